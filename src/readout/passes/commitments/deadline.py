"""By when: the time behind a word such as "by" in what is promised, threatened or asked."""

from __future__ import annotations

from datetime import date

from readout.passes.analysis import Analysis
from readout.record import CommitmentKind, Spans, Timex

_BOUND: frozenset[CommitmentKind] = frozenset({"demand", "threat", "promise", "offer"})


def deadline_of(analysis: Analysis, kind: CommitmentKind, consequence: Spans, said: str | None) -> str | None:
    """A TIMEX3 value: the point by which, or (``P30D``) how long after it was said; ``None`` where none or several are told.

    ``said`` is the day on which it was said, where known: a point before it is no deadline ("troops sent *before 2014*").
    """
    if kind not in _BOUND:
        return None
    found: set[str] = set()
    for start, end in consequence:
        for hit in analysis.document.hits_in("commitments", start, end):
            if hit.group not in ("until", "within"):
                continue
            told = next((t for t in analysis.times_in(hit.end, end) if t.span[0] - hit.end <= 1), None)
            if told is not None and _fits(told, hit.group, said):
                found.add(told.value)
    return found.pop() if len(found) == 1 else None


def _fits(told: Timex, group: str, said: str | None) -> bool:
    if told.type == "DURATION":
        return group == "within" and told.value[:1] == "P" and told.value[1:2] != "X" and told.mod is None
    last = _last_day(told.value)
    return group == "until" and last is not None and said is not None and last >= said[: len(last)]


def _last_day(value: str) -> str | None:
    """A year, month or day as the value has it, a week as its Sunday; ``None`` for a range or what has no number."""
    if "/" in value or not value[:4].isdigit():
        return None
    year, _, week = value.partition("-W")
    if not week:
        return value[:10]
    return date.fromisocalendar(int(year), int(week), 7).isoformat() if week.isdigit() else None
