"""``readout run``: archives in, a Parquet file for each unit out; can be stopped and gone on with at any time."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from readout.errors import ReadoutError

HELP = "code archives in parallel, resumably"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout run``."""
    parser.add_argument("paths", nargs="+", metavar="IN", help="files and folders: JSON lines, text, archives")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the results, one Parquet file for each unit")
    parser.add_argument("--engine", default="local", choices=("local", "spark"), help="default: %(default)s")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="workers (default: one for each core)")
    parser.add_argument("--size", type=int, default=500, help="articles in a unit (default: %(default)s)")
    parser.add_argument(
        "--skip-irrelevant",
        action="store_true",
        help="pass over what names no two sides, before a page's text is made (gate)",
    )
    parser.add_argument("--packs", action="append", default=[], metavar="FOLDER", help="more language packs")


def run(args: argparse.Namespace) -> int:
    """Do what is not done; status 1 where articles could not be read (they are rows with an ``error``)."""
    try:
        from readout import scale
    except ImportError as e:
        raise ReadoutError(f"`readout run` needs {e.name}", next_step="pip install 'readout[parquet]'") from e
    units = scale.plan(args.paths, args.size)
    count = 0

    def tick(done: scale.Done) -> None:
        nonlocal count
        count += 1
        if sys.stderr.isatty():
            sys.stderr.write(f"\rreadout: {count} units done")

    how = scale.How(tuple(args.packs), args.skip_irrelevant)
    done = scale.run(args.engine, units, args.out, how, args.jobs, tick)
    records, errors, skipped = (
        sum(n) for n in zip((0, 0, 0), *((d.records, d.errors, d.skipped) for d in done), strict=True)
    )
    known = len(units) - len(done)
    sys.stderr.write(
        f"{chr(13) if sys.stderr.isatty() else ''}readout: {len(done)} units done, {known} were done before;"
        f" {records} records, {errors} articles not read{f', {skipped} skipped' if skipped else ''}\n"
    )
    return 1 if errors else 0
