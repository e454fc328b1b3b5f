"""``readout run``: archives in, a Parquet file for each unit out; can be stopped and gone on with at any time."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import ReadoutError

if TYPE_CHECKING:
    from readout import scale

HELP = "code archives in parallel, resumably"
# Units that are told one by one.
_LISTED = 5
# Units from which a run without a terminal says how far it is.
_WORTH_TELLING = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout run``."""
    parser.add_argument("paths", nargs="+", metavar="IN", help="files and folders: JSON lines, text, archives")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the results, one Parquet file for each unit")
    parser.add_argument("--engine", default="local", choices=("local", "spark"), help="default: %(default)s")
    parser.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, help="workers (default: one for each core)")
    parser.add_argument("--size", type=_count, default=500, help="articles in a unit (default: %(default)s)")
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
    how = scale.How(tuple(map(os.path.abspath, args.packs)), args.skip_irrelevant)
    done = scale.run(args.engine, units, args.out, how, args.jobs, _tell(len(units)))
    records, errors, skipped = (
        sum(n) for n in zip((0, 0, 0), *((d.records, d.errors, d.skipped) for d in done), strict=True)
    )
    known = len(units) - len(done)
    sys.stderr.write(
        f"{chr(13) if sys.stderr.isatty() else ''}readout: {len(done)} units done, {known} were done before;"
        f" {records} records, {errors} articles not read{f', {skipped} skipped' if skipped else ''}\n"
    )
    _list(scale.rows(args.out, units), args.out)
    return 1 if errors else 0


def _list(rows: Sequence[scale.Row], out: Path) -> None:
    """Names the first units in which something is left, and counts those that an input that changed has made anew."""
    bad = [row for row in rows if row.state == "not done" or (row.errors and row.state == "done")]
    for row in bad[:_LISTED]:
        place = f"{row.inputs} from line {row.line}" if row.line else row.inputs
        sys.stderr.write(f"readout: {place}: {f'{row.errors} articles not read' if row.errors else row.state}\n")
    if len(bad) > _LISTED:
        sys.stderr.write(f"readout: and {len(bad) - _LISTED} more units, see {out / 'units.csv'}\n")
    if aside := sum(row.state == "superseded" for row in rows):
        sys.stderr.write(f"readout: {aside} units of inputs that changed stand aside, as *.superseded\n")


def _tell(total: int) -> Callable[[scale.Done, int], None]:
    """Says how far the run is: at every unit on a terminal, else at every twentieth part."""
    step = max(1, total // 20)

    def tick(done: scale.Done, left: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\rreadout: {total - left} of {total} units done")
        elif left and total >= _WORTH_TELLING and not left % step:
            sys.stderr.write(f"readout: {total - left} of {total} units done\n")

    return tick


def _count(told: str) -> int:
    """A whole number from 1 on, for ``argparse``."""
    number = int(told)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{told} is less than 1")
    return number
