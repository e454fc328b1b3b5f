"""Parquet: the tables of :mod:`readout.exports.rows`, one file each, written in batches. Needs pyarrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa
import pyarrow.parquet as pq

from readout.exports.base import Shape
from readout.exports.rows import TABLES, Row, rows
from readout.record import Record

_BATCH = 5000  # rows held before they are written: a few megabytes


def schema(table: str) -> Any:
    """The Arrow schema of a table: text, but for offsets, counts, truth values and scores."""
    return pa.schema([(c, _type(table, c)) for c in TABLES[table]])


def _type(table: str, column: str) -> Any:
    if (table, column) in (("spans", "start"), ("spans", "end"), ("contacts", "ordinal")):
        return pa.int64()
    if column in ("ok", "public"):
        return pa.bool_()
    return pa.float64() if column == "intensity" else pa.string()


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
