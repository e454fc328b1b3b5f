"""Sentences with exact offsets.

A full stop ends a sentence unless it stands in a number ("15.35"), after an abbreviation or an initial, or inside a
quotation that an attribution follows ("...," kata X). Sentences inside a quotation are sentences too.
"""

from __future__ import annotations

import re

from readout.text.conventions import Conventions
from readout.text.tokens import normalise

_CLOSING = "\"”»’'“＂)]"
_OPENING = "\"“„«‘'(['”»—–-"
_END = re.compile(rf"(?:\.{{1,3}}|[!?…]+)[{re.escape(_CLOSING)}]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")


def sentences(text: str, paragraph: tuple[int, int], conventions: Conventions) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, in order, trimmed of white space."""
    start, end = paragraph
    out: list[tuple[int, int]] = []
    at = start
    for m in _END.finditer(text, start, end):
        if m.end() >= end or _ends_sentence(text, at, m, end, conventions):
            out.append(_trim(text, at, m.end()))
            at = m.end()
    if text[at:end].strip():
        out.append(_trim(text, at, end))
    return [s for s in out if s[1] > s[0]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, start: int, m: re.Match[str], end: int, conventions: Conventions) -> bool:
    following = text[m.end() : min(end, m.end() + 40)].lstrip()
    if not following:
        return True
    head = following.lstrip(_OPENING + " ")
    if head and head[0].islower():
        return False
    if m.group()[0] != "." or m.group().startswith(".."):
        return bool(head)
    before = _WORD_BEFORE.search(text, start, m.start())
    word = before.group() if before else ""
    if m.group() == "." and _is_abbreviation(word, head, conventions):
        return False
    return bool(head)


def _is_abbreviation(word: str, following: str, conventions: Conventions) -> bool:
    """Whether the stop after ``word`` belongs to it: a known abbreviation, or an initial before a name."""
    bare = normalise(word.rstrip("."))
    if bare in conventions.abbreviations:
        return True
    initial = len(word) == 1 and word.isupper()
    return initial and following[:1].isupper()
