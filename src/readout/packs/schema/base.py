"""What all topics of a pack are made of: entries with words, strict about everything they hold."""

from __future__ import annotations

import msgspec


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all pack data: an unknown key or a wrong type is refused when the file is read."""


class Entry(Strict, frozen=True, kw_only=True):
    """A row of a lexicon: ``words`` are phrases as written, found by one scan of the text (see ``text.PhraseBook``)."""

    words: tuple[str, ...]


class Topic(Strict, frozen=True, kw_only=True):
    """All that a pack says on one topic; each field is a group of entries, or a setting. Empty is allowed."""
