"""Texts that move offsets, and documents that are easily taken for one another: every export read back by a reader that its users use."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

import readout
from readout.errors import ExportError, InputError
from readout.exports import export
from readout.exports.brat import Correction, read, standoff
from readout.exports.rows import key
from readout.record import Actor, Contact, Record, Statement

# Line ends of two characters, a face and letters beyond the basic plane, accents of their own, spaces that do not break, a form feed and a tab.
TEXT = (
    "ANKARA 😀 - 𝔨abar: Presiden Turki Recep Tayyip Erdog\u0306an menelepon\r\nPerdana Menteri Yunani\u00a0Kyriakos Mitsotakis,"
    " Kamis (18/3/2021).\r\n\r\n\"Kami akan\tbertemu di Athena,\x0c\r\nkata\u2028mereka, pada 25\r\nMaret,\" kata Erdog\u0306an.\r\n"
)  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """One text in two papers and at an address, and a text that says nothing."""
    coder = readout.Coder()
    made = [
        coder.code(TEXT, "id", "2021-03-19", outlet="Satu"),
        coder.code(TEXT, "id", "2021-03-20", outlet="=Dua/../\"x\"", doc="два/1"),
        coder.code(TEXT, "id", uri="https://www.example.org/a?b=1&c=2", doc="пример"),
        coder.code("Halo.", "id", doc="../kosong"),
    ]  # fmt: skip
    assert "\r\n" in made[0].document.text
    return [_with_span_over_lines(made[0]), *made[1:]]


def _with_span_over_lines(record: Record) -> Record:
    """A statement that no pass would make, since every format is to be asked for such spans."""
    text = record.document.text
    span = text.index("Kami"), text.index("mereka") + 6
    said = Statement(id="S90", source=record.actors[0].id, type="direct", content=(span,), cue=((0, 6),))
    return msgspec.structs.replace(record, statements=(*record.statements, said)).verify()


def folder_of(name: str, records: list[Record], tmp_path: Path) -> Path:
    export(name, records, tmp_path / name)
    return tmp_path / name


def text_of(name: str, records: list[Record]) -> str:
    stream = io.StringIO()
    export(name, records, stream)
    return stream.getvalue()


def test_the_texts_are_hard_enough(records: list[Record]) -> None:
    assert all(len(r.contacts) == 1 and len(r.actors) > 1 and r.times for r in records[:3])
    assert any("\n" in r.quote(span) for r in records for _, span in r.spans())
    assert len({r.document.id for r in records}) == 2
    assert len({key(r) for r in records}) == 4


def test_every_id_is_that_of_one_document(records: list[Record], tmp_path: Path) -> None:
    annotations = [json.loads(line)["id"] for line in text_of("annotations", records).split("\n") if line]
    assert len(set(annotations)) == len(annotations)
    articles = [json.loads(line) for line in text_of("ftm", records).split("\n") if line]
    assert len({a["id"] for a in articles if a["schema"] == "Article"}) == 4
    ids = [
        e.findtext("{http://www.w3.org/2005/Atom}id")
        for e in ET.fromstring(text_of("atom", records)).iterfind("{*}entry")
    ]
    assert len(set(ids)) == len(ids) > 0
    for name in ("brat", "timeml"):
        files = [p.stem for p in folder_of(name, records, tmp_path).iterdir() if p.suffix in (".ann", ".tml")]
        assert sorted(files) == sorted(key(r) for r in records)
    for name, column in (("polecat", "Event ID"), ("gdelt", 0)):
        rows = _tsv(folder_of(name, records, tmp_path) / "events.tsv", header=name == "polecat")
        found = [row[column] for row in rows]
        assert len(set(found)) == len(found)


def _tsv(path: Path, header: bool) -> list[dict[str | int, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        first, *rest = csv.reader(stream, delimiter="\t") if header else [[], *csv.reader(stream, delimiter="\t")]
    return [dict(zip(first, row, strict=True)) if header else dict(enumerate(row)) for row in rest]


def test_tables_join_on_the_document(records: list[Record], tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    texts = {key(r): r.document.text for r in records}
    tables = folder_of("csv", records, tmp_path), folder_of("parquet", records, tmp_path)
    for spans in (pd.read_csv(tables[0] / "spans.csv"), pd.read_parquet(tables[1] / "spans.parquet")):
        assert len(spans) == sum(len(list(r.spans())) for r in records)
        assert all(texts[s.document][s.start : s.end] == s.words for s in spans.itertuples())
    documents = pd.read_csv(tables[0] / "documents.csv")
    assert documents["document"].is_unique
    assert documents["text_sha256"].nunique() == 2
    assert list(documents["doc"].fillna("")) == ["", "два/1", "пример", "../kosong"]


def test_timeml_keeps_every_character_that_xml_can_hold(records: list[Record], tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed: pip install -e '.[html]'")
    folder = folder_of("timeml", records, tmp_path)
    for record in records:
        body = etree.parse(folder / f"{key(record)}.tml").getroot().find("TEXT")
        expected = record.document.text.replace("\x0c", "\ufffd")
        assert "".join(body.itertext()) == expected
        at, spans = len(body.text or ""), {t.span for t in record.times}
        for timex in body:
            assert (at, at + len(timex.text)) in spans
            at += len(timex.text) + len(timex.tail or "")


def test_brat_takes_every_annotation(records: list[Record], tmp_path: Path) -> None:
    folder = folder_of("brat", records, tmp_path)
    types = (folder / "annotation.conf").read_text(encoding="utf-8")
    for record in records:
        path = folder / f"{key(record)}.txt"
        # with line ends as they are, and as readers see them that make one character of two
        for text in (path.read_bytes().decode(), path.read_text(encoding="utf-8")):
            assert len(text) == len(record.document.text)
            _as_brat_reads(text, path.with_suffix(".ann").read_text(encoding="utf-8"), types)
        assert read(record, path.with_suffix(".ann").read_text(encoding="utf-8")) == []


def _as_brat_reads(text: str, ann: str, types: str) -> None:
    """The checks of brat's own reader (nlplab/brat, server/src/annotation.py, _parse_textbound_annotation)."""
    for line in ann.splitlines():
        id_, data, tail = line.split("\t", 2)
        if not id_.startswith("T"):
            continue
        type_, places = data.split(" ", 1)
        spans = [tuple(map(int, part.split(" "))) for part in places.split(";")]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert tail == " ".join(text[start:end] for start, end in spans)
        assert "\n" not in tail
        assert f"\n{type_}\n" in types


def test_brat_gives_a_span_over_lines_back_as_one(records: list[Record]) -> None:
    first = records[0]
    ann = standoff(first)
    path, span = next((p, s) for p, s in first.spans() if "\n" in first.quote(s))
    line = next(x for x in ann.splitlines() if ";" in x and f" {span[0]} " in x)
    begin = line.split("\t")[1].partition(";")[0]
    moved = ann.replace(line, line.replace(begin, f"{begin.split(' ')[0]} {span[0] + 5} {begin.split(' ')[2]}"))
    assert read(first, moved) == [Correction(path, span, (span[0] + 5, span[1]))]
    with pytest.raises(InputError, match="as one piece"):
        read(
            first,
            ann.replace(line, f"{line.split(' ')[0]} {span[0]} {span[0] + 4};{span[1] - 6} {span[1]}\tKami mereka"),
        )


def test_edited_brat_files_are_not_written_over(records: list[Record], tmp_path: Path) -> None:
    folder = folder_of("brat", records, tmp_path)
    with pytest.raises(ExportError, match="edited by hand"):
        export("brat", records, folder)


def test_spacy_has_the_same_places(records: list[Record], tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spacy is not installed: pip install -e '.[readers]'")
    from spacy.tokens import DocBin

    path = folder_of("spacy", records, tmp_path) / "records.spacy"
    for doc, record in zip(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab), records, strict=True):
        assert doc.text == record.document.text
        found = {(s.id_, s.start_char, s.end_char) for group in doc.spans.values() for s in group}
        assert found == {(field, *span) for field, span in record.spans()}


def test_calendars_are_read(records: list[Record]) -> None:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed: pip install -e '.[dev]'")
    made = text_of("ics", [*records, _planned(records[0]), _planned(records[1])])
    calendar = icalendar.Calendar.from_ical(made.encode())
    events = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not any(e.errors for e in events)
    assert len({str(e["UID"]) for e in events}) == len(events) >= 2
    assert {str(e["LOCATION"]) for e in events if "LOCATION" in e} >= {'Wina; "Hofburg", \\ lantai 1'}


def _planned(record: Record) -> Record:
    """The record with a planned contact that has an instant alone, at a place full of marks."""
    contact = Contact(
        id="C9", kind="meeting", status="planned", parties=(record.actors[0].id,), start="2021-03-25T08:00Z",
        place='Wina; "Hofburg", \\ lantai 1', evidence={"kind": ((12, 60),)},
    )  # fmt: skip
    document = msgspec.structs.replace(record.document, published=None, outlet=f"{record.document.outlet} 2")
    return msgspec.structs.replace(record, document=document, contacts=(contact,))


def test_feeds_are_read(records: list[Record]) -> None:
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed: pip install -e '.[feeds]'")
    feed = feedparser.parse(text_of("atom", records).encode())
    assert not feed.bozo
    assert len(feed.entries) == sum(len(r.contacts) for r in records)
    # RFC 4287, 4.1.2: an entry without content must have a link
    assert all(e.get("content") or e.get("link") for e in feed.entries)
    assert all(e.updated_parsed for e in feed.entries)


def test_followthemoney_takes_what_is_left(records: list[Record]) -> None:
    proxy = pytest.importorskip(
        "followthemoney.proxy", reason="followthemoney is not installed: pip install -e '.[ftm]'"
    )
    actors = (
        *records[0].actors,
        Actor(id="A90", kind="person", name="Ерлан Á̧", entity="p:KAZ/Ерлан_á", mentions=((0, 6),)),
    )
    contact = Contact(id="C90", kind="meeting", status="held", parties=("A90",), date="2021-W12")
    odd = msgspec.structs.replace(records[0], actors=actors, contacts=(*records[0].contacts, contact))
    for line in text_of("ftm", [odd, *records[1:]]).split("\n")[:-1]:
        entity = json.loads(line)
        made = proxy.EntityProxy.from_dict(entity, cleaned=False)
        made.schema.validate(entity)
        clean = proxy.EntityProxy(made.schema, {"id": entity["id"], "schema": entity["schema"], "properties": {}})
        for name, values in entity["properties"].items():
            clean.add(name, values)
        kept = {name: set(values) for name, values in clean.to_dict()["properties"].items()}
        assert kept == {name: set(values) for name, values in entity["properties"].items()}
    assert '"startDate": ["2021-03-22"], "endDate": ["2021-03-28"]' in text_of("ftm", [odd])
