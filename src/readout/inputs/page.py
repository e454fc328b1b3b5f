"""A web page before its text is made: making it costs a hundred times more than reading it, so the two are apart."""

from __future__ import annotations

import msgspec

# Bytes of a feed entry's HTML from which on it is taken for the article and not for its teaser.
WHOLE = 1500


class Page(msgspec.Struct, frozen=True):
    """A page of HTML as it came. What is known of it beside its bytes wins over what the page says of itself.

    ``charset`` is the encoding told from outside (HTTP). ``id`` is the input's own name for it.
    """

    raw: bytes
    where: str
    charset: str | None = None
    id: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    uri: str | None = None
