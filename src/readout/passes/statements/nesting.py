"""Attributions that stand in the content of others: who tells last has the whole, unless he only relays another's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec

from readout.passes.statements.attribution import Attribution, Range, Scene
from readout.passes.statements.frames import Item
from readout.record import Span, Spans, Statement

# Rules of attributions that another may relay.
_PLAIN = ("source, cue, content", "content, source, cue", "content, cue, source", "the sentence before")
_STOPS = frozenset(",;:.!?…")
CLAIM = "noun of saying"
Relation: TypeAlias = Callable[[Attribution, Attribution], bool]


def settle(scene: Scene, speaks_for: Relation) -> list[Attribution]:
    """One reading where contents nest: an inner attribution goes, unless the outer one relays it ("S said C, T reported").

    A noun that tells what somebody else said stays ("rejected S's claim that C").
    """
    dropped: set[int] = set()
    found = scene.earlier
    for outer in found:
        for inner in found:
            if inner is outer or {id(outer), id(inner)} & dropped or not _holds(outer, inner):
                continue
            if _holds(inner, outer) and outer.found.first < inner.found.first:
                continue
            if _relays(outer, inner, scene) and speaks_for(outer, inner):
                if not _by_pronoun(outer, scene.items):  # "S said C, they reported": they are S
                    inner.relayed_by.append(outer)
                if outer.found.first > inner.found.first:
                    inner.content = _before(inner.content, outer.edge, scene.items)
                dropped.add(id(outer))
            elif inner.rule != CLAIM:
                dropped.add(id(inner))
    return [a for a in found if id(a) not in dropped]


def _by_pronoun(a: Attribution, items: Sequence[Item]) -> bool:
    return a.source is not None and a.source[1] - a.source[0] == 1 and items[a.source[0]].pos == "PRON"


def _before(content: list[Range], edge: int, items: Sequence[Item]) -> list[Range]:
    """The part of a content before the words that relay it, without the stop between them."""
    while edge and items[edge - 1].norm in _STOPS:
        edge -= 1
    return [(s, min(e, edge)) for s, e in content if s < edge]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(s <= inner.found.first and inner.found.last <= e for s, e in outer.content)


def _relays(outer: Attribution, inner: Attribution, scene: Scene) -> bool:
    """Whether the whole content of ``outer`` is the attribution ``inner``: "S said C" or "C, S said" from its very start.

    What somebody believes or is ready for is told of him, and brought by nobody.
    """
    if inner.source is None or inner.rule not in _PLAIN or outer.source is None or len(outer.content) != 1:
        return False
    if inner.found.cue.acts or (outer.found.first < inner.found.first and inner.found.cue.class_ == "belief"):
        return False
    begins = min(inner.edge, *(s for s, _ in inner.content), len(scene.items))
    return begins - outer.content[0][0] <= 2 and not any(
        inner.found.last <= i < outer.found.first for i in scene.reciprocal
    )


def nested(statements: Sequence[Statement]) -> list[Statement]:
    """Numbered statements in the order of their contents, each linked to the one whose content its cue and content stand in."""
    out = [msgspec.structs.replace(s, id=f"S{n}") for n, s in enumerate(sorted(statements, key=_begin), 1)]
    for n, inner in enumerate(out):
        outer = next((o for o in reversed(out[:n]) if inner.cue and _covers(o, (*inner.cue, *inner.content))), None)
        if outer:
            out[n] = msgspec.structs.replace(inner, nested_in=outer.id)
    return out


def _begin(statement: Statement) -> Span:
    return statement.content[0]


def _covers(outer: Statement, spans: Spans) -> bool:
    return all(any(s <= start and end <= e for s, e in outer.content) for start, end in spans)
