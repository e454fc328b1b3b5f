"""Web pages: what they say of themselves, their text, and pages that mean harm."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest

from readout.errors import InputError
from readout.inputs import Article, Page, read
from readout.inputs.extraction import Extractor, depth
from tests.inputs.pages import LINES, html

pytest.importorskip("trafilatura")


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor() as made:
        yield made


def _article(extractor: Extractor, raw: bytes, **known: str) -> Article:
    found = extractor.article(Page(raw, "page", **known))
    assert isinstance(found, Article), found
    return found


def test_a_saved_page_is_an_article_without_the_page_around_it(tmp_path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(html())
    (only,) = read(str(path))
    assert isinstance(only, Article)
    assert only.text.split("\n") == LINES
    assert only.title == "Dua presiden berbicara - Pos"
    assert (only.extractor or "").startswith("trafilatura ")
    assert len(only.raw_sha256 or "") == 64


def test_what_a_page_says_of_itself(extractor) -> None:
    head = (
        '<meta property="og:title" content="Judul"><meta property="og:site_name" content="Pos">'
        '<meta name="author" content="Ani  Budi"><meta property="article:published_time" content="2031-05-06T07:00:00+07:00">'
        '<link rel="canonical" href="https://pos.example/1">'
    )
    a = _article(extractor, html(head=head))
    assert (a.title, a.outlet, a.author, a.published, a.uri) == (
        "Judul",
        "Pos",
        "Ani Budi",
        "2031-05-06",
        "https://pos.example/1",
    )


def test_linked_data_of_a_page(extractor) -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],'
        '"headline": "Judul", "datePublished": "2031-05-06", "author": [{"name": "Ani"}, {"name": "Budi"}],'
        '"publisher": {"name": "Pos"}}]}</script><script type="application/ld+json">{broken</script>'
    )
    a = _article(extractor, html(head=head))
    assert (a.title, a.outlet, a.author, a.published) == ("Judul", "Pos", "Ani, Budi", "2031-05-06")


def test_nothing_is_guessed_from_the_text(extractor) -> None:
    a = _article(extractor, html([*LINES, "Hal itu terjadi pada 7 Desember 2021, kata pejabat."]))
    assert (a.published, a.author, a.outlet, a.uri) == (None, None, None, None)


def test_what_is_known_from_outside_wins(extractor) -> None:
    a = _article(extractor, html(), outlet="Tempo", published="2022-01-01", uri="https://tempo.example/9")
    assert (a.outlet, a.published, a.uri) == ("Tempo", "2022-01-01", "https://tempo.example/9")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_encodings_of_pages(extractor, charset) -> None:
    lines = [
        "Президент России провёл телефонный разговор с президентом США, сообщила пресс-служба Кремля.",
        "Стороны обсудили гарантии безопасности и договорились продолжить переговоры в Женеве.",
        "Разговор продолжался пятьдесят минут, рассказал журналистам помощник президента.",
    ]
    a = _article(extractor, html(lines, title="Разговор", charset=charset))
    assert a.text.split("\n") == lines
    if charset != "utf-16":
        undeclared = html(lines, title="Разговор", charset=charset).replace(
            b"<meta charset=" + charset.encode() + b">", b""
        )
        assert _article(extractor, undeclared).text.split("\n") == lines


HOSTILE = {
    "deep": b"<html><body>" + b"<div>" * 200_000 + b"kata " * 100,
    "bomb": gzip.compress(b"\x00" * 60_000_000),
    "binary": bytes(range(256)) * 400,
    "nothing": b"<html><head></head><body></body></html>",
    "menu": b"<html><body><nav><a href=/>Beranda</a></nav></body></html>",
    "large": b"<html><body><p>" + b"kata " * 5_000_000,
    "blank": b" \n ",
    "scripts": b"<html><body>" + b"<script>var a='</scr'+'ipt>'</script>" * 2000,
    "comment": b"<html><!--" + b"-" * 100_000,
    "attribute": b"<html><body " + b"a='x' " * 50_000 + b">",
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_pages_end_as_one_line(extractor, kind) -> None:
    found = extractor.article(Page(HOSTILE[kind], "page"))
    assert isinstance(found, InputError)
    assert "\n" not in str(found)
    assert isinstance(extractor.article(Page(html(), "next")), Article), "the next page is read"


def test_broken_pages_still_give_their_text(extractor) -> None:
    raw = html().replace(b"</p>", b"").replace(b"</article>", b"").replace(b"kawasan", b"kawasan\x00\xff")
    text = _article(extractor, raw).text
    assert LINES[1] in text
    assert "\x00" not in text


def test_a_page_that_hangs_is_given_up_and_the_next_is_read(monkeypatch) -> None:
    with Extractor(seconds=0.02) as impatient:
        slow = Page(html(LINES * 20_000), "slow")
        begun = time.monotonic()
        found = impatient.article(slow)
        assert isinstance(found, InputError)
        assert "took longer" in str(found) or "more than" in str(found) or "larger" in str(found)
        assert time.monotonic() - begun < 60
        impatient._seconds = 60
        assert isinstance(impatient.article(Page(html(), "next")), Article)


def test_a_child_that_dies_is_replaced(extractor) -> None:
    _article(extractor, html())
    assert extractor._child is not None
    extractor._child.kill()
    extractor._child.wait()
    assert "did not survive" in str(extractor.article(Page(html(), "page")))
    _article(extractor, html())


def test_a_missing_library_is_named(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    path = tmp_path / "a.html"
    path.write_bytes(html())
    (fault,) = read(str(path))
    assert "pip install 'readout[html]'" in str(fault)


def test_depth_counts_what_must_be_closed() -> None:
    assert depth(b"<div>" * 300 + b"</div>" * 300) == 300
    assert depth((b"<div>x</div>") * 1000) == 1
    assert depth(b"<p>" * 1000 + b"<br>" * 1000) == 0
