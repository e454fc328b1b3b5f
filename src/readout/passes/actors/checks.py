"""Titles held against the who's-who at the date of the document."""

from __future__ import annotations

from collections.abc import Iterator

from readout.passes.actors.entity import Entity
from readout.passes.found import Found
from readout.record import Check


def check(entities: list[Entity], date: str | None) -> Iterator[Check]:
    """One check for each titled person whom the who's-who has in that office at ``date``, and for each who is elsewhere.

    Stale rows and former holders give none: the table does not know the one, and the text may tell of the past in the other.
    """
    if date is None:
        return
    for e in entities:
        found = e.resolution
        titled = [m for m in e.mentions if m.titled and m.name and not m.former and m.roles]
        if e.kind != "person" or not titled or found is None or found.verdict != "held":
            continue
        person, tenure = found.person, found.tenure
        if person is None or tenure is None or not any(tenure.role in m.roles for m in titled):
            continue
        held = f"{tenure.office or tenure.role} ({tenure.country})"
        wrong = [m for m in titled if _another_state(m, tenure.country)]
        if wrong:
            message = f"{person.name} was {held} on {date}, not of {_state(wrong[0])}"
            yield Check(kind="office", ok=False, message=message, evidence=tuple(m.span for m in wrong))
        else:
            message = f"{person.name} was {held} on {date}"
            yield Check(kind="office", ok=True, message=message, evidence=(titled[0].span,))


def _state(f: Found) -> str:
    return f.code.partition("/")[0]


def _another_state(f: Found, country: str) -> bool:
    return len(_state(f)) == 3 and len(country) == 3 and _state(f) != country
