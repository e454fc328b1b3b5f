"""Clock times and parts of the day as told: "setengah empat sore", "3:35 p.m.", "2035"."""

from __future__ import annotations

from typing import Any

from readout.passes.times.numbers import read_clock

Parts = dict[str, Any]


def has_clock(parts: Parts) -> bool:
    """Whether the parts tell a time by the clock."""
    return any(k in parts for k in ("clock", "hhmm", "hour"))


def time_of_day(parts: Parts) -> str | None:
    """The part of a value after the day ("T15:35", "TNI"); ``None`` where nothing finer than the day is told."""
    if not has_clock(parts):
        return f"T{parts['part']}" if "part" in parts else None
    hour, minute, second = _told(parts)
    if "past" in parts:
        minute += int(parts["past"])
    if "to" in parts:
        hour, minute = hour - 1, 60 - int(parts["to"])
    if "half" in parts:  # the half before the hour that is named
        hour, minute = (hour - 1) % 24, 30
    hour = _on_the_day(hour, parts.get("ampm"), parts.get("part"))
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")


def _told(parts: Parts) -> tuple[int, int, int | None]:
    if "clock" in parts:
        return read_clock(str(parts["clock"]))
    if "hhmm" in parts:
        return int(parts["hhmm"]) // 100, int(parts["hhmm"]) % 100, None
    return int(parts["hour"]), int(parts.get("minute", 0)), None


def _on_the_day(hour: int, ampm: str | None, part: str | None) -> int:
    """The hour of 24, from "p.m." or from the part of the day that is told with it."""
    if ampm == "PM" or (part in ("AF", "EV") and hour < 12):
        return hour + 12 if hour < 12 else hour
    if ampm == "AM" or (part == "MO" and hour == 12):
        return 0 if hour == 12 else hour
    if part == "NI":  # the small hours stay, the evening's move on
        return 0 if hour == 12 else hour + 12 if 6 <= hour < 12 else hour
    return hour
