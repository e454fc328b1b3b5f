"""ninjs: news in JSON (IPTC), one item or a list of items; versions 1 to 3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.charset import clean
from readout.inputs.dates import iso_date
from readout.inputs.limits import MAX_BYTES
from readout.inputs.page import Page


def read(stream: BinaryIO, where: str) -> Iterator[Article | Page | InputError]:
    """The items of a file."""
    raw = stream.read(MAX_BYTES + 1)
    try:
        if len(raw) > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=where)
        data = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as e:
        yield InputError(f"is not JSON: {e}", where=where)
        return
    except RecursionError:
        yield InputError("is nested too deep", where=where)
        return
    except InputError as e:
        yield e
        return
    items = data if isinstance(data, list) else [data]
    for number, item in enumerate(items, 1):
        try:
            yield _item(item, where if len(items) == 1 else f"{where}:{number}")
        except InputError as e:
            yield e


def _item(item: Any, where: str) -> Article | Page:
    if not isinstance(item, dict):
        raise InputError("is no ninjs item", where=where)
    published = iso_date(_string(item, "firstcreated", "contentcreated", "versioncreated"), where)
    known = {
        "id": _string(item, "uri"), "published": published, "title": _string(item, "headline") or _of(item, "headlines"),
        "author": _string(item, "byline"), "outlet": _string(item, "copyrightholder", "provider"),
        "uri": _string(item, "canonical_url", "url"),
    }  # fmt: skip
    text = _string(item, "body_text") or _of(item, "bodies", "text/plain")
    if text and text.strip():
        language = (_string(item, "language") or "").split("-")[0].lower() or None
        return Article(text=clean(text), where=where, language=language, **known)
    html = _string(item, "body_xhtml", "body_html") or _of(item, "bodies", "text/html")
    if not html:
        raise InputError("an item without a body", where=where)
    return Page(
        raw=f"<html><body><article>{html}</article></body></html>".encode("utf-8", "replace"),
        where=where,
        charset="utf-8",
        **known,
    )


def _string(item: dict[str, Any], *keys: str) -> str | None:
    return next((v for k in keys if isinstance(v := item.get(k), str) and v.strip()), None)


def _of(item: dict[str, Any], key: str, kind: str | None = None) -> str | None:
    """The value of the first entry of a list of ninjs 2 and 3 ("bodies", "headlines") of that content type."""
    held = item.get(key)
    for entry in held if isinstance(held, list) else []:
        if isinstance(entry, dict) and (kind is None or entry.get("contenttype") == kind):
            return _string(entry, "value")
    return None
