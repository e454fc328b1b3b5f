"""Tokens: what is one word and what two, and that every token reads back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.text import normalise, tokenise

PIECES = [
    "Rusia-Ukraina",
    "ke-47",
    "U.S.",
    "15.35",
    "10-12",
    "'s",
    "’",
    "“",
    "»",
    " ",
    "\n",
    "a@b.co",
    "https://x.y/z",
    "é",
    "e\u0301",
    "-",
    "—",
    "…",
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("isu-isu ke-47 anti-missile G-20", "isu-isu|ke-47|anti-missile|G-20"),
        ("Rusia-Ukraina 10-12 U.S.-Russia", "Rusia|-|Ukraina|10|-|12|U.S.|-|Russia"),
        ("U.S.-led 12-nation al-Qaeda Tu-95", "U.S.-led|12-nation|al-Qaeda|Tu-95"),
        ("pukul 15.35 (20.35 GMT) 1.980,5", "pukul|15.35|(|20.35|GMT|)|1.980,5"),
        ("Putin's it’s don't Jum'at O’Hara", "Putin|'s|it|’s|don't|Jum'at|O’Hara"),
        ("lihat www.contoh.id/a?b dan a.b@c.org!", "lihat|www.contoh.id/a?b|dan|a.b@c.org|!"),
        ("@menlu https://x.org/1", "@menlu|https://x.org/1"),
        ("Wait... what… 3/2/2031", "Wait|...|what|…|3/2/2031"),
        ("«Да», — сказал", "«|Да|»|,|—|сказал"),
    ],
)
def test_what_is_one_token(text: str, words: str) -> None:
    assert [t.text for t in tokenise(text)] == words.split("|")


def test_kinds() -> None:
    kinds = {t.text: t.kind for t in tokenise("A.B. kata 12 12-nation , 's http://x.y @z ...")}
    assert kinds == {
        "A.B.": "word", "kata": "word", "12": "number", "12-nation": "word", ",": "mark", "'s": "word",
        "http://x.y": "link", "@z": "link", "...": "mark",
    }  # fmt: skip


def test_normal_forms_fold_case_apostrophes_and_accents() -> None:
    assert normalise("Ёлка") == "елка"
    assert normalise("Jum’at") == "jum'at"
    assert normalise("e\u0301") == "é"


def test_lemmas_keep_the_case_of_names_apart() -> None:
    lemmas = {t.text: t.lemma for t in tokenise("The US said they warned us", lemmas="en")}
    assert lemmas["said"] == "say"
    assert lemmas["US"] == "us"
    assert lemmas["warned"] == "warn"
    assert [t.lemma for t in tokenise("президентом России", lemmas="ru")] == ["президент", "россия"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join))
def test_tokens_read_back_in_order_and_leave_out_only_space(text: str) -> None:
    tokens = tokenise(text)
    at = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert token.start >= at
        at = token.end
    seen = "".join(t.text for t in tokens)
    assert all(c in seen for c in text if c.isalnum() and c.isascii())


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=30), st.text(max_size=30))
def test_a_stretch_is_cut_as_the_same_text_alone(before: str, text: str) -> None:
    whole = before + " " + text
    start = len(before) + 1
    there = [(t.start - start, t.text) for t in tokenise(whole, start)]
    assert there == [(t.start, t.text) for t in tokenise(text)]
