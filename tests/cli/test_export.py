"""``readout export``: what is written is whole or not there, and what cannot be written is one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.reconcile.builders import record

from readout import Records
from readout.cli import main


def test_a_file_is_in_its_place_when_it_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, out = tmp_path / "good.jsonl", tmp_path / "bad.jsonl", tmp_path / "out.jsonl"
    line = record("Warta").to_json() + "\n"
    good.write_text(line, encoding="utf-8")
    bad.write_text(line + "{}\n", encoding="utf-8")
    assert main(["export", "jsonl", str(good), "--out", str(out)]) == 0
    before = out.read_bytes()
    assert main(["export", "jsonl", str(bad), "--out", str(out)]) == 1
    assert out.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.jsonl", "good.jsonl", "out.jsonl"]
    assert "bad.jsonl:2" in capsys.readouterr().err
    assert main(["export", "jsonl", str(good), "--out", os.devnull]) == 0


@pytest.mark.parametrize("name", ["csv", "brat", "atom"])
def test_what_cannot_be_written_is_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "records.jsonl"
    source.write_text(record("Warta").to_json() + "\n", encoding="utf-8")
    assert main(["export", name, str(source), "--out", str(source / "deeper")]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "cannot be written" in told


def test_the_results_of_a_run_need_no_ledger(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from tests.scale.test_scale import archive

    assert main(["run", str(archive(tmp_path, 10)), str(tmp_path / "run"), "--size", "4", "--jobs", "1"]) == 1
    assert main(["export", "jsonl", str(tmp_path / "run"), "--out", str(tmp_path / "out.jsonl")]) == 0
    assert len(Records.from_jsonl(tmp_path / "out.jsonl")) == 9
    assert main(["export", "jsonl", str(tmp_path), "--out", str(tmp_path / "none.jsonl")]) == 1
