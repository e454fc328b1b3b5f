"""Parquet files, by pyarrow: one article a row, read in batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import pyarrow
import pyarrow.parquet

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.tables import article, column_map

_ROWS = 500


def read(stream: BinaryIO, where: str, columns: Mapping[str, str] | None = None) -> Iterator[Article | InputError]:
    """The rows of a Parquet file; only the columns that are needed are read."""
    try:
        file = pyarrow.parquet.ParquetFile(stream)
        names = file.schema_arrow.names
        places = column_map(names, columns, where)
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=[names[i] for i in places.values()]):
            held = {ours: batch.column(names[i]).to_pylist() for ours, i in places.items()}
            for row in range(batch.num_rows):
                number += 1
                yield from article({ours: values[row] for ours, values in held.items()}, f"{where}:{number}")
    except InputError as e:
        yield e
    except (pyarrow.ArrowException, OSError, ValueError) as e:
        yield InputError(f"is no Parquet file, or a damaged one: {e}", where=where)
