"""``lexicon/inflection.toml``: the case endings of names, for languages that have them."""

from __future__ import annotations

from typing import Literal

from readout.packs.schema.base import Strict, Topic
from readout.world.inflection import Paradigm


class Endings(Strict, frozen=True, kw_only=True):
    """One paradigm: ``endings`` by case, the nominative first, "-" for none.

    ``kind``: ``name`` and ``adjective`` lead both ways, from a nominative to its forms and back (of a person's name); a
    ``noun`` only forward, a ``surname`` only back. ``minimum`` is the least number of letters that must stand before the ending;
    ``consonant``: no letter of ``vowels`` may stand there.
    """

    endings: tuple[str, ...]
    kind: Literal["name", "adjective", "noun", "surname"] = "name"
    minimum: int = 2
    consonant: bool = False

    def paradigm(self) -> Paradigm:
        """As the world room takes it."""
        return Paradigm(tuple("" if e == "-" else e for e in self.endings), self.kind, self.minimum, self.consonant)


class Inflections(Topic, frozen=True, kw_only=True):
    """Paradigms in the order in which they are tried, and words (lower case) that have one form only. ``vowels``: letters after
    which no ending of a consonant stem stands."""

    paradigm: tuple[Endings, ...] = ()
    invariable: tuple[str, ...] = ()
    vowels: str = ""
