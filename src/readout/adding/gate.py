"""The gate: skips what is in no language we read, or names no two sides and no leader with a side, before a page's text is made.

Making the text of a page takes some 40 ms, this a quarter of one: a rough text (what stands in paragraphs), in it all names of
states, their seats, organisations and persons of the who's-who in all languages by one automaton, and, where they suffice in one of
these, the language by its common words. Asked for by ``--skip-irrelevant``; what it skips is counted and not set aside.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from readout import packs, text
from readout.errors import InputError
from readout.inputs import Article, Page
from readout.inputs.charset import decode_page
from readout.packs import Pack
from readout.world import World

_KINDS = frozenset({"country", "adjective", "seat", "organisation", "armed-group"})
# One state alone lets pass when it is spoken of so often: its own contacts may name the other side by a title only.
_OFTEN = 4
_UNSEEN = ("script", "style", "template", "svg")
_OPENS = re.compile(r"<p(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
# Characters of one paragraph; one that is never closed would take in all the rest of the page.
_LONGEST = 5000
_NAME = re.compile(r"/?[a-z][a-z0-9]*", re.IGNORECASE)
# Characters of paragraphs below which a page is taken not to mark its paragraphs.
_FEW = 300


class Gate:
    """Lets pass what may matter. Needs ahocorasick_rs (extra ``archive``)."""

    def __init__(self, *folders: Path) -> None:
        loaded = [packs.load(code, *folders) for code in packs.available(*folders)]
        self._conventions = [pack.conventions for pack in loaded]
        self._names = _Names(loaded, World())

    def lets_pass(self, item: Article | Page) -> bool:
        """Whether an item may matter: its language is one that we read, and it names two sides, or one often, or one and a
        person in its office or another's.

        Names are looked for first, since that costs least; the language is told of the few items that have enough of them.
        """
        rough = rough_text(item) if isinstance(item, Page) else item.text
        fitting = {code for code, found in self._names.sides(rough).items() if _suffice(found)}
        if not fitting:
            return False
        said = item.language if isinstance(item, Article) else None
        return (said or text.identify(rough, self._conventions)) in fitting


# The side of a name, and whether it is a person's whole name.
_Side: TypeAlias = tuple[str, bool]


def _suffice(found: list[_Side]) -> bool:
    return len(found) >= _OFTEN or len({side for side, _ in found}) >= 2 or len({person for _, person in found}) == 2


class _Names:
    """The names of the world in all languages as one automaton."""

    def __init__(self, loaded: Iterable[Pack], world: World) -> None:
        try:
            from ahocorasick_rs import AhoCorasick
        except ImportError as e:
            raise InputError("skipping needs ahocorasick_rs", next_step="pip install 'readout[archive]'") from e
        sides: dict[str, dict[str, _Side]] = {}
        for pack in loaded:
            world.fill(partial(_add, sides, pack.code), pack.code, pack.inflection.phrases)
            for person in world.who.persons.values():
                for name in (person.name, *person.aliases):
                    if " " in name:
                        sides.setdefault(name, {}).setdefault(pack.code, (person.country, True))
        self._sides = [tuple(of.items()) for of in sides.values()]
        self._automaton = AhoCorasick(list(sides))

    def sides(self, rough: str) -> dict[str, list[_Side]]:
        """The sides named in a text, by the language in which they bear that name. Capitals count: "US" is a state and "us" is not."""
        found: dict[str, list[_Side]] = {}
        matches: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(rough, overlapping=True)
        for number, start, end in matches:
            if not (rough[start - 1 : start].isalnum() or rough[end : end + 1].isalnum()):
                for code, side in self._sides[number]:
                    found.setdefault(code, []).append(side)
        return found


def _add(sides: dict[str, dict[str, _Side]], code: str, phrase: str, topic: str, group: str, name: Any) -> None:
    if group in _KINDS and not name.ambiguous:
        sides.setdefault(phrase, {}).setdefault(code, (name.country or name.code, False))


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
