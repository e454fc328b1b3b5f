"""The evaluation of statements, on gold articles and on the quotation sets in their own form.

The rows (all one-to-one, best letter overlap first):

* ``statements.content``: contents that share half their letters or more (Jaccard).
* ``statements.attributed``: of these, those with the right speaker; the headline. In gold articles the speaker is the
  actor, in the quotation sets the words that name it must overlap. ``statements.attributed.direct`` etc. by type.
* ``statements.exact``: contents letter by letter. ``statements.speaker``: the words that name the speaker, letter by letter.
* ``statements.via``: links of the chain (gold articles). ``statements.token.*``: words in any cue, source or content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

from readout.evaluate import record as records
from readout.evaluate.gold import find, read_rows
from readout.evaluate.match import characters, pair
from readout.evaluate.task import Miss, Report, Task
from readout.record import Record, Span, Spans

_WORD = re.compile(r"\w+")
TYPES = ("direct", "mixed", "indirect")


class Quote(msgspec.Struct, frozen=True):
    """A quotation of a set, with spans only: each row of a role is ``[start, end, words, …]``."""

    speaker: tuple[tuple[Any, ...], ...]
    cue: tuple[tuple[Any, ...], ...]
    content: tuple[tuple[Any, ...], ...]
    type: str


class QuoteRow(msgspec.Struct, frozen=True):
    """A document of a quotation set (the form is told in docs/evaluation.md)."""

    doc_id: str
    lang: str
    text: str
    quotes: tuple[Quote, ...]


class Said(msgspec.Struct, frozen=True):
    """A statement of either side, with spans only."""

    type: str
    speaker: Spans
    cue: Spans
    content: Spans


def evaluate(task: Task) -> Report:
    """Hold statements against gold articles or against a quotation set, told apart by their keys."""
    return _on_quotes(task) if _is_quotation_set(task.gold) else _on_gold(task)


def _is_quotation_set(path: Path) -> bool:
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"{}")
    return "quotes" in msgspec.json.decode(first)


def _on_gold(task: Task) -> Report:
    whole = records.evaluate(task)
    report = Report(whole.tally.under("statements"), [m for m in whole.misses if m.layer == "statements"])
    report.articles, report.seconds = whole.articles, whole.seconds
    for gold, article, record in task.records(Report()):
        theirs = [
            Said(
                s.type,
                (find(article.text, s.source_text),) if s.source_text else (),
                (),
                tuple(find(article.text, c) for c in s.content),
            )
            for s in gold.statements
        ]
        pairs = _pairs(article.text, theirs, _ours(record))
        _strings(report, article.text, pairs, len(record.statements), theirs)
    return report


def _on_quotes(task: Task) -> Report:
    report = Report(notes=[f"read as a quotation set: {task.gold.name}"])
    for row in read_rows(task.gold, QuoteRow):
        if task.language not in (None, row.lang):
            continue
        begun = perf_counter()
        record = task.coder.code(row.text, row.lang)
        report.seconds += perf_counter() - begun
        report.articles += 1
        _count(report, row, record)
    return report


def _count(report: Report, row: QuoteRow, record: Record) -> None:
    text = row.text
    theirs = [Said(q.type, _spans(q.speaker), _spans(q.cue), _spans(q.content)) for q in row.quotes]
    mine = _ours(record)
    pairs = _pairs(text, theirs, mine)
    right = [(g, s) for g, s in pairs if _same_speaker(g, s)]
    report.tally.add("statements.content", len(pairs), len(mine), len(theirs))
    report.tally.add("statements.attributed", len(right), len(mine), len(theirs))
    for kind in TYPES:
        matched = sum(g.type == kind for g, _ in right)
        report.tally.add(
            f"statements.attributed.{kind}",
            matched, matched + sum(s.type == kind and not any(s is r for _, r in right) for s in mine),
            sum(g.type == kind for g in theirs),
        )  # fmt: skip
    _strings(report, text, pairs, len(mine), theirs)
    for role in ("cue", "speaker", "content"):
        a, b = _words(text, theirs, role), _words(text, mine, role)
        report.tally.add(f"statements.token.{role}", len(a & b), len(b), len(a))
    _misses(report, row.doc_id, text, theirs, mine, pairs)


def _strings(report: Report, text: str, pairs: list[tuple[Said, Said]], mine: int, theirs: list[Said]) -> None:
    exact = sum(_letters(text, g.content) == _letters(text, s.content) for g, s in pairs)
    named = sum(bool(g.speaker) for g in theirs)
    same = sum(bool(g.speaker) and _whole(text, g.speaker) == _whole(text, s.speaker) for g, s in pairs)
    report.tally.add("statements.exact", exact, mine, len(theirs))
    report.tally.add("statements.speaker", same, mine, named)


def _misses(
    report: Report, doc: str, text: str, theirs: list[Said], mine: list[Said], pairs: list[tuple[Said, Said]]
) -> None:
    def said(spans: Iterable[Span]) -> str:
        return " … ".join(text[s:e] for s, e in spans)

    def body(s: Said) -> dict[str, str]:
        return {"type": s.type, "speaker": said(s.speaker), "cue": said(s.cue), "content": said(s.content)}

    for g in theirs:
        if not any(g is p for p, _ in pairs):
            report.misses.append(Miss(doc, "statements", "missed", body(g)))
    for s in mine:
        if not any(s is p for _, p in pairs):
            report.misses.append(Miss(doc, "statements", "spurious", body(s)))
    for g, s in pairs:
        if not _same_speaker(g, s):
            report.misses.append(Miss(doc, "statements", "speaker", {"gold": body(g), "system": body(s)}))
        elif _letters(text, g.content) != _letters(text, s.content):
            report.misses.append(Miss(doc, "statements", "content", {"gold": body(g), "system": body(s)}))


def _ours(record: Record) -> list[Said]:
    return [Said(s.type, (s.source_span,) if s.source_span else (), s.cue, s.content) for s in record.statements]


def _spans(rows: tuple[tuple[Any, ...], ...]) -> Spans:
    return tuple((r[0], r[1]) for r in rows)


def _letters(text: str, spans: Spans) -> set[int]:
    return {i for i in characters(spans) if text[i].isalnum()}


def _whole(text: str, spans: Spans) -> set[int]:
    """The letters from the first to the last of some spans: a title and a name are one string."""
    return _letters(text, ((min(s for s, _ in spans), max(e for _, e in spans)),)) if spans else set()


def _pairs(text: str, theirs: list[Said], mine: list[Said]) -> list[tuple[Said, Said]]:
    letters = {id(s): _letters(text, s.content) for s in (*theirs, *mine)}

    def jaccard(g: Said, s: Said) -> float:
        a, b = letters[id(g)], letters[id(s)]
        share = len(a & b) / len(a | b) if a or b else 0.0
        return share if share >= 0.5 else 0.0

    return pair(theirs, mine, jaccard)


def _same_speaker(g: Said, s: Said) -> bool:
    return (not g.speaker and not s.speaker) or bool(characters(g.speaker) & characters(s.speaker))


def _words(text: str, rows: list[Said], role: str) -> set[Span]:
    return set(_words_in(text, (span for row in rows for span in getattr(row, role))))


def _words_in(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        yield from (m.span() for m in _WORD.finditer(text, start, end))
