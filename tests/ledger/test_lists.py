"""The short lists that pages ask for, over every store alike."""

from __future__ import annotations

import pytest

from readout.ledger import Item, Lists, Wanted
from tests.ledger.builders import call, entry


@pytest.fixture
def filled(ledger):
    """Four calls, the last without a date of publication; ids in the order of adding."""
    made = [
        call("RUS", "USA", about="Iran", published="2021-12-31", outlet="VOI"),
        call("RUS", "FRA", "2022-02-07", about="gandum", published="2022-02-08", outlet="Kabar"),
        call("IDN", "FRA", "2022-03-01", about="laut", published="2022-03-02", outlet="Kabar", kind="meeting"),
        call("USA", "FRA", None, about="Iran", published=None, outlet="Pos"),
    ]
    return ledger, [o.id for o in ledger.add([entry(r) for r in made])]


def test_newest_with_undated_documents_last(filled):
    ledger, ids = filled
    lists = Lists(ledger)
    assert lists.newest(10) == [ids[2], ids[1], ids[0], ids[3]]
    assert lists.newest(2, 1) == [ids[1], ids[0]]
    assert lists.newest(2, 3) == [ids[3]]
    assert lists.newest(2, 4) == []


def test_records_of_many_documents(filled):
    ledger, ids = filled
    found = Lists(ledger).records([ids[0], ids[3], "0" * 64])
    assert found == {i: ledger.record(i) for i in (ids[0], ids[3])}


def test_what_an_actor_says_and_whom_it_meets(filled):
    ledger, ids = filled
    lists = Lists(ledger)
    assert lists.of_actor("RUS:putin", "statement", ("source",), 10) == [Item(ids[1], "S1"), Item(ids[0], "S1")]
    assert lists.of_actor("RUS:putin", "contact", ("party",), 1, 1) == [Item(ids[0], "C1")]
    assert lists.of_actor("?:nobody", "contact", ("party",), 10) == []
    assert lists.of_actor("Q42", "contact", ("party",), 10) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="Iran"), {0, 3}),
        (Wanted(words="Iran", outlet="Pos"), {3}),
        (Wanted(words="Iran", actor="macron"), {3}),
        (Wanted(outlet="Kabar"), {1, 2}),
        (Wanted(kind="meeting"), {2}),
        (Wanted(kind="phone_call", since="2022-01-01"), {1}),
        (Wanted(actor="RUS:putin", until="2021-12-31"), {0}),
        (Wanted(actor="Putin", language="id"), {0, 1}),
        (Wanted(language="ru"), set()),
        (Wanted(words='"!?'), set()),
    ],
)
def test_search_by_words_and_filters(filled, wanted, found):
    ledger, ids = filled
    hits = Lists(ledger).search(wanted, 10)
    assert {ids.index(i) for i, _ in hits} == found
    assert all("[Iran]" in words for _, words in hits if wanted.words == "Iran")


def test_corrections_and_failed_checks(filled):
    ledger, ids = filled
    lists = Lists(ledger)
    ledger.correct(ids[1], "contacts", "C1", who="Ed", why="heard it", field="duration", to="PT55M")
    assert [(i, [c.new for c in made]) for i, made in lists.corrections(ids).items()] == [(ids[1], ['"PT55M"'])]
    assert set(lists.failed(10)) == {i for i in ids if any(not k.ok for k in ledger.record(i).checks)}
