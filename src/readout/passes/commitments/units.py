"""A statement cut into what can carry a commitment: the parts of its content that lie in one sentence each."""

from __future__ import annotations

import msgspec

from readout.passes.analysis import Analysis
from readout.passes.commitments.words import Words
from readout.passes.modality import Condition, Reader
from readout.passes.modality.clauses import is_quotation_mark
from readout.record import Span, Statement
from readout.text import Document, Hit, Token

_OPEN = 3  # words at the head of a sentence that are no clause of their own ("firmly but fairly")


class Unit(msgspec.Struct, frozen=True):
    """Tokens ``[first, last)`` of one sentence in a statement's content, with the conditions found there.

    ``tail`` is set for what stands behind a "but" or "because" of its sentence.
    """

    first: int
    last: int
    conditions: tuple[Condition, ...]
    tail: bool = False


def units(analysis: Analysis, statement: Statement, words: Words, reader: Reader) -> list[Unit]:
    """The units of a statement's content, in order."""
    document = analysis.document
    out = []
    for at, last in _stretches(document, statement):
        while at < last:
            sentence = document.sentence_at(document.tokens[at].start)
            stop = max(min(last, sentence.last) if sentence else last, at + 1)
            out += _apart(at, stop, words, reader)
            at = stop
    return out


def within(hits: list[Hit], unit: Unit) -> list[Hit]:
    """The hits in a unit."""
    return [h for h in hits if unit.first <= h.first and h.last <= unit.last]


def firm(reader: Reader, first: int, last: int) -> tuple[Condition, ...]:
    """The conditions in tokens ``[first, last)`` on which a commitment may hang."""
    return tuple(k for k in reader.conditions(first, last) if not k.weak)


def _apart(first: int, last: int, words: Words, reader: Reader) -> list[Unit]:
    """Tokens cut where another clause of their own begins: what stands on either side may commit to another thing."""
    conditions = firm(reader, first, last)
    held = [(min(k.marker[0], k.condition[0]), k.condition[1]) for k in conditions]
    held += [
        (k.marker[0], k.consequence[0]) for k in conditions if k.consequence and k.consequence[0] >= k.condition[1]
    ]
    cuts = [i for i in _cuts(first, last, words, reader) if not any(a <= i <= b for a, b in held)]
    if not cuts:
        return [Unit(first, last, conditions)]
    pieces = zip([first, *(i + 1 for i in cuts)], [*cuts, last], strict=True)
    return [Unit(a, b, firm(reader, a, b), a > first) for a, b in pieces]


def _cuts(first: int, last: int, words: Words, reader: Reader) -> list[int]:
    """The "but" of a sentence, its "because" behind a comma, and its "and" behind a comma before another subject with its verb."""
    clauses = reader.clauses(first, last)
    purposes = {h.first for h in clauses.cues if h.group == "purpose"}
    told = max((h.first for h in (*clauses.futures, *clauses.speech)), default=first)
    out = []
    for i, kind in sorted(clauses.bounds.items()):
        if not first + _OPEN < i < last - 2 or i in purposes:
            continue
        acts = i + 1 in words.own_at or (i + 1 in words.mention_at and told > i)
        opens = kind == "subordinate" or (kind == "coordinate" and acts)
        if kind == "adversative" or (opens and clauses.is_comma(i - 1)):
            out.append(i)
    return out


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
    """The characters of tokens ``[first, last)`` without marks at either end but closed brackets; ``None`` where nothing is left."""
    tokens = analysis.document.tokens
    while first < last and tokens[first].kind == "mark":
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and not _closes(tokens[first:last]):
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else None


def _closes(tokens: list[Token]) -> bool:
    return tokens[-1].norm == ")" and any(t.norm == "(" for t in tokens)
