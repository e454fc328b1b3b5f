"""Sets of days, and that nothing of them comes from the machine."""

import os
import time
from datetime import date

import pytest

from readout import code
from readout.passes.dating.window import Window, most_agreed


def window(*stretches: tuple[str, str]) -> Window:
    return Window((date.fromisoformat(a), date.fromisoformat(b)) for a, b in stretches)


def test_a_window_says_what_its_days_share() -> None:
    assert window(("2021-12-31", "2021-12-31")).value == "2021-12-31"
    assert window(("2021-12-01", "2021-12-31")).value == "2021-12"
    assert window(("2021-01-20", "2021-12-31")).value == "2021"
    assert window(("2021-12-31", "2022-01-01")).value is None
    assert not window(("2022-01-02", "2022-01-01"))


def test_windows_intersect() -> None:
    term = window(("2021-01-20", "2022-05-13"))
    days = window(("2020-12-31", "2021-01-01"), ("2021-12-31", "2022-01-01"), ("2022-12-31", "2023-01-01"))
    assert term & days == window(("2021-12-31", "2022-01-01"))


def test_terms_that_contradict_each_other() -> None:
    together = [window(("2011-05-01", "2013-02-28")), window(("2013-02-01", "2017-01-20"))]
    assert most_agreed(together) is None
    agreed = most_agreed([*together, window(("2014-01-01", "2015-12-31"))])
    assert agreed == (window(("2013-02-01", "2013-02-28"), ("2014-01-01", "2015-12-31")), 2)


def test_the_clock_of_the_machine_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> float:
        raise AssertionError("the clock was read")

    monkeypatch.setattr(time, "time", refuse)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    record = code("Presiden Yoon Suk-yeol bertolak ke Bali pada Sabtu (12/11).", "id")
    assert record.document.published is not None
    assert record.document.published.value == "2022-11"
    assert record.times[0].value == "2022-11-12"
