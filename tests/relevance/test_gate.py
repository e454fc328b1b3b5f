"""The gate before the extractor: what it lets pass and what not, by page and by text."""

from __future__ import annotations

import pytest

from readout.adding import Options, add
from readout.inputs import Article, Page
from readout.ledger import Ledger
from readout.relevance import Gate, rough_text
from tests.inputs.pages import html, record

pytest.importorskip("ahocorasick_rs")

DIPLOMACY = {
    "id": "Menteri Luar Negeri Prancis bertemu dengan duta besar Iran di Wina, kata juru bicara kementerian itu kepada wartawan.",
    "en": "The foreign minister of France met the ambassador of Iran in Vienna, a spokesman for the ministry told reporters.",
    "ru": "Министр иностранных дел Франции встретился с послом Ирана, сообщил журналистам представитель министерства.",
}
OTHER = {
    "id": "Harga cabai di pasar naik lagi karena hujan, kata para pedagang yang tidak dapat menjual lebih banyak dari minggu lalu.",
    "en": "The price of peppers rose again because of the rain, said traders who could not sell more than they had last week.",
    "ru": "Цены на перец снова выросли из-за дождя, рассказали продавцы, которые не смогли продать больше, чем на той неделе.",
}
UNREAD = "Der Außenminister von Frankreich traf in Wien den Botschafter des Iran, sagte ein Sprecher des Ministeriums am Abend."


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


@pytest.mark.parametrize("code", sorted(DIPLOMACY))
def test_two_sides_pass_and_none_do_not(gate, code) -> None:
    for words, passes in ((DIPLOMACY[code], True), (OTHER[code], False)):
        lines = [words] * 4
        assert gate.lets_pass(Article(text="\n".join(lines), where="x")) is passes
        assert gate.lets_pass(Page(html(lines), "x")) is passes


def test_a_language_that_we_do_not_read_does_not_pass(gate) -> None:
    assert not gate.lets_pass(Page(html([UNREAD] * 4), "x"))


def test_menus_and_scripts_do_not_count(gate) -> None:
    chrome = "<script>var x = 'Iran France';</script><ul><li>Iran<li>Prancis<li>Rusia<li>Amerika Serikat</ul>"
    raw = html([OTHER["id"]] * 4).replace(b"<nav>", b"<nav>" + chrome.encode())
    assert not gate.lets_pass(Page(raw, "x"))


def test_pages_without_paragraphs_are_read_whole() -> None:
    raw = f"<html><body><div>{DIPLOMACY['en']}<br>{DIPLOMACY['en']}</div></body></html>".encode()
    assert rough_text(Page(raw, "x")).count("Vienna") == 2


@pytest.mark.parametrize(
    "raw", [b"", b"<", b"<p", b"\x00\xff" * 500, b"<p>" * 50_000, b"<!--" * 20_000, b"<script>" * 20_000]
)
def test_odd_pages_do_not_stop_it(gate, raw) -> None:
    assert gate.lets_pass(Page(raw, "x")) is False


def test_an_archive_without_what_cannot_matter(tmp_path) -> None:
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")
    bodies = [html([DIPLOMACY["id"]] * 4), html([OTHER["id"]] * 4), html([UNREAD] * 4), html([DIPLOMACY["en"]] * 5)]
    name = tmp_path / "a.warc"
    name.write_bytes(b"".join(record(b, f"https://a.example/{n}") for n, b in enumerate(bodies)))
    with Ledger(tmp_path / "r.db") as ledger:
        tally = add([str(name)], ledger, Options(gate=True))
        assert (tally.added, tally.skipped, tally.quarantined) == (2, 2, 0)
        assert add([str(name)], ledger, Options(gate=True)).passed == 4


def test_a_foreign_side_passes_and_the_readers_own_state_only_when_it_is_named_often(gate) -> None:
    filler = f"{OTHER['en']}\n" * 4
    assert gate.lets_pass(Article(text=filler + "The farms of Ukraine sold less.", where="x"))
    assert gate.lets_pass(Article(text=filler + "Volodymyr Zelensky answered the traders.", where="x"))
    assert not gate.lets_pass(Article(text=filler + "The farms of the United States sold less.", where="x"))
    assert gate.lets_pass(Article(text=filler + "The United States answered. " * 6, where="x"))
    assert not gate.lets_pass(Article(text=filler, where="x"))
