"""Each export read back by a reader that its users use, with offsets proved."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

from readout.errors import ExportError, InputError
from readout.exports import FORMATS, export, open_export
from readout.exports.brat import Change, Correction, changes, read, standoff
from readout.exports.rows import TABLES, key
from readout.record import Record
from tests.reconcile.builders import record

RECORDS = [
    record("=HYPERLINK(evil)", duration="PT50M", speaker=("Jane Roe", "AAA")),
    record("Warta <b> & \x0c", date="2031-05-10/2031-05-12", status="planned", kind="meeting", place="Wina, Austria"),
    record("Cermin", status="planned", start="2031-05-01T20:35Z", published="2031-05"),
]
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(name: str) -> str:
    stream = io.StringIO()
    assert export(name, RECORDS, stream) == len(RECORDS)
    return stream.getvalue()


def test_jsonl_comes_back_equal() -> None:
    assert [Record.from_json(line) for line in text_of("jsonl").splitlines()] == RECORDS


def test_csv_tables(tmp_path: Path) -> None:
    export("csv", RECORDS, tmp_path)
    found = {t: list(csv.DictReader(io.StringIO((tmp_path / f"{t}.csv").read_text(encoding="utf-8")))) for t in TABLES}
    assert [len(found[t]) for t in ("documents", "contacts", "statements")] == [3, 3, 1]
    assert found["documents"][0]["outlet"] == "'=HYPERLINK(evil)"
    texts = {key(r): r.document.text for r in RECORDS}
    assert len(found["spans"]) == sum(len(list(r.spans())) for r in RECORDS)
    for row in found["spans"]:
        words = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["words"].lstrip("'") == words.lstrip("'")


def test_parquet_tables(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    export("parquet", RECORDS, tmp_path)
    spans = pq.read_table(tmp_path / "spans.parquet").to_pylist()
    texts = {key(r): r.document.text for r in RECORDS}
    assert len(spans) == sum(len(list(r.spans())) for r in RECORDS)
    assert all(texts[s["document"]][s["start"] : s["end"]] == s["words"] for s in spans)
    assert pq.read_table(tmp_path / "contacts.parquet").column("kind").to_pylist() == [
        "phone_call",
        "meeting",
        "phone_call",
    ]


def test_timeml_is_xml_with_the_whole_text(tmp_path: Path) -> None:
    export("timeml", RECORDS, tmp_path)
    root = ET.parse(tmp_path / f"{key(RECORDS[0])}.tml").getroot()
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == RECORDS[0].document.text
    (timex,) = body.findall("TIMEX3")
    assert (timex.text, timex.get("type"), timex.get("value")) == ("50 menit", "DURATION", "PT50M")


def test_annotations_select_their_words() -> None:
    lines = [json.loads(line) for line in text_of("annotations").splitlines()]
    texts = {f"urn:sha256:{r.document.id}": r.document.text for r in RECORDS}
    for a in lines:
        position, quote = a["target"]["selector"]
        text = texts[a["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert len({a["id"] for a in lines}) == len(lines)


def test_brat_goes_out_and_comes_back(tmp_path: Path) -> None:
    export("brat", RECORDS, tmp_path)
    first = RECORDS[0]
    text = (tmp_path / f"{key(first)}.txt").read_text(encoding="utf-8")
    assert text == first.document.text
    ann = (tmp_path / f"{key(first)}.ann").read_text(encoding="utf-8")
    assert read(first, ann) == []
    moved = ann.replace("contacts-evidence-duration 39 47\t", "contacts-evidence-duration 31 47\t")
    assert moved != ann
    assert read(first, moved) == [Correction("contacts[0].evidence.duration[0]", (39, 47), (31, 47))]


def test_brat_refuses_a_span_outside_the_text() -> None:
    broken = standoff(RECORDS[0]).replace(" 39 47\t", " 39 4700\t")
    with pytest.raises(Exception, match="line"):
        read(RECORDS[0], broken)


def test_calendar_holds_what_is_planned() -> None:
    text = text_of("ics")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20310510\r\nDTEND;VALUE=DATE:20310513\r\n" in text
    assert "DTSTART:20310501T203500Z" in text
    assert "LOCATION:Wina\\, Austria" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_atom_is_a_feed() -> None:
    root = ET.fromstring(text_of("atom"))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 3
    assert root.findtext(f"{ATOM}updated") == "2031-05-02T00:00:00Z"
    assert all(e.findtext(f"{ATOM}id") and e.findtext(f"{ATOM}updated") for e in entries)


def test_ftm_entities_are_whole() -> None:
    entities = [json.loads(line) for line in text_of("ftm").splitlines()]
    ids = {e["id"] for e in entities}
    events = [e for e in entities if e["schema"] == "Event"]
    assert len(events) == 3
    for e in events:
        assert set(e["properties"]["involved"]) <= ids
        assert set(e["properties"]["proof"]) <= ids


def test_every_format_writes_an_empty_archive(tmp_path: Path) -> None:
    for name in FORMATS:
        try:
            opened = open_export(name, tmp_path / name)
        except ExportError:
            opened = open_export(name, io.StringIO())
        opened.finish()


def test_unknown_formats_and_wrong_targets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="formats: jsonl"):
        open_export("xls", tmp_path)
    with pytest.raises(ExportError, match="a folder"):
        open_export("csv", io.StringIO())
    with pytest.raises(ExportError, match="a stream"):
        open_export("jsonl", tmp_path)


def test_records_stay_as_they_are() -> None:
    before = [msgspec.to_builtins(r) for r in RECORDS]
    text_of("jsonl"), text_of("atom")
    assert [msgspec.to_builtins(r) for r in RECORDS] == before


def test_brat_changes_of_one_field_go_together() -> None:
    made = RECORDS[0]
    written = dict(made.spans())
    corrections = [
        Correction("contacts[0].evidence.duration[0]", written["contacts[0].evidence.duration[0]"], (31, 47)),
        Correction("contacts[0].evidence.kind[0]", written["contacts[0].evidence.kind[0]"], None),
        Correction("times[0].span", written["times[0].span"], None),
        Correction("actors[1].mentions[0]", written["actors[1].mentions[0]"], (21, 30)),
    ]
    evidence = {"kind": [], "duration": [(31, 47)], "date": [(11, 20)]}
    found = changes(made, corrections)
    assert msgspec.json.encode(found) == msgspec.json.encode([
        Change("contacts", "C1", "evidence", evidence),
        Change("times", "T1"),
        Change("actors", "A2", "mentions", [(21, 30)]),
    ])  # fmt: skip


def test_brat_files_of_another_record_and_added_spans_are_refused() -> None:
    ann = standoff(RECORDS[0])
    with pytest.raises(InputError, match="not as it was written"):
        read(RECORDS[1], ann)
    with pytest.raises(InputError, match="belongs to no field"):
        read(RECORDS[0], ann + "T900\tcontacts-evidence-kind 0 8\tPresiden\n")
