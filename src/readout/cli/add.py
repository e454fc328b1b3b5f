"""``readout add``: articles into a ledger. Can be stopped and started again at any moment."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from readout.adding import Tally, add
from readout.cli import keeping
from readout.errors import InputError
from readout.inputs import FORMATS, STDIN
from readout.inputs.fetch import Fetcher
from readout.ledger import Ledger

HELP = "add articles to a ledger: files, folders, archives, feeds, addresses"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout add``."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH|URL",
        help="files, folders, http(s) addresses (fetched), or - for standard input",
    )
    configure_run(parser)
    parser.add_argument(
        "--jobs",
        type=int,
        default=1,
        metavar="N",
        help="processes that code, 0 for one each core (default: %(default)s)",
    )
    parser.add_argument(
        "--skip-irrelevant",
        action="store_true",
        help="for archives: skip pages that name no one and nothing that could matter",
    )
    parser.add_argument(
        "--no-index", action="store_true", help="leave the full text for later ('readout search' brings it up)"
    )


def configure_run(parser: argparse.ArgumentParser) -> None:
    """Arguments that ``add`` and ``follow`` share."""
    keeping.add_ledger(parser)
    keeping.add_coding(parser)
    parser.add_argument(
        "--force", action="store_true", help="code again what is known, and add again what was forgotten"
    )
    parser.add_argument("--quiet", action="store_true", help="no counts and no bar")


def run(args: argparse.Namespace) -> int:
    """Add everything; status 1 where something went to quarantine."""
    jobs = args.jobs or os.cpu_count() or 1
    return go(args, args.paths, jobs=jobs, gate=args.skip_irrelevant, index=not args.no_index)


def go(
    args: argparse.Namespace,
    names: list[str],
    *,
    jobs: int = 1,
    gate: bool = False,
    index: bool = True,
    only_new: bool = False,
) -> int:
    """Open the ledger, add, and say what was done."""
    if args.input and args.input not in FORMATS:
        raise InputError(f"no format {args.input!r}", where="--input", next_step=f"formats: {', '.join(FORMATS)}")
    with Ledger(keeping.where(args)) as ledger, _bar(args, names) as tick:
        tally = add(
            names, ledger, keeping.options(args, gate=gate), jobs=jobs, format_name=args.input,
            columns=keeping.columns(args), fetcher=Fetcher(), only_new=only_new, force=args.force, index=index, tick=tick,
        )  # fmt: skip
        if tally.quarantined:
            keeping.report(ledger, min(20, tally.quarantined))
        if not args.quiet:
            sys.stdout.write(f"{keeping.told(tally)}\n")
    return 1 if tally.quarantined else 0


@contextmanager
def _bar(args: argparse.Namespace, names: list[str]) -> Iterator[Callable[[Tally], None]]:
    """A line that counts, on standard error and only where that is a terminal."""
    if args.quiet or not sys.stderr.isatty() or names == [STDIN]:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        line = progress.add_task("reading", total=None)
        yield lambda tally: progress.update(line, description=f"{keeping.told(tally)} ")
