"""Contacts: what the examples of the packs cannot say."""

from __future__ import annotations

import pytest

from readout.packs import load
from readout.passes.contacts.clock import add, between, length
from readout.passes.contacts.days import days, overlap, within
from readout.passes.contacts.states import States
from readout.pipeline import Coder
from readout.world import World

CODER = Coder()

CALL = (
    "JAKARTA - Presiden Turki Recep Tayyip Erdogan dan Presiden Prancis Emmanuel Macron berbicara lewat telepon Selasa "
    "(14/12/2021).\n\nPanggilan itu, yang diminta oleh Macron, dimulai pukul 14.05 GMT dan berakhir 40 menit kemudian.\n\n"
    "Itulah percakapan kedua mereka bulan ini; Erdogan dan Macron juga bertelepon pada 3 Desember."
)


def test_every_mention_of_one_call_is_one_contact_with_its_fields() -> None:
    record = CODER.code(CALL, "id", "2021-12-15").verify()
    call, earlier = record.contacts if record.contacts[0].date == "2021-12-14" else record.contacts[::-1]
    assert (call.kind, call.status, call.duration) == ("phone_call", "held", "PT40M")
    assert (call.start, call.end) == ("2021-12-14T14:05Z", "2021-12-14T14:45Z")
    assert call.why["duration"] == "time from the start to a relative end"
    assert [record.quote(s) for s in call.evidence["ordinal"]] == ["kedua", "bulan ini"]
    assert earlier.date == "2021-12-03"
    asker = record.actor(call.initiator)
    assert asker is not None
    assert asker.name == "Emmanuel Macron"


def test_the_ordinal_is_held_against_the_contacts_found() -> None:
    record = CODER.code(CALL, "id", "2021-12-15")
    (check,) = [c for c in record.checks if c.kind == "ordinal"]
    assert check.ok
    third = CALL.replace("percakapan kedua", "percakapan pertama")
    (check,) = [c for c in CODER.code(third, "id", "2021-12-15").checks if c.kind == "ordinal"]
    assert not check.ok
    assert "2021-12-03, 2021-12-14" in check.message


def test_every_field_says_why_and_shows_its_words() -> None:
    record = CODER.code(CALL, "id", "2021-12-15").verify()
    for contact in record.contacts:
        told = {f for f in ("initiator", "date", "start", "end", "duration", "ordinal") if getattr(contact, f)}
        assert told | {"kind", "status", "parties"} <= set(contact.why)
        assert told | {"kind", "status", "parties"} <= set(contact.evidence)


READOUT = (
    "President Emmanuel Macron spoke today with Prime Minister Ulf Kristersson of Sweden. The two leaders discussed trade. "
    "President Macron thanked Sweden for its work in the Sahel. Prime Minister Kristersson stressed the need for a ceasefire."
)


def test_all_that_a_readout_tells_was_said_in_its_contact() -> None:
    record = CODER.code(READOUT, "en", "2023-11-14")
    (talk,) = record.contacts
    assert record.statements
    assert {s.contact for s in record.statements} == {talk.id}


def test_what_is_told_elsewhere_was_not_said_in_the_contact() -> None:
    record = CODER.code(READOUT + " “We need more ships,” Macron told Reuters.", "en", "2023-11-14")
    assert not any(s.contact for s in record.statements)


def test_a_statement_made_to_the_other_side_is_linked_to_the_call() -> None:
    text = (
        "Presiden Turki Recep Tayyip Erdogan berbicara dengan Presiden Prancis Emmanuel Macron lewat telepon. "
        "Dalam percakapan itu, Erdogan mengatakan kapal gandum akan berlayar."
    )
    record = CODER.code(text, "id").verify()
    (call,) = record.contacts
    assert [s.contact for s in record.statements_by("Erdogan")] == [call.id]


def test_a_contact_dated_after_publication_is_planned() -> None:
    text = "Pertemuan Presiden Prancis Emmanuel Macron dengan Presiden Turki Recep Tayyip Erdogan pada 20 Desember 2021 dinanti."
    (contact,) = CODER.code(text, "id", "2021-12-15").contacts
    assert (contact.status, contact.why["status"]) == ("planned", "its date lies after publication")


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        ("2021-12-30", "2021-12", True),
        ("2021-W52", "2021-12-30", True),
        ("2022-01-10/2022-01-12", "2022-01-11", True),
        ("2021-12-30", "2021-12-07", False),
        ("2021", "2022-01", False),
        ("not a date", "2022-01", True),
    ],
)
def test_dates_of_different_precision(a: str, b: str, fits: bool) -> None:
    assert overlap(a, b) is fits


def test_frames_and_lengths() -> None:
    assert within("2021-12-07", "2021-12")
    assert not within("2021", "2021-12")
    assert days("2021-13-01") is None
    assert add("2021-12-30T23:35Z", "PT50M") == "2021-12-31T00:25Z"
    assert add("soon", "PT50M") is None
    assert length("PXD") is None
    assert between("2021-12-30T23:35Z", "2021-12-31T01:35Z") == "PT2H"
    assert between("2021-12-30T23:35Z", "2021-12-30T23:35Z") is None


def test_one_adjective_names_two_states() -> None:
    states = States(load("ru"), World())
    assert states.pair("российско-турецких") == ("RUS", "TUR")
    assert states.pair("торгово-экономических") is None
    assert States(load("id"), World()).pair("jalan-jalan") is None
