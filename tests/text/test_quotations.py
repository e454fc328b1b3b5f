"""Quotation marks as newspapers print them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.text.layout import lines
from readout.text.quotations import Quotation, quotations


def _found(text: str) -> list[Quotation]:
    return quotations(text, lines(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Kami siap," kata dia. "Ayo."', ["Kami siap,", "Ayo."]),
        ("“Kami siap,” kata dia.", ["Kami siap,"]),
        ("”Kami siap,” kata dia. ”Ayo.”", ["Kami siap,", "Ayo."]),
        ('“Kami siap," kata dia. "Ayo.”', ["Kami siap,", "Ayo."]),
        ("“Kami siap,“ kata dia.", ["Kami siap,"]),
        ("«Мы готовы», — сказал он. „Да“, — добавил.", ["Мы готовы", "Да"]),
        ("«Он сказал „нет“ и ушёл», — сообщили.", ["Он сказал „нет“ и ушёл", "нет"]),
        ('Dia bilang "tidak", lalu "ya".', ["tidak", "ya"]),
        ('"Dia bilang "tidak" kepada kami," kata X.', ['Dia bilang "tidak" kepada kami,', "tidak"]),
        ('"Kami siap, "kata dia. Lalu ia pergi.', ["Kami siap, "]),
        ("“Kami siap, “kata dia. “Ayo, “katanya.", ["Kami siap, ", "Ayo, "]),
        ("“Dia bilang, “tidak” kepada kami, kata X.", ["Dia bilang,", "tidak"]),
        ('Layar 5" dan kabel 3" dijual.', []),
        ('Kata dia." Lalu pergi.', []),
        ('"" kosong', []),
        ("“They said ‘never again’ to us,” he said.", ["They said ‘never again’ to us,", "never again"]),
        ("‘We will never give up our land,’ he said.", ["We will never give up our land,"]),
        ("'The leaders' talks are off,' he said.", ["The leaders' talks are off,"]),
        ("The leaders' meeting wasn't 'bad' for O'Neil's side.", []),
        ('Kota "A", "B" dan "C" aman.', ["A", "B", "C"]),
        ('("Kami siap.")', ["Kami siap."]),
    ],
)
def test_what_stands_inside(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in _found(text)] == inside


def test_a_quotation_left_open_ends_with_its_paragraph_and_says_so() -> None:
    text = '"Kami siap," kata dia. "Tetapi kami menunggu\nKalimat lain.'
    first, second = _found(text)
    assert first.closed
    assert not second.closed
    assert not second.continues
    assert text[second.start : second.end] == "Tetapi kami menunggu"


@pytest.mark.parametrize("second", ['"Kami juga menunggu," kata dia.', 'Kami juga menunggu," kata dia.'])
def test_a_quotation_over_paragraphs_goes_on_with_a_mark_or_without(second: str) -> None:
    text = f'"Kami siap.\n\n{second}'
    one, two = _found(text)
    assert not one.closed
    assert one.continues
    assert text[two.start : two.end] == "Kami juga menunggu,"
    assert two.closed


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = "“Kami siap, kata dia. “Ayo,” tambahnya."
    first, second = _found(text)
    assert not first.closed
    assert text[second.start : second.end] == "Ayo,"
    assert second.closed


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(['"', "“", "”", "„", "«", "»", "'", "‘", "’", " ", "a", "kata", ", ", ". ", "\n", "5", "—", "("]), max_size=40).map("".join))  # fmt: skip
def test_quotations_nest_and_read_back(text: str) -> None:
    found = _found(text)
    for q in found:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert text[q.start : q.end].strip()
        assert "\n" not in text[q.start : q.end]
    outer = [q for q in found if q.level == 1]
    for a, b in pairwise(outer):
        assert a.outer_end <= b.outer_start
    for q in found:
        if q.level == 2:
            assert any(o.start <= q.outer_start and q.outer_end <= o.end for o in outer)


def test_two_single_marks_are_a_double_one() -> None:
    text = "''Yes,'' he said, and ``no'' too."
    assert [text[q.start : q.end] for q in quotations(text, [(0, len(text))])] == ["Yes,", "no"]
