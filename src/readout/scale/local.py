"""The local engine: a pool of processes. A worker that dies takes nothing with it: its unit is done again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from readout.errors import ScaleError
from readout.scale.units import Unit
from readout.scale.work import Done, How, do

# How often the pool is built anew after workers died, before the run gives up.
_ATTEMPTS = 4


def run(units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
    """See :class:`readout.scale.engines.Engine`. One job runs in this process."""
    if jobs <= 1:
        yield from (do(unit, out, how) for unit in units)
        return
    left = {u.id: u for u in units}
    for _ in range(_ATTEMPTS):
        if not left:
            return
        for done in _pool(list(left.values()), out, how, jobs):
            del left[done.unit]
            yield done
    if left:
        raise ScaleError(
            f"workers died {_ATTEMPTS} times; {len(left)} units are not done",
            next_step="run again to go on; a unit that always fails may need more memory",
        )


def _pool(units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
    """Do units until all are done or the pool breaks; what was done is yielded either way."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        futures: list[Future[Done]] = [pool.submit(do, unit, out, how) for unit in units]
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                continue
