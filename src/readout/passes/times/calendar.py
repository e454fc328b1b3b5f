"""The calendar that all passes share: what a TIMEX3 value covers, and how times and durations add up.

Nothing here knows the present: every function is of its arguments alone. Values are TIMEX3 strings in local wall-clock
time ("2021-12-30T15:35", "2021-12", "2021-W52", "2022-01-10/2022-01-12"); instants are UTC and end in "Z".
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_INSTANT = "%Y-%m-%dT%H:%M"
_DURATION = re.compile(
    r"P(?:(?P<Y>\d+(?:\.\d+)?)Y)?(?:(?P<M>\d+(?:\.\d+)?)M)?(?:(?P<W>\d+(?:\.\d+)?)W)?(?:(?P<D>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<h>\d+(?:\.\d+)?)H)?(?:(?P<m>\d+(?:\.\d+)?)M)?(?:(?P<s>\d+(?:\.\d+)?)S)?)?"
)
_SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def interval(value: str) -> tuple[datetime, datetime] | None:
    """The local time that a value covers, half open ``[start, end)``; ``None`` for one that names no fixed time.

    A part of a day ("2021-12-30TMO") covers its whole day: how late a morning lasts is not for us to say.
    """
    if "/" in value:
        first, last = (interval(v) for v in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] < last[1] else None
    if "X" in value or not value[:1].isdigit():
        return None
    day, _, clock = value.partition("T")
    try:
        if clock and clock[:1].isdigit():
            return _clock_interval(day, clock)
        start, end = _days(day)
    except (ValueError, OverflowError):
        return None
    midnight = datetime.min.time()
    return datetime.combine(start, midnight), datetime.combine(end, midnight)


def _clock_interval(day: str, clock: str) -> tuple[datetime, datetime]:
    parts = [int(p) for p in clock.rstrip("Z").split(":")]
    length = (3600, 60, 1)[len(parts) - 1]
    at = datetime.fromisoformat(day) + timedelta(
        hours=parts[0], minutes=parts[1] if len(parts) > 1 else 0, seconds=parts[2] if len(parts) > 2 else 0
    )
    return at, at + timedelta(seconds=length)


def _days(value: str) -> tuple[date, date]:
    """First day, and the day after the last, of a value without a clock."""
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|\d))?", value):
        first = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        if m[3] == "WE":
            return first + timedelta(5), first + timedelta(7)
        offset = int(m[3]) - 1 if m[3] else 0
        return first + timedelta(offset), first + timedelta(offset + 1 if m[3] else 7)
    if m := re.fullmatch(r"(\d{4})-(?:Q(\d)|H(\d)|(SP|SU|FA|WI))", value):
        length = 3 if m[2] or m[4] else 6
        month = _SEASONS[m[4]] if m[4] else (int(m[2] or m[3]) - 1) * length + 1
        return date(int(m[1]), month, 1), _month_after(int(m[1]), month, length)
    if re.fullmatch(r"\d{2,3}", value):
        width = 10 ** (4 - len(value))
        year = int(value) * width
        return date(year, 1, 1), date(year + width, 1, 1)
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), _month_after(parts[0], parts[1], 1)
    day = date(*parts)
    return day, day + timedelta(1)


def _month_after(year: int, month: int, months: int) -> date:
    index = year * 12 + month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def contains(outer: str, inner: str) -> bool:
    """Whether all of ``inner`` lies in ``outer`` ("2021-12" contains "2021-12-30"); false where either is open."""
    a, b = interval(outer), interval(inner)
    return a is not None and b is not None and a[0] <= b[0] and b[1] <= a[1]


@lru_cache(maxsize=20_000)
def day_of(value: str) -> date | None:
    """The one day of a value that is of a day or finer; ``None`` for others and for days that do not exist."""
    try:
        return date.fromisoformat(value[:10]) if re.match(r"\d{4}-\d\d-\d\d(?:T|$)", value) else None
    except ValueError:
        return None


def seconds(duration: str) -> int | None:
    """The length of a duration in seconds; ``None`` where it is vague or of months or years, which vary."""
    m = _DURATION.fullmatch(duration)
    if m is None or m["Y"] or m["M"] or duration in ("P", "PT"):
        return None
    return round(sum(float(m[k]) * n for k, n in _SECONDS.items() if m[k]))


def duration_of(length: int) -> str:
    """The duration of so many seconds, in hours, minutes and seconds ("PT1H10M"); days only from whole days."""
    if length and length % 86400 == 0:
        return f"P{length // 86400}D"
    hours, rest = divmod(length, 3600)
    minutes, left = divmod(rest, 60)
    told = "".join(f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (left, "S")) if n)
    return f"PT{told or '0M'}"


def plus(time: str, duration: str, sign: int = 1) -> str | None:
    """``time`` moved by ``duration``: an instant ("…Z") stays one, a local clock time stays local.

    The end from start and duration, or with ``sign=-1`` the start from the end. Move instants rather than local times
    where a zone is known: only they cross a change of clocks rightly. ``None`` where either is too vague.
    """
    length = seconds(duration)
    if length is None:
        return None
    instant = time.endswith("Z")
    clock = "T" in time and time[-3:-2] != "T"
    try:
        at = datetime.fromisoformat(time.rstrip("Z"))
    except ValueError:
        return None
    try:
        moved = at + timedelta(seconds=sign * length)
    except OverflowError:
        return None
    if clock:
        return moved.strftime(_INSTANT) + ("Z" if instant else "")
    return moved.date().isoformat() if length % 86400 == 0 else None


def between(start: str, end: str) -> str | None:
    """The duration from one instant or local time to another of the same kind; ``None`` where it is not forward."""
    try:
        a, b = (datetime.fromisoformat(t.rstrip("Z")) for t in (start, end))
    except ValueError:
        return None
    length = round((b - a).total_seconds())
    return duration_of(length) if length > 0 and "T" in start and "T" in end else None


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo | timezone | None:
    """The zone of an IANA name, or of a fixed offset such as "+07:00"; ``None`` where there is none of that name."""
    if m := re.fullmatch(r"([+-])(\d\d):(\d\d)", name):
        offset = timedelta(hours=int(m[2]), minutes=int(m[3]))
        return timezone(offset if m[1] == "+" else -offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


@lru_cache(maxsize=20_000)
def to_utc(value: str, zone: str) -> str | None:
    """The UTC instant of a local clock time; ``None`` where the value is no clock time of a known day.

    An hour that the change to winter time makes twice is read as the first; one that summer time leaves out, as if the
    clocks had not yet changed.
    """
    at, info = _local(value), zone_of(zone)
    if at is None or info is None:
        return None
    try:
        return at.replace(tzinfo=info).astimezone(UTC).strftime(_INSTANT) + "Z"
    except (OverflowError, ValueError):
        return None


def to_local(instant: str, zone: str) -> str | None:
    """The local clock time of a UTC instant ("…Z")."""
    info = zone_of(zone)
    if info is None or not instant.endswith("Z"):
        return None
    try:
        at = datetime.fromisoformat(instant[:-1]).replace(tzinfo=UTC)
        return at.astimezone(info).strftime(_INSTANT)
    except (OverflowError, ValueError):
        return None


def _local(value: str) -> datetime | None:
    m = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d)(?::(\d\d))?)?", value)
    if m is None:
        return None
    try:
        at = datetime.fromisoformat(m[1])
    except ValueError:
        return None
    return at + timedelta(hours=int(m[2]), minutes=int(m[3] or 0), seconds=int(m[4] or 0))


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where it has fewer."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_length(year, month)))
