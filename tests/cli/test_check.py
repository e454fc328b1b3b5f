"""``readout check``: a draft with plain errors, alone and against a ledger, in each form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.cli import main

DRAFT = """JAKARTA - Presiden Turki Recep Tayyip Erdogan dan Perdana Menteri Yunani Kyriakos Mitsotakis berbicara melalui telepon pada Jumat (18/3/2021).

Percakapan itu dimulai pukul 16.30 waktu Istanbul (14.30 GMT), kata seorang pejabat Turki.
"""
SOUND = DRAFT.replace("Jumat", "Kamis").replace("14.30 GMT", "13.30 GMT")
LONGER = """ATHENA - Presiden Turki Recep Tayyip Erdogan dan Perdana Menteri Yunani Kyriakos Mitsotakis berbicara melalui telepon selama {} menit pada Kamis (18/3/2021)."""


def draft(tmp_path: Path, text: str) -> str:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_plain_errors_are_found_with_line_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", draft(tmp_path, DRAFT), "--published", "2021-03-19"]) == 1
    said = capsys.readouterr().out
    assert "draft.txt:1:" in said
    assert "2021-03-18 is a Thursday, not a Friday [weekday]" in said
    assert "draft.txt:3:24: ✗" in said
    assert "[time-zone]" in said
    assert "2 findings" in said


def test_a_sound_draft_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", draft(tmp_path, SOUND), "--published", "2021-03-19"]) == 0
    assert "no findings" in capsys.readouterr().out


def test_sarif_points_at_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", draft(tmp_path, DRAFT), "--published", "2021-03-19", "--format", "sarif"])
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    assert {r["ruleId"] for r in run["results"]} == {r["id"] for r in run["tool"]["driver"]["rules"]}
    lines = DRAFT.split("\n")
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_figures_of_others_are_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = str(tmp_path / "readout.db")
    printed = tmp_path / "printed.jsonl"
    row = {"id": "p1", "lang": "id", "outlet": "Kabar", "date": "2021-03-19", "text": LONGER.format(40)}
    printed.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["add", str(printed), "--ledger", ledger]) == 0
    capsys.readouterr()
    call = ["check", draft(tmp_path, LONGER.format(55)), "--published", "2021-03-19", "--ledger", ledger]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert "here 55 min, elsewhere 40 min (Kabar) [duration]" in said
    assert main([*call, "--fail-on", "warning"]) == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "none.txt"), draft(tmp_path, SOUND), "--published", "2021-03-19"]) == 1
    said = capsys.readouterr()
    assert "none.txt: no such file" in said.err
    assert "draft.txt: no findings" in said.out
