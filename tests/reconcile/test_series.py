"""A dyad's history, and claims of counts held against it."""

from readout.reconcile import accounts_of, reconcile
from readout.reconcile.series import check_counts, series
from tests.reconcile.builders import record


def test_history_is_in_order() -> None:
    found = reconcile(accounts_of([record("B", date="2031-05-20"), record("A", date="2031-05-02")]))
    assert [c.value("date") for c in series(found, "AAA", "BBB")] == ["2031-05-02", "2031-05-20"]
    assert series(found, "AAA", "CCC") == []


def test_the_second_this_month() -> None:
    first, second = record("A", date="2031-05-02"), record("B", date="2031-05-20", ordinal=(2, "2031-05"))
    verdicts = {
        "confirmed": [first, second],
        "unverifiable": [second],
        "contradicted": [first, record("C", date="2031-05-09"), second],
    }
    for verdict, records in verdicts.items():
        (check,) = check_counts(reconcile(accounts_of(records)))
        assert check.verdict == verdict


def test_a_planned_contact_does_not_count() -> None:
    records = [
        record("A", date="2031-05-02", status="planned"),
        record("B", date="2031-05-20", ordinal=(2, "2031-05")),
    ]
    (check,) = check_counts(reconcile(accounts_of(records)))
    assert check.verdict == "unverifiable"
    assert check.message == "number 2 within 2031-05 is told, only 1 are known here"
