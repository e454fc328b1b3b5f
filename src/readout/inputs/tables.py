"""Tables: CSV and Parquet, one article a row, with a map from our names to the table's columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.charset import clean, decode
from readout.inputs.dates import iso_date
from readout.inputs.limits import MAX_BYTES

# Names under which columns are found when no map names them, best first.
_USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text"),
    "id": ("id", "doc", "doc_id", "guid"),
    "language": ("lang", "language"),
    "published": ("date", "published", "published_at", "publish_date", "date_publish", "pub_date"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "outlet": ("outlet", "publisher", "source", "source_domain", "media_name"),
    "uri": ("url", "uri", "link"),
}
_SAMPLE = 64 * 1024


def read(stream: BinaryIO, where: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | InputError]:
    """The rows of a CSV file (separator told from its head; the first line names the columns)."""
    head = stream.peek(_SAMPLE)[:_SAMPLE] if hasattr(stream, "peek") else b""
    try:
        encoding = _encoding(head, where)
        csv.field_size_limit(MAX_BYTES)
        lines = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        rows = csv.reader(
            (line.replace("\x00", "\ufffd") for line in lines), delimiter=_delimiter(head.decode(encoding, "replace"))
        )
        names = next(rows, [])
        places = column_map(names, columns, where)
    except (InputError, csv.Error) as e:
        yield e if isinstance(e, InputError) else InputError(f"is no CSV: {e}", where=where)
        return
    while True:
        try:
            row = next(rows, None)
        except (csv.Error, InputError) as e:
            yield (
                e
                if isinstance(e, InputError)
                else InputError(f"a row that cannot be read: {e}", where=f"{where}:{rows.line_num}")
            )
            continue
        if row is None:
            break
        if row:
            values = {ours: row[at] if at < len(row) else None for ours, at in places.items()}
            yield from article(values, f"{where}:{rows.line_num}")
    lines.detach()


def column_map(names: Sequence[str], columns: Mapping[str, str] | None, where: str) -> dict[str, int]:
    """Where our fields stand in a table: as the map says, else under their usual names."""
    at = {name.strip().lower().lstrip("\ufeff"): i for i, name in reversed(list(enumerate(names)))}
    found: dict[str, int] = {}
    for ours, theirs in (columns or {}).items():
        if ours not in _USUAL:
            raise InputError(f"no field {ours!r}", where=where, next_step=f"fields: {', '.join(_USUAL)}")
        if theirs.strip().lower() not in at:
            raise InputError(f"no column {theirs!r}", where=where, next_step=f"columns: {', '.join(names)}")
        found[ours] = at[theirs.strip().lower()]
    for ours, usual in _USUAL.items():
        if ours not in found and (place := next((at[u] for u in usual if u in at), None)) is not None:
            found[ours] = place
    if "text" not in found:
        raise InputError(
            "no column holds the text",
            where=where,
            next_step=f"name it: --columns text=NAME; columns: {', '.join(names)}",
        )
    return found


def article(values: dict[str, Any], where: str) -> Iterator[Article | InputError]:
    """The article of a row."""
    plain = {k: _string(v) for k, v in values.items()}
    try:
        if not (plain.get("text") or "").strip():
            raise InputError("has no text", where=where)
        yield Article(
            text=plain["text"] or "", where=where, id=plain.get("id"), language=plain.get("language"),
            published=iso_date(plain.get("published"), where), title=plain.get("title"), author=plain.get("author"),
            outlet=plain.get("outlet"), uri=plain.get("uri"),
        )  # fmt: skip
    except InputError as e:
        yield e


def _string(value: Any) -> str | None:
    if isinstance(value, date):  # datetimes too
        value = value.isoformat()
    return clean(str(value)) or None if value is not None else None


def _encoding(head: bytes, where: str) -> str:
    if not head.strip():
        raise InputError("is empty", where=where)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in head:
        raise InputError("is binary, not text", where=where)
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError as e:
        if decode(head) is None or e.start > len(head) - 4:
            raise InputError("is not UTF-8", where=where, next_step="convert it: iconv -f ENCODING -t UTF-8") from e
        return _guessed(head)
    return "utf-8-sig"


def _guessed(head: bytes) -> str:
    text = decode(head)
    return next(e for e in ("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1252") if head.decode(e, "replace") == text)


def _delimiter(head: str) -> str:
    first = head.split("\n", 1)[0]
    return max((",", ";", "\t", "|"), key=first.count)
