"""JSON lines: one article a line.

``{"id", "text", "lang"?, "title"?, "date"?, "outlet"?, "author"?, "url"?}``; other keys are let pass. ``date`` is an ISO date, or a
time stamp of which the date is taken; a partial date ("2021-12") is fine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.bytes import decode
from readout.inputs.charset import clean
from readout.inputs.dates import iso_date
from readout.inputs.limits import MAX_BYTES


def read(stream: BinaryIO, where: str) -> Iterator[Article | InputError]:
    """The articles of a file of JSON lines; a line that holds none is an error, and the next line is read."""
    empty = True
    for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), 1):
        if line.strip():
            empty = False
            yield _article(line, f"{where}:{number}")
    if empty:
        yield InputError("is empty", where=where)


def _article(line: bytes, where: str) -> Article | InputError:
    try:
        row = json.loads(decode(line, where))
        if not isinstance(row, dict):
            raise InputError("is not a JSON object", where=where)
        text = _string(row, "text", where)
        if text is None or not text.strip():
            raise InputError('has no "text"', where=where)
        return Article(
            text=text,
            where=where,
            id=None if row.get("id") is None else clean(str(row["id"])),
            language=_string(row, "lang", where) or _string(row, "language", where),
            published=iso_date(_string(row, "date", where), where),
            title=_string(row, "title", where),
            author=_string(row, "author", where),
            outlet=_string(row, "outlet", where),
            uri=_string(row, "url", where) or _string(row, "uri", where),
        )
    except InputError as e:
        return e
    except (ValueError, RecursionError) as e:
        return InputError(f"is not JSON: {e}", where=where)


def _string(row: dict[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is not a string', where=where)
    return clean(value) if value else None
