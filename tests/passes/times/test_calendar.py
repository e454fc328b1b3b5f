"""The calendar that all passes share."""

from datetime import datetime

import pytest

from readout import code
from readout.passes.times import between, contains, day_of, interval, plus, seconds, to_local, to_utc


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2021-12-30", "2021-12-30T00:00", "2021-12-31T00:00"),
        ("2021-12", "2021-12-01T00:00", "2022-01-01T00:00"),
        ("2021", "2021-01-01T00:00", "2022-01-01T00:00"),
        ("199", "1990-01-01T00:00", "2000-01-01T00:00"),
        ("2021-W53", None, None),
        ("2020-W53", "2020-12-28T00:00", "2021-01-04T00:00"),
        ("2022-W11-WE", "2022-03-19T00:00", "2022-03-21T00:00"),
        ("2022-Q4", "2022-10-01T00:00", "2023-01-01T00:00"),
        ("2022-H2", "2022-07-01T00:00", "2023-01-01T00:00"),
        ("2021-WI", "2021-12-01T00:00", "2022-03-01T00:00"),
        ("2021-12-30T15:35", "2021-12-30T15:35", "2021-12-30T15:36"),
        ("2021-12-30T24:00", "2021-12-31T00:00", "2021-12-31T00:01"),
        ("2021-12-30TMO", "2021-12-30T00:00", "2021-12-31T00:00"),
        ("2022-01-10/2022-01-12", "2022-01-10T00:00", "2022-01-13T00:00"),
        ("XXXX-12-30", None, None),
        ("2021-02-30", None, None),
        ("PRESENT_REF", None, None),
        ("P3D", None, None),
    ],
)
def test_interval(value: str, start: str | None, end: str | None) -> None:
    expected = None if start is None or end is None else (datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert interval(value) == expected


def test_the_end_of_a_call_across_midnight() -> None:
    assert plus("2021-12-30T23:30", "PT50M") == "2021-12-31T00:20"
    assert plus("2021-12-30T20:35Z", "PT50M") == "2021-12-30T21:25Z"
    assert plus("2021-12-30T21:25Z", "PT50M", -1) == "2021-12-30T20:35Z"
    assert plus("2021-12-30", "P2D") == "2022-01-01"
    assert plus("2021-12-30T20:35Z", "P1M") is None
    assert between("2021-12-30T20:35Z", "2021-12-30T21:25Z") == "PT50M"


def test_instants_follow_summer_time() -> None:
    assert to_utc("2021-12-30T15:35", "America/New_York") == "2021-12-30T20:35Z"
    assert to_utc("2021-07-01T15:35", "America/New_York") == "2021-07-01T19:35Z"
    assert to_local("2021-12-30T20:35Z", "Asia/Jakarta") == "2021-12-31T03:35"
    assert to_utc("2021-12-30", "Asia/Jakarta") is None
    assert to_utc("2021-12-30T15:35", "Nowhere/At_All") is None


def test_what_lies_in_what() -> None:
    assert contains("2021-12", "2021-12-30T15:35")
    assert not contains("2021-12", "2022-01-01")
    assert not contains("XXXX-12", "2021-12-30")
    assert seconds("PT1H30M") == 5400
    assert seconds("PXM") is None
    assert day_of("2021-12-30T15:35") == datetime(2021, 12, 30).date()
    assert day_of("2021-12") is None


def test_what_lies_outside_the_calendar_is_left_out() -> None:
    assert interval("9999-12-31") is None
    assert plus("9999-12-31T23:30", "PT50M") is None
    for article in ("Talks were held 3000 years ago.", "Sales fell in the seventh quarter."):
        assert all(t.type != "DATE" for t in code(article, "en", "2022-03-16").times)
    assert code("They met yesterday.", "en", "0001-01-01").times == ()
