"""``readout statements``: a table for people, JSON lines for programs, filtered by source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.cli import main

TEXT = (
    '"Kami siap berunding," kata Menteri Ani Wijaya kepada wartawan. '
    "Juru bicara Budi Santoso mengatakan, pertemuan ditunda.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_json_lines_of_one_source(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statements", article, "--language", "id", "--by", "Santoso", "--format", "jsonl"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["source"], row["type"], row["content"]) == ("Budi Santoso", "indirect", ["pertemuan ditunda"])
    assert [TEXT[s:e] for s, e in row["spans"]] == row["content"]


def test_table_names_every_source(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statements", article, "--language", "id"]) == 0
    out = capsys.readouterr().out
    assert "Ani Wijaya" in out
    assert "Budi Santoso" in out


def test_a_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statements", "nowhere.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
