"""Parquet: the tables of :mod:`readout.exports.rows`, one file each, written in batches. Needs pyarrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa
import pyarrow.parquet as pq

from readout.exports.base import Shape
from readout.exports.rows import TABLES, Row, kind, rows
from readout.record import Record

_BATCH = 5000  # rows held before they are written: a few megabytes


_TYPES = {"text": pa.string(), "count": pa.int64(), "truth": pa.bool_(), "score": pa.float64()}


def schema(table: str) -> Any:
    """The Arrow schema of a table."""
    return pa.schema([(c, _TYPES[kind(table, c)]) for c in TABLES[table]])


class Parquet:
    """A folder of Parquet files."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._writers = {t: pq.ParquetWriter(folder / f"{t}.parquet", schema(t)) for t in TABLES}
        self._held: dict[str, list[Row]] = {t: [] for t in TABLES}

    def write(self, record: Record) -> None:
        """Hold the record's rows, and write a table's rows when there are many."""
        for table, row in rows(record):
            self._held[table].append(row)
            if len(self._held[table]) >= _BATCH:
                self._flush(table)

    def _flush(self, table: str) -> None:
        if held := self._held[table]:
            self._writers[table].write_table(pa.Table.from_pylist(held, schema=schema(table)))
            held.clear()

    def finish(self) -> None:
        """Write what is held and close the files."""
        for table, writer in self._writers.items():
            self._flush(table)
            writer.close()


EXPORT = Parquet
