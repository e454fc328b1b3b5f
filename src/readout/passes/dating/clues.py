"""What a text gives away of the day on which it was published: each clue is a set of days with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import msgspec

from readout.packs.schema import Times
from readout.passes.analysis import Analysis, PersonCandidate
from readout.passes.dating.window import LAST_DAY, YEARS, Stretch, Window
from readout.passes.times.anchors import FUTURE
from readout.passes.times.numbers import full_year, read_date
from readout.passes.times.recognise import Expression
from readout.passes.times.story import Story
from readout.record import Span
from readout.world import Tenure

_HALF_YEAR = timedelta(183)
_ALONE = 0.8
_HEAD = 3


class Clue(msgspec.Struct, frozen=True):
    """Days on which the document may have been published, why, and the words that say so.

    ``firm`` clues come before the others; a clue that would leave no day at all is set aside.
    """

    days: Window
    why: str
    evidence: tuple[Span, ...]
    firm: bool = True
    stated: bool = False
    term: bool = False


class DayTold(msgspec.Struct, frozen=True):
    """A calendar day in the text: its expression, and its day, month, year and weekday as far as told."""

    index: int
    expression: Expression
    day: int
    month: int
    year: int | None
    weekday: int | None

    def days(self) -> Sequence[date]:
        """Every day it can be: of its year, or of each year in which the weekday fits. None where the two disagree."""
        return _days(self.day, self.month, self.year, self.weekday)


@lru_cache(maxsize=5_000)
def _days(day_of_month: int, month: int, only: int | None, weekday: int | None) -> Sequence[date]:
    out = []
    for year in (only,) if only else YEARS:
        if year not in YEARS:
            continue
        try:
            day = date(year, month, day_of_month)
        except ValueError:
            continue
        if weekday is None or day.isoweekday() == weekday:
            out.append(day)
    return tuple(out)


def days_told(analysis: Analysis, order: str) -> list[DayTold]:
    """The calendar days of the text, in order."""
    out = []
    for index, e in enumerate(analysis.expressions):
        if e.type != "point":
            continue
        found = _calendar_day(e.parts, order)
        if found is not None:
            out.append(DayTold(index, e, *found, e.parts.get("weekday")))
    full = {(t.day, t.month): t.year for t in out if t.year is not None}
    return [t if t.year else msgspec.structs.replace(t, year=full.get((t.day, t.month))) for t in out]


def _calendar_day(parts: dict[str, Any], order: str) -> tuple[int, int, int | None] | None:
    if "date" in parts:
        day, month, year = read_date(str(parts["date"]), order)
        return day, month, year if year is not None else parts.get("year")
    if "day" in parts and "month" in parts and "unit" not in parts:
        year = parts.get("year")
        if year is None and "year2" in parts:
            year = full_year(int(parts["year2"]))
        return int(parts["day"]), int(parts["month"]), year
    return None


def clues(analysis: Analysis, told: list[DayTold], story: Story, times: Times) -> Iterator[Clue]:
    """All clues of the document, firm ones first."""
    yield from _stated(analysis, told)
    yield from _pointed(analysis, told)
    yield from _terms(analysis)
    yield from _weekdays(analysis, told, story)
    yield from _this_year(analysis)
    yield from _around(analysis, told)
    yield from _not_before(analysis, told, story)
    yield from _credits(analysis, told, story)
    yield from _this_month(analysis, told, story)
    yield from _latest(analysis, told, story)


def _stated(analysis: Analysis, told: list[DayTold]) -> Iterator[Clue]:
    """A date that stands alone in its line, or in the dateline."""
    document = analysis.document
    dateline = document.dateline[1] if document.dateline else (0, 0)
    for t in told:
        e = t.expression
        sentence = document.sentence_at(e.start)
        if sentence is None:
            continue
        paragraphs = len(document.paragraphs)
        at_an_end = sentence.paragraph < _HEAD or sentence.paragraph >= paragraphs - 1
        alone = (e.end - e.start) / max(1, sentence.end - sentence.start) > _ALONE
        in_dateline = dateline[0] <= e.start and e.end <= dateline[1]
        if t.year is not None and alone and at_an_end and paragraphs > 1:
            yield Clue(_each(t, 0, 0), f"{_quote(analysis, e)} stands by itself as the date", (_span(e),), stated=True)
        elif in_dateline:
            yield Clue(_each(t, 0, 1), f"{_quote(analysis, e)} stands in the dateline", (_span(e),), stated=True)


def _pointed(analysis: Analysis, told: list[DayTold]) -> Iterator[Clue]:
    """ "today, Friday (10/6/2022)": a day told twice, from today and by the calendar."""
    by_index = {t.index: t for t in told}
    for index, e in enumerate(analysis.expressions[:-1]):
        following = by_index.get(index + 1)
        if following is None or "dayshift" not in e.parts or "anchor" in e.parts:
            continue
        if following.expression.first - e.last > 1:
            continue
        shift = -int(e.parts["dayshift"])
        why = f"{_quote(analysis, e)} is {_quote(analysis, following.expression)}"
        yield Clue(_each(following, shift, shift), why, (_span(e), _span(following.expression)))


def _terms(analysis: Analysis) -> Iterator[Clue]:
    """The terms of office of the persons named, each person once."""
    seen: set[str] = set()
    # the fuller a mention, the surer whom it means
    for candidate in sorted(analysis.persons, key=lambda c: c.span[0] - c.span[1]):
        if candidate.person in seen or not _is_sure(analysis, candidate):
            continue
        seen.add(candidate.person)
        terms = [(_first(t.start), _end(t)) for t in candidate.tenures if t.start]
        if len(terms) < len(candidate.tenures):
            continue
        told = "; ".join(
            sorted({f"{t.office}, {t.start} to {t.end or f'{t.as_of} or later'}" for t in candidate.tenures})
        )
        why = f"{analysis.text[slice(*candidate.span)]} held office then ({told})"
        yield Clue(Window(terms), why, (candidate.span,), term=True)


def _is_sure(analysis: Analysis, candidate: PersonCandidate) -> bool:
    """Whether a mention dates: the person is told with an office, now and not once, and had that office."""
    if any(e.start < candidate.span[1] and candidate.span[0] < e.end for e in analysis.expressions):
        return False  # a weekday that is somebody's name
    found = next((f for f in analysis.found if f.span == candidate.span), None)
    if found is None or found.former or not found.roles:
        return False
    return any(t.role in found.roles for t in candidate.tenures)


def _end(term: Tenure) -> date:
    """The last day of a term. One that goes on is trusted for a year after the table last confirmed it.

    The day on which a term ends is left to the successor, so that the two never share a day.
    """
    if len(term.end) == len("2021-12-31"):
        return max(_first(term.start), _last(term.end) - timedelta(1))
    if term.end or not term.as_of:
        return _last(term.end)
    return _last(term.as_of) + timedelta(365)


def _first(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def _last(value: str) -> date:
    if not value:
        return LAST_DAY
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return (date(year, month, 28) + timedelta(4)).replace(day=1) - timedelta(1)


def _weekdays(analysis: Analysis, told: list[DayTold], story: Story) -> Iterator[Clue]:
    """A weekday with its day and month: only some years have it. Reports tell no year of what is near."""
    for t in told:
        if t.weekday is None or t.year is not None or not t.days():
            continue
        ahead = story.tense(t.index) == FUTURE
        years = ", ".join(str(d.year) for d in t.days())
        stretches = [(d - _HALF_YEAR, d) if ahead else (d, d + _HALF_YEAR) for d in t.days()]
        why = f"{_quote(analysis, t.expression)}: that day of the week and that date meet in {years} only"
        yield Clue(Window(stretches), why, (_span(t.expression),))


def _around(analysis: Analysis, told: list[DayTold]) -> Iterator[Clue]:
    """A full date with its weekday: reports name the day of the week only of days that are near."""
    for t in told:
        if t.weekday is not None and t.year is not None:
            why = f"{_quote(analysis, t.expression)} names the weekday, as reports do of days that are near"
            yield Clue(Window((d - _HALF_YEAR, d + _HALF_YEAR) for d in t.days()), why, (_span(t.expression),))


def _this_year(analysis: Analysis) -> Iterator[Clue]:
    """ "tahun 2014 ini": a year that is called this year."""
    for e in analysis.expressions:
        if e.type == "point" and "year" in e.parts and e.parts.get("rel") == 0:
            year = int(e.parts["year"])
            if year in YEARS:
                days = Window([(date(year, 1, 1), date(year, 12, 31))])
                yield Clue(days, f"{_quote(analysis, e)} is called this year", (_span(e),))


def _not_before(analysis: Analysis, told: list[DayTold], story: Story) -> Iterator[Clue]:
    """A full date that has passed: the report is not older."""
    past = [t for t in told if t.year is not None and _has_passed(t, story)]
    if past:
        latest = max(past, key=lambda t: (t.year, t.month, t.day))
        stretches: list[Stretch] = [(d, LAST_DAY) for d in latest.days()]
        why = f"{_quote(analysis, latest.expression)} has passed"
        yield Clue(Window(stretches), why, (_span(latest.expression),))


def _has_passed(t: DayTold, story: Story) -> bool:
    if story.credit(t.index):
        return True
    return (t.weekday is not None or story.aside(t.index)) and story.tense(t.index) != FUTURE


def _credits(analysis: Analysis, told: list[DayTold], story: Story) -> Iterator[Clue]:
    """The date of a report that is cited: a citation follows within a day."""
    for t in told:
        if story.credit(t.index):
            why = f"{_quote(analysis, t.expression)} dates a report that is cited: published that day or the next"
            yield Clue(_each(t, 0, 1), why, (_span(t.expression),), firm=False)


def _this_month(analysis: Analysis, told: list[DayTold], story: Story) -> Iterator[Clue]:
    """ "this month", beside a date of the month that is meant."""
    for index, e in enumerate(analysis.expressions):
        if e.parts.get("unit") != "M" or e.parts.get("rel") != 0 or "anchor" in e.parts or len(e.parts) > 3:
            continue
        here = analysis.document.sentence_at(e.start)
        for t in told:
            there = analysis.document.sentence_at(t.expression.start)
            if here is None or there is None or t.index < index or there.index - here.index > 1 or t.year:
                continue
            if story.credit(t.index) or story.tense(t.index) == FUTURE:
                continue
            why = f"{_quote(analysis, e)} is told with {_quote(analysis, t.expression)}, a day of that month"
            yield Clue(Window(map(_month, t.days())), why, (_span(e), _span(t.expression)), firm=False)


def _latest(analysis: Analysis, told: list[DayTold], story: Story) -> Iterator[Clue]:
    """The latest day told with its weekday, or as the day of a statement: news is of that day or the next."""
    dated = [t for t in told if _has_passed(t, story)]
    years = [t for t in dated if t.year is not None]
    if years:
        t = max(years, key=lambda t: (t.year, t.month, t.day))
    elif dated:
        t = dated[-1]
    else:
        return
    why = f"{_quote(analysis, t.expression)} is the latest day reported: published that day or the next"
    yield Clue(_each(t, 0, 1), why, (_span(t.expression),), firm=False)


@lru_cache(maxsize=5_000)
def _month(day: date) -> Stretch:
    return day.replace(day=1), _last(f"{day.year}-{day.month:02}")


def _each(t: DayTold, first: int, last: int) -> Window:
    before, behind = timedelta(first), timedelta(last)
    return Window((d + before, d + behind) for d in t.days())


def _span(e: Expression) -> Span:
    return (e.start, e.end)


def _quote(analysis: Analysis, e: Expression) -> str:
    return f'"{" ".join(analysis.text[e.start : e.end].split())}"'
