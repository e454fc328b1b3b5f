"""``readout search``: articles of a ledger by their words."""

from __future__ import annotations

import argparse

import msgspec

from readout.cli import keeping
from readout.cli.layers import put

HELP = "find articles of a ledger by their words"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout search``."""
    parser.add_argument("words", nargs="+", metavar="WORD", help='all of these; "in double quotes" side by side')
    keeping.add_ledger(parser)
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help="at most N, the best first (default: %(default)s)"
    )
    parser.add_argument(
        "--format", default="table", choices=("table", "csv", "jsonl", "json"), help="default: %(default)s"
    )


def run(args: argparse.Namespace) -> int:
    """Search and print; status 1 where nothing is found."""
    words = " ".join(f'"{w}"' if " " in w else w for w in args.words)
    with keeping.opened(args) as ledger:
        found = ledger.search(words, limit=args.limit)
    rows = [msgspec.structs.asdict(f) for f in found]
    put(rows, args.format, ("published", "outlet", "title", "words", "id"), args.limit)
    return 0 if rows else 1
