"""``readout forget``: takes a document out of a ledger for good."""

from __future__ import annotations

import argparse
import sys

from readout.cli import keeping

HELP = "take a document out of a ledger, with its records and words, for good"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout forget``."""
    parser.add_argument("id", metavar="ID", help="the document's id, or the beginning of it")
    keeping.add_ledger(parser)
    parser.add_argument("--why", help="kept beside the id, so that others know why it does not come back")


def run(args: argparse.Namespace) -> int:
    """Forget it and say so."""
    with keeping.opened(args, write=True) as ledger:
        sys.stdout.write(f"forgotten: {ledger.forget(args.id, why=args.why)}\n")
    return 0
