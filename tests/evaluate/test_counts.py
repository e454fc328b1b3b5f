"""Counts add up, and what was not measured is not 0."""

from readout.evaluate import Counts, Tally


def test_figures_of_a_row() -> None:
    counts = Counts(matched=3, system=4, gold=6)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


def test_not_measured_is_not_zero() -> None:
    assert Counts().f1 is None
    assert Counts(0, 0, 5).precision is None
    assert Counts(0, 0, 5).f1 == 0
    assert Counts(0, 5, 0).recall is None


def test_tallies_merge_as_if_counted_in_one() -> None:
    one, other, both = Tally(), Tally(), Tally()
    for tally in (one, both):
        tally.add("times.value", 1, 2, 3)
    for tally in (other, both):
        tally.add("times.value", 4, 5, 6)
        tally.add("events", 1, 1, 1)
    assert dict(one + other) == dict(both)
    assert one["times.value"] == Counts(1, 2, 3), "merging leaves its parts as they were"


def test_under_takes_a_layer_and_not_its_namesakes() -> None:
    tally = Tally({"times": Counts(), "times.value": Counts(), "timesheet": Counts()})
    assert [row for row, _ in tally.under("times")] == ["times", "times.value"]


def test_table_prints_a_dash_for_what_was_not_measured() -> None:
    tally = Tally()
    tally.add("contacts", 1, 2, 1)
    tally.add("contacts.start", 0, 0, 0)
    _, first, second = tally.table().splitlines()
    assert first.split() == ["contacts", "1", "2", "1", "0.500", "1.000", "0.667"]
    assert second.split() == ["contacts.start", "0", "0", "0", "-", "-", "-"]
