"""Records as they are, one JSON object a line."""

from __future__ import annotations

from typing import ClassVar, TextIO

from readout.exports.base import Shape
from readout.record import Record


class Jsonl:
    """One record a line."""

    shape: ClassVar[Shape] = "stream"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Write the record's JSON and a line end."""
        self._stream.write(record.to_json() + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""


EXPORT = Jsonl
