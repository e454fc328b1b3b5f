"""``readout export FORMAT``: records of a ledger, of JSONL files or of a run over an archive, into the tools that people use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from readout.errors import ExportError, InputError
from readout.exports import FORMATS, export, shape
from readout.ledger import DEFAULT, Ledger
from readout.record import Record

HELP = "write records in another format"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout export``."""
    formats = "; ".join(f"{name}: {about}" for name, (_, about) in FORMATS.items())
    parser.add_argument("format", choices=tuple(FORMATS), metavar="FORMAT", help=formats)
    parser.add_argument(
        "records",
        nargs="*",
        metavar="RECORDS",
        help="JSONL files of records, -, folders of `readout run`; else the ledger",
    )
    parser.add_argument("--ledger", default=DEFAULT, metavar="FILE|URL", help="the ledger (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="file or folder to write; standard output where left out")


def run(args: argparse.Namespace) -> int:
    """Write all records and say how many."""
    try:
        count = _write(args)
    except BrokenPipeError:
        raise
    except OSError as e:
        raise ExportError(f"cannot be written: {e.strerror or e}", where=e.filename or args.out) from e
    sys.stderr.write(f"readout: {count} records as {args.format}\n")
    return 0


def _write(args: argparse.Namespace) -> int:
    if shape(args.format) == "folder":
        if args.out is None:
            raise InputError(f"{args.format} is written to a folder", next_step="add --out FOLDER")
        return export(args.format, _records(args), args.out, _tell)
    if args.out is None:
        return export(args.format, _records(args), sys.stdout)
    with _whole(args.out) as stream:
        return export(args.format, _records(args), stream)


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file that is in its place when all of it is written; what is no plain file (a pipe, a terminal) is written at once."""
    beside = path if path.exists() and not path.is_file() else path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream
        if beside != path:
            os.replace(beside, path)
    except BaseException:
        if beside != path:
            beside.unlink(missing_ok=True)
        raise


def _tell(left_out: str) -> None:
    sys.stderr.write(f"readout: {left_out}\n")


def _records(args: argparse.Namespace) -> Iterator[Record]:
    if not args.records:
        with Ledger(args.ledger, create=False, read_only=True) as ledger:
            yield from (record for _, record in ledger.records())
    for name in args.records:
        yield from _of_run(Path(name)) if Path(name).is_dir() else _read(name)


def _of_run(folder: Path) -> Iterator[Record]:
    try:
        from readout.scale import records
    except ImportError as e:
        raise ExportError(f"the results of a run need {e.name}", next_step="pip install 'readout[parquet]'") from e
    if not (folder / "how.json").is_file():
        raise InputError("is no folder that `readout run` wrote", where=str(folder))
    yield from records(folder)


def _read(name: str) -> Iterator[Record]:
    try:
        with sys.stdin if name == "-" else Path(name).open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _record(line, f"{name}:{number}")
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"cannot be read: {e}", where=name) from e


def _record(line: str, where: str) -> Record:
    try:
        return Record.from_json(line)
    except InputError as e:
        e.where = where
        raise
