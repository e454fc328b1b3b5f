"""The lines of a document: which are paragraphs, which the page put there, and the dateline."""

from __future__ import annotations

import re
from functools import cache

from readout.text.conventions import Conventions

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
# A text broken at a fixed width: no line is longer than this, full lines are not shorter than that.
_WRAP_MOST, _WRAP_LEAST = 100, 45
# A full line may fall short of the longest by the length of a long word.
_WRAP_SLACK = 22
_ENDS = tuple('.!?…:;"”»)')

_UPPER = r"[^\W\d_a-zа-яёà-öø-ÿ]"
_NAME = rf"{_UPPER}[\w.'’-]*"
_PLACE = rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}})"
_DASH = r"\s*(?:—|–|--?)\s+"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # "МОСКВА, 31 декабря. /ТАСС/. ", "MOSCOW, December 31. /TASS/. "
        rf"{_PLACE},\s*(?P<rest>[^/\n—–]{{3,30}}?)\.?\s*/(?P<credit>[^/\n]{{2,30}})/\.?(?:{_DASH}|\s+)",
        # "ВАШИНГТОН, 31 дек — РИА Новости. "
        rf"{_PLACE},\s*(?P<rest>\d{{1,2}}\s\w+\.?){_DASH}(?P<credit>{_NAME}(?: {_NAME}){{0,2}})\.\s+",
        # "Москва. 31 декабря. INTERFAX.RU - "
        rf"{_PLACE}\.\s+(?P<rest>\d{{1,2}}\s\w+)\.\s+(?P<credit>{_NAME}){_DASH}",
        # "Liputan6.com, Jakarta - ", "TEMPO.CO, Jakarta - ", "REPUBLIKA.CO.ID, JAKARTA -- "
        rf"(?P<credit>\w+\.\w{{2,5}}(?:\.\w{{2}})?),?\s+{_PLACE}{_DASH}",
        # "JAKARTA - ", "JAKARTA, KOMPAS.com - ", "WASHINGTON, Dec 31 (Reuters) — ", "Moscow (ANTARA/Sputnik) - "
        rf"{_PLACE}(?:,\s*(?P<rest>[^—–\n()]{{1,40}}?))?(?:\s*\((?P<credit>[^)\n]{{2,40}})\))?{_DASH}",
        # "JAKARTA, KOMPAS-The", the space lost
        rf"{_PLACE},\s*(?P<rest>{_UPPER}{{3,}})[—–-](?={_UPPER}[^\W\d_A-Z])",
        # "WASHINGTON: ", only in capitals (see below)
        rf"{_PLACE}:\s+",
    )
)
# A dateline of a place in title case alone ("Jakarta - ") opens a paragraph, not a headline of this many characters.
_HEADLINE = 90
# Headline and deck may stand before the paragraph that has the dateline.
_LOOK_IN = 3


def lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold more than white space, trimmed. Lines broken at a fixed width are joined."""
    out: list[tuple[int, int]] = []
    for m in _LINE.finditer(text):
        line = m.group()
        start = m.start() + len(line) - len(line.lstrip())
        end = m.start() + len(line.rstrip())
        if end > start:
            out.append((start, end))
    return _unwrap(text, out)


def _unwrap(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of each block (between empty lines) where the text is broken at a fixed width."""
    if len(found) < 2:
        return found
    longest = max(end - start for start, end in found)
    if not _WRAP_LEAST <= longest <= _WRAP_MOST:
        return found
    out: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    for span in found:
        if block and not _follows(text, block[-1][1], span[0]):
            out += _joined(text, block, longest)
            block = []
        block.append(span)
    return out + _joined(text, block, longest)


def _follows(text: str, end: int, start: int) -> bool:
    """Whether one line break lies between two lines."""
    between = text[end:start].replace("\r\n", "\n")
    return sum(between.count(b) for b in "\n\r\u2028\u2029\x0b\x0c\x85") == 1


def _joined(text: str, block: list[tuple[int, int]], longest: int) -> list[tuple[int, int]]:
    """A block as one paragraph if all lines but the last are full and most of them end amid a sentence."""
    full = block[:-1]
    least = max(_WRAP_LEAST, longest - _WRAP_SLACK)
    if not full or any(end - start < least for start, end in full):
        return block
    amid = sum(not text[start:end].endswith(_ENDS) for start, end in full)
    return [(block[0][0], block[-1][1])] if amid * 2 > len(full) else block


def split_boilerplate(
    text: str, all_lines: list[tuple[int, int]], conventions: Conventions
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Paragraphs that tell something, and lines that the page put there (sharing buttons, "read also")."""
    paragraphs: list[tuple[int, int]] = []
    boilerplate: list[tuple[int, int]] = []
    for span in all_lines:
        line = text[span[0] : span[1]]
        furniture = not any(map(str.isalnum, line)) or any(
            p.fullmatch(line) for p in furniture_patterns(conventions.boilerplate)
        )
        (boilerplate if furniture else paragraphs).append(span)
    return paragraphs, boilerplate


@cache
def furniture_patterns(boilerplate: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language's boilerplate, compiled when its first text is read: to tell languages apart needs none."""
    return tuple(re.compile(p, re.IGNORECASE) for p in boilerplate)


def find_dateline(text: str, paragraphs: list[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The dateline that opens one of the first paragraphs (a headline may stand before it).

    Span of the place, span of the whole; ``None`` without one.
    """
    for start, end in paragraphs[:_LOOK_IN]:
        for pattern in _DATELINES:
            m = pattern.match(text, start, end)
            if m is not None and m.end() < end and _is_dateline(text, m, end):
                return m.span("place"), (start, m.end())
    return None


def _is_dateline(text: str, m: re.Match[str], end: int) -> bool:
    place, found = m["place"], m.groupdict()
    if m[0].rstrip().endswith(":"):
        return place.isupper() and len(place) > 4 and text[m.end()].isupper()
    if place.isupper() and len(place) > 2:
        return True
    if "." in place or text[m.end()].islower():
        return False
    if found.get("credit"):
        return True
    if found.get("rest"):
        return any(map(str.isalpha, m["rest"])) and not m["rest"][0].islower()
    return " - " in m[0] and len(place.split()) <= 2 and end - m.end() > _HEADLINE
