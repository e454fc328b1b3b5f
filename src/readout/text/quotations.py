"""Pairing of quotation marks, built for what newspapers really print.

Marks may be straight or curly, mixed, one kind used at both ends, odd in number, or left open from paragraph to
paragraph. Nothing is refused: an opened quotation that nobody closes ends with its paragraph and says so.
"""

from __future__ import annotations

import msgspec

_DOUBLE_OPEN = "“„«"
_DOUBLE_CLOSE = "”»"
_DOUBLE_BOTH = '"＂'
_OPENS = frozenset(_DOUBLE_OPEN + _DOUBLE_CLOSE + _DOUBLE_BOTH)
# Which marks may close a quotation opened by a given one. German „“ and Swedish ”” usage is covered too; a straight
# mark and a curly one are taken for each other, since editors mix them.
_CLOSERS = {
    "“": "”\"“＂", "”": "”\"＂", "„": "“”\"", "«": "»", "»": "«»", '"': "\"”＂“", "＂": "＂\"”",
}  # fmt: skip
_SINGLE_OPEN, _SINGLE_CLOSE = "‘'", "’'"


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A stretch between quotation marks.

    ``start`` and ``end`` bound the words inside; ``outer_start`` and ``outer_end`` take in the marks. ``level`` is 1,
    or 2 for a quotation inside another. ``closed`` is false where no mark ends it. ``continues`` is true where the
    next paragraph goes on with the same quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    level: int = 1
    closed: bool = True
    continues: bool = False


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations of ``text`` in order of their start, paragraph by paragraph (spans in, spans out)."""
    found: list[Quotation] = []
    for i, (start, end) in enumerate(paragraphs):
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        found += _in_paragraph(text, start, end, following)
    return sorted(found, key=lambda q: (q.outer_start, -q.outer_end))


def _in_paragraph(text: str, start: int, end: int, following: tuple[int, int] | None) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while (opened := _next_opening(text, at, end)) is not None:
        closing = _closing(text, opened, end)
        if closing is None:
            goes_on = following is not None and text[following[0]] in _OPENS
            if not goes_on and _looks_stray(text, opened, end):
                at = opened + 1
                continue
            inner = len(text[opened + 1 : end].rstrip()) + opened + 1
            if inner > opened + 1:
                found.append(Quotation(opened + 1, inner, opened, inner, 1, False, goes_on))
            break
        if closing > opened + 1:
            found.append(Quotation(opened + 1, closing, opened, closing + 1))
            found += _nested(text, opened + 1, closing)
        at = closing + 1
    return found


def _next_opening(text: str, at: int, end: int) -> int | None:
    for i in range(at, end):
        if text[i] in _OPENS and not _is_measure(text, i):
            return i
    return None


def _is_measure(text: str, i: int) -> bool:
    """Whether a straight mark stands for inches or seconds (after a digit, no space before it)."""
    return text[i] == '"' and i > 0 and text[i - 1].isdigit() and not (i + 1 < len(text) and text[i + 1].isalpha())


def _closing(text: str, opened: int, end: int) -> int | None:
    closers = _CLOSERS[text[opened]]
    for i in range(opened + 1, end):
        if text[i] in closers:
            if text[i] in _DOUBLE_OPEN and text[opened] != "„" and _opens_here(text, i):
                continue
            return i
    return None


def _opens_here(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()


def _looks_stray(text: str, opened: int, end: int) -> bool:
    """A mark with a space after it and a word before it is a closing mark that lost its partner."""
    before = text[opened - 1] if opened else " "
    after = text[opened + 1] if opened + 1 < end else " "
    return not before.isspace() and (after.isspace() or after in ".,;:!?)")


def _nested(text: str, start: int, end: int) -> list[Quotation]:
    """Second-level quotations in single marks; an apostrophe inside a word opens and closes nothing."""
    found: list[Quotation] = []
    opened: int | None = None
    for i in range(start, end):
        ch = text[i]
        before = text[i - 1]
        after = text[i + 1] if i + 1 < len(text) else " "
        if opened is None and ch in _SINGLE_OPEN and not before.isalnum() and after.isalnum():
            opened = i
        elif opened is not None and ch in _SINGLE_CLOSE and not after.isalnum() and i > opened + 1:
            found.append(Quotation(opened + 1, i, opened, i + 1, 2))
            opened = None
    return found
