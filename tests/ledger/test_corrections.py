"""Corrections by people stand over the machine's values and outlive new codings."""

from __future__ import annotations

import msgspec
import pytest

from readout.errors import LedgerError
from tests.ledger.builders import call, entry

SIGNED = {"who": "Ani", "why": "the Kremlin's readout says so"}


@pytest.fixture
def known(ledger) -> str:
    return ledger.add([entry(call())])[0].id


def test_a_change_stands_in_record_rows_and_list(ledger, known):
    made = ledger.correct(known, "contacts", "C1", field="status", to="denied", **SIGNED)
    assert (made.old, made.new, made.placed) == ('"held"', '"denied"', True)
    assert ledger.record(known).contacts[0].status == "denied"
    assert ledger.record(known, machine=True) == call()
    assert ledger.contacts()[0]["status"] == "denied"
    assert ledger.corrections(known) == [made]
    assert list(ledger.verify()) == []


def test_a_change_outlives_a_new_coding_in_which_ids_shifted(ledger, known):
    ledger.correct(known, "contacts", "C1", field="status", to="denied", **SIGNED)
    machine = call()
    before = msgspec.structs.replace(machine.contacts[0], evidence={"kind": ((0, 7),)})
    after = msgspec.structs.replace(machine.contacts[0], id="C2")
    said = msgspec.structs.replace(machine.statements[0], contact="C2")
    newer = msgspec.structs.replace(machine, contacts=(before, after), statements=(said,))
    assert ledger.add([entry(newer, "readout 0.2.0")])[0].fate == "recoded"
    assert [c.status for c in ledger.record(known).contacts] == ["held", "denied"]
    assert ledger.record(known, machine=True) == newer
    assert ledger.corrections(known)[0].placed
    assert list(ledger.verify()) == []


def test_a_change_without_its_object_waits_and_comes_back(ledger, known):
    ledger.correct(known, "commitments", "K1", field="kind", to="warning", **SIGNED)
    bare = msgspec.structs.replace(call(), commitments=())
    ledger.add([entry(bare, "readout 0.2.0")])
    assert not ledger.corrections(known)[0].placed
    ledger.add([entry(call(), "readout 0.3.0")])
    assert ledger.corrections(known)[0].placed
    assert ledger.record(known).commitments[0].kind == "warning"


def test_a_spurious_object_is_removed_and_what_refers_to_it_let_go(ledger, known):
    ledger.correct(known, "contacts", "C1", action="remove", **SIGNED)
    made = ledger.record(known)
    assert made.contacts == ()
    assert made.statements[0].contact is None
    assert ledger.contacts() == []
    ledger.add([entry(call(), "readout 0.2.0")])
    assert ledger.record(known).contacts == ()


def test_a_missed_object_is_added(ledger, known):
    new = {"kind": "letter", "status": "planned", "parties": ["A1", "A2"], "evidence": {"kind": [[0, 7]]}}
    ledger.correct(known, "contacts", "C9", action="add", to=new, **SIGNED)
    assert {c["kind"] for c in ledger.contacts()} == {"phone_call", "letter"}
    ledger.add([entry(call(), "readout 0.2.0")])
    assert {c["kind"] for c in ledger.contacts()} == {"phone_call", "letter"}


def test_changes_follow_one_another(ledger, known):
    ledger.correct(known, "contacts", "C1", field="status", to="denied", **SIGNED)
    second = ledger.correct(known, "contacts", "C1", field="status", to="held", **SIGNED)
    assert second.old == '"denied"'
    ledger.add([entry(call(), "readout 0.2.0")])
    assert ledger.record(known).contacts[0].status == "held"


@pytest.mark.parametrize(
    ("layer", "item", "options"),
    [
        ("contacts", "C7", {"field": "status", "to": "held"}),
        ("contacts", "C1", {"field": "status", "to": "happened"}),
        ("contacts", "C1", {"field": "colour", "to": "red"}),
        ("contacts", "C1", {"field": "id", "to": "C2"}),
        ("contacts", "C1", {"field": "parties", "to": ["A1", "A99"]}),
        ("statements", "S1", {"field": "content", "to": [[0, 99999]]}),
        ("actors", "A1", {"action": "remove"}),
        ("contacts", "C1", {"action": "add", "to": {}}),
        ("weather", "W1", {"field": "x", "to": 1}),
    ],
)
def test_a_change_that_makes_an_unsound_record_is_refused(ledger, known, layer, item, options):
    with pytest.raises(LedgerError):
        ledger.correct(known, layer, item, **options, **SIGNED)
    assert ledger.record(known) == call()
    assert ledger.corrections(known) == []


def test_a_change_needs_a_name_and_a_reason(ledger, known):
    with pytest.raises(LedgerError, match="who made it"):
        ledger.correct(known, "contacts", "C1", field="status", to="denied", who=" ", why="x")
