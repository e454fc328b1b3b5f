"""The evaluation of contacts: gold rows, false facts, and articles that hold none."""

from __future__ import annotations

from pathlib import Path

import msgspec

from readout.evaluate import Task, evaluate

TEXT = "Presiden Prancis Emmanuel Macron bertemu dengan Presiden Turki Recep Tayyip Erdogan."


def write(path: Path, row: dict[str, object]) -> Path:
    path.write_bytes(msgspec.json.encode(row) + b"\n")
    return path


def gold(path: Path, status: str) -> Path:
    write(path.with_name("g-news.jsonl"), {"id": "a", "text": TEXT, "lang": "id"})
    actors = {
        "m": {"kind": "person", "names": ["Emmanuel Macron"], "country": "FRA"},
        "e": {"kind": "person", "names": ["Recep Tayyip Erdogan"], "country": "TUR"},
    }
    contact = {"kind": "meeting", "status": status, "parties": ["m", "e"]}
    return write(path, {"doc": "a", "lang": "id", "actors": actors, "contacts": [contact]})


def test_kind_and_status_are_counted_by_value(tmp_path: Path) -> None:
    rows = dict(evaluate(Task("contacts", gold(tmp_path / "g.jsonl", "held"))).tally)
    assert rows["contacts.kind.meeting"].f1 == 1
    assert rows["contacts.status.held"].f1 == 1
    assert rows["contacts.false fact"].matched == 0


def test_a_planned_meeting_told_as_held_is_a_false_fact(tmp_path: Path) -> None:
    rows = dict(evaluate(Task("contacts", gold(tmp_path / "g.jsonl", "planned"))).tally)
    assert rows["contacts.false fact"].matched == 1


def test_articles_without_gold_are_listed(tmp_path: Path) -> None:
    report = evaluate(Task("contacts", write(tmp_path / "news.jsonl", {"id": "a", "text": TEXT, "lang": "id"})))
    assert [m.what for m in report.misses] == ["found"]
    assert report.notes[0].startswith("100.0 contacts")
