"""The table of input formats. A format is a module with ``read(stream, where)`` and its row here.

``read`` takes an open binary stream and yields articles; what cannot be read it yields as an ``InputError``, and goes on
with the rest. Modules are imported when a format is first met, so an optional library is only asked for by its format.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Protocol

from readout.errors import InputError
from readout.inputs.article import Article


class Reader(Protocol):
    """The module of a format."""

    def read(self, stream: BinaryIO, where: str) -> Iterator[Article | InputError]:
        """The articles of a stream, in order."""


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table: ``suffixes`` are those of file names; ``extra`` is what to install where a library is missing."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    extra: str | None = None

    def reader(self) -> Reader:
        """The format's module; ``InputError`` where an optional library is missing."""
        try:
            module: Reader = importlib.import_module(self.module)
        except ImportError as e:
            step = f"pip install 'readout[{self.extra}]'" if self.extra else None
            raise InputError(f"reading {self.name} needs {e.name}, which is not installed", next_step=step) from e
        return module


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("text", (".txt", ".text", ".md"), "readout.inputs.text"),
        Format("jsonl", (".jsonl", ".ndjson"), "readout.inputs.jsonl"),
    )
}


def format_of(name: str, head: bytes) -> Format:
    """The format of a file by its name, else by its first bytes: a line that opens a JSON object, or text."""
    suffix = PurePath(name).suffix.lower()
    for row in FORMATS.values():
        if suffix in row.suffixes:
            return row
    return FORMATS["jsonl" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b'{"') else "text"]
