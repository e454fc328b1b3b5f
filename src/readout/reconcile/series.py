"""The history of two sides: their contacts in order, and the counts that articles claim, held against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from readout.reconcile.contacts import ReconciledContact
from readout.reconcile.match import FAMILIES
from readout.reconcile.when import days

CountVerdict: TypeAlias = Literal["confirmed", "contradicted", "unverifiable"]


class CountCheck(msgspec.Struct, frozen=True):
    """A claim such as "the second this month" held against the contacts that are known.

    ``claimed`` counts within ``frame`` (a partial date or period); ``known`` are the ids of the contacts counted. Fewer
    known than claimed proves nothing, since the ledger need not hold them all: that is ``unverifiable``.
    """

    contact: str
    claimed: int
    frame: str | None
    known: tuple[str, ...]
    verdict: CountVerdict
    message: str


def series(contacts: Sequence[ReconciledContact], *sides: str) -> list[ReconciledContact]:
    """The contacts in which all of ``sides`` (countries) took part, in order of date; undated ones come last."""
    wanted = set(sides)
    found = [c for c in contacts if wanted <= set(c.countries)]
    return sorted(found, key=lambda c: (c.value("date") or "9999", c.id))


def check_counts(contacts: Sequence[ReconciledContact]) -> list[CountCheck]:
    """Hold every ordinal that an account claims against the contacts of the same sides; one check for each claim."""
    checks: list[CountCheck] = []
    for contact in contacts:
        held = contact.fields.get("ordinal")
        for value in dict.fromkeys(t.value for t in held.tellings) if held else ():
            number, _, frame = value.partition(" within ")
            checks.append(_check(contact, int(number), frame or None, series(contacts, *contact.countries)))
    return checks


def _check(
    contact: ReconciledContact, claimed: int, frame: str | None, history: Sequence[ReconciledContact]
) -> CountCheck:
    known = tuple(c.id for c in history if _counts(c, contact, frame))
    noun = (contact.value("kind") or "contact").replace("_", " ")
    where = f" within {frame}" if frame else ""
    if frame is None:
        verdict: CountVerdict = "unverifiable"
        message = f"number {claimed} of this {noun} counts from no stated beginning"
    elif len(known) == claimed:
        verdict, message = "confirmed", f"number {claimed}{where}: {len(known)} are known"
    elif len(known) > claimed:
        verdict, message = "contradicted", f"number {claimed}{where} is told, but {len(known)} are known"
    else:
        verdict, message = "unverifiable", f"number {claimed}{where} is told, only {len(known)} are known here"
    return CountCheck(contact.id, claimed, frame, known, verdict, message)


def _counts(other: ReconciledContact, contact: ReconciledContact, frame: str | None) -> bool:
    """Whether ``other`` counts towards ``contact``: held, of its kind of means, in the frame, not after it."""
    if other.value("status") not in ("held", "ongoing"):
        return False
    kinds = other.value("kind"), contact.value("kind")
    if not any(k in f for f in FAMILIES for k in [kinds[0]] if kinds[1] in f):
        return False
    mine, limit, within = days(other.value("date")), days(contact.value("date")), days(frame)
    if mine is None or limit is None or within is None:
        return other.id == contact.id
    return within[0] <= mine[0] <= within[1] and mine[0] <= limit[1]
