"""The one function that every engine runs: a unit in, a Parquet file out, or nothing at all.

The file is written under a temporary name and renamed when it is whole and on the disk; its footer tells what it is. A unit that is done twice writes the same bytes
in the same place, so however often an engine repeats it, its effect is there exactly once.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from readout.errors import InputError, LanguageError, PackError, ReadoutError, ScaleError
from readout.inputs import Article, Page
from readout.inputs.extraction import Extractor
from readout.pipeline import Coder
from readout.record import Record
from readout.scale.units import Unit

if TYPE_CHECKING:
    from readout.relevance import Gate

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


class How(msgspec.Struct, frozen=True):
    """How units are done: folders of more language packs, and whether a gate skips what cannot matter."""

    packs: tuple[str, ...] = ()
    gate: bool = False


PLAIN = How()


class Done(msgspec.Struct, frozen=True):
    """A unit that was done: how many articles became records, how many could not be read, and how many the gate skipped."""

    unit: str
    records: int
    errors: int
    skipped: int = 0


class Made(msgspec.Struct, frozen=True):
    """What a unit's file tells of itself."""

    unit: Unit
    done: Done


# Where in a file's footer that stands.
KEY = b"readout"


@cache
def tools(how: How) -> tuple[Coder, Gate | None]:
    """One coder and one gate for each process; packs load once."""
    coder = Coder(*how.packs)
    if not how.gate:
        return coder, None
    from readout.relevance import Gate

    return coder, Gate(*map(Path, how.packs), world=coder.world)


def target(out: Path, unit: Unit) -> Path:
    """The file of a unit."""
    return out / f"{unit.id}.parquet"


def do(unit: Unit, out: Path, how: How = PLAIN) -> Done:
    """Code the articles of a unit and write its file; raises only where the file cannot be written, or a pack is wrong."""
    rows: list[dict[str, Any]] = []
    skipped = 0
    for position, row in enumerate(_rows(unit, how)):
        if row is None:
            skipped += 1
        else:
            rows.append({"unit": unit.id, "position": position, **row})
    errors = sum("error" in row for row in rows)
    done = Done(unit.id, len(rows) - errors, errors, skipped)
    _write(_table(rows).replace_schema_metadata({KEY: msgspec.json.encode(Made(unit, done))}), target(out, unit))
    return done


def _write(table: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            pq.write_table(table, stream, compression="zstd")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _table(rows: list[dict[str, Any]]) -> Any:
    """The rows as Arrow has them, built by hand: ``from_pylist`` would load pandas where it is installed, 100 MB for each worker."""
    columns = []
    for field in SCHEMA:
        values: list[Any] = [row.get(field.name) for row in rows]
        if field.type == pa.int64():
            columns.append(pa.Array.from_buffers(field.type, len(rows), [None, pa.py_buffer(array("q", values))]))
        else:
            builder = pa.lib.StringBuilder()
            builder.append_values(values)
            columns.append(builder.finish())
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def _rows(unit: Unit, how: How) -> Iterator[dict[str, Any] | None]:
    """A row for each item of the unit, ``None`` for one that was skipped."""
    coder, gate = tools(how)
    with Extractor() as extractor:
        for item in unit.items():
            if gate and not isinstance(item, InputError) and not gate.lets_pass(item):
                yield None
                continue
            article = extractor.article(item) if isinstance(item, Page) else item
            made = article if isinstance(article, InputError) else _code(article, coder)
            if isinstance(made, Record):
                yield _row(made)
            else:
                yield None if gate and isinstance(made, LanguageError) else {"error": str(made)}


def _code(article: Article, coder: Coder) -> Record | ReadoutError:
    try:
        return coder.code(
            article.text, article.language, article.published, outlet=article.outlet, title=article.title,
            author=article.author, uri=article.uri, doc=article.id,
        )  # fmt: skip
    except PackError:  # no article's fault, and every article's
        raise
    except ReadoutError as e:
        e.where = e.where or article.where
        return e
    except Exception as e:  # a fault of ours in one article must not lose the others
        return ReadoutError(
            f"could not be coded: {type(e).__name__}: {e}", where=article.where, next_step="please report it"
        )


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
    """The records of a run, unit by unit in order of name; :class:`~readout.errors.ScaleError` for a file that is no whole unit."""
    for path in sorted(out.glob("*.parquet")):
        try:
            for batch in pq.ParquetFile(path).iter_batches(columns=["record"], batch_size=500):
                yield from (Record.from_json(value) for value in batch.column(0).to_pylist() if value is not None)
        except (OSError, KeyError, pa.ArrowException) as e:
            raise ScaleError("is no whole unit", where=path, next_step="`readout run` again makes it anew") from e
