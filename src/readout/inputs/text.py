"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.bytes import decode
from readout.inputs.limits import MAX_BYTES


def read(stream: BinaryIO, where: str) -> Iterator[Article | InputError]:
    """The one article of a text file."""
    try:
        yield Article(text=decode(stream.read(MAX_BYTES + 1), where), where=where)
    except InputError as e:
        yield e
