"""Commitments over time: the same one told and said again, and what became of it, only where a later article says so."""

from __future__ import annotations

import hashlib

from readout.reconcile import Pledge, happened, pledges, with_fates
from readout.record import Actor, Commitment, Document, Event, Published, Record

THREAT = "If the border is crossed, we will impose sanctions on the central banks and oil exports."


def threat(outlet: str, published: str, text: str = THREAT, kind: str = "threat") -> Record:
    """Ana Aro of AAA threatens BBB: the first clause is the condition, the rest what is threatened."""
    body = f"{text} ({outlet}, {published})"
    cut = text.index(",") + 1
    return Record(
        document=Document(
            id=hashlib.sha256(body.encode()).hexdigest(), outlet=outlet, language="en", text=body,
            published=Published(value=published, basis="given"),
        ),
        actors=(Actor(id="A1", kind="person", name="Ana Aro", country="AAA"), Actor(id="A2", kind="government", name="Bea", country="BBB")),
        commitments=(Commitment(id="K1", kind=kind, issuer="A1", target="A2", condition=((0, cut - 1),), consequence=((cut + 1, len(text)),)),),  # type: ignore[arg-type]
    ).verify()  # fmt: skip


def deed(published: str, text: str, kind: str = "SANCTION", status: str = "occurred", actor: str = "AAA") -> Record:
    other = "BBB" if actor == "AAA" else "AAA"
    event = Event(id="E1", actor=(actor,), recipient=(other,), type=kind, status=status, evidence=((0, 7),))  # type: ignore[arg-type]
    return Record(
        document=Document(
            id=hashlib.sha256(text.encode()).hexdigest(), outlet="Kabar", language="en", text=text,
            published=Published(value=published, basis="given"),
        ),
        events=(event,),
    ).verify()  # fmt: skip


def grouped(*records: Record) -> list[Pledge]:
    return pledges((r.document.id, r, k) for r in records for k in r.commitments)


def fate(promise: Record, *later: Record) -> str | None:
    (found,) = with_fates(
        grouped(promise), {promise.document.id: promise}, [e for r in later for e in happened(r.document.id, r)]
    )
    return found.fate.outcome if found.fate else None


def test_one_threat_of_two_outlets_and_said_again() -> None:
    again = THREAT.replace("we will impose", "AAA would impose").replace("and oil", "and the oil")
    (pledge,) = grouped(
        threat("Kabar", "2031-05-02"), threat("Warta", "2031-05-02"), threat("Pos", "2031-06-20", again)
    )
    assert [s.outlet for s in pledge.said] == ["Kabar", "Warta", "Pos"]
    assert pledge.days == ("2031-05-02", "2031-06-20")
    assert (pledge.side, pledge.target_side) == ("AAA", "BBB")


def test_a_warning_and_a_threat_are_one_kind_a_promise_is_another() -> None:
    assert len(grouped(threat("Kabar", "2031-05-02"), threat("Warta", "2031-05-02", kind="warning"))) == 1
    assert len(grouped(threat("Kabar", "2031-05-02"), threat("Warta", "2031-05-02", kind="promise"))) == 2


def test_other_words_are_another_commitment() -> None:
    other = "If the talks fail, we will recall the ambassador and close the consulates."
    assert len(grouped(threat("Kabar", "2031-05-02"), threat("Warta", "2031-05-02", other))) == 2


def test_what_became_of_it() -> None:
    done = deed("2031-07-01", "Imposed today: sanctions on the central banks and on oil exports.")
    assert fate(threat("Kabar", "2031-05-02"), done) == "carried out"
    assert fate(threat("Kabar", "2031-05-02", kind="promise"), done) == "broken"
    back = deed("2031-07-01", "Lifted: the sanctions on central banks and oil exports are off.", "RETREAT")
    assert fate(threat("Kabar", "2031-05-02"), back) == "withdrawn"
    asked = threat("Kabar", "2031-05-02", "If they mean it, they must release the captured sailors.", "demand")
    assert (
        fate(asked, deed("2031-07-01", "Release of the captured sailors this morning.", "YIELD", actor="BBB")) == "met"
    )


def test_no_later_word() -> None:
    promise = threat("Kabar", "2031-05-02")
    words = "Imposed: sanctions on the central banks and on oil exports."
    assert fate(promise) is None
    assert fate(promise, deed("2031-05-01", words)) is None  # before it was said
    assert fate(promise, deed("2031-07-01", words, status="planned")) is None
    assert fate(promise, deed("2031-07-01", words, "THREATEN")) is None  # said again is not done
    assert fate(promise, deed("2031-07-01", "Imposed: a tariff on steel pipes.")) is None
