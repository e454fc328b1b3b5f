"""A statement cut into what can carry a commitment: the parts of its content that lie in one sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from readout.passes.analysis import Analysis
from readout.passes.modality import Condition, Reader
from readout.passes.modality.clauses import is_quotation_mark
from readout.record import Span, Statement
from readout.text import Document


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens ``[first, last)`` of one sentence in a statement's content, with the conditions found there."""

    first: int
    last: int
    conditions: tuple[Condition, ...]


def units(analysis: Analysis, statement: Statement, reader: Reader) -> list[Unit]:
    """The units of a statement's content, in order."""
    document = analysis.document
    out = []
    for at, last in _stretches(document, statement):
        while at < last:
            sentence = document.sentence_at(document.tokens[at].start)
            stop = max(min(last, sentence.last) if sentence else last, at + 1)
            out += _apart(Unit(at, stop, tuple(reader.conditions(at, stop))), reader)
            at = stop
    return out


def _apart(unit: Unit, reader: Reader) -> list[Unit]:
    """A unit without a condition cut at each "but": what stands on either side may commit to another thing."""
    bounds = reader.clauses(unit.first, unit.last).bounds
    cuts = [i for i in sorted(bounds) if bounds[i] == "adversative" and unit.first + 1 < i < unit.last - 2]
    if unit.conditions or not cuts:
        return [unit]
    return [Unit(a, b, ()) for a, b in zip([unit.first, *(i + 1 for i in cuts)], [*cuts, unit.last], strict=True)]


def _stretches(document: Document, statement: Statement) -> list[tuple[int, int]]:
    """The tokens of the pieces of a content; pieces with nothing but quotation marks between them are one."""
    out: list[tuple[int, int]] = []
    for start, end in statement.content:
        tokens = document.tokens_in(start, end)
        if out and all(is_quotation_mark(document.tokens[i]) for i in range(out[-1][1], tokens.start)):
            out[-1] = (out[-1][0], tokens.stop)
        else:
            out.append((tokens.start, tokens.stop))
    return out


def trimmed(analysis: Analysis, first: int, last: int) -> Span | None:
    """The characters of tokens ``[first, last)`` without marks at either end; ``None`` where nothing is left."""
    tokens = analysis.document.tokens
    while first < last and tokens[first].kind == "mark":
        first += 1
    while last > first and tokens[last - 1].kind == "mark":
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else None
