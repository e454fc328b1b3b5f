"""``lexicon/writing.toml``: how the language is written, for the text room."""

from __future__ import annotations

from readout.packs.schema.base import Topic


class Writing(Topic, frozen=True, kw_only=True):
    """Abbreviations, clitics, boilerplate and function words.

    ``abbreviations`` are given without their full stop, which never ends a sentence; that of ``closing_abbreviations``
    may, and that of ``number_abbreviations`` does unless a figure follows. ``attribution`` words go on with the
    sentence of a quoted question before them. ``boilerplate`` patterns must match a whole line. ``function`` words
    tell the language from others. ``neighbours`` holds the common words of languages that have no pack, by ISO 639-1
    code, so that their texts are not taken for ours (the shared pack holds most).
    """

    abbreviations: tuple[str, ...] = ()
    closing_abbreviations: tuple[str, ...] = ()
    number_abbreviations: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    function: tuple[str, ...] = ()
    neighbours: dict[str, tuple[str, ...]] = {}
