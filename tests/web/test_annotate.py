"""Overlapping spans as flat segments."""

from hypothesis import given
from hypothesis import strategies as st

from readout.web.annotate import Mark, paragraphs, segments

TEXTS = st.text(min_size=1, max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=8))
    return text, [Mark((a, min(a + n, len(text))), "contacts", f"C{i}", "date") for i, (a, n) in enumerate(spans)]


@given(marked())
def test_segments_cover_the_text_and_carry_exactly_their_marks(case: tuple[str, list[Mark]]) -> None:
    text, laid = case
    cut = segments(text, laid)
    assert "".join(s.text for s in cut) == text
    for s in cut:
        expected = {m for m in laid if m.span[0] <= s.start and s.end <= m.span[1]}
        assert set(s.marks) == expected
        assert all(m.span[1] <= s.start or m.span[0] >= s.end for m in set(laid) - expected)


@given(marked())
def test_paragraphs_read_back(case: tuple[str, list[Mark]]) -> None:
    text, laid = case
    for line in paragraphs(text, laid):
        assert all(text[s.start : s.end] == s.text for s in line)


def test_nested_and_crossing_spans() -> None:
    laid = [Mark((0, 5), "contacts", "C1", "date"), Mark((3, 8), "statements", "S1", "content")]
    assert [(s.text, s.layers) for s in segments("abcdefghij", laid)] == [
        ("abc", ("contacts",)),
        ("de", ("contacts", "statements")),
        ("fgh", ("statements",)),
        ("ij", ()),
    ]
