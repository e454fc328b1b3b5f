"""The article held against the calendar: weekdays, clocks of two zones, days that do not exist, the future as past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.passes.times.anchors import FUTURE
from readout.passes.times.calendar import day_of, month_length
from readout.passes.times.clocks import has_clock
from readout.passes.times.numbers import read_date
from readout.passes.times.recognise import Expression
from readout.passes.times.story import Story
from readout.record import Check, Timex

# Names of days for the messages, which are in English whatever the article's language is.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CheckCalendar:
    """Adds to ``Analysis.checks``."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "expressions", "times", "anchor"})
    writes: ClassVar[frozenset[str]] = frozenset({"checks"})

    def __init__(self, pack: Pack) -> None:
        self._order = pack.meta.date_order

    def __call__(self, analysis: Analysis) -> None:
        """Check every time of the document."""
        story = Story(analysis, self._order)
        at = {(e.start, e.end): i for i, e in enumerate(analysis.expressions)}
        found: list[Check] = []
        for previous, t in zip([None, *analysis.times], analysis.times, strict=False):
            index = at.get(t.span)
            if index is None:
                continue
            e = analysis.expressions[index]
            found += self._impossible(e, t)
            found += _weekday(e, t)
            found += _future(analysis, story, index, t)
            if previous is not None:
                found += _clocks(story, index, previous, t)
        analysis.checks = [*analysis.checks, *found]

    def _impossible(self, e: Expression, t: Timex) -> Iterator[Check]:
        """A day that no such month has."""
        parts = e.parts
        if "date" in parts:
            day, month, year = read_date(str(parts["date"]), self._order)
        elif "day" in parts and "month" in parts and e.type == "point":
            day, month, year = int(parts["day"]), int(parts["month"]), parts.get("year")
        else:
            return
        known = year or (int(t.value[:4]) if t.value[:4].isdigit() else 2000)
        last = month_length(known, month)
        if day > last:
            yield Check(
                kind="date",
                ok=False,
                message=f"there is no day {day} in month {month} of {known}: it has {last} days",
                evidence=(t.span,),
            )


def _weekday(e: Expression, t: Timex) -> Iterator[Check]:
    """A weekday told with its date."""
    if "weekday" not in e.parts or not ("date" in e.parts or "day" in e.parts) or e.type != "point":
        return
    day = day_of(t.value)
    if day is None:
        return
    told, real = int(e.parts["weekday"]), day.isoweekday()
    ok = told == real
    message = f"{day.isoformat()} is a {_DAYS[real - 1]}" + ("" if ok else f", not a {_DAYS[told - 1]}")
    yield Check(kind="weekday", ok=ok, message=message, evidence=(t.span,))


def _clocks(story: Story, index: int, first: Timex, second: Timex) -> Iterator[Check]:
    """One instant told by two clocks."""
    e = story.analysis.expressions[index]
    if not (first.zone and second.zone and first.utc and second.utc and has_clock(e.parts)):
        return
    if first.zone == second.zone or not story.linked(index):
        return
    ok = first.utc == second.utc
    one, two = first.value.partition("T")[2], second.value.partition("T")[2]
    if ok:
        message = f"{one} in {first.zone} is {two} in {second.zone}"
    else:
        message = f"{one} in {first.zone} is {first.utc}, but {two} in {second.zone} is {second.utc}"
    yield Check(kind="time-zone", ok=ok, message=message, evidence=(first.span, second.span))


def _future(analysis: Analysis, story: Story, index: int, t: Timex) -> Iterator[Check]:
    """A full date after publication that is told in the past tense."""
    e = analysis.expressions[index]
    today, day = story.document.whole, day_of(t.value)
    full = "year" in e.parts or len(str(e.parts.get("date", ""))) > len("30/12")
    if today is None or day is None or not full or t.type not in ("DATE", "TIME") or _days(day, today) <= 1:
        return
    if story.aside(index) and story.tense(index) != FUTURE:
        message = f"{day.isoformat()} lies after the day of the report, {today.isoformat()}, and is told as past"
        yield Check(kind="date", ok=False, message=message, evidence=(t.span,))


def _days(later: date, earlier: date) -> int:
    return (later - earlier).days
