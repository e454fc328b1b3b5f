"""``readout follow``: what is new in feeds, into a ledger. Meant to be called by a timer."""

from __future__ import annotations

import argparse

from readout.cli import add

HELP = "add what is new in feeds (RSS, Atom); fetches the new entries' pages"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout follow``."""
    parser.add_argument("feeds", nargs="+", metavar="FEED", help="addresses of feeds")
    add.configure_run(parser)


def run(args: argparse.Namespace) -> int:
    """Add every entry whose address the ledger does not hold; status 1 where something could not be read."""
    return add.go(args, args.feeds, only_new=True)
