"""Dates as the record has them (partial, weeks, quarters, periods) as a range of days that a query can compare."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?:-(?P<weekday>\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?(?=T|$)"
)


@lru_cache(maxsize=4096)
def days(value: str | None) -> tuple[str, str] | None:
    """First and last day (ISO) that an ISO or TIMEX3 date may mean; ``None`` where it names no days.

    >>> days("2021-12")
    ('2021-12-01', '2021-12-31')
    >>> days("2022-01-10/2022-01-12")
    ('2022-01-10', '2022-01-12')
    >>> days("PAST_REF") is None
    True
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    begin = _range(first)
    end = _range(last) if last else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0].isoformat(), end[1].isoformat()


def _range(value: str) -> tuple[date, date] | None:
    m = _FORM.match(value)
    if m is None:
        return None
    year = int(m["year"])
    try:
        if m["week"]:
            monday = date.fromisocalendar(year, int(m["week"]), int(m["weekday"] or 1))
            return monday, monday + timedelta(days=0 if m["weekday"] else 6)
        if m["quarter"]:
            return _months(year, 3 * int(m["quarter"]) - 2, 3)
        if m["half"]:
            return _months(year, 6 * int(m["half"]) - 5, 6)
        if m["day"]:
            day = date(year, int(m["month"]), int(m["day"]))
            return day, day
        return _months(year, int(m["month"]), 1) if m["month"] else _months(year, 1, 12)
    except ValueError:
        return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])
