"""The table of units: what a folder of results holds, read from its files themselves, so that it cannot say what is not there.

Each unit's file tells in its footer what it was made of and what came of it. ``units.csv`` is that, a row for each unit, with those that are still to be
done; it is written anew at the end of every run.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from readout.errors import ScaleError
from readout.scale.units import Unit, unchanged
from readout.scale.work import KEY, Done, Made, target

NAME = "units.csv"
_ASIDE = ".superseded"


class Row(msgspec.Struct, frozen=True):
    """A unit in the table: done, not done, or superseded by units of an input that changed; numbers of articles, ``None`` where not done.

    ``inputs`` are parted by " | "; ``start`` and ``end`` are bytes of a file of lines, ``line`` the number of the first one.
    """

    unit: str
    state: Literal["done", "not done", "superseded"]
    inputs: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    records: int | None = None
    errors: int | None = None
    skipped: int | None = None


def made(path: Path) -> Made | None:
    """What a unit's file tells of itself; ``None`` where there is no whole file of ours."""
    try:
        told = (pq.read_metadata(path).metadata or {}).get(KEY)
        return msgspec.json.decode(told, type=Made) if told else None
    except (OSError, pa.ArrowException, msgspec.MsgspecError):
        return None


def waiting(out: Path, units: Sequence[Unit]) -> list[Unit]:
    """The units that are still to be done.

    :class:`~readout.errors.ScaleError` where an unchanged file of lines was cut otherwise before: all of it would be done twice.
    """
    known = {unit.id for unit in units}
    paths = _paths(units)
    for other in _others(out, known, paths):
        if other.unit.end is not None and unchanged(other.unit):
            raise ScaleError(
                f"holds other pieces of {other.unit.paths[0]}",
                where=out,
                next_step="give the same --size, or another folder",
            )
    return [unit for unit in units if made(target(out, unit)) is None]


def close(out: Path, units: Sequence[Unit]) -> None:
    """Set aside what newer units replace, once all are done, and write the table."""
    if all(made(target(out, unit)) for unit in units):
        for other in _others(out, {unit.id for unit in units}, _paths(units)):
            path = target(out, other.unit)
            os.replace(path, path.with_suffix(_ASIDE))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(Row.__struct_fields__)
    writer.writerows(msgspec.structs.astuple(row) for row in rows(out, units))
    beside = out / ".units.tmp"
    beside.write_text(stream.getvalue(), encoding="utf-8", newline="")
    os.replace(beside, out / NAME)


def rows(out: Path, units: Sequence[Unit] = ()) -> list[Row]:
    """The rows of the table, by name of the unit: the files of ``out``, and those of ``units`` that are not there."""
    table = {unit.id: _row(unit, "not done") for unit in units}
    for pattern, state in ((f"*{_ASIDE}", "superseded"), ("*.parquet", "done")):
        for m in filter(None, map(made, out.glob(pattern))):
            table[m.unit.id] = _row(m.unit, state, m.done)
    return [table[id_] for id_ in sorted(table)]


def _row(unit: Unit, state: Any, done: Done | None = None) -> Row:
    inputs = " | ".join(unit.paths)
    span = (None, None, None) if unit.end is None else (unit.start, unit.end, unit.line)
    counts = (done.records, done.errors, done.skipped) if done else ()
    return Row(unit.id, state, inputs, *span, *counts)


def _paths(units: Sequence[Unit]) -> set[str]:
    return {path for unit in units for path in unit.paths}


def _others(out: Path, known: set[str], paths: set[str]) -> Iterator[Made]:
    """What was made of these inputs by units that are not known."""
    for path in sorted(out.glob("*.parquet")):
        if path.stem not in known and (m := made(path)) and not paths.isdisjoint(m.unit.paths):
            yield m
