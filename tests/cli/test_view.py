"""The view for people: everything is on it, at any width, in plain text where there is no terminal."""

import io

import msgspec
import pytest
from rich.console import Console

from readout.cli.view import THEME, show
from readout.cli.view.words import clean, day, duration, nth, quote
from readout.record import Document, Record


def _shown(record: Record, width: int = 80, *, explain: bool = False, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(theme=THEME, file=out, width=width, force_terminal=colour, highlight=False, markup=False)
    show(console, record, name="a.txt", language="Indonesian", explain=explain)
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_it_fits_its_width(story: Record, width: int) -> None:
    lines = _shown(story, width).splitlines()
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_everything_is_on_it(story: Record, width: int) -> None:
    page = " ".join(_shown(story, width).split())
    for words in (
        "Warta Nusa", "Indonesian", "from Ankara", "Thu 18 March 2021 · inferred", "18 March is a Thursday in 2010",
        "Phone call · held", "Kyriakos Mitsotakis prime minister, Greece", "Thu 18 March 2021, 16:30–17:10 Istanbul",
        "13:30–14:10 UTC · 40 minutes", "Asked for by Kyriakos Mitsotakis", "“diminta oleh Mitsotakis”", "2nd in March 2021",
        "rencana survei gas di Laut Aegea", "no: its content stays undisclosed", "video call C2, Thu 4 March 2021",
        "1 hour", "jalur feri · pariwisata", "What is planned", "7–8 April 2021", "Jenewa",
        "Reuters", "Altun, Fri 19 March 2021", "in a briefing",
        "Threat by Yunani (Greece) to Recep Tayyip Erdogan", "kapal survei memasuki perairan kami", "GRC ↔ TUR", "CONSULT (phone)",
        "hypothetical", "✓ 16.30 in Istanbul is 13.30 GMT", "✗ the third call of the month",
    ):  # fmt: skip
        assert words in page, words


def test_two_sides_stand_beside_each_other_where_there_is_room(story: Record) -> None:
    assert any("Greece" in line and "Türkiye" in line for line in _shown(story, 120).splitlines())
    assert not any("Greece" in line and "Türkiye" in line for line in _shown(story, 80).splitlines())


def test_explain_tells_rules_and_offsets(story: Record) -> None:
    plain, explained = _shown(story, 100), _shown(story, 100, explain=True)
    for words in (
        "Actors",
        "A4 person · by text",
        "Times",
        "2021-03-18T16:30",
        "= 2021-03-18T13:30Z",
        "requested-by",
        "content-cue-source",
        "rule conditional",
        "[",
    ):
        assert words in explained
        assert words not in plain


def test_no_colour_without_a_terminal(story: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in _shown(story)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[36" in _shown(story, colour=True).replace("\x1b[3;36", "\x1b[36")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in _shown(story, colour=True)


def test_an_empty_record_is_a_page_too() -> None:
    empty = Record(document=Document(id="0", language="id", text="Hujan."))
    page = _shown(empty)
    assert "Nothing about diplomacy was found" in page
    assert "date not known" in page


def test_a_terminal_is_not_commanded_by_an_article(story: Record) -> None:
    document = msgspec.structs.replace(story.document, title="\x1b]0;owned\x07\x1b[2J [bold]kata\u202eatak :smile:")
    page = _shown(msgspec.structs.replace(story, document=document))
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "\u202e" not in page
    assert "[bold]kata" in page
    assert ":smile:" in page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-03-20", "Thu 20 March 2025"), ("2025-03", "March 2025"), ("2025", "2025"), ("PRESENT_REF", "PRESENT_REF"),
        ("2025-04-02/2025-04-03", "2–3 April 2025"), ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-04-30/2025-05-01", "30 April – 1 May 2025"), ("XXXX-12-07", "XXXX-12-07"), ("2025-W12", "2025-W12"),
        ("2025-13-40", "2025-13-40"), ("2025-03/2025-05", "March 2025 – May 2025"), (None, ""), ("2025-SP", "2025-SP"),
        ("2025-03-20T16:30", "Thu 20 March 2025"), ("2025-13", "2025-13"),
    ],
)  # fmt: skip
def test_days(value: str | None, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("PT50M", "50 minutes"), ("PT1H", "1 hour"), ("PT1H30M", "1 hour 30 minutes"), ("P2D", "2 days"), ("P1Y6M", "1 year 6 months"),
     ("PXD", "PXD"), ("soon", "soon"), ("P", "P")],
)  # fmt: skip
def test_durations(value: str, words: str) -> None:
    assert duration(value) == words


def test_counts() -> None:
    assert [nth(n) for n in (1, 2, 3, 4, 11, 12, 21, 102)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "21st",
        "102nd",
    ]


def test_quotes_leave_out_what_another_holds() -> None:
    record = Record(document=Document(id="0", language="id", text="pukul 16.30 waktu Istanbul"))
    assert quote(record, ((0, 11), (0, 26))) == "“pukul 16.30 waktu Istanbul”"
    assert quote(record, ()) == ""


def test_quotes_join_what_is_near_and_in_one_line() -> None:
    record = Record(document=Document(id="0", language="id", text="Osan menelepon Wen\npukul 16.30"))
    assert quote(record, ((15, 18), (0, 4), (19, 24))) == "“Osan menelepon Wen” “pukul”"


def test_clean_keeps_letters_of_all_scripts() -> None:
    assert clean("  Київ\tи\n\x00x 😀 ") == "Київ и \N{REPLACEMENT CHARACTER}x 😀"
