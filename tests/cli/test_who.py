import json

import pytest

from readout.cli import main


def test_a_person_at_a_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "Psaki", "--at", "2021-12-30", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["person"], row["country"], row["standing"]) == ("Jen Psaki", "USA", "held")


def test_a_state_at_a_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "Rusia", "--at", "2021-12-30"]) == 0
    out = capsys.readouterr().out
    assert "Putin" in out
    assert "Lavrov" in out


def test_nobody_is_an_error_of_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "Xyzzyplugh"]) == 1
    assert "Xyzzyplugh" in capsys.readouterr().err
