"""Feeds, tables, agencies' formats, mail, encodings and compression."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.inputs import FORMATS, Article, format_of, read
from readout.inputs.charset import clean, decode
from tests.inputs.pages import LINES, html

TEXT = "\n".join(LINES)


def _read(tmp_path: Path, raw: bytes, name: str, **options) -> list[Article | InputError]:
    path = tmp_path / name
    path.write_bytes(raw)
    return list(read(str(path), **options))


def _only(tmp_path: Path, raw: bytes, name: str, **options) -> Article:
    (found,) = _read(tmp_path, raw, name, **options)
    assert isinstance(found, Article), found
    return found


def _faults(tmp_path: Path, raw: bytes, name: str, **options) -> str:
    found = _read(tmp_path, raw, name, **options)
    assert all(isinstance(f, InputError) for f in found), found
    assert found
    return "; ".join(map(str, found))


# Tables -------------------------------------------------------------------------------------------------------------


def _csv(rows: list[list[str]], **options) -> bytes:
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_usual_names(tmp_path, delimiter) -> None:
    rows = [["URL", "Date", "Headline", "Body", "x"], ["https://a.example/1", "2031-05-06", 'Kata "itu"', TEXT, "1"]]
    a = _only(tmp_path, _csv(rows, delimiter=delimiter), "a.csv")
    assert (a.text, a.title, a.published, a.uri) == (TEXT, 'Kata "itu"', "2031-05-06", "https://a.example/1")


def test_a_table_with_a_map(tmp_path) -> None:
    raw = _csv([["isi", "tgl"], [TEXT, "2031-05"]])
    a = _only(tmp_path, raw, "a.csv", columns={"text": "isi", "published": "tgl"})
    assert (a.text, a.published) == (TEXT, "2031-05")
    assert "no column holds the text" in _faults(tmp_path, raw, "a.csv")
    assert "no column 'body'" in _faults(tmp_path, raw, "a.csv", columns={"text": "body"})
    assert "no field 'words'" in _faults(tmp_path, raw, "a.csv", columns={"words": "isi"})


def test_bad_rows_are_named_and_the_next_is_read(tmp_path) -> None:
    found = _read(tmp_path, _csv([["text", "date"], ["", ""], [TEXT, "soon"], [TEXT, "2031"], ["short"]]), "a.csv")
    assert [isinstance(f, Article) for f in found] == [False, False, True, True]
    assert str(found[0]).endswith("a.csv:2: has no text")


def test_tables_that_are_none(tmp_path) -> None:
    assert "is empty" in _faults(tmp_path, b"", "a.csv")
    assert "binary" in _faults(tmp_path, b"text\n\x00\x01", "a.csv")


def test_parquet(tmp_path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet")
    import datetime

    table = pyarrow.table({"body": [TEXT, None], "date": [datetime.date(2031, 5, 6)] * 2, "n": [1, 2]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    first, second = read(str(tmp_path / "a.parquet"))
    assert isinstance(first, Article)
    assert (first.text, first.published) == (TEXT, "2031-05-06")
    assert "has no text" in str(second)
    raw = (tmp_path / "a.parquet").read_bytes()
    assert "Parquet" in _faults(tmp_path, raw[: len(raw) // 2], "b.parquet")


# Agencies ------------------------------------------------------------------------------------------------------------

_NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:x:1">
<itemMeta><provider literal="Kantor Berita"/><versionCreated>2031-05-07T00:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2031-05-06T12:00:00+07:00</contentCreated><headline>Judul</headline><by>Ani</by>
<language tag="id-ID"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>Satu  <b>dua</b>.</p><div><p>Tiga.</p></div></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def test_newsml(tmp_path) -> None:
    a = _only(tmp_path, _NEWSML.encode(), "a.xml")
    assert (a.text, a.title, a.author, a.outlet, a.id) == (
        "Satu dua.\n\nTiga.",
        "Judul",
        "Ani",
        "Kantor Berita",
        "urn:x:1",
    )
    assert (a.published, a.language) == ("2031-05-06", "id")


def test_newsml_that_is_none(tmp_path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><newsItem>&b;</newsItem>'
    assert "entities" in _faults(tmp_path, bomb, "a.newsml")
    assert "entities" in _faults(tmp_path, bomb.decode().encode("utf-16"), "a.newsml")
    assert "without text" in _faults(tmp_path, b"<newsItem/>", "a.newsml")
    assert "is not XML" in _faults(tmp_path, _NEWSML.encode()[:500], "a.newsml")
    assert "nests" in _faults(tmp_path, b"<newsItem>" * 5000, "a.newsml")
    assert "no newsItem" in _faults(tmp_path, b"<a/>", "a.newsml")


def test_ninjs(tmp_path) -> None:
    item = {
        "uri": "urn:1",
        "versioncreated": "2031-05-06T00:00:00Z",
        "headline": "Judul",
        "byline": "Ani",
        "body_text": TEXT,
    }
    a = _only(tmp_path, json.dumps(item).encode(), "a.json")
    assert (a.text, a.title, a.author, a.published, a.id) == (TEXT, "Judul", "Ani", "2031-05-06", "urn:1")
    third = {"uri": "urn:1", "headlines": [{"value": "J"}], "bodies": [{"contenttype": "text/plain", "value": TEXT}]}
    first, second = _read(tmp_path, json.dumps([third, {"uri": "urn:2"}]).encode(), "b.json")
    assert (first.text, first.title) == (TEXT, "J")
    assert "without a body" in str(second)
    for bad in (b"{", b"3", b"[" * 100_000, b'{"uri": 3, "bodies": 4}', b"\xff"):
        assert _faults(tmp_path, bad, "c.json")


def test_mail(tmp_path) -> None:
    raw = (
        b"From: =?utf-8?q?Kantor_Berita?= <news@agency.example>\r\nSubject: Judul\r\nDate: Tue, 06 May 2031 23:30:00 -0500\r\n"
        b"Message-ID: <1@agency.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n"
    ) + "Стороны обсудили гарантии.".encode("cp1251")
    a = _only(tmp_path, raw, "a.eml")
    assert (a.text, a.title, a.outlet, a.published) == (
        "Стороны обсудили гарантии.",
        "Judul",
        "Kantor Berita",
        "2031-05-06",
    )
    for bad in (b"", b"\x00\xff", b"From: x", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n--a--"):
        assert _faults(tmp_path, bad, "b.eml")


def test_feeds(tmp_path) -> None:
    pytest.importorskip("feedparser")
    pytest.importorskip("trafilatura")
    whole = "".join(f"<p>{line}</p>" for line in LINES * 6)
    raw = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Pos</title>
    <item><title>Judul</title><link>https://pos.example/1</link><pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate>
    <content:encoded><![CDATA[{whole}]]></content:encoded></item>
    <item><title>Lain</title><link>https://pos.example/2</link><description>Ringkas.</description></item></channel></rss>"""
    first, second = _read(tmp_path, raw.encode(), "a.xml")
    assert isinstance(first, Article), first
    assert (first.title, first.outlet, first.published, first.uri) == (
        "Judul",
        "Pos",
        "2031-05-06",
        "https://pos.example/1",
    )
    assert LINES[0] in first.text
    assert "a teaser of https://pos.example/2" in str(second)
    assert "is no feed" in _faults(tmp_path, b"<html>x</html>", "b.rss")
    assert "entities" in _faults(tmp_path, b'<!DOCTYPE rss [<!ENTITY a "x">]><rss version="2.0"/>', "c.rss")


# Encodings and compression ---------------------------------------------------------------------------------------------

_RUSSIAN = (
    "Президент провёл телефонный разговор с коллегой, сообщила пресс-служба. «Стороны обсудили гарантии» — сказал он."
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r", "cp866", "iso8859-5"]
)
def test_encodings_told_by_mark_or_letters(encoding) -> None:
    text = (
        _RUSSIAN
        if encoding not in ("cp866", "koi8-r", "iso8859-5")
        else _RUSSIAN.translate({0xAB: 34, 0xBB: 34, 0x2014: 45})
    )
    assert decode(text.encode(encoding)) == text


def test_western_letters() -> None:
    text = "Le président s’est entretenu hier avec son homologue au téléphone, à la demande des alliés européens. " * 8
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "raw",
    [
        b"caf\xe9",
        bytes(range(128, 256)) * 4,
        _RUSSIAN.encode() + b"\xff",
        _RUSSIAN.encode() + _RUSSIAN.encode("cp1251"),
    ],
)
def test_no_wild_guesses(raw) -> None:
    assert decode(raw) is None


def test_what_no_store_keeps_is_replaced_one_for_one() -> None:
    assert clean("a\x00b\ud800c\U0001f600d") == "a\ufffdb\ufffdc\U0001f600d"
    decomposed = "e\u0301 \u0438\u0306"
    assert clean(decomposed) == decomposed


def test_odd_characters_in_json_lines(tmp_path) -> None:
    rows = [rb'{"text": "satu\u0000dua"}', rb'{"text": "\ud800"}', '{"text": "e\u0301\U0001f600"}'.encode()]
    found = _read(tmp_path, b"\n".join(rows), "a.jsonl")
    assert [a.text for a in found if isinstance(a, Article)] == ["satu\ufffddua", "\ufffd", "e\u0301\U0001f600"]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_compressed_files(tmp_path, suffix, pack) -> None:
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    whole = pack(line * 3) + pack(line)
    assert len([a for a in _read(tmp_path, whole, "a.jsonl" + suffix) if isinstance(a, Article)]) == 4
    assert "cut off" in _faults(tmp_path, pack(line)[:-12], "b.txt" + suffix)
    assert "times its size" in _faults(tmp_path, pack(b"a" * 50_000_000), "c.txt" + suffix)
    damaged = bytearray(pack(line * 50))
    damaged[len(damaged) // 2] ^= 255
    assert "damaged" in _faults(tmp_path, bytes(damaged), "d.txt" + suffix)


def test_a_text_too_large_for_an_article(tmp_path) -> None:
    assert "larger than" in _faults(tmp_path, b"kata " * 5_000_000, "a.txt")
    assert "longer than" in _faults(tmp_path, b"kata " * 300_000, "a.txt")
    assert "larger than" in _faults(tmp_path, b'{"text": "' + b"a" * 21_000_000, "a.jsonl").split(";")[0]


# The table -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head", "format_name"),
    [
        ("a.TXT", b"", "text"), ("a.warc.gz", b"", "warc"), ("a", b"WARC/1.0", "warc"), ("a", b"PAR1", "parquet"),
        ("a", b"\xef\xbb\xbf<!DOCTYPE html>", "html"), ("a.xml", b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        ("a.xml", b"<?xml version='1.0'?><!-- x --><newsItem>", "newsml"), ("-", b'{"text": 1}', "jsonl"),
        ("-", b'{"uri": "x"}', "ninjs"), ("-", b"kata", "text"), ("a", b"<p>kata", "text"), ("a.eml", b"", "mail"),
        ("a.tsv", b"", "csv"),
    ],
)  # fmt: skip
def test_formats_are_told_by_name_or_first_bytes(name, head, format_name) -> None:
    assert format_of(name, head).name == format_name


def test_a_missing_library_removes_its_row_with_a_clear_message(tmp_path, monkeypatch) -> None:
    import sys

    for row, library in (("warc", "fastwarc.warc"), ("parquet", "pyarrow"), ("feed", "feedparser")):
        monkeypatch.setitem(sys.modules, library, None)
        monkeypatch.delitem(sys.modules, FORMATS[row].module, raising=False)
        (fault,) = _read(tmp_path, b"x", f"a{FORMATS[row].suffixes[0]}")
        assert f"pip install 'readout[{FORMATS[row].extra}]'" in str(fault)
    assert _only(tmp_path, TEXT.encode(), "a.txt").text == TEXT


def test_pages_in_every_format_are_made_articles(tmp_path) -> None:
    pytest.importorskip("trafilatura")
    item = {"uri": "urn:1", "body_xhtml": html().decode()}
    assert _only(tmp_path, json.dumps(item).encode(), "a.json").text.split("\n")[-1] == LINES[-1]
