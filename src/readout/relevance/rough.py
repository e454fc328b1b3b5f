"""A rough text of a page: good enough to look for names in, and made without an extractor."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from readout.inputs import Page
from readout.inputs.charset import decode_page

_UNSEEN = ("script", "style", "template", "svg")
_OPENS = re.compile(r"<p(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
# Characters of one paragraph; one that is never closed would take in all the rest of the page.
_LONGEST = 5000
_NAME = re.compile(r"/?[a-z][a-z0-9]*", re.IGNORECASE)
# Characters of paragraphs below which a page is taken not to mark its paragraphs.
_FEW = 300


def rough_text(page: Page) -> str:
    """What stands in a page's paragraphs, or in all of it where they are not marked; good enough to look for names in.

    Linear in the length of the page, whatever is left open in it.
    """
    raw = decode_page(page.raw, page.charset)
    marked = _TAG.sub(" ", " ".join(_paragraphs(raw)))
    return html.unescape(marked if len(marked) >= _FEW else _all_words(raw))


def _paragraphs(raw: str) -> Iterator[str]:
    """What stands behind each ``<p>``, up to its end or the next one."""
    at, ends = 0, 0
    for m in _OPENS.finditer(raw):
        if m.start() < at:
            continue
        if 0 <= ends < m.end():
            ends = raw.find("</p", m.end())
        at = min(ends if ends >= 0 else len(raw), m.end() + _LONGEST)
        yield raw[m.end() : at]


def _all_words(raw: str) -> str:
    """All that is seen of a page: one walk over its tags."""
    words: list[str] = []
    hidden = ""
    for piece in raw.split("<"):
        head, closed, rest = piece.partition("-->" if hidden == "-->" or piece.startswith("!--") else ">")
        named = _NAME.match(head)
        name = named[0].lower() if named else ""
        if hidden:
            if not ((closed and hidden == "-->") or name == hidden):
                continue
            hidden = ""
        elif piece.startswith("!--") and not closed:
            hidden = "-->"
        elif name in _UNSEEN and not head.endswith("/"):
            hidden = f"/{name}"
        if not hidden and rest and not rest.isspace():
            words.append(rest)
    return " ".join(words)
