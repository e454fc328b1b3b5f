"""Web archives: whole ones, and every way in which one can be broken."""

from __future__ import annotations

import gzip
import io
import random

import pytest

from readout.errors import InputError
from readout.inputs import Article, Page, items, read
from readout.inputs.members import members
from tests.inputs.pages import archive, html, record

pytest.importorskip("fastwarc")


def _read(tmp_path, raw: bytes, name: str = "a.warc.gz") -> tuple[list[str], list[str]]:
    path = tmp_path / name
    path.write_bytes(raw)
    found = list(items(str(path)))
    pages = [i.uri or "" for i in found if isinstance(i, Page)]
    return [p.rsplit("/", 1)[1] for p in pages], [
        str(i).replace(str(path), "FILE") for i in found if isinstance(i, InputError)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_all_pages_of_an_archive(tmp_path, packed) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    assert _read(tmp_path, b"".join(archive(5, packed=packed)), name) == (list("01234"), [])


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_cut_off_anywhere_tells_it_and_keeps_what_is_whole(tmp_path, packed) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    parts = archive(4, packed=packed)
    raw = b"".join(parts)
    sizes = [len(p) for p in parts]
    for cut in random.Random(4).sample(range(1, len(raw)), 60):
        whole = sum(1 for i in range(4) if sum(sizes[: i + 1]) <= cut)
        pages, faults = _read(tmp_path, raw[:cut], name)
        slack = 0 if packed else 1  # a plain record is whole without the empty lines after it
        assert whole <= len(pages) <= whole + slack
        begun = sum(sizes[:whole])
        if cut > begun and len(pages) == whole:
            assert len(faults) == 1 + (whole == 0 and "holds no WARC record" in faults[-1]), (cut, faults)
            assert f"FILE:byte {begun}" in faults[0]
            assert "bytes are lost" in faults[0]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_member_is_told_and_reading_goes_on_at_the_next(tmp_path, packed) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    parts = archive(5, packed=packed)
    at = len(parts[2]) // 2 if packed else parts[2].index(b"Content-Length")
    parts[2] = parts[2][:at] + b"\x00damaged\xff" * 3 + parts[2][at + 30 :]
    pages, faults = _read(tmp_path, b"".join(parts), name)
    assert pages == list("0134")
    assert len(faults) == 1
    assert f"FILE:byte {sum(map(len, parts[:2]))}" in faults[0]


def test_bytes_between_members_are_told(tmp_path) -> None:
    parts = archive(3)
    pages, faults = _read(tmp_path, parts[0] + b"garbage" * 100 + parts[1] + b"\x00" * 512 + parts[2])
    assert pages == list("012")
    assert len(faults) == 1
    assert "700 bytes are lost" in faults[0]


def test_a_member_that_is_a_bomb_is_passed_over(tmp_path) -> None:
    parts = archive(2)
    bomb = gzip.compress(record(b" " * 50_000_000))
    pages, faults = _read(tmp_path, parts[0] + bomb + parts[1])
    assert pages == list("01")
    assert "decompresses to more" in faults[0]


def test_a_bomb_inside_the_answer(tmp_path) -> None:
    body = gzip.compress(b"<p>" + b" " * 100_000_000)
    raw = gzip.compress(record(body, headers="Content-Type: text/html\r\nContent-Encoding: gzip"))
    pages, faults = _read(tmp_path, raw + archive(1)[0])
    assert pages == ["0"]
    assert len(faults) == 1


def test_only_pages_that_were_answered(tmp_path) -> None:
    raw = b"".join(
        gzip.compress(r)
        for r in (
            record(b"no", status=404), record(b"%PDF", headers="Content-Type: application/pdf"),
            record(html(), headers="Content-Type: text/html; charset=utf-8"),
            record(html(), headers="Content-Type: TEXT/HTML; charset=nonsense"),
            record(gzip.compress(html()), headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
        )
    )  # fmt: skip
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw)
    found = list(items(str(path)))
    assert [(i.raw == html(), i.charset) for i in found if isinstance(i, Page)] == [
        (True, "utf-8"),
        (True, None),
        (True, None),
    ]


def test_what_is_no_archive(tmp_path) -> None:
    for raw in (b"", b"\x1f\x8b\x08", gzip.compress(b"just text"), b"WARC/", b"text" * 1000):
        pages, faults = _read(tmp_path, raw)
        assert pages == []
        assert faults, raw


def test_one_large_gzip_member_of_many_records(tmp_path) -> None:
    assert _read(tmp_path, gzip.compress(b"".join(archive(4, packed=False)))) == (list("0123"), [])


def test_damage_of_any_kind_loses_only_what_it_touches() -> None:
    chance = random.Random(7)
    parts = archive(6)
    for _ in range(40):
        raw = bytearray(b"".join(parts))
        at = chance.randrange(len(raw))
        raw[at] ^= 1 << chance.randrange(8)
        found = [m for m in members(io.BytesIO(bytes(raw)), "f") if not isinstance(m, InputError)]
        whole = {gzip.decompress(p) for p in parts}
        assert sum(m in whole for _, m in found) >= 5


def test_articles_of_an_archive(tmp_path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(archive(2)))
    first, second = read(str(path))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.uri, first.where) == ("https://pos.example/0", f"{path}:byte 0")
    assert first.text.endswith("(0)")
