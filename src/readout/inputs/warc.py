"""Web archives (WARC, as Common Crawl's CC-NEWS has them): every page that a server answered with, by fastwarc."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from readout.errors import InputError
from readout.inputs.charset import known
from readout.inputs.limits import MAX_BYTES
from readout.inputs.members import members
from readout.inputs.page import Page

_HTML = ("text/html", "application/xhtml+xml")


def read(stream: BinaryIO, where: str) -> Iterator[Page | InputError]:
    """The HTML pages of an archive that were answered with status 200. Records of other kinds are passed over.

    A page's ``where`` is "file:byte OFFSET" of its record.
    """
    found_any = False
    for member in members(stream, where):
        if isinstance(member, InputError):
            yield member
            continue
        offset, raw = member
        found_any = found_any or raw.startswith(b"WARC/")
        place = f"{where}:byte {offset}"
        try:
            yield from _pages(raw, place)
        except (OSError, ValueError, RuntimeError) as e:
            yield InputError(f"a record that cannot be read: {e}", where=place)
    if not found_any:
        yield InputError("holds no WARC record", where=where)


def _pages(raw: bytes, where: str) -> Iterator[Page | InputError]:
    records = ArchiveIterator(io.BytesIO(raw), record_types=WarcRecordType.response, auto_decode="all")
    for record in records:
        http = record.http_headers
        if http is None or http.status_code != 200:
            continue
        kind = (record.http_content_type or "").lower()
        if kind not in _HTML:
            continue
        body = record.reader.read(MAX_BYTES + 1)
        if len(body) > MAX_BYTES:
            yield InputError(f"a page larger than {MAX_BYTES:,} bytes", where=where)
            return  # what follows in this member begins somewhere behind the bomb
        yield Page(raw=body, where=where, charset=_charset(record), uri=record.headers.get("WARC-Target-URI"))


def _charset(record: Any) -> str | None:
    return known(record.http_charset) if record.http_charset else None
