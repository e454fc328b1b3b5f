"""CSV: one file for each table of :mod:`readout.exports.rows`.

Cells that a spreadsheet would take for a formula (they begin with ``= + - @`` or a control character) get a leading
apostrophe, since article text is not to be trusted. Files are UTF-8 with a header row.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

from readout.exports.base import Shape
from readout.exports.rows import TABLES, rows
from readout.record import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """A folder of CSV files."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._files = ExitStack()
        self._writers: dict[str, csv.DictWriter[str]] = {}
        for table, columns in TABLES.items():
            stream = self._files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[table] = csv.DictWriter(stream, columns)
            self._writers[table].writeheader()

    def write(self, record: Record) -> None:
        """Add the record's rows to each file."""
        for table, row in rows(record):
            self._writers[table].writerow({k: _safe(v) for k, v in row.items()})

    def finish(self) -> None:
        """Close the files."""
        self._files.close()


def _safe(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


EXPORT = Csv
