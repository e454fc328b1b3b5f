"""Sentences, held against our own newsroom sentences (gold/sentences-*.txt)."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout import packs
from readout.evaluate import Task, evaluate
from readout.text import analyse

GOLD = Path(__file__).parents[2] / "gold"
BAR = 0.99


@pytest.mark.parametrize("code", ["id", "en", "ru"])
def test_newsroom_sentences(code: str) -> None:
    report = evaluate(Task("sentences", GOLD / f"sentences-{code}.txt", language=code))
    counts = report.tally["sentences"]
    assert counts.gold >= 200 - 1
    assert counts.recall >= BAR, report.misses
    assert counts.precision >= BAR, report.misses


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("id", "Rapat selesai.Namun tidak ada hasil.", 2),
        ("id", "Kabar dari KOMPAS.com dan A.B.C. Studio.", 1),
        ("en", "He met Gen. (ret.) Hale. They talked.", 2),
        ("en", 'The "end." That was all he wrote.', 2),
        ("en", "It is 5 p.m. Moscow time.", 1),
        ("ru", "31 декабря 2031 г. Президент прибыл в столицу.", 1),
        ("id", "", 0),
        ("id", "...", 0),
        ("id", "Satu kalimat tanpa titik", 1),
    ],
)
def test_cases(code: str, text: str, count: int) -> None:
    assert len(analyse(text, packs.load(code).conventions).sentences) == count


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(["id", "en", "ru"]), st.lists(st.sampled_from(
    ["Dr. ", "a.m. ", "Kata ", "г. ", ". ", "? ", "! ", "… ", "\n", '"', "“", ") ", "(", "1. ", "A. ", "the ", "Да. ", "—"]
), max_size=30).map("".join))  # fmt: skip
def test_sentences_follow_one_another_and_hold_all_words(code: str, text: str) -> None:
    document = analyse(text, packs.load(code).conventions)
    at = 0
    for sentence in document.sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[sentence.start].isspace()
        at = sentence.end
    spans = document.sentences
    for start, end in document.paragraphs:
        for i in range(start, end):
            if text[i].isalnum():
                assert any(s.start <= i < s.end for s in spans)
