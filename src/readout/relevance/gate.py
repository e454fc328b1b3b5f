"""The gate: skips what is in no language we read, or speaks of no state but the reader's own, before a page's text is made.

Making the text of a page takes some 40 ms, this a quarter of one: a rough text, in it all names of states, their seats,
organisations and persons of the who's-who in all languages by one automaton, and, where they suffice in one of these, the
language by its common words. Asked for by ``--skip-irrelevant``; what it skips is counted and not set aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from readout import packs, text
from readout.errors import InputError
from readout.inputs import Article, Page
from readout.packs import Pack
from readout.packs.schema import Offices
from readout.relevance.rough import rough_text
from readout.world import World

_KINDS = frozenset({"country", "adjective", "seat", "organisation", "armed-group"})
# The reader's own state alone lets pass when it is named so often: its contacts may tell the other side by a title only.
_OFTEN = 6


class Gate:
    """Lets pass what may matter. Needs ahocorasick_rs (extra ``archive``)."""

    def __init__(self, *folders: Path, world: World | None = None) -> None:
        """``folders`` hold further packs; ``world`` is that of a coder beside it, so that the tables are there once."""
        loaded = [packs.load(code, *folders) for code in packs.available(*folders)]
        self._conventions = [pack.conventions for pack in loaded]
        self._homes = {pack.code: pack.topic(Offices).home for pack in loaded}
        self._names = _Names(loaded, world or World())

    def lets_pass(self, item: Article | Page) -> bool:
        """Whether an item may matter: it is in a language that we read, and names a side that is not the reader's own state.

        Names are looked for first, since that costs least; the language is told of the few items that have enough of them.
        """
        rough = rough_text(item) if isinstance(item, Page) else item.text
        fitting = {code for code, sides in self._names.sides(rough).items() if self._suffice(code, sides)}
        if not fitting:
            return False
        said = item.language if isinstance(item, Article) else None
        return (said or text.identify(rough, self._conventions)) in fitting

    def _suffice(self, language: str, sides: list[str]) -> bool:
        home = self._homes[language]
        return len(sides) >= _OFTEN or any(side != home for side in sides)


class _Names:
    """The names of the world in all languages as one automaton."""

    def __init__(self, loaded: Iterable[Pack], world: World) -> None:
        try:
            from ahocorasick_rs import AhoCorasick
        except ImportError as e:
            raise InputError("skipping needs ahocorasick_rs", next_step="pip install 'readout[archive]'") from e
        sides: dict[str, dict[str, str]] = {}
        for pack in loaded:
            world.fill(partial(_add, sides, pack.code), pack.code, pack.inflection.phrases)
            for person in world.who.persons.values():
                for name in (person.name, *person.aliases):
                    if " " in name:
                        sides.setdefault(name, {}).setdefault(pack.code, person.country)
        self._sides = [tuple(of.items()) for of in sides.values()]
        self._automaton = AhoCorasick(list(sides))

    def sides(self, rough: str) -> dict[str, list[str]]:
        """The sides named in a text, by the language in which they bear that name. Capitals count: "US" is a state and "us" is not."""
        found: dict[str, list[str]] = {}
        matches: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(rough, overlapping=True)
        for number, start, end in matches:
            if not (rough[start - 1 : start].isalnum() or rough[end : end + 1].isalnum()):
                for code, side in self._sides[number]:
                    found.setdefault(code, []).append(side)
        return found


def _add(sides: dict[str, dict[str, str]], code: str, phrase: str, topic: str, group: str, name: Any) -> None:
    if group in _KINDS and not name.ambiguous:
        sides.setdefault(phrase, {}).setdefault(code, name.country or name.code)
