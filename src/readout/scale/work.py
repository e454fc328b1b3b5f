"""The one function that every engine runs: a unit in, a Parquet file out, or nothing at all.

The file is written under a temporary name and renamed when it is whole. A unit that is done twice writes the same bytes
in the same place, so however often an engine repeats it, its effect is there exactly once.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from readout.errors import InputError, ReadoutError
from readout.inputs import Article
from readout.pipeline import Coder
from readout.record import Record
from readout.scale.units import Unit

SCHEMA = pa.schema(
    [
        ("unit", pa.string()),
        ("position", pa.int64()),
        ("document", pa.string()),
        ("doc", pa.string()),
        ("outlet", pa.string()),
        ("language", pa.string()),
        ("published", pa.string()),
        ("record", pa.string()),
        ("error", pa.string()),
    ]
)


class Done(msgspec.Struct, frozen=True):
    """A unit that was done: how many articles became records, and how many could not be read."""

    unit: str
    records: int
    errors: int


@cache
def _coder(packs: tuple[str, ...]) -> Coder:
    """One coder for each process; packs load once."""
    return Coder(*packs)


def target(out: Path, unit: Unit) -> Path:
    """The file of a unit."""
    return out / f"{unit.id}.parquet"


def do(unit: Unit, out: Path, packs: tuple[str, ...] = ()) -> Done:
    """Code the articles of a unit and write its file; raises only where the file cannot be written."""
    rows = [{"unit": unit.id, "position": i, **row} for i, row in enumerate(_rows(unit, _coder(packs)))]
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    out.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{unit.id}-", suffix=".tmp", dir=out)
    os.close(handle)
    try:
        pq.write_table(table, name, compression="zstd")
        os.replace(name, target(out, unit))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    errors = sum("error" in row for row in rows)
    return Done(unit.id, len(rows) - errors, errors)


def _rows(unit: Unit, coder: Coder) -> Iterator[dict[str, Any]]:
    for article in unit.articles():
        made = article if isinstance(article, InputError) else _code(article, coder)
        if isinstance(made, Record):
            yield _row(made)
        else:
            yield {"error": str(made)}


def _code(article: Article, coder: Coder) -> Record | ReadoutError:
    try:
        return coder.code(
            article.text, article.language, article.published, outlet=article.outlet, title=article.title,
            author=article.author, uri=article.uri, doc=article.id,
        )  # fmt: skip
    except ReadoutError as e:
        e.where = e.where or article.where
        return e


def _row(record: Record) -> dict[str, Any]:
    d = record.document
    return {
        "document": d.id,
        "doc": record.doc,
        "outlet": d.outlet,
        "language": d.language,
        "published": d.published and d.published.value,
        "record": record.to_json(),
    }


def records(out: Path) -> Iterator[Record]:
    """The records of a finished run, unit by unit in order of name."""
    for path in sorted(out.glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(columns=["record"], batch_size=500):
            for value in batch.column(0).to_pylist():
                if value is not None:
                    yield Record.from_json(value)
