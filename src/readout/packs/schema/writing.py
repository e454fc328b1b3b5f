"""``lexicon/writing.toml``: how the language is written, for the text room."""

from __future__ import annotations

from readout.packs.schema.base import Entry, Topic


class Writing(Topic, frozen=True, kw_only=True):
    """Abbreviations, clitics, boilerplate and function words.

    ``abbreviation`` words are given with their full stop or without. ``boilerplate`` patterns must match a whole
    line. ``function`` words tell the language from its neighbours (the fewer they share, the better).
    """

    abbreviation: tuple[Entry, ...] = ()
    clitics: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    function: tuple[str, ...] = ()
