"""The local engine: a pool of processes. A worker that dies takes nothing with it: its unit is done again."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from readout.errors import ScaleError
from readout.scale.units import Unit
from readout.scale.work import Done, How, do

# How often a unit may end its worker before it is left out: the first time in company, then alone.
_ATTEMPTS = 4


def run(units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
    """See :class:`readout.scale.engines.Engine`. One job runs in this process."""
    if jobs <= 1:
        yield from (do(unit, out, how) for unit in units)
        return
    waiting, bad = deque(units), []
    while waiting:
        suspects: list[Unit] = []
        yield from _pool(waiting, suspects, out, how, jobs)
        for unit in suspects:
            if done := _by_itself(unit, out, how):
                yield done
            else:
                bad.append(unit)
    if bad:
        raise ScaleError(
            f"{len(bad)} units ended their workers {_ATTEMPTS} times: {'; '.join(map(_place, bad))}",
            next_step="run again to go on; a unit that always fails may need more memory",
        )


def _pool(waiting: deque[Unit], suspects: list[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
    """Do units until all are done or a worker dies; then ``suspects`` are those that were at work."""
    with _workers(jobs) as pool:
        at_work: dict[Future[Done], Unit] = {}
        while (waiting or at_work) and not suspects:
            while waiting and len(at_work) < jobs:
                try:
                    at_work[pool.submit(do, waiting[0], out, how)] = waiting[0]
                except BrokenProcessPool:
                    break
                waiting.popleft()
            wait(at_work, return_when=FIRST_COMPLETED)
            for future in [f for f in at_work if f.done()]:
                unit = at_work.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    suspects.append(unit)
        suspects += at_work.values()


def _by_itself(unit: Unit, out: Path, how: How) -> Done | None:
    """Do a unit in a worker of its own, so that it can end no other; ``None`` where it ends every one."""
    for _ in range(_ATTEMPTS - 1):
        with _workers(1) as pool:
            try:
                return pool.submit(do, unit, out, how).result()
            except BrokenProcessPool:
                continue
    return None


def _workers(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A worker whose run was killed would wait for ever: end it."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _place(unit: Unit) -> str:
    return unit.paths[0] if unit.end is None else f"{unit.paths[0]} from line {unit.line}"
