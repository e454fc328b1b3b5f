import csv
import json
from pathlib import Path

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


def test_articles_teach_rows_that_a_table_of_ones_own_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    text = "French Trade Minister Odile Vannequin arrived in Rome. Foreign Minister Sergei Lavrov of Russia was there."
    article.write_text(json.dumps({"id": "a1", "text": text, "lang": "en", "date": "2021-12-30"}))
    article = article.rename(tmp_path / "a.jsonl")
    assert main(["who", "--suggest", str(article)]) == 0
    out = capsys.readouterr().out
    (row,) = csv.DictReader(out.splitlines())
    assert (row["person"], row["country"], row["role"]) == ("Odile Vannequin", "FRA", "trade-minister")
    assert (row["from"], row["as_of"], row["source"]) == ("2021-12-30", "2021-12-30", "a1")
    assert row["evidence"] == "French Trade Minister Odile Vannequin"
    mine = tmp_path / "mine.csv"
    mine.write_text(out, encoding="utf-8")
    assert main(["who", "Vannequin", "--at", "2021-12-30", "--who", str(mine), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["standing"] == "held"
    assert main(["code", str(article), "--who", str(mine), "--format", "json"]) == 0
    actors = json.loads(capsys.readouterr().out)["actors"]
    assert next(a for a in actors if a["name"] == "Odile Vannequin")["basis"] == "who's-who"


def test_a_name_or_articles_are_needed_and_not_both() -> None:
    for arguments in (["who"], ["who", "Psaki", "--suggest", "x.txt"]):
        with pytest.raises(SystemExit):
            main(arguments)
