"""Shared by the tests: a record written by hand, with every layer filled, of an example article."""

import os
from pathlib import Path

import pytest

from readout.record import (
    Actor,
    Check,
    Commitment,
    Contact,
    Dateline,
    Document,
    Event,
    Ordinal,
    Published,
    Record,
    Span,
    Statement,
    Timex,
    Via,
)

# Every pack is read strictly here, and nobody's cache is written; the cache has tests of its own.
os.environ["READOUT_CACHE"] = ""

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXT = (EXAMPLES / "warta-nusa.txt").read_text(encoding="utf-8")


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(id="A1", kind="person", name="Kyriakos Mitsotakis", country="GRC", office="prime minister",
              mentions=(_at("Perdana Menteri Yunani Kyriakos Mitsotakis"),)),
        Actor(id="A2", kind="person", name="Recep Tayyip Erdogan", country="TUR", office="president",
              mentions=(_at("Presiden Turki Recep Tayyip Erdogan"),)),
        Actor(id="A3", kind="group", name="seorang pejabat Turki", country="TUR", mentions=(_at("seorang pejabat Turki"),)),
        Actor(id="A4", kind="person", name="Christos Tarantilis", country="GRC", office="spokesperson",
              mentions=(_at("juru bicara pemerintah Yunani Christos Tarantilis"),)),
        Actor(id="A5", kind="agency", name="Reuters", mentions=(_at("Reuters"),)),
        Actor(id="A6", kind="person", name="Fahrettin Altun", country="TUR", office="communications director",
              mentions=(_at("Direktur Komunikasi Kepresidenan Turki Fahrettin Altun"),)),
        Actor(id="A7", kind="government", name="Yunani", country="GRC", mentions=(_at("Yunani"),)),
        Actor(id="A8", kind="person", name="Mevlut Cavusoglu", country="TUR", office="foreign minister",
              mentions=(_at("Menteri Luar Negeri Turki Mevlut Cavusoglu"),)),
        Actor(id="A9", kind="person", name="Nikos Dendias", country="GRC", office="foreign minister",
              mentions=(_at("Menteri Luar Negeri Yunani Nikos Dendias"),)),
    )  # fmt: skip


def _contacts() -> tuple[Contact, ...]:
    return (
        Contact(
            id="C1", kind="phone_call", status="held", parties=("A1", "A2"), initiator="A1", date="2021-03-18",
            start="2021-03-18T13:30Z", end="2021-03-18T14:10Z", duration="PT40M", ordinal=Ordinal(value=2, within="2021-03"),
            topics=("rencana survei gas di Laut Aegea",), public=False, follows="C2",
            evidence={
                "kind": (_at("menelepon"),), "date": (_at("Kamis (18/3)"),), "start": (_at("pukul 16.30 waktu Istanbul"),),
                "duration": (_at("40 menit"),), "initiator": (_at("diminta oleh Mitsotakis"),),
                "ordinal": (_at("pembicaraan telepon kedua mereka bulan ini"),),
                "topics": (_at("rencana survei gas di Laut Aegea"),),
            },
            why={"initiator": "requested-by"},
        ),
        Contact(id="C2", kind="video_call", status="held", parties=("A1", "A2"), date="2021-03-04", duration="PT1H",
                topics=("jalur feri", "pariwisata"), evidence={"kind": (_at("panggilan video selama satu jam"),)}),
        Contact(id="C3", kind="meeting", status="planned", parties=("A8", "A9"), date="2021-04-07/2021-04-08", place="Jenewa",
                evidence={"kind": (_at("akan bertemu di Jenewa pada 7-8 April mendatang"),), "place": (_at("Jenewa"),)}),
    )  # fmt: skip


def _statements() -> tuple[Statement, ...]:
    return (
        Statement(id="S1", source="A4", type="direct", medium="briefing", via=(Via(actor="A5"),), cue=(_at("kata juru"),),
                  content=(_at("Jika kapal survei memasuki perairan kami, Yunani akan memanggil pulang duta besarnya dari Ankara,"),),
                  rule="content-cue-source"),
        Statement(id="S2", source="A2", type="indirect", medium="call", addressee="A1", via=(Via(actor="A6", date="2021-03-19"),),
                  content=(_at("Turki tidak akan menghentikan survei itu"),), contact="C1"),
        Statement(id="S3", source="A5", type="mixed", on_behalf_of="A1", joint_with=("A6",),
                  content=(_at("Percakapan yang diminta"), _at("dimulai pukul 16.30"))),
    )  # fmt: skip


@pytest.fixture(scope="session")
def story() -> Record:
    """The record of ``examples/warta-nusa.txt`` as a careful reader would write it, every layer filled."""
    return Record(
        document=Document(
            id="0", outlet="Warta Nusa", language="id", text=TEXT, dateline=Dateline(place="Ankara", evidence=(_at("ANKARA"),)),
            published=Published(value="2021-03-18", basis="inferred", evidence=(_at("Kamis (18/3)"),),
                                proof=("18 March is a Thursday in 2010, 2021 and 2027",)),
        ),
        actors=_actors(),
        times=(Timex(id="T1", type="TIME", value="2021-03-18T16:30", span=_at("16.30 waktu Istanbul"), zone="Europe/Istanbul",
                     utc="2021-03-18T13:30Z"),),
        contacts=_contacts(),
        statements=_statements(),
        commitments=(
            Commitment(id="K1", kind="threat", issuer="A7", target="A2", deadline="2021-04", rule="conditional",
                       condition=(_at("kapal survei memasuki perairan kami"),),
                       consequence=(_at("Yunani akan memanggil pulang duta besarnya dari Ankara"),), statement="S1"),
            Commitment(id="K2", kind="refusal", issuer="A2", consequence=(_at("Turki tidak akan menghentikan survei itu"),)),
        ),
        events=(
            Event(id="E1", actor=("GRC",), recipient=("TUR",), type="CONSULT", mode="phone", date="2021-03-18", from_="C1"),
            Event(id="E2", actor=("GRC",), recipient=("TUR",), type="THREATEN", status="hypothetical", rule="threat"),
        ),
        checks=(
            Check(kind="time-zone", ok=True, message="16.30 in Istanbul is 13.30 GMT", evidence=(_at("16.30 waktu Istanbul (13.30 GMT)"),)),
            Check(kind="ordinal", ok=False, message="the third call of the month, not the second"),
        ),
    ).verify()  # fmt: skip
