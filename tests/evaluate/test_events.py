"""The readers of event sets in forms of their own, on rows of our invention."""

import json
from pathlib import Path

from readout.evaluate import Task, evaluate


def test_plover_sentences_are_scored_by_pair_and_type(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    rows = [
        {"id": "head", "comment": "no event"},
        {
            "id": "1",
            "event": "SANCTION",
            "text": "The United States imposed sanctions on Iran.",
            "source": [{"code": "USA"}],
            "target": [{"code": "IRN"}],
        },
        {"id": "2", "event": "FIGHT", "text": "Nothing is told here.", "source": [{"code": "USA"}], "target": [""]},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    report = evaluate(Task("events", path))
    assert report.articles == 2
    assert (report.tally["events"].matched, report.tally["events"].gold) == (1, 2)
    assert report.tally["events.between"].recall == 1.0


def test_records_without_an_event_get_none(tmp_path: Path) -> None:
    path = tmp_path / "unit.jsonl"
    row = {
        "id": "1",
        "category": "X",
        "date": "19950101",
        "text": "A wall of fire went through the house.",
        "events": [],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    report = evaluate(Task("events", path))
    assert report.tally["events.none"].recall == 1.0


def test_invented_states_are_known_by_the_dictionary_of_the_set(tmp_path: Path) -> None:
    path, names = tmp_path / "unit.jsonl", tmp_path / "actors.txt"
    row = {
        "id": "1",
        "category": "X",
        "date": "19950101",
        "text": "Sylvania invaded Freedonia on Monday.",
        "events": [{"actor": "SYL", "recipient": "FRE", "cameo": "190"}],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    names.write_text("SYLVANIA [SYL]\n+SYLVANIAN\nFREEDONIA [FRE] # a comment\n", encoding="utf-8")
    assert evaluate(Task("events", path)).tally["events.type"].matched == 0
    assert evaluate(Task("events", path, names)).tally["events.type"].matched == 1
