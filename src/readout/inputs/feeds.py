"""Feeds (RSS, Atom), by feedparser. Nothing is fetched here: an entry that holds no article is only an address."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from readout.errors import InputError
from readout.inputs.limits import MAX_BYTES
from readout.inputs.page import WHOLE, Page
from readout.inputs.xml import check


def read(stream: BinaryIO, where: str) -> Iterator[Page | InputError]:
    """The entries that hold their article; for the others an error that names their address."""
    try:
        found = list(entries(stream.read(MAX_BYTES + 1), where))
    except InputError as e:
        yield e
        return
    for page in found:
        if len(page.raw) < WHOLE:
            yield InputError(
                f"a teaser of {page.uri}", where=page.where, next_step="'readout follow' fetches what is new"
            )
        else:
            yield page


def entries(raw: bytes, where: str) -> Iterator[Page]:
    """Every entry with its address, title, date, outlet and whatever HTML it holds; ``InputError`` where it is no feed."""
    check(raw, where)
    feed: Any = feedparser.parse(io.BytesIO(raw), sanitize_html=True, resolve_relative_uris=False)
    if not feed.get("version") and not feed.get("entries"):
        raise InputError("is no feed", where=where)
    outlet = (feed.feed.get("title") or "").strip() or None
    for number, entry in enumerate(feed.entries, 1):
        html = (
            max((c.get("value") or "" for c in entry.get("content", ())), key=len, default="")
            or entry.get("summary")
            or ""
        )
        yield Page(
            raw=f"<html><body><article>{html}</article></body></html>".encode("utf-8", "replace"), where=f"{where}:{number}",
            charset="utf-8", id=entry.get("id"), published=_date(entry), title=entry.get("title"),
            author=entry.get("author"), outlet=outlet, uri=entry.get("link"),
        )  # fmt: skip


def _date(entry: Any) -> str | None:
    # as a plain dict: feedparser's own look-up maps one onto the other, and warns that it will not for long
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return time.strftime("%Y-%m-%d", stamp) if stamp else None
