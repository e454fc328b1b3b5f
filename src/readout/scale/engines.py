"""Engines: the same units, done by this machine or by a cluster. An engine is a row in :data:`ENGINES`."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

import msgspec

from readout.errors import ScaleError
from readout.scale import table
from readout.scale.units import Unit
from readout.scale.work import PLAIN, Done, How

ENGINES: dict[str, str] = {"local": "readout.scale.local", "spark": "readout.scale.spark"}


class Engine(Protocol):
    """The module of an engine."""

    def run(self, units: Sequence[Unit], out: Path, how: How, jobs: int) -> Iterator[Done]:
        """Do the units in any order; yields each when its file is in place."""


def run(
    engine: str, units: Sequence[Unit], out: Path, how: How = PLAIN, jobs: int = 2,
    tick: Callable[[Done, int], None] = lambda done, left: None,
) -> list[Done]:  # fmt: skip
    """Do the units that are not yet done, and leave a table of all in ``out``; returns what was done now. Resuming is running again.

    ``tick`` is called with each unit that was done and how many are left. Files of an input that has changed since are set aside when its new
    units are done. Raises :class:`~readout.errors.ScaleError` where ``out`` cannot be written, where another run is at work in it, or where it holds
    results that were made otherwise: the two would not go together.
    """
    try:
        module: Engine = importlib.import_module(ENGINES[engine])
    except ImportError as e:
        raise ScaleError(f"engine {engine} needs {e.name}", next_step=f"pip install 'readout[{engine}]'") from e
    done: list[Done] = []
    out = out.absolute()  # a worker may stand elsewhere
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _alone(out):
            _same_way(out, how)
            for leftover in out.glob(".*.tmp"):
                leftover.unlink(missing_ok=True)
            waiting = table.waiting(out, units)
            try:
                for one in module.run(waiting, out, how, jobs):
                    done.append(one)
                    tick(one, len(waiting) - len(done))
            finally:
                table.close(out, units)
    except OSError as e:
        raise ScaleError(f"cannot be written: {e.strerror or e}", where=e.filename or out) from e
    return done


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold a lock on the folder, which ends with this process however it ends. Where a file system or a machine has no locks, none is held."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (out / ".lock").open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise ScaleError("another run is at work here", where=out, next_step="wait, or give another folder") from e
        except OSError:
            pass
        yield


def _same_way(out: Path, how: How) -> None:
    """Leave word in ``out`` of how its files are made, or compare with what is there."""
    stamp, told = out / "how.json", msgspec.json.encode({**msgspec.structs.asdict(how), "readout": _version()})
    if not stamp.exists():
        beside = out / ".how.tmp"
        beside.write_bytes(told)
        os.replace(beside, stamp)
    elif stamp.read_bytes() != told:
        raise ScaleError(
            "was made with other packs, another gate or another Readout",
            where=str(out),
            next_step="give another folder",
        )


def _version() -> str | None:
    try:
        return version("readout")
    except PackageNotFoundError:
        return None
