"""What Readout reads: one module for each format, one table, and one way in.

Fetching (``web``, ``fetch``) and the extractor of pages (``extraction``) bring many modules with them, so they are not
loaded here: a start must stay fast.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.dates import iso_date
from readout.inputs.formats import FORMATS, Format, Item, format_of
from readout.inputs.page import Page

STDIN = "-"
_HEAD = 2048

__all__ = [
    "FORMATS",
    "STDIN",
    "Article",
    "Format",
    "Item",
    "Page",
    "format_of",
    "iso_date",
    "items",
    "read",
]


def read(
    name: str, format_name: str | None = None, *, columns: Mapping[str, str] | None = None
) -> Iterator[Article | InputError]:
    """The articles of a file, or of standard input for ``"-"``, in the format named or told from name and first bytes.

    Never raises for what it reads: what cannot be read is yielded as an ``InputError`` that names it. ``columns`` maps
    our fields to the columns of a table.
    """
    with ExitStack() as opened:
        article: Callable[[Page], Article | InputError] | None = None
        for item in items(name, format_name, columns=columns):
            if not isinstance(item, Page):
                yield item
                continue
            if article is None:
                from readout.inputs.extraction import Extractor

                article = opened.enter_context(Extractor()).article
            yield article(item)


def items(name: str, format_name: str | None = None, *, columns: Mapping[str, str] | None = None) -> Iterator[Item]:
    """As :func:`read`, with web pages left as they are, so that their texts can be made elsewhere."""
    try:
        if name == STDIN:
            yield from _read(sys.stdin.buffer, name, "standard input", format_name, columns)
        else:
            with Path(name).open("rb") as file:
                yield from _read(file, name, name, format_name, columns)
    except IsADirectoryError:
        yield InputError("is a folder", where=name, next_step=f"give its files: {Path(name) / '*.txt'}")
    except FileNotFoundError:
        yield InputError("no such file", where=name)
    except OSError as e:
        yield InputError(f"cannot be read: {e.strerror or e}", where=name)
    except InputError as e:
        e.where = e.where or name
        yield e


def _read(
    stream: BinaryIO, name: str, where: str, format_name: str | None, columns: Mapping[str, str] | None
) -> Iterator[Item]:
    from readout.inputs import compression

    head = _peek(stream)
    kind = compression.kind_of(head)
    if kind and not (format_name == "warc" or name.lower().endswith(".warc.gz")):
        stream = compression.opened(stream, kind, where)
        head, name = _peek(stream), compression.bare(name)
        if FORMATS["warc"].sign.match(head):  # type: ignore[union-attr]
            raise InputError(
                "is a compressed WARC by its content", where=where, next_step="name it .warc.gz, or give --input warc"
            )
    row = FORMATS[format_name] if format_name else format_of(name, head)
    reader = row.reader()
    yield from reader.read(stream, where, columns) if row.columns else reader.read(stream, where)


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    return peek(_HEAD)[:_HEAD] if peek else b""
