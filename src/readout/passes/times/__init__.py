"""Times: TIMEX3 expressions found, resolved and given their instants; and the calendar that other passes use."""

from readout.passes.times.calendar import (
    between,
    contains,
    day_of,
    duration_of,
    interval,
    plus,
    seconds,
    to_local,
    to_utc,
)
from readout.passes.times.checks import CheckCalendar
from readout.passes.times.recognise import Expression, RecogniseTimes
from readout.passes.times.resolve import ResolveTimes

__all__ = [
    "CheckCalendar",
    "Expression",
    "RecogniseTimes",
    "ResolveTimes",
    "between",
    "contains",
    "day_of",
    "duration_of",
    "interval",
    "plus",
    "seconds",
    "to_local",
    "to_utc",
]
