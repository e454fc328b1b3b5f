"""Work units: an input cut into pieces that can be done alone, in any order, any number of times.

A unit's id is made of what it reads (name, size and time of change of its files, and the range), so that an input that
changed is done anew and one that did not is not.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from readout import inputs
from readout.errors import InputError
from readout.inputs import Item

# Articles in a unit: some seconds of work, so that a lost worker costs little and a unit's overhead is not felt.
SIZE = 500


class Unit(msgspec.Struct, frozen=True):
    """A piece of work.

    ``paths`` are files read whole; or one file of lines with the byte range ``[start, end)``, whose first line has the number
    ``line`` (from 1). ``id`` names the unit and its output.
    """

    id: str
    paths: tuple[str, ...]
    start: int = 0
    end: int | None = None
    line: int = 1

    def items(self) -> Iterator[Item]:
        """The articles of the unit, in order, and web pages whose texts are still to be made; what cannot be read comes as an error."""
        if self.end is None:
            for path in self.paths:
                yield from inputs.items(path)
            return
        (path,) = self.paths
        try:
            with Path(path).open("rb") as file:
                file.seek(self.start)
                data = file.read(self.end - self.start)
        except OSError as e:
            yield InputError(f"cannot be read: {e.strerror}", where=path)
            return
        # Empty lines before the range keep the numbers of lines right, at a byte each.
        stream = io.BytesIO(b"\n" * (self.line - 1) + data)
        yield from inputs.FORMATS["jsonl"].reader().read(stream, path)


def plan(paths: Iterable[str], size: int = SIZE) -> list[Unit]:
    """Cut inputs into units: JSON lines by ``size`` lines, other single articles by ``size`` files, archives by file.

    Folders stand for the files below them, in order of name. Raises :class:`InputError` for a path that is not there.
    """
    units: list[Unit] = []
    single: list[Path] = []
    for path in _files(paths):
        suffix = path.suffix.lower()
        if suffix in inputs.FORMATS["jsonl"].suffixes:
            units += _lines(path, size)
        elif suffix in inputs.FORMATS["text"].suffixes or suffix in (".html", ".htm", ".eml", ".xml"):
            single.append(path)
        else:
            units.append(Unit(_id([path]), (str(path),)))
    for at in range(0, len(single), size):
        part = single[at : at + size]
        units.append(Unit(_id(part), tuple(map(str, part))))
    return units


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for name in paths:
        # whole addresses: a worker may stand elsewhere, and one file named in two ways is one
        path = Path(os.path.abspath(name))
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            yield path
        else:
            raise InputError("no such file or folder", where=name)


def _lines(path: Path, size: int) -> Iterator[Unit]:
    """Ranges of ``size`` lines, found in one walk over the file."""
    start, line, count, at = 0, 1, 0, 0
    with path.open("rb") as file:
        for raw in file:
            at += len(raw)
            count += 1
            if count == size:
                yield Unit(_id([path], start, at), (str(path),), start, at, line)
                start, line, count = at, line + count, 0
    if at > start:
        yield Unit(_id([path], start, at), (str(path),), start, at, line)


def unchanged(unit: Unit) -> bool:
    """Whether what a unit reads is still as it was when the unit was cut."""
    try:
        return _id(map(Path, unit.paths), unit.start, unit.end) == unit.id
    except OSError:
        return False


def _id(paths: Iterable[Path], start: int = 0, end: int | None = None) -> str:
    told = [(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in paths]
    return hashlib.sha256(repr((told, start, end)).encode()).hexdigest()[:16]
