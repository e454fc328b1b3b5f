"""The Spark engine: units as rows of a DataFrame, one task each, the same function as everywhere.

A task writes its unit's file itself (``out`` must be a folder that all workers see) and returns a row that counts it. Spark
may run a task twice or lose one: the file is there once all the same. ``spark.task.maxFailures`` is at least 4, also
on a local master, where Spark's own default is a single attempt.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from readout.errors import ScaleError
from readout.scale.units import Unit
from readout.scale.work import Done, How, do

FAILURES = 4


def run(units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
    """See :class:`readout.scale.engines.Engine`. Uses the active session, else a local one with ``jobs`` workers."""
    if not units:
        return
    rows = [(msgspec.json.encode(unit).decode(),) for unit in units]
    work = _work(str(out), how.packs, how.gate)
    try:
        session = SparkSession.getActiveSession() or _local(jobs)
        frame = session.createDataFrame(rows, "unit string").repartition(len(rows))
        for row in frame.mapInPandas(work, "unit string, records long, errors long, skipped long").toLocalIterator():
            yield Done(**row.asDict())
    except (PySparkException, Py4JError) as e:
        raise ScaleError(
            f"Spark gave up: {_reason(str(e))}", next_step="docs/scale.md tells what it needs; run again to go on"
        ) from e


def _reason(told: str) -> str:
    """The line of a long report from Java that says what went wrong in Python."""
    lines = [line.strip() for line in told.splitlines()]
    return next(
        (line for line in lines if re.match(r"[\w.]*(Error|Exception): ", line) and "org.apache" not in line), lines[0]
    )


def _local(jobs: int) -> SparkSession:
    """A session on this machine; its workers run this very Python, which has Readout."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{jobs},{FAILURES}]").appName("readout")
    builder = builder.config("spark.task.maxFailures", FAILURES).config("spark.ui.enabled", "false")
    session: SparkSession = builder.getOrCreate()
    return session


def _work(out: str, packs: tuple[str, ...], gate: bool) -> Any:
    """The function of a task, closed over plain values only, so that it travels to any worker."""

    def work(frames: Iterable[Any]) -> Iterator[Any]:
        import pandas as pd

        for frame in frames:
            done = [do(msgspec.json.decode(text, type=Unit), Path(out), How(packs, gate)) for text in frame["unit"]]
            yield pd.DataFrame([msgspec.structs.asdict(d) for d in done], columns=list(Done.__struct_fields__))

    return work
