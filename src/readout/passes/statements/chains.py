"""The chain that brought a statement: agencies and outlets that a sentence credits, and officials who relay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from readout.passes.statements.frames import Frame, Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.hits import items_of, longest
from readout.passes.statements.sources import Sources
from readout.passes.statements.words import COMMAS
from readout.record import Span, Via
from readout.text import Hit

_REACH = 7
# Groups of words behind which stands whom somebody cites.
CITING = frozenset({"citing", "relaying"})


class Credit(msgspec.Struct):
    """A credit at items ``[first, last)`` of a frame: its cue, and items ``[outlet, outlet_end)`` that name the outlet."""

    hit: Hit
    first: int
    last: int
    outlet: int
    outlet_end: int
    opening: bool = False


Placed: TypeAlias = tuple[Hit, int, int]


class Chain(msgspec.Struct):
    """What a frame tells of who brought its statements: ``words`` of credits and of ``media``, with the items they stand at,
    and the credits that are ``given`` to outlets."""

    words: list[Placed]
    media: list[Placed]
    given: list[Credit]


def chain(frame: Frame, hits: Sequence[Hit], index: dict[int, int], sources: Sources) -> Chain:
    """The chain of a frame, given the hits of the topic outside its quotations and its items by token."""
    media = [(h, *items_of(h, index)) for h in longest([h for h in hits if h.group == "medium"])]
    words = [(h, *items_of(h, index)) for h in longest([h for h in hits if h.group != "medium"])]
    return Chain(words, media, [c for c in _credits(frame, words, sources) if _is_outlet(c, frame, sources)])


def _credits(frame: Frame, words: Sequence[Placed], sources: Sources) -> list[Credit]:
    """The credits of a frame, whatever they name."""
    out: list[Credit] = []
    for hit, first, last in words:
        found = _before(frame.items, first) if hit.group == "credit_after" else _after(frame.items, last, sources.g)
        if found is None or (hit.group == "opening" and first > 0):
            continue
        if hit.group == "venue" and not _names_outlet(frame.items, last, found, sources):
            continue
        opening = first == 0 and hit.group in ("opening", *CITING)
        if out and out[-1].outlet == found[0]:
            out[-1].opening |= opening
            continue
        out.append(Credit(hit, min(first, found[0]), max(last, found[1]), *found, opening))
    return out


def _is_outlet(credit: Credit, frame: Frame, sources: Sources) -> bool:
    """Whether a credit names no person and no state."""
    span = frame.items[credit.outlet].start, frame.items[credit.outlet_end - 1].end
    held = [m for m in sources.mentions(*span) if m.span[0] <= span[0]]
    return not held or any(sources.kind(m.actors[0]) in ("agency", "organisation", "group") for m in held)


def origin(chain: Chain, items: Sequence[Item], sources: Sources, who: str) -> tuple[tuple[str, ...], Span] | None:
    """Whom an agency cites for what it reports ("T reported, citing S"), or anybody whose words he brings ("T said, quoting S")."""
    agency = sources.kind(who) == "agency"
    for hit, first, last in chain.words:
        cites = hit.group in CITING if agency else hit.group == "relaying" and first > 0
        end = sources.g.right_phrase(items, last, frozenset()) if cites else last
        if end > last and (agency or sources.known(items, last, end)):
            ids, span = sources.resolve(items, last, end)
            if ids and ids[0] != who and sources.kind(ids[0]) != "agency":
                return ids, span
    return None


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


def _names_outlet(items: Sequence[Item], at: int, outlet: tuple[int, int], sources: Sources) -> bool:
    """Whether what stands behind item ``at`` is an outlet by itself: a word for one, a known agency, letters that shorten a name."""
    first, last = outlet
    if any(i.lemma in sources.g.outlet for i in items[at:last]):
        return True
    near = sources.mentions(items[first].start, items[last - 1].end)
    short = first == at and sources.a.text[items[at].start : items[at].end].isupper()
    return short or (first - at <= 1 and any(sources.kind(m.actors[0]) == "agency" for m in near))


def _before(items: Sequence[Item], at: int) -> tuple[int, int] | None:
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
