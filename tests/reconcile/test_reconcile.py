"""Which accounts are of one contact, what they agree on, and what counts as an independent source."""

import random

import msgspec
import pytest

from readout.reconcile import accounts_of, reconcile
from readout.record import Record
from tests.reconcile.builders import record


def one(*records: Record, copies: dict[str, str] | None = None):
    found = reconcile(accounts_of(records, copies))
    assert len(found) == 1, [c.accounts for c in found]
    return found[0]


def test_two_outlets_tell_one_call() -> None:
    contact = one(record("Kabar"), record("Warta"))
    assert len(contact.accounts) == 2
    assert list(contact.reasons.values()) == ["same parties (Ana Aro, Bo Berg); both on 2031-05-01; both phone call"]
    assert contact.fields["date"].verdict == "agree"
    assert contact.fields["date"].basis == "told by 2 independent sources"


def test_calls_of_two_days_are_two() -> None:
    assert len(reconcile(accounts_of([record("Kabar"), record("Warta", date="2031-05-02")]))) == 2


def test_a_day_that_differs_by_zone_is_one_call() -> None:
    contact = one(
        record("Kabar", start="2031-05-01T20:35Z"),
        record("Warta", date="2031-05-02", start="2031-05-01T20:35Z"),
    )
    assert contact.fields["date"].verdict == "differ"
    assert contact.fields["start"].verdict == "agree"


def test_a_plan_becomes_the_contact() -> None:
    contact = one(record("Kabar", "2031-04-30", status="planned"), record("Warta"))
    assert contact.value("status") == "held"
    assert contact.fields["status"].verdict == "compatible"


def test_a_call_is_no_meeting() -> None:
    assert len(reconcile(accounts_of([record("Kabar"), record("Warta", kind="meeting")]))) == 2


def test_governments_stand_for_their_persons() -> None:
    assert len(one(record("Kabar"), record("Warta", persons=False)).accounts) == 2


def test_one_document_tells_two_contacts_as_two() -> None:
    both = record("Kabar")
    assert len(reconcile([*accounts_of([both]), *accounts_of([both])])) == 2


@pytest.mark.parametrize(
    ("mine", "yours", "verdict"),
    [
        (("PT50M", None), ("PT1H", "LESS_THAN"), "compatible"),
        (("PT121M", None), ("PT2H", None), "compatible"),
        (("PT3H", None), ("PT3H", "MORE_THAN"), "differ"),
        (("PT2H", None), ("PT2H30M", None), "differ"),
        (("PT50M", None), ("PT50M", None), "agree"),
        (("PT1H", "APPROX"), ("PT62M", None), "compatible"),
        (("PT50M", None), ("PTXH", None), "compatible"),
    ],
)
def test_durations(mine: tuple[str, str | None], yours: tuple[str, str | None], verdict: str) -> None:
    contact = one(record("Kabar", duration=mine[0], mod=mine[1]), record("Warta", duration=yours[0], mod=yours[1]))
    assert contact.fields["duration"].verdict == verdict


@pytest.mark.parametrize(
    ("mine", "yours", "verdict"),
    [
        ("2031-05-10", "2031-05-09/2031-05-10", "differ"),
        ("2031-05", "2031-05-10", "compatible"),
        ("2031-05-09/2031-05-10", "2031-05-10/2031-05-12", "differ"),
    ],
)
def test_dates(mine: str, yours: str, verdict: str) -> None:
    contact = one(record("Kabar", date=mine, status="planned"), record("Warta", date=yours, status="planned"))
    assert contact.fields["date"].verdict == verdict


def test_officials_of_one_side_are_one_source_through_ten_outlets() -> None:
    told = [record(f"Outlet {i}", duration="PT50M", speaker=("Jane Roe", "AAA")) for i in range(10)]
    other = record("Warta", duration="PT1H20M", speaker=("Ivan Poe", "BBB"))
    contact = one(*told, other)
    field = contact.fields["duration"]
    assert field.sources == {"PT50M": 1, "PT1H20M": 1}
    assert field.value is None
    assert field.basis == "independent sources stand evenly against each other"


def test_a_copy_is_no_second_source() -> None:
    first, copy, own = (
        record("Kabar", duration="PT50M"),
        record("Cermin", duration="PT50M"),
        record("Warta", duration="PT50M"),
    )
    contact = one(first, copy, own, copies={copy.document.id: first.document.id, first.document.id: first.document.id})
    assert contact.fields["duration"].sources == {"PT50M": 2}


def test_what_one_side_alone_says_is_said() -> None:
    contact = one(record("Kabar", duration="PT50M", speaker=("Jane Roe", "AAA")), record("Warta"))
    assert contact.fields["duration"].only == "Jane Roe"
    assert contact.fields["duration"].verdict == "single"


def test_a_person_s_correction_overrides() -> None:
    first, second = record("Kabar", duration="PT50M"), record("Warta", duration="PT2H")
    accounts = accounts_of([first, second])
    contact = reconcile(accounts, {accounts[0].key: {"duration": "PT55M"}})[0]
    assert contact.value("duration") == "PT55M"
    assert contact.fields["duration"].basis == "set by a person"
    assert contact.fields["duration"].verdict == "differ"


def test_the_order_of_accounts_does_not_matter() -> None:
    records = [record(f"Outlet {i}", date=f"2031-05-{1 + i % 3:02}", duration=f"PT{50 + i}M") for i in range(12)]
    expected = reconcile(accounts_of(records))
    for seed in range(5):
        shuffled = list(records)
        random.Random(seed).shuffle(shuffled)
        assert reconcile(accounts_of(shuffled)) == expected


def test_an_undated_account_joins_only_where_one_contact_fits() -> None:
    undated = record("Warta", date=None)
    assert len(reconcile(accounts_of([record("Kabar"), undated]))) == 1
    assert len(reconcile(accounts_of([record("Kabar"), record("Cermin", date="2031-05-02"), undated]))) == 3


def test_who_asked_is_a_side_whether_named_as_state_or_person() -> None:
    first, second = record("Kabar", initiator="A1"), record("Warta", initiator="A1", persons=False)
    other = record("Cermin", initiator="A2")
    assert one(first, second).fields["initiator"].verdict == "compatible"
    assert one(first, other).fields["initiator"].verdict == "differ"


def test_a_plan_told_after_the_contact_is_another() -> None:
    held = record("Kabar", "2031-05-02")
    assert len(reconcile(accounts_of([held, record("Warta", "2031-06-20", status="planned", date="2031")]))) == 2


def test_a_plan_without_a_date_comes_about_within_the_week() -> None:
    plan = record("Kabar", "2031-04-28", status="planned", date=None)
    contact = one(plan, record("Warta"))
    assert contact.value("status") == "held"
    assert "held within the week" in next(iter(contact.reasons.values()))
    assert len(reconcile(accounts_of([plan, record("Warta", "2031-06-02", date="2031-06-01")]))) == 2


def test_an_account_without_a_date_is_near_the_day_that_another_gives() -> None:
    later = record("Kabar", "2031-06-20")
    assert len(one(later, record("Warta", "2031-05-02", date=None)).accounts) == 2


def test_places_keep_apart_what_has_no_date() -> None:
    here, there = (record(o, kind="meeting", date=None, place=p) for o, p in (("Kabar", "Hanoi"), ("Warta", "Oslo")))
    assert len(reconcile(accounts_of([here, there]))) == 2


def test_a_day_in_a_month_needs_the_same_sides_and_means() -> None:
    month = record("Warta", "2031-09-02", kind="visit", date="2031-05", persons=False)
    assert len(reconcile(accounts_of([record("Kabar", kind="meeting"), month]))) == 2


def test_a_movement_does_not_stand_for_a_person_of_its_land() -> None:
    other = record("Warta", persons=False)
    actors = (msgspec.structs.replace(other.actors[0], kind="organisation", name="Movement"), *other.actors[1:])
    assert len(reconcile(accounts_of([record("Kabar"), msgspec.structs.replace(other, actors=actors)]))) == 2


def test_talks_may_be_the_call() -> None:
    contact = one(record("Kabar"), record("Warta", kind="talks"))
    assert contact.fields["kind"].verdict == "compatible"


def test_one_document_may_tell_a_proposal_and_its_denial() -> None:
    both = record("Kabar", status="proposed")
    denial = msgspec.structs.replace(both.contacts[0], id="C2", status="denied")
    both = msgspec.structs.replace(both, contacts=(*both.contacts, denial))
    assert len(one(both, record("Warta", status="proposed")).accounts) == 3


def moved(outlet: str, published: str, new: str) -> Record:
    told = record(outlet, published, status="planned", date=new)
    contact = msgspec.structs.replace(told.contacts[0], why={"date": "moved: from an earlier date"})
    return msgspec.structs.replace(told, contacts=(contact,))


def test_a_contact_that_was_moved_is_one() -> None:
    plan = record("Kabar", "2031-04-20", status="planned", date="2031-04-29")
    contact = one(
        plan, record("Surat", "2031-04-25", status="planned"), moved("Pos", "2031-04-26", "2031-05-01"), record("Warta")
    )
    assert contact.value("date") == "2031-05-01"
    assert contact.fields["date"].verdict == "updated"
    assert not contact.discrepancies
    assert any(r.endswith("moved from 2031-04-29 to 2031-05-01") for r in contact.reasons.values())


def test_two_plans_stay_two_where_none_says_that_one_was_moved() -> None:
    plan = record("Kabar", "2031-04-20", status="planned", date="2031-04-29")
    assert len(reconcile(accounts_of([plan, record("Surat", "2031-04-25", status="planned")]))) == 2
    late = record("Kabar", "2031-04-28", status="planned", date="2031-04-29")
    assert len(reconcile(accounts_of([late, moved("Pos", "2031-04-26", "2031-05-01")]))) == 2


def test_a_plan_that_is_called_off_is_off() -> None:
    plan = record("Kabar", "2031-04-20", status="planned")
    contact = one(plan, record("Warta", "2031-04-29", status="cancelled"))
    assert contact.value("status") == "cancelled"


def test_a_pin_stands_over_a_move() -> None:
    plan = record("Kabar", "2031-04-20", status="planned", date="2031-04-29")
    later = moved("Pos", "2031-04-26", "2031-05-01")
    (account,) = accounts_of([later])
    (contact,) = reconcile(accounts_of([plan, later]), {account.key: {"date": "2031-05-03"}})
    assert contact.value("date") == "2031-05-03"
    assert contact.fields["date"].basis == "set by a person"
