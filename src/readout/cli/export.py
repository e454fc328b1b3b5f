"""``readout export FORMAT``: records of a ledger, or of a JSONL of records, into the tools that people use."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from readout.errors import InputError
from readout.exports import FORMATS, export
from readout.ledger import DEFAULT, Ledger
from readout.record import Record

HELP = "write records in another format"
_FOLDERS = ("csv", "parquet", "polecat", "gdelt", "timeml", "spacy", "brat")


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout export``."""
    formats = "; ".join(f"{name}: {about}" for name, (_, about) in FORMATS.items())
    parser.add_argument("format", choices=tuple(FORMATS), metavar="FORMAT", help=formats)
    parser.add_argument("records", nargs="*", metavar="RECORDS", help="JSONL files of records, or -; else the ledger")
    parser.add_argument("--ledger", default=DEFAULT, metavar="FILE|URL", help="the ledger (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="file or folder to write; standard output where left out")


def run(args: argparse.Namespace) -> int:
    """Write all records and say how many."""
    if args.format in _FOLDERS:
        if args.out is None:
            raise InputError(f"{args.format} is written to a folder", next_step="add --out FOLDER")
        count = export(args.format, _records(args), args.out, _tell)
    elif args.out is None:
        count = export(args.format, _records(args), sys.stdout)
    else:
        with args.out.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            count = export(args.format, _records(args), stream)
    sys.stderr.write(f"readout: {count} records as {args.format}\n")
    return 0


def _tell(left_out: str) -> None:
    sys.stderr.write(f"readout: {left_out}\n")


def _records(args: argparse.Namespace) -> Iterator[Record]:
    if not args.records:
        with Ledger(args.ledger, create=False, read_only=True) as ledger:
            yield from (record for _, record in ledger.records())
    for name in args.records:
        yield from _read(name)


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
