"""What an address of the web answers with: a page, a feed whose entries are fetched in turn, or a file."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from readout.errors import InputError
from readout.inputs.fetch import Fetched, Fetcher
from readout.inputs.formats import FORMATS, Item, format_of
from readout.inputs.page import WHOLE, Page

_HEAD = 2048
# Seconds between two pages of one site, so that following a feed is no burden to it.
_PAUSE = 1.0


def is_address(name: str) -> bool:
    """Whether a name is an address of the web and no file."""
    return name.lower().startswith(("http://", "https://"))


def from_web(
    uri: str,
    fetcher: Fetcher,
    format_name: str | None = None,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    pause: float = _PAUSE,
) -> Iterator[Item]:
    """The page at an address; of a feed, the pages of those entries whose address is ``wanted``. Fetches from the web."""
    try:
        got = fetcher.fetch(uri)
        head = got.raw[:_HEAD]
        row = FORMATS[format_name] if format_name else format_of("", head)
        if row.name == "feed":
            yield from _entries(got, uri, fetcher, wanted, pause)
        elif row.name == "html" or (row.name == "text" and "html" in got.kind):
            yield Page(raw=got.raw, where=uri, charset=got.charset, uri=got.uri)
        else:
            yield from row.reader().read(io.BufferedReader(io.BytesIO(got.raw)), uri)
    except InputError as e:
        e.where = e.where or uri
        yield e


def _entries(got: Fetched, uri: str, fetcher: Fetcher, wanted: Callable[[str], bool], pause: float) -> Iterator[Item]:
    FORMATS["feed"].reader()  # says what to install where its library is missing
    from readout.inputs.feeds import entries

    last: dict[str, float] = {}
    for entry in entries(got.raw, uri):
        if not entry.uri or not is_address(entry.uri):
            yield InputError("an entry without an address", where=entry.where)
        elif wanted(entry.uri):
            yield entry if len(entry.raw) >= WHOLE else _fetched(entry, fetcher, last, pause)


def _fetched(entry: Page, fetcher: Fetcher, last: dict[str, float], pause: float) -> Item:
    """The page of an entry, with what the feed tells of it."""
    assert entry.uri is not None
    site = urlsplit(entry.uri).netloc
    time.sleep(max(0.0, last.get(site, 0.0) + pause - time.monotonic()))
    try:
        got = fetcher.fetch(entry.uri)
    except InputError as e:
        return e
    finally:
        last[site] = time.monotonic()
    return Page(
        raw=got.raw, where=entry.uri, charset=got.charset, id=entry.id, published=entry.published, title=entry.title,
        author=entry.author, outlet=entry.outlet, uri=entry.uri,
    )  # fmt: skip
