"""Commitments over time as the pages show them: the words of each telling, its repetitions, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.reconcile import Account, Happened, Pledge, Said, pledges, reconcile, with_fates
from readout.reconcile.when import days
from readout.record import Commitment
from readout.web.contact_page import Quote, quotes
from readout.web.library import Held, Library

# Events between two sides that are looked through for what became of a commitment.
_EVENTS = 12
# Pairs of sides asked about on one page.
_PAIRS = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for a commitment."""

    said: Said
    condition: tuple[Quote, ...]
    consequence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment on the page: the fullest telling first, then the others in order of time."""

    pledge: Pledge
    first: Telling
    others: tuple[Telling, ...]


def over_time(library: Library, found: Sequence[tuple[Held, Commitment]]) -> list[Promise]:
    """The commitments grouped, with their fates, the one said last first."""
    held = {h.id: h for h, _ in found}
    grouped = pledges(((h.id, h.record, k) for h, k in found), _contacts(held.values()))
    records = {i: h.record for i, h in held.items()}
    return [_promise(p, held) for p in with_fates(grouped, records, _later(library, grouped))]


def _contacts(held: Iterable[Held]) -> dict[str, str]:
    """The reconciled contact of each account; only asked for where several languages tell."""
    shelf = list(held)
    if len({h.record.document.language for h in shelf}) < 2:
        return {}
    accounts = [Account(h.record, c, None, h.id) for h in shelf for c in h.record.contacts]
    return {key: c.id for c in reconcile(accounts) for key in c.accounts}


def _later(library: Library, grouped: Sequence[Pledge]) -> list[Happened]:
    """Events that may tell what became of them: between the same two sides, from the day on which each was first said."""
    since: dict[tuple[str, str], str] = {}
    for p in grouped:
        first = days(p.days[0])
        if first and p.target_side and p.target_side != p.side:
            pair = (min(p.side, p.target_side), max(p.side, p.target_side))
            since[pair] = min(since.get(pair, "9999"), first[0].isoformat())
    asked = list(since.items())[:_PAIRS]
    return [e for (a, b), day in asked for e in library.events_between(a, b, day, _EVENTS)]


def _promise(pledge: Pledge, held: dict[str, Held]) -> Promise:
    tellings = [_telling(held[s.document], s) for s in pledge.said]
    fullest = max(tellings, key=lambda t: (bool(t.condition), -pledge.said.index(t.said)))
    return Promise(pledge, fullest, tuple(t for t in tellings if t is not fullest))


def _telling(held: Held, said: Said) -> Telling:
    return Telling(said, quotes(held, said.condition), quotes(held, said.consequence))
