"""The lines of a document: which are paragraphs, which the page put there, and the dateline."""

from __future__ import annotations

import re

from readout.text.conventions import Conventions

# "JAKARTA - ", "JAKARTA, KOMPAS.com - ", "WASHINGTON (Reuters) — ", "ВАШИНГТОН, 31 декабря. /ТАСС/. ", "Moscow (ANTARA) -".
# The place is in capitals, or in title case before an outlet in brackets or after a comma; a dash must follow.
_UPPER = r"[^\W\d_a-zа-яё]"
_DATELINE = re.compile(
    rf"""\s*(?P<place>{_UPPER}[\w.'’]*(?:[ -]{_UPPER}[\w.'’]*){{0,3}})
         (?:,\s*(?P<rest>[^—–\n]{{1,40}}?))?
         (?:\s*\((?P<credit>[^)\n]{{2,40}})\))?
         \s*(?P<dash>—|–|--?)\s+""",
    re.VERBOSE,
)
_TASS_DATELINE = re.compile(
    rf"\s*(?P<place>{_UPPER}{{2}}[\w-]*(?:[ -]{_UPPER}[\w-]*)*),\s*(?P<rest>\d{{1,2}}\s\w+)\.?\s*/(?P<credit>[^/\n]{{2,30}})/\.?\s"
)


def lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold more than white space, trimmed."""
    out: list[tuple[int, int]] = []
    for m in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        line = m.group()
        start = m.start() + len(line) - len(line.lstrip())
        end = m.start() + len(line.rstrip())
        if end > start:
            out.append((start, end))
    return out


def split_boilerplate(
    text: str, all_lines: list[tuple[int, int]], conventions: Conventions
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Paragraphs that tell something, and lines that the page put there (sharing buttons, "read also")."""
    paragraphs: list[tuple[int, int]] = []
    boilerplate: list[tuple[int, int]] = []
    for span in all_lines:
        line = text[span[0] : span[1]]
        furniture = any(p.fullmatch(line) for p in conventions.boilerplate)
        (boilerplate if furniture else paragraphs).append(span)
    return paragraphs, boilerplate


def find_dateline(text: str, first: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The dateline that opens the first paragraph: span of the place, span of the whole; ``None`` without one."""
    start, end = first
    m = _TASS_DATELINE.match(text, start, end) or _DATELINE.match(text, start, end)
    if m is None:
        return None
    place = m.group("place")
    in_capitals = place.isupper() and len(place) > 2
    if not in_capitals and not (m.groupdict().get("credit") or m.group("rest")):
        return None
    return m.span("place"), (start, m.end())
