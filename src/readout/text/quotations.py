"""Pairing of quotation marks, built for what newspapers really print.

Marks may be straight or curly, mixed, one kind used at both ends, odd in number, or left open from paragraph to
paragraph. Each mark has a role by what stands around it; where the roles of a paragraph balance they are followed,
else the marks are paired in turn. Nothing is refused: a quotation that nobody closes says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

_OPENERS, _CLOSERS, _EITHER = "“„«", "”»", '"＂'
# Two single marks are a double one, as wires and archives print it.
_MARKS = re.compile(f"[{_OPENERS}{_CLOSERS}{_EITHER}]|``|\u2018\u2018|\u2019\u2019|''")
_RUN = re.compile(f"[{_OPENERS}{_CLOSERS}{_EITHER}]+")
_BEFORE_OPENING = "([{—–-/:;¡¿"
_AFTER_CLOSING = ".,;:!?)]}…—–-/"
_STOPS = ",.!?…"
_SINGLES = "'‘’‚"
_SINGLE = re.compile(r"(?<!')'(?!')|(?<!‘)‘(?!‘)|(?<!’)’(?!’)|‚")
# Words between single marks alone are a quotation from so many on: shorter ones are names, titles, letters left out.
_SINGLE_WORDS = 3

_Role: TypeAlias = Literal["open", "close", "either"]
_Mark: TypeAlias = tuple[int, _Role]


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A stretch between quotation marks.

    ``start`` and ``end`` bound the words inside; ``outer_start`` and ``outer_end`` take in the marks. ``level`` is 1,
    or 2 for a quotation inside another. ``closed`` is false where no mark ends it: it then ends with its paragraph, or
    before the next quotation. ``continues`` is true where the next paragraph goes on with the same quotation, with
    a mark at its opening or without.
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
    marks = [_marks(text, start, end) for start, end in paragraphs]
    found: list[Quotation] = []
    carried = False
    for i, (start, end) in enumerate(paragraphs):
        here: list[Quotation] = []
        if marks[i]:
            goes_on = i + 1 < len(paragraphs) and _takes_up(text, paragraphs[i + 1], marks[i + 1])
            here = _in_paragraph(text, start, end, marks[i], carried, goes_on)
        else:
            here = _single_marked(text, start, end, 1)
        found += here
        carried = any(q.continues for q in here)
    return sorted(found, key=lambda q: (q.outer_start, -q.outer_end))


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The double marks of a paragraph with their roles; those that stand for inches are left out."""
    runs = {i: run.span() for run in _RUN.finditer(text, start, end) for i in range(*run.span())}
    out: list[_Mark] = []
    for n, m in enumerate(_MARKS.finditer(text, start, end)):
        first, last = m.span()
        if n % 2 or not _is_measure(text, first, start, end):
            first = runs[first - 1][0] if first - 1 in runs else first
            last = runs[last][1] if last in runs else last
            out.append((m.start(), _role(text, m.start(), (first - 1, last), start, end)))
    return out


def _is_measure(text: str, i: int, start: int, end: int) -> bool:
    """Whether a straight mark stands for inches or seconds, where no quotation is open: after a digit, before no letter."""
    after_digit = text[i] == '"' and i > start and text[i - 1].isdigit()
    return after_digit and not (i + 1 < end and text[i + 1].isalpha())


def _role(text: str, i: int, around: tuple[int, int], start: int, end: int) -> _Role:
    """What a mark does, by the characters ``around`` the run of marks in which it stands."""
    before, after = around
    opens = before < start or text[before].isspace() or text[before] in _BEFORE_OPENING
    closes = after >= end or text[after].isspace() or text[after] in _AFTER_CLOSING
    if opens != closes:
        return "open" if opens else "close"
    if text[i] in _OPENERS + "`‘":
        return "open"
    return "close" if text[i] in _CLOSERS + "’" else "either"


def _width(text: str, i: int) -> int:
    """The characters of the mark at ``i``."""
    return 2 if text[i] in "'`‘’" else 1


def _takes_up(text: str, paragraph: tuple[int, int], marks: list[_Mark]) -> bool:
    """Whether a paragraph goes on with a quotation left open before it: a mark opens it, or its first mark closes."""
    return bool(marks) and (marks[0][0] == paragraph[0] or marks[0][1] == "close")


def _in_paragraph(text: str, start: int, end: int, marks: list[_Mark], carried: bool, goes_on: bool) -> list[Quotation]:
    found: list[Quotation] = []
    if carried and marks[0][1] == "close" and marks[0][0] > start:
        at = marks[0][0]
        found.append(Quotation(start, at, start, at + _width(text, at)))
        marks = marks[1:]
    pairs = _balanced(marks)
    if pairs is None:
        pairs, left_open = _in_turn(text, marks, end)
    else:
        left_open = None
    found += _quoted(text, pairs)
    if left_open is not None:
        begin = left_open + _width(text, left_open)
        inner = begin + len(text[begin:end].rstrip())
        if inner > begin:
            found.append(Quotation(begin, inner, left_open, inner, 1, False, goes_on))
    inner_starts = sorted(q.start for q in found if q.level == 2)
    for outer in [q for q in found if q.level == 1]:
        if bisect_left(inner_starts, outer.start) == bisect_left(inner_starts, outer.end):
            found += _single_marked(text, outer.start, outer.end, 2)
    return found


def _balanced(marks: list[_Mark]) -> list[tuple[int, int, int, bool]] | None:
    """Pairs (opening, closing, level, closed) by role alone; ``None`` where the roles do not balance in two levels."""
    opened: list[int] = []
    pairs: list[tuple[int, int, int, bool]] = []
    for at, role in marks:
        if role == "open" or (role == "either" and not opened):
            opened.append(at)
            if len(opened) > 2:
                return None
        elif not opened:
            return None
        else:
            level = len(opened)
            pairs.append((opened.pop(), at, level, True))
    return None if opened else pairs


def _in_turn(text: str, marks: list[_Mark], end: int) -> tuple[list[tuple[int, int, int, bool]], int | None]:
    """Pair marks one after the other; the second value is a mark that opened and found no partner."""
    pairs: list[tuple[int, int, int, bool]] = []
    opened: int | None = None
    for n, (at, role) in enumerate(marks):
        if opened is None:
            if role != "close":
                opened = at
        elif role == "open" and not _closes_late(text, opened, at, marks[n + 1 :]):
            pairs.append((opened, at, 1, False))
            opened = at
        else:
            pairs.append((opened, at, 1, True))
            opened = None
    return pairs, opened


def _closes_late(text: str, opened: int, at: int, later: Sequence[_Mark]) -> bool:
    """Whether a mark that looks like an opening closes all the same, its space misplaced: '"Yes, "he said'."""
    after = text[at + 1 : at + 2]
    stopped = text[opened + 1 : at].rstrip()[-1:] in _STOPS and after.islower()
    if text[at] in _OPENERS:
        return stopped and not (later and later[0][1] == "close")
    return stopped or (len(later) % 2 == 0 and text[at] not in _CLOSERS)


def _quoted(text: str, pairs: Iterable[tuple[int, int, int, bool]]) -> list[Quotation]:
    out: list[Quotation] = []
    for opening, closing, level, closed in pairs:
        begin = opening + _width(text, opening)
        inner = text[begin:closing]
        if not inner.strip():
            continue
        if closed:
            out.append(Quotation(begin, closing, opening, closing + _width(text, closing), level))
        else:
            end = begin + len(inner.rstrip())
            out.append(Quotation(begin, end, opening, end, level, False))
    return out


def _single_marked(text: str, start: int, end: int, level: int) -> list[Quotation]:
    """Quotations in single marks; an apostrophe inside a word opens and closes nothing."""
    if not any(text.find(mark, start, end) >= 0 for mark in _SINGLES):
        return []
    found: list[Quotation] = []
    opened: int | None = None
    marks = [m.start() for m in _SINGLE.finditer(text, start, end)]
    for n, i in enumerate(marks):
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        if opened is None:
            if text[i] != "’" and not before.isalnum() and (after.isalnum() or after in '“"«'):
                opened = i
        elif not after.isalnum() and not before.isspace() and i > opened + 1:
            if _is_possessive(text, i, (marks[k] for k in range(n + 1, len(marks))), end):
                continue
            if level == 2 or len(text[opened + 1 : i].split()) >= _SINGLE_WORDS:
                found.append(Quotation(opened + 1, i, opened, i + 1, level))
            opened = None
    return found


def _is_possessive(text: str, i: int, later: Iterable[int], end: int) -> bool:
    """Whether the mark after an s is an apostrophe ("the leaders' talks"), since a later one closes after a stop."""
    if text[i - 1] != "s" or i + 1 >= end or not text[i + 1].isspace():
        return False
    for k in later:
        if not text[k - 1].isalnum() or (k + 1 < end and not text[k + 1].isalnum()):
            return text[k - 1] in _STOPS
    return False
