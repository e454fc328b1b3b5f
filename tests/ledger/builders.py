"""Records for the ledger's tests, built by hand from sentences of our own: the ledger never asks who made a record."""

from __future__ import annotations

from readout.ledger import Entry
from readout.record import (
    Actor,
    Check,
    Commitment,
    Contact,
    Document,
    Event,
    Ordinal,
    Published,
    Record,
    Statement,
    Timex,
    Via,
)
from readout.record.identity import text_id

CODER = "readout 0.1.0"
PEOPLE = {"RUS": "Vladimir Putin", "USA": "Joe Biden", "FRA": "Emmanuel Macron", "IDN": "Joko Widodo"}
LONG = (
    "Kedua pemimpin membahas keamanan kawasan, perdagangan gandum dan jalur pelayaran, "
    "lalu sepakat melanjutkan pembicaraan pada tingkat menteri."
)


def call(
    a: str = "RUS",
    b: str = "USA",
    day: str | None = "2021-12-30",
    *,
    about: str = "Iran",
    outlet: str | None = "VOI",
    uri: str | None = None,
    published: str | None = "2021-12-31",
    kind: str = "phone_call",
    extra: str = LONG,
) -> Record:
    """An article that tells of one call between two leaders, and what one of them said and threatened."""
    first, second = PEOPLE[a], PEOPLE[b]
    text = (
        f"JAKARTA - {first} menelepon {second} kemarin.\n\n"
        f'"Kami bicara soal {about}," kata {first}, menurut Antara.\n\n'
        f"Jika sanksi datang, {first} akan menjawab.\n\n{extra}\n"
    )

    def at(words: str, start: int = 0) -> tuple[int, int]:
        begin = text.index(words, start)
        return begin, begin + len(words)

    third = text.index("Jika")
    return Record(
        document=Document(
            id=text_id(text), uri=uri, outlet=outlet, language="id", title=f"{first} dan {second}",
            published=Published(value=published, basis="given") if published else None, text=text,
        ),
        actors=(
            Actor(id="A1", kind="person", name=first, country=a, office="president", mentions=(at(first),)),
            Actor(id="A2", kind="person", name=second, country=b, mentions=(at(second),)),
            Actor(id="A3", kind="agency", name="Antara", mentions=(at("Antara"),)),
        ),
        times=(Timex(id="T1", type="DATE", value=day or "PAST_REF", span=at("kemarin")),),
        contacts=(
            Contact(
                id="C1", kind=kind, status="held", parties=("A1", "A2"), initiator="A1", date=day,
                ordinal=Ordinal(value=2, within="2021-12"), topics=(about,),
                evidence={"kind": (at("menelepon"),), "date": (at("kemarin"),)},
            ),
        ),
        statements=(
            Statement(
                id="S1", source="A1", type="direct", content=(at(f"Kami bicara soal {about},"),), cue=(at("kata"),),
                source_span=at(first, text.index("kata")), via=(Via(actor="A3", cue=at("menurut")),), contact="C1",
            ),
        ),
        commitments=(
            Commitment(
                id="K1", kind="threat", issuer="A1", target="A2", condition=(at("sanksi datang"),),
                consequence=(at("akan menjawab"),), statement="S1",
            ),
        ),
        events=(
            Event(id="E1", actor=(a,), recipient=(b,), type="CONSULT", mode="phone", date=day, from_="C1",
                  evidence=(at("menelepon"),)),
            Event(id="E2", actor=(a,), recipient=(b,), type="THREATEN", date=day, status="hypothetical",
                  evidence=(at(first, third),)),
        ),
        checks=(Check(kind="weekday", ok=False, message="30 December was a Thursday", evidence=(at("kemarin"),)),),
    )  # fmt: skip


def entry(record: Record, coder: str = CODER) -> Entry:
    return Entry(record=record, coder=coder, extractor="text 1")
