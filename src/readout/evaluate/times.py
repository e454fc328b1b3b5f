"""The evaluation of times, as TempEval-3 scores them, on gold articles and on time sets in their own form.

A time of the system is paired with the gold one it overlaps most. The rows:

* ``times.span`` (relaxed: any overlap), ``times.strict`` (the same span), ``times.type`` and ``times.value``: pairs that also
  agree in type or value, of all that either side holds. ``times.value`` is TempEval-3's value F1, the headline.
* ``times.mod``, ``times.zone`` and ``times.utc``: of the pairs whose gold tells them.
* ``times.year``: documents without a date whose year the set asks for.

A time set holds one document a line: ``{"id", "lang"?, "dct", "text", "timex": [{"start", "end", "type", "value", "mod"?, "tz"?,
"utc"?}], "expect_year"?}``; ``dct`` is the given date of publication, or null. Its spans are offsets in code points.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from readout.evaluate.gold import find
from readout.evaluate.match import pair
from readout.evaluate.task import Miss, Report, Task
from readout.passes.times.calendar import zone_of
from readout.record import Record, Timex

_CONTEXT = 30


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A time of a set."""

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    tz: str | None = None
    utc: str | None = None


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document of a set."""

    id: str
    text: str
    date: str | None = msgspec.field(default=None, name="dct")
    lang: str = "id"
    timex: tuple[Told, ...] = ()
    expect_year: int | None = None


def evaluate(task: Task) -> Report:
    """Hold times against gold articles or against a time set, told apart by their keys."""
    return _on_set(task) if task.has("timex") else _on_gold(task)


def _on_gold(task: Task) -> Report:
    report = Report()
    for gold, article, record in task.records(report):
        spans = [(find(article.text, t.text), t) for t in gold.times]
        told = [Told(start=s[0], end=s[1], type=t.type, value=t.value) for s, t in spans]
        _score(gold.doc, told, record, report)
    return report


def _on_set(task: Task) -> Report:
    report = Report()
    for row, record in task.rows(TimeRow, report):
        _score(row.id, list(row.timex), record, report)
        if row.expect_year is not None:
            _year(row, record, report)
    return report


def _year(row: TimeRow, record: Record, report: Report) -> None:
    published = record.document.published
    dated = [t.value for t in record.times if t.type in ("DATE", "TIME")]
    right = bool(published and published.proof) and all(v.startswith(str(row.expect_year)) for v in dated)
    report.tally.add("times.year", int(right), int(bool(published)), 1)
    if not right:
        report.misses.append(Miss(row.id, "times", "year", [row.expect_year, published and published.value, dated]))


def _score(doc: str, gold: list[Told], record: Record, report: Report) -> None:
    theirs, tally = list(record.times), report.tally
    pairs = pair(gold, theirs, lambda g, s: float(max(0, min(g.end, s.span[1]) - max(g.start, s.span[0]))))
    sizes = (len(theirs), len(gold))
    tally.add("times.span", len(pairs), *sizes)
    tally.add("times.strict", sum((g.start, g.end) == s.span for g, s in pairs), *sizes)
    tally.add("times.type", sum(g.type == s.type for g, s in pairs), *sizes)
    tally.add("times.value", sum(g.value == s.value for g, s in pairs), *sizes)
    _told("times.mod", [(g.mod, s.mod) for g, s in pairs if g.mod], report)
    _told("times.utc", [(g.utc, s.utc) for g, s in pairs if g.utc], report)
    _told("times.zone", [(_offset(g.tz), _offset_of(s)) for g, s in pairs if g.tz], report)
    _list_misses(doc, gold, pairs, record, report)


def _told(row: str, pairs: list[tuple[str | None, str | None]], report: Report) -> None:
    if pairs:
        report.tally.add(row, sum(a == b for a, b in pairs), sum(b is not None for _, b in pairs), len(pairs))


def _offset(tz: str | None) -> str | None:
    return "+00:00" if tz == "Z" else tz


def _offset_of(timex: Timex) -> str | None:
    """The offset of a time's zone on its day, as "+07:00"."""
    zone = zone_of(timex.zone) if timex.zone else None
    try:
        at = datetime.fromisoformat(timex.value[:10]).replace(hour=12, tzinfo=zone)
    except ValueError:
        return None
    offset = at.strftime("%z")
    return f"{offset[:3]}:{offset[3:]}" if offset else None


def _list_misses(doc: str, gold: list[Told], pairs: list[tuple[Told, Timex]], record: Record, report: Report) -> None:
    text = record.document.text

    def miss(what: str, *body: Any) -> None:
        report.misses.append(Miss(doc, "times", what, list(body)))

    for g, s in pairs:
        words = text[s.span[0] : s.span[1]]
        if g.value != s.value:
            miss("value", words, g.value, s.value, s.rule)
        if g.type != s.type:
            miss("type", words, g.type, s.type, s.rule)
        if (g.start, g.end) != s.span:
            miss("span", text[g.start : g.end], words, s.rule)
        if g.utc and g.utc != s.utc:
            miss("utc", words, g.utc, s.utc)
    paired_gold, paired = {id(g) for g, _ in pairs}, {id(s) for _, s in pairs}
    for g in gold:
        if id(g) not in paired_gold:
            miss("missed", text[g.start : g.end], g.value, text[max(0, g.start - _CONTEXT) : g.end + _CONTEXT])
    for s in record.times:
        if id(s) not in paired:
            around = text[max(0, s.span[0] - _CONTEXT) : s.span[1] + _CONTEXT]
            miss("spurious", record.quote(s.span), s.value, s.rule, around)
