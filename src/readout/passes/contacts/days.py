"""Dates of different precision held against each other."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")
_WEEKEND = re.compile(r"(\d{4}-W\d\d)-WE")


@lru_cache(maxsize=4096)
def days(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO date, week, month, year, or period ``a/b``; ``None`` for anything else."""
    if "/" in value:
        begin, end = (days(v) for v in value.split("/", 1))
        return None if begin is None or end is None else (begin[0], end[1])
    try:
        if m := _DAY.fullmatch(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday, monday + timedelta(6)
        if m := _MONTH.fullmatch(value):
            first = date(int(m[1]), int(m[2]), 1)
            return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
        if m := _YEAR.fullmatch(value):
            return date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)
    except ValueError:
        return None
    return None


def overlap(a: str, b: str) -> bool:
    """Whether two dates can be of one day; dates that cannot be read do not stand against it."""
    one, other = days(a), days(b)
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def within(a: str, frame: str) -> bool:
    """Whether date ``a`` lies wholly in ``frame``."""
    one, other = days(a), days(frame)
    return one is not None and other is not None and other[0] <= one[0] and one[1] <= other[1]


def day(value: str) -> str:
    """The date in a TIMEX3 value: the clock is cut off, a period of days is kept, a weekend is its two days."""
    if m := _WEEKEND.fullmatch(value):
        saturday = date.fromisoformat(f"{m[1]}-6")
        return f"{saturday}/{saturday + timedelta(1)}"
    return "/".join(part.split("T")[0] for part in value.split("/"))
