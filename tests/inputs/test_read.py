"""Reading: text and JSON lines, and one clear line for whatever cannot be read, with the rest going on."""

import io
import json
import sys
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.inputs import Article, iso_date, read


def _file(tmp_path: Path, content: bytes, name: str = "a.txt") -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def _fault(name: str, format_name: str | None = None) -> str:
    (only,) = read(name, format_name)
    assert isinstance(only, InputError)
    assert "\n" not in str(only)
    assert name in str(only)
    return str(only).replace(name, "FILE")


def test_a_text_is_one_article_with_its_line_ends_and_without_its_mark(tmp_path: Path) -> None:
    name = _file(tmp_path, b"\xef\xbb\xbfsatu\r\ndua \xe2\x80\x9c")
    assert list(read(name)) == [Article(text="satu\r\ndua “", where=name)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "FILE: is empty"),
        (b" \n\t", "FILE: is empty"),
        (b"caf\xe9", "FILE: is not UTF-8: byte 0xe9 at 3 (convert it: iconv -f ENCODING -t UTF-8 FILE)"),
        (b"\x89PNG\0\0\xff", "FILE: is binary, not text"),
        (b"abc\0def", "FILE: is binary, not text"),
    ],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, content: bytes, fault: str) -> None:
    assert _fault(_file(tmp_path, content)) == fault


def test_missing_and_folder_are_named(tmp_path: Path) -> None:
    assert _fault(str(tmp_path / "none.txt")) == "FILE: no such file"
    assert _fault(str(tmp_path)).startswith("FILE: is a folder (give its files")


def test_json_lines_carry_what_they_know(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "satu",
        "lang": "id",
        "date": "2031-05-06T08:00:00+07:00",
        "outlet": "Pos",
        "url": "u",
        "x": 1,
    }
    name = _file(tmp_path, (json.dumps(row) + "\n\n").encode(), "a.jsonl")
    assert list(read(name)) == [
        Article(text="satu", where=f"{name}:1", id="7", language="id", published="2031-05-06", outlet="Pos", uri="u")
    ]


def test_a_bad_line_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    lines = [
        b'{"text": "satu"}', b"{", b'{"text": ""}', b'{"text": 3}', b"[1]", b'{"text": "x", "date": "31 Des"}', b"\xff",
        b'{"text": "dua"}',
    ]  # fmt: skip
    name = _file(tmp_path, b"\n".join(lines), "a.jsonl")
    found = list(read(name))
    assert [a.text for a in found if isinstance(a, Article)] == ["satu", "dua"]
    faults = [str(e).replace(name, "FILE") for e in found if isinstance(e, InputError)]
    assert [f.split(": ")[0] for f in faults] == [f"FILE:{n}" for n in range(2, 8)]
    assert faults[1] == 'FILE:3: has no "text"'
    assert faults[2] == 'FILE:4: "text" is not a string'
    assert faults[4] == "FILE:6: '31 Des' is not an ISO date (give YYYY-MM-DD)"


def test_an_empty_file_of_lines(tmp_path: Path) -> None:
    assert _fault(_file(tmp_path, b"\n\n", "a.jsonl")) == "FILE: is empty"


@pytest.mark.parametrize(("content", "texts"), [(b'{"text": "a"}\n{"text": "b"}', ["a", "b"]), (b"kata\n", ["kata\n"])])
def test_standard_input_is_told_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, content: bytes, texts: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    assert [a.text for a in read("-") if isinstance(a, Article)] == texts


def test_the_format_can_be_told(tmp_path: Path) -> None:
    name = _file(tmp_path, b'{"text": "a"}', "a.txt")
    assert [a.text for a in read(name, "jsonl") if isinstance(a, Article)] == ["a"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031", "2031"),
        ("2031-05", "2031-05"),
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06 7:00", "2031-05-06"),
        (None, None),
    ],
)
def test_dates(value: str | None, day: str | None) -> None:
    assert iso_date(value, "here") == day


@pytest.mark.parametrize("value", ["2031-13", "2031-02-30", "6 May 2031", "", "20310506", "0000"])
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(InputError, match=r"here: .* is not an ISO date"):
        iso_date(value, "here")
