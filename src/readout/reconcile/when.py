"""Dates, instants and durations as accounts tell them, compared without pretending to more precision than was told."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_DURATION = re.compile(
    r"P(?:(?P<w>[\d.]+)W)?(?:(?P<d>[\d.]+)D)?(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?$"
)
_READABLE = re.compile(r"P(?:(?P<D>\d+)D)?(?:T(?:(?P<H>\d+)H)?(?:(?P<M>\d+)M)?(?:\d+S)?)?$")
_SAID = re.compile(r"(?P<value>.+?) \((?P<mod>[A-Z_]+)\)$")
# A modifier of TIMEX3 as a sign that all readers know.
_SIGNS = {"LESS_THAN": "<", "MORE_THAN": ">", "APPROX": "≈", "EQUAL_OR_LESS": "≤", "EQUAL_OR_MORE": "≥"}
_MINUTES = {"w": 7 * 24 * 60, "d": 24 * 60, "h": 60, "m": 1, "s": 1 / 60}


@lru_cache(maxsize=10_000)
def days(value: str | None) -> tuple[date, date] | None:
    """First and last day of a date, a partial date or a period ("2022-01-10/2022-01-12"); ``None`` if not a date."""
    if not value:
        return None
    begin, _, end = value.partition("/")
    first, last = _day(begin, last=False), _day(end or begin, last=True)
    return (first, last) if first and last and first <= last else None


def _day(value: str, *, last: bool) -> date | None:
    try:
        if m := re.match(r"(\d{4})-(\d{2})-(\d{2})", value):
            return date(int(m[1]), int(m[2]), int(m[3]))
        if m := re.fullmatch(r"(\d{4})-(\d{2})", value):
            first = date(int(m[1]), int(m[2]), 1)
            return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1) if last else first
        if m := re.fullmatch(r"(\d{4})-W(\d{2})", value):
            return date.fromisocalendar(int(m[1]), int(m[2]), 7 if last else 1)
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 12, 31) if last else date(int(value), 1, 1)
    except ValueError:
        return None
    return None


def instant(value: str | None) -> datetime | None:
    """An instant in UTC; ``None`` where there is none."""
    if not value or "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None


def minutes(value: str | None) -> float | None:
    """The length of an ISO 8601 duration in minutes; ``None`` for vague ones ("PXM") and for none."""
    m = _DURATION.match(value) if value else None
    if m is None or not any(m.groups()):
        return None
    return sum(float(n) * _MINUTES[unit] for unit, n in m.groupdict().items() if n)


def possible_minutes(value: str | None, mod: str | None) -> tuple[float, float] | None:
    """The lengths that a told duration allows, as a closed interval in minutes.

    "Almost an hour" is three quarters of it up to the whole; "more than an hour" is clearly above it, up to half as much
    again; "about" is 15 % either way; a bare number allows 2 % for rounding (121 minutes are "two hours"). The
    shares are ours, set on the six contacts of our notes so that what a reader calls rounding is no difference.
    """
    length = minutes(value)
    if length is None:
        return None
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return 0.75 * length, length
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return length * (1.0 if mod == "EQUAL_OR_MORE" else 1.021), 1.5 * length
    if mod == "APPROX":
        return 0.85 * length, 1.15 * length
    return 0.98 * length, 1.02 * length


def length(value: str | None) -> str:
    """A duration as people read it: "PT1H40M" is "1 h 40 min". A vague one is shown as coded."""
    said = _SAID.fullmatch(value or "")
    sign = f"{_SIGNS.get(said['mod'], said['mod'])} " if said else ""
    m = _READABLE.fullmatch(said["value"] if said else value or "")
    if m is None or not any(m.groups()):
        return value or ""
    days, hours, minutes = (int(m[g] or 0) for g in ("D", "H", "M"))
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if n]
    return sign + (" ".join(parts) or "0 min")
