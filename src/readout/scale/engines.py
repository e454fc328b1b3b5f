"""Engines: the same units, done by this machine or by a cluster. An engine is a row in :data:`ENGINES`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from readout.errors import ScaleError
from readout.scale.units import Unit
from readout.scale.work import Done, target

ENGINES: dict[str, str] = {"local": "readout.scale.local", "spark": "readout.scale.spark"}


class Engine(Protocol):
    """The module of an engine."""

    def run(self, units: Sequence[Unit], out: Path, packs: tuple[str, ...], jobs: int) -> Iterator[Done]:
        """Do the units in any order; yields each when its file is in place."""


def run(
    engine: str, units: Sequence[Unit], out: Path, packs: tuple[str, ...] = (), jobs: int = 2,
    tick: Callable[[Done], None] = lambda _: None,
) -> list[Done]:  # fmt: skip
    """Do the units whose files are not yet there; returns what was done now. Resuming is running again."""
    try:
        module: Engine = importlib.import_module(ENGINES[engine])
    except ImportError as e:
        raise ScaleError(f"engine {engine} needs {e.name}", next_step=f"pip install 'readout[{engine}]'") from e
    out.mkdir(parents=True, exist_ok=True)
    for leftover in out.glob(".*.tmp"):
        leftover.unlink(missing_ok=True)
    waiting = [u for u in units if not target(out, u).exists()]
    done: list[Done] = []
    for one in module.run(waiting, out, packs, jobs):
        tick(one)
        done.append(one)
    return done
