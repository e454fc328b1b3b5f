"""Engines: the same units, done by this machine or by a cluster. An engine is a row in :data:`ENGINES`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from readout.errors import ScaleError
from readout.scale.units import Unit
from readout.scale.work import PLAIN, Done, How, target

ENGINES: dict[str, str] = {"local": "readout.scale.local", "spark": "readout.scale.spark"}


class Engine(Protocol):
    """The module of an engine."""

    def run(self, units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
        """Do the units in any order; yields each when its file is in place."""


def run(
    engine: str, units: Sequence[Unit], out: Path, how: How = PLAIN, jobs: int = 2,
    tick: Callable[[Done], None] = lambda _: None,
) -> list[Done]:  # fmt: skip
    """Do the units whose files are not yet there; returns what was done now. Resuming is running again.

    Raises :class:`~readout.errors.ScaleError` where ``out`` holds results that were made otherwise: the two would not go together.
    """
    try:
        module: Engine = importlib.import_module(ENGINES[engine])
    except ImportError as e:
        raise ScaleError(f"engine {engine} needs {e.name}", next_step=f"pip install 'readout[{engine}]'") from e
    out.mkdir(parents=True, exist_ok=True)
    _same_way(out, how)
    for leftover in out.glob(".*.tmp"):
        leftover.unlink(missing_ok=True)
    waiting = [u for u in units if not target(out, u).exists()]
    done: list[Done] = []
    for one in module.run(waiting, out, how, jobs):
        tick(one)
        done.append(one)
    return done


def _same_way(out: Path, how: How) -> None:
    """Leave word in ``out`` of how its files are made, or compare with what is there."""
    stamp, told = out / "how.json", msgspec.json.encode(how)
    if not stamp.exists():
        stamp.write_bytes(told)
    elif stamp.read_bytes() != told:
        raise ScaleError(
            "was made with other packs, or with another gate", where=str(out), next_step="give another folder"
        )
