"""``lexicon/writing.toml``: how the language is written, for the text room."""

from __future__ import annotations

from typing import Literal

import msgspec

from readout.packs.schema.base import Strict, Topic


class Abbreviation(Strict, frozen=True, kw_only=True):
    """Abbreviations, without their full stop, of one kind by what the stop means (they are no phrases to be found).

    ``ends`` tells whether the stop may end a sentence: ``never`` ("Dr."), ``maybe`` ("Inc."), ``before-capital``
    ("etc."), or, where the word is an abbreviation before a figure only, ``unless-figure`` ("No. 5").
    """

    words: tuple[str, ...]
    ends: Literal["never", "maybe", "before-capital", "unless-figure"] = "never"


class Writing(Topic, frozen=True, kw_only=True):
    """Abbreviations, clitics, boilerplate and function words.

    ``zone_nouns`` end the name of a time zone, and so show that a sentence goes on after an abbreviated clock time.
    ``attribution`` words go on with the sentence of a quoted question before them. ``boilerplate`` patterns must match
    a whole line. ``function`` words tell the language from others. ``neighbours`` holds the common words of languages
    that have no pack, by ISO 639-1 code, so that their texts are not taken for ours (the shared pack holds most). ``misread`` holds by its
    lemma the forms of a word that the lemmatiser takes for others or does not know.
    """

    abbreviation: tuple[Abbreviation, ...] = ()
    zone_nouns: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    function: tuple[str, ...] = ()
    neighbours: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    misread: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
