"""What the text room must know of a language: plain data, handed over by its pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec


class Conventions(msgspec.Struct, frozen=True, eq=False):
    """How a language writes; all words in their normal form. Two are equal only if they are the same object.

    Four kinds of abbreviation, by what a full stop after them means: ``abbreviations`` never end a sentence ("Dr."),
    ``closing_abbreviations`` may ("Inc."), ``trailing_abbreviations`` do before a capital ("etc."), and
    ``number_abbreviations`` are abbreviations only before a figure ("No. 5").
    ``zone_nouns`` end the name of a time zone ("Eastern time"). ``attribution`` words follow a quoted question and go on with its sentence ('"Why?" Smith asked'). ``clitics`` are
    endings that are words of their own ("-nya"). ``boilerplate`` finds lines that a page put into the article.
    ``function_words`` are common words by which the language is told from others, ``neighbours`` those of languages
    without a pack, by code. ``lemmas`` is the code under which simplemma knows the language, ``None`` where words are
    looked up as they stand. ``tagger`` is the file of the model that tells parts of speech, ``None`` without one.
    """

    language: str = "und"
    script: str = "Latn"
    abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    trailing_abbreviations: frozenset[str] = frozenset()
    number_abbreviations: frozenset[str] = frozenset()
    zone_nouns: frozenset[str] = frozenset()
    attribution: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    function_words: frozenset[str] = frozenset()
    neighbours: Mapping[str, frozenset[str]] = msgspec.field(default_factory=dict)
    lemmas: str | None = None
    tagger: Path | None = None
