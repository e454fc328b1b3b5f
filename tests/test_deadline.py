"""Deadlines: a day that had passed when something was asked is none."""

from readout import Coder


def test_a_day_gone_by_is_no_deadline() -> None:
    text = "Blinken urged Russia to withdraw all troops that it sent to Moldova before 2014."
    record = Coder().code(text, "en", "2022-03-04")
    assert [k.deadline for k in record.commitments] == [None]
