"""What holds for every text: nothing crashes, every offset reads back, and the same input gives the same bytes."""

import datetime
import locale
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import Coder, Record, packs

CODER = Coder()
LANGUAGES = tuple(packs.available())
LIMITS = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def _vocabulary(language: str) -> list[str]:
    pack = packs.load(language)
    words = {w for _, _, entry in pack.entries() for w in entry.words}
    return sorted(words) or ["x"]


GLUE = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    '"',
    "“",
    "”",
    "«",
    "»",
    "'",
    ":",
    " - ",
    "—",
    "(",
    ")",
    "/",
    "\u00a0",
    "\u200b",
]
THINGS = [
    "2031",
    "15.35",
    "10-12",
    "(6/5/2031)",
    "GMT",
    "31",
    "7",
    "Berun Osan",
    "KALIA",
    "Rp",
    "50",
    "-nya",
    "é",
    "e\u0301",
    "😀",
]


def _soup(language: str) -> st.SearchStrategy[str]:
    """Articles made of the very words to which the rules of a language respond, in any order."""
    piece = st.one_of(st.sampled_from(_vocabulary(language)), st.sampled_from(THINGS), st.sampled_from(GLUE))
    return st.lists(piece, max_size=120).map(lambda pieces: _join(pieces))


def _join(pieces: list[str]) -> str:
    out = ""
    for piece in pieces:
        out += piece if piece in GLUE or not out or out[-1] in "\n ( " else f" {piece}"
    return out


ANY_TEXT = st.text(st.characters(), max_size=400)
DATES = st.one_of(st.none(), st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(str))


def _holds(record: Record, text: str) -> None:
    record.verify()
    assert len(record.document.text) == len(text)
    assert Record.from_json(record.to_json()) == record


@given(text=ANY_TEXT, published=DATES)
@LIMITS
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_string_gives_a_record_that_holds(language: str, text: str, published: str | None) -> None:
    _holds(CODER.code(text, language, published), text)


@given(data=st.data(), published=DATES)
@LIMITS
@pytest.mark.parametrize("language", LANGUAGES)
def test_word_soup_gives_a_record_that_holds(language: str, data: st.DataObject, published: str | None) -> None:
    text = data.draw(_soup(language))
    record = CODER.code(text, language, published)
    _holds(record, text)
    assert CODER.code(text, language, published).to_json() == record.to_json()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "\x00", "\ud800", "a\udfffb", "\ufeff", '"' * 301, "(" * 500, "“" * 99, "a" * 20_000, "1." * 5_000,
     "kata " * 3_000, "\r\n\r\n", "e\u0301" * 50, "𝔸𝔹", "\u202eabc", "jika " * 400],
    ids=lambda t: repr(t[:8]),
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_break_programs(language: str, text: str) -> None:
    _holds(CODER.code(text, language), text)


STORY = """KALIA - Presiden Kalia Berun Osan menelepon Presiden Moriv Tala Wen pada Selasa (6/5/2031) pukul 15.35 waktu setempat.

"Kami akan merespons jika perbatasan ditutup," kata Osan, dikutip kantor berita, bulan ini."""


def test_two_coders_and_two_runs_give_the_same_bytes() -> None:
    first = CODER.code(STORY, "id").to_json()
    assert CODER.code(STORY, "id").to_json() == first
    assert Coder().code(STORY, "id").to_json() == first


def test_hash_seed_time_zone_and_locale_of_the_machine_do_not_matter() -> None:
    program = "import sys, readout; sys.stdout.write(readout.code(sys.stdin.buffer.read().decode()).to_json())"
    settings_of_machines = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANGUAGE": "ru"},
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], input=STORY.encode(), env={**os.environ, **machine, "PYTHONUTF8": "1"},
            capture_output=True, check=True,
        ).stdout
        for machine in settings_of_machines
    }  # fmt: skip
    assert len(outputs) == 1


def _forbidden(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError(f"{name} was read")

    return refuse


class _Timeless(datetime.datetime):
    now = classmethod(_forbidden("datetime.now"))  # type: ignore[assignment]
    utcnow = classmethod(_forbidden("datetime.utcnow"))  # type: ignore[assignment]
    today = classmethod(_forbidden("datetime.today"))  # type: ignore[assignment]


class _Dayless(datetime.date):
    today = classmethod(_forbidden("date.today"))  # type: ignore[assignment]


def test_clock_and_locale_are_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {language: Coder().code(STORY, language).to_json() for language in LANGUAGES}
    for name in ("time", "time_ns", "localtime", "gmtime", "strftime", "ctime"):
        monkeypatch.setattr(time, name, _forbidden(f"time.{name}"))
    for name in ("getlocale", "setlocale", "localeconv", "getpreferredencoding"):
        monkeypatch.setattr(locale, name, _forbidden(f"locale.{name}"))
    for module in [m for n, m in sys.modules.items() if n.startswith("readout")]:
        for name, value in list(vars(module).items()):
            if value is datetime.datetime:
                monkeypatch.setattr(module, name, _Timeless)
            elif value is datetime.date:
                monkeypatch.setattr(module, name, _Dayless)
    for language in LANGUAGES:
        assert CODER.code(STORY, language).to_json() == expected[language]
        assert Coder().code(STORY, language).to_json() == expected[language]
