"""What Readout reads: one module for each format, one table, and one way in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.dates import iso_date
from readout.inputs.formats import FORMATS, Format, format_of

STDIN = "-"
_HEAD = 512

__all__ = ["FORMATS", "STDIN", "Article", "Format", "format_of", "iso_date", "read"]


def read(name: str, format_name: str | None = None) -> Iterator[Article | InputError]:
    """The articles of a file, or of standard input for ``"-"``, in the format named or told from name and first bytes.

    Never raises for what it reads: what cannot be read is yielded as an ``InputError`` that names it.
    """
    try:
        if name == STDIN:
            stream = sys.stdin.buffer
            head = stream.peek(_HEAD)[:_HEAD] if hasattr(stream, "peek") else b""
            where = "standard input"
            yield from _format(format_name, name, head).reader().read(stream, where)
        else:
            with Path(name).open("rb") as file:
                yield from _format(format_name, name, file.peek(_HEAD)[:_HEAD]).reader().read(file, name)
    except IsADirectoryError:
        yield InputError("is a folder", where=name, next_step=f"give its files: {Path(name) / '*.txt'}")
    except FileNotFoundError:
        yield InputError("no such file", where=name)
    except OSError as e:
        yield InputError(f"cannot be read: {e.strerror}", where=name)
    except InputError as e:
        e.where = e.where or name
        yield e


def _format(format_name: str | None, name: str, head: bytes) -> Format:
    return FORMATS[format_name] if format_name else format_of(name, head)
