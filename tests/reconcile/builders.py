"""Small records with one contact, for the tests of reconciling."""

from __future__ import annotations

import hashlib
from typing import Any

from readout.record import Actor, Contact, Document, Ordinal, Published, Record, Statement, Timex, Via

WORDS = "Presiden A menelepon Presiden B selama 50 menit, kata Kremlin kepada Reuters."


def record(
    outlet: str,
    published: str = "2031-05-02",
    *,
    kind: str = "phone_call",
    status: str = "held",
    date: str | None = "2031-05-01",
    duration: str | None = None,
    mod: str | None = None,
    start: str | None = None,
    ordinal: tuple[int, str | None] | None = None,
    initiator: str | None = None,
    persons: bool = True,
    speaker: tuple[str, str] | None = None,
    place: str | None = None,
    text: str = WORDS,
) -> Record:
    """A record of ``outlet`` with one contact of AAA and BBB; ``speaker`` (name, country) tells all of it."""
    body = f"{text} ({outlet}, {published}, {kind}, {date}, {duration})"
    actors = [
        Actor(id="A1", kind="person" if persons else "government", name="Ana Aro", country="AAA", mentions=((0, 10),)),
        Actor(id="A2", kind="person" if persons else "government", name="Bo Berg", country="BBB", mentions=((21, 31),)),
    ]
    statements: tuple[Statement, ...] = ()
    if speaker:
        actors.append(Actor(id="A3", kind="person", name=speaker[0], country=speaker[1], mentions=((54, 61),)))
        actors.append(Actor(id="A4", kind="agency", name="Reuters", mentions=((69, 76),)))
        statements = (
            Statement(
                id="S1", source="A3", type="indirect", content=((0, 47),), cue=((49, 53),), via=(Via(actor="A4"),)
            ),
        )
    evidence = {"kind": ((11, 20),), "duration": ((39, 47),), "date": ((11, 20),)}
    given: dict[str, Any] = {"ordinal": ordinal and Ordinal(value=ordinal[0], within=ordinal[1])}
    return Record(
        document=Document(
            id=hashlib.sha256(body.encode()).hexdigest(),
            outlet=outlet,
            language="id",
            published=Published(value=published, basis="given"),
            text=body,
        ),
        actors=tuple(actors),
        times=(Timex(id="T1", type="DURATION", value=duration, mod=mod, span=(39, 47)),) if duration else (),
        contacts=(
            Contact(
                id="C1", kind=kind, status=status, parties=("A1", "A2"), date=date, duration=duration, start=start,  # type: ignore[arg-type]
                initiator=initiator, place=place, evidence=evidence, **given,
            ),
        ),
        statements=statements,
    ).verify()  # fmt: skip
