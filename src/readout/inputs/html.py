"""A saved web page: one file is one page, whose text trafilatura makes (see ``extraction``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.limits import MAX_BYTES
from readout.inputs.page import Page


def read(stream: BinaryIO, where: str) -> Iterator[Page | InputError]:
    """The page of a file."""
    yield Page(raw=stream.read(MAX_BYTES + 1), where=where)
