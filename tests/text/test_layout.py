"""Paragraphs, boilerplate, datelines."""

import pytest

from readout import packs
from readout.text import analyse
from readout.text.layout import find_dateline, lines

WRAPPED = """JAKARTA - Menteri luar negeri kedua negara bertemu selama lima puluh menit
di Jakarta pada hari Senin dan membahas perbatasan, perikanan, serta
perdagangan, kata juru bicara kementerian itu kepada para wartawan.

Ia menolak menyebut tanggal pertemuan berikutnya, tetapi ia mengatakan bahwa
kedua pihak puas.
"""


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("JAKARTA - Presiden tiba.", "JAKARTA", "JAKARTA - "),
        ("JAKARTA, KOMPAS.com - Presiden tiba.", "JAKARTA", "JAKARTA, KOMPAS.com - "),
        ("JAKARTA, KOMPAS — Presiden tiba.", "JAKARTA", "JAKARTA, KOMPAS — "),
        ("JAKARTA, KOMPAS-Presiden tiba.", "JAKARTA", "JAKARTA, KOMPAS-"),
        ("Liputan6.com, Jakarta - Presiden tiba.", "Jakarta", "Liputan6.com, Jakarta - "),
        ("Jakarta, CNN Indonesia -- Presiden tiba.", "Jakarta", "Jakarta, CNN Indonesia -- "),
        ("Moscow (ANTARA/Sputnik) - Presiden tiba.", "Moscow", "Moscow (ANTARA/Sputnik) - "),
        ("WASHINGTON, Dec 31 (Reuters) — The president", "WASHINGTON", "WASHINGTON, Dec 31 (Reuters) — "),
        ("KYIV, Ukraine (AP) — The president", "KYIV", "KYIV, Ukraine (AP) — "),
        ("WASHINGTON: The president", "WASHINGTON", "WASHINGTON: "),
        ("МОСКВА, 31 декабря. /ТАСС/. Президент", "МОСКВА", "МОСКВА, 31 декабря. /ТАСС/. "),
        ("ВАШИНГТОН, 31 дек — РИА Новости. Президент", "ВАШИНГТОН", "ВАШИНГТОН, 31 дек — РИА Новости. "),
        ("Москва. 31 декабря. INTERFAX.RU - Президент", "Москва", "Москва. 31 декабря. INTERFAX.RU - "),
    ],
)
def test_datelines(text: str, place: str, whole: str) -> None:
    found = find_dateline(text, lines(text))
    assert found is not None
    assert text[slice(*found[0])] == place
    assert text[slice(*found[1])] == whole


@pytest.mark.parametrize(
    "text",
    [
        "KOMPAS.com - Presiden tiba.",
        "Biden: We will not wait.",
        "KPK: Kami siap.",
        "Putin - Biden bertemu di Jenewa",
        "Presiden Anu, yang tiba kemarin - mengatakan itu.",
        "Посол Иванов — это дипломат.",
        "JAKARTA -",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert find_dateline(text, lines(text)) is None


def test_a_dateline_after_a_headline() -> None:
    text = "Menlu Bertemu di Jakarta\n\nJAKARTA - Kedua menteri bertemu."
    document = analyse(text, packs.load("id").conventions)
    assert document.dateline is not None
    assert [text[s.start : s.end] for s in document.sentences] == [
        "Menlu Bertemu di Jakarta", "JAKARTA -", "Kedua menteri bertemu.",
    ]  # fmt: skip


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    document = analyse(WRAPPED, packs.load("id").conventions)
    assert len(document.paragraphs) == 2
    assert [s.paragraph for s in document.sentences] == [0, 0, 1]


def test_lines_that_are_sentences_are_paragraphs() -> None:
    text = "\n".join(["Kedua menteri bertemu lagi di Jakarta pada hari Senin pagi."] * 4)
    assert len(analyse(text, packs.load("id").conventions).paragraphs) == 4


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("id", "Bagikan:"),
        ("id", "Baca juga: Menlu Bertemu Lagi di Jakarta"),
        ("id", "BACA JUGA: Menlu Bertemu"),
        ("id", "Editor: Anu Wira"),
        ("id", "Artikel ini telah tayang di koran.id dengan judul lain"),
        ("id", "[Gambas:Video Anu]"),
        ("id", "Halaman: 1 2 Selanjutnya"),
        ("id", "https://contoh.id/a"),
        ("en", "Read more: Ministers meet again"),
        ("en", "ADVERTISEMENT"),
        ("en", "Sign up for our newsletter"),
        ("ru", "Читайте также: Министры встретились"),
        ("ru", "Поделиться"),
        ("ru", "* * *"),
    ],
)
def test_lines_that_a_page_put_there_are_never_evidence(code: str, line: str) -> None:
    document = analyse(f"{line}\n\nA B C.", packs.load(code).conventions)
    assert [document.text[s:e] for s, e in document.boilerplate] == [line]
    assert all(t.start > len(line) for t in document.tokens)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("id", "Baca puisi itu membuat presiden terharu, kata ajudannya."),
        ("id", "Editor koran itu menemui menteri luar negeri."),
        ("en", "Read the statement in full, the minister told reporters."),
        ("en", "See you in Geneva, he said."),
        ("ru", "Главное условие названо."),
    ],
)
def test_lines_that_tell_something_are_kept(code: str, line: str) -> None:
    assert not analyse(line, packs.load(code).conventions).boilerplate
