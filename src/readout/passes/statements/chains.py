"""The chain that brought a statement: agencies and outlets that a sentence credits, and officials who relay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.passes.statements.frames import Frame, Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.sources import Sources
from readout.passes.statements.words import COMMAS
from readout.record import Span, Via
from readout.text import Hit

_REACH = 7


@dataclass(slots=True)
class Credit:
    """A credit at items ``[first, last)`` of a frame: its cue, and items ``[outlet, outlet_end)`` that name the outlet."""

    hit: Hit
    first: int
    last: int
    outlet: int
    outlet_end: int
    opening: bool = False


def credits(frame: Frame, hits: Sequence[tuple[Hit, int, int]], grammar: Grammar) -> list[Credit]:
    """The credits of a frame, given the hits of the pack's credit words with their items."""
    out: list[Credit] = []
    for hit, first, last in hits:
        found = (
            _after(frame.items, last, grammar) if hit.group != "credit_after" else _before(frame.items, first, grammar)
        )
        if found is None:
            continue
        if hit.group == "opening" and first > 0:
            continue
        opening = first == 0 and hit.group == "opening"
        if out and out[-1].outlet == found[0]:
            out[-1].opening |= opening
            continue
        out.append(Credit(hit, min(first, found[0]), max(last, found[1]), *found, opening))
    return out


def _after(items: Sequence[Item], at: int, grammar: Grammar) -> tuple[int, int] | None:
    """The outlet behind a credit word: the first capitalised run within reach ("dari kantor berita Reuters")."""
    for i in range(at, min(len(items), at + _REACH)):
        item = items[i]
        if item.kind == "quote" and grammar.is_name(items, i, i):
            return i, i + 1
        if item.norm in COMMAS or item.kind == "quote":
            return None
        if item.kind == "word" and (item.capital or item.link or item.norm[:1].isdigit() or "." in item.norm):
            return (i, _run(items, i, grammar)) if item.norm not in grammar.time else None
    return None


def _before(items: Sequence[Item], at: int, grammar: Grammar) -> tuple[int, int] | None:
    first = at
    while first > 0 and items[first - 1].kind in ("word",) and items[first - 1].capital:
        first -= 1
    return (first, at) if first < at else None


def _run(items: Sequence[Item], at: int, grammar: Grammar) -> int:
    i = at
    while i < len(items) and items[i].kind == "word" and (items[i].capital or items[i].norm in grammar.inside):
        if i > at and items[i].norm in grammar.time:
            break
        i += 1
    while i > at + 1 and not items[i - 1].capital:
        i -= 1
    return max(i, at + 1)


def via(credit: Credit, items: Sequence[Item], sources: Sources, date: str | None) -> Via:
    """The link of the chain for a credit."""
    q = items[credit.outlet].quotation
    span = (q.start, q.end) if q else (items[credit.outlet].start, items[credit.outlet_end - 1].end)
    agency = next((m for m in sources.mentions(*span) if sources.kind(m.actors[0]) == "agency"), None)
    actor = agency.actors[0] if agency else sources.make_agency(span)
    cue: Span = (credit.hit.start, credit.hit.end)
    return Via(actor=actor, cue=cue, date=date)
