"""``readout quarantine``: what could not be read or coded, and why."""

from __future__ import annotations

import argparse
import sys

import msgspec

from readout.cli import add, keeping
from readout.cli.layers import put

HELP = "list what could not be read or coded, and why; try it again, or let it go"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout quarantine``."""
    add.configure_run(parser)
    parser.add_argument("--retry", action="store_true", help="read the inputs in quarantine again")
    parser.add_argument("--release", metavar="INPUT", help="let go of an input: take it out of the list")
    parser.add_argument(
        "--format", default="table", choices=("table", "csv", "jsonl", "json"), help="default: %(default)s"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="at most N, newest first")


def run(args: argparse.Namespace) -> int:
    """List, retry or release; status 1 where a retry failed."""
    with keeping.opened(args, write=True) as ledger:
        if args.release:
            sys.stdout.write(f"{ledger.release(args.release):,} let go\n")
            return 0
        rows = ledger.quarantined(args.limit)
        if args.retry:
            ledger.reread({r.origin for r in rows})
    if args.retry:
        return add.go(args, sorted({r.origin for r in rows})) if rows else 0
    put(
        [msgspec.structs.asdict(r) for r in rows],
        args.format,
        ("last_seen", "origin", "part", "error", "reason", "times"),
        args.limit,
    )
    return 0
