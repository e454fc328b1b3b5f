"""The gate: floors that only rise, and nothing that was not measured passes."""

import json
from pathlib import Path

import pytest

from readout.cli import main
from readout.errors import InputError
from readout.evaluate.gate import Floor, GoldSet, digest, judge, lower, raise_floors, read_floors, write_floors

TEXT = "Besok sidang dibuka di ibu kota."


def _set(root: Path, floors: dict[str, Floor], **gold: object) -> tuple[GoldSet, dict[str, Path]]:
    row = {"doc": "a", "lang": "id", "actors": {"x": {"kind": "group", "names": ["x"]}}} | gold
    (root / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (root / "news.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "lang": "id"}), encoding="utf-8")
    plain = GoldSet(layer="record", root="gold", gold="gold.jsonl", floors=floors)
    roots = {"gold": root}
    return GoldSet(layer="record", root="gold", gold="gold.jsonl", floors=floors, sha256=digest(plain, roots)), roots


def _outcomes(gold_set: GoldSet, roots: dict[str, Path]) -> dict[str, str]:
    return {f.row: f.outcome for f in judge({"s": gold_set}, roots)}


def test_rows_hold_or_fall_below_or_were_not_measured(tmp_path: Path) -> None:
    floors = {"actors": Floor(0.0), "actors.country": Floor(0.0), "no.such.row": Floor(0.0)}
    gold_set, roots = _set(tmp_path, floors)
    assert _outcomes(gold_set, roots) == {
        "actors": "holds", "actors.country": "not measured", "no.such.row": "not measured"
    }  # fmt: skip
    high, roots = _set(tmp_path, {"actors": Floor(0.5)})
    assert _outcomes(high, roots) == {"actors": "below"}


def test_another_corpus_is_no_pass(tmp_path: Path) -> None:
    gold_set, roots = _set(tmp_path, {"actors": Floor(0.0)})
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "a", "text": "x"}), encoding="utf-8")
    assert _outcomes(gold_set, roots) == {"": "another corpus"}


def test_a_missing_file_is_no_pass_but_an_absent_root_says_so(tmp_path: Path) -> None:
    gold_set, roots = _set(tmp_path, {"actors": Floor(0.0)})
    (tmp_path / "gold.jsonl").unlink()
    assert _outcomes(gold_set, roots) == {"": "not measured"}
    assert _outcomes(gold_set, {"gold": tmp_path / "nowhere"}) == {"": "absent"}


def test_floors_rise_and_never_sink_by_raising(tmp_path: Path) -> None:
    gold_set, roots = _set(tmp_path, {"actors": Floor(0.7), "times.span": Floor(0.0)})
    raised = raise_floors(gold_set, roots)
    assert raised.floors["actors"].value == 0.7
    assert raised.floors["actors"].size == 1


def test_lowering_is_an_act_with_a_reason(tmp_path: Path) -> None:
    gold_set, _ = _set(tmp_path, {"actors": Floor(0.7)})
    lowered = lower(gold_set, "actors", 0.6, "the annotation of offices changed")
    assert lowered.floors["actors"].value == 0.6
    assert lowered.lowered[0].why == "the annotation of offices changed"
    for row, value, why in (("actors", 0.8, "up"), ("actors", 0.6, " "), ("events", 0.1, "why")):
        with pytest.raises(InputError):
            lower(gold_set, row, value, why)


def test_the_command_judges_raises_and_lowers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold_set, _ = _set(tmp_path, {"actors": Floor(0.7)})
    path = tmp_path / "floors.json"
    write_floors(path, {"s": gold_set})
    assert main(["gate", str(path)]) == 1
    assert "FAIL s" in capsys.readouterr().out
    assert main(["gate", str(path), "--lower", "s", "actors", "0", "trial"]) == 0
    assert main(["gate", str(path)]) == 0
    assert main(["gate", str(path), "--raise"]) == 0
    assert read_floors(path)["s"].lowered[0].before == 0.7


def test_a_file_that_holds_no_floors(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"s": {"layer": "times", "surplus": 1}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: not a file of floors"):
        read_floors(tmp_path / "floors.json")


def test_the_floors_of_the_project_can_be_read() -> None:
    sets = read_floors(Path(__file__).parents[2] / "gold" / "floors.json")
    assert "seed" in sets
    assert all(s.floors for s in sets.values())
