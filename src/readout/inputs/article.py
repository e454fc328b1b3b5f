"""An article as an input yields it: its text, and what the input knows of it."""

from __future__ import annotations

import msgspec


class Article(msgspec.Struct, frozen=True):
    """A text to be coded.

    ``where`` names the place it came from, for people ("news.jsonl:3"). ``published`` is an ISO date, partial where no more
    is known. ``id`` is the input's own name for the article, which its record carries as ``doc``. ``extractor`` is set where
    the text was made from something else ("trafilatura 2.3.1"): offsets are into *its* text; ``raw_sha256`` then is the
    hash of what it was made from.
    """

    text: str
    where: str
    id: str | None = None
    language: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    uri: str | None = None
    extractor: str | None = None
    raw_sha256: str | None = None
