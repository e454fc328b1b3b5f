"""``readout site``: a ledger's pages as plain files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from readout.errors import ReadoutError
from readout.ledger import DEFAULT, Ledger

HELP = "write a ledger's pages as static files"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout site``."""
    parser.add_argument("out", type=Path, metavar="FOLDER", help="where to write; files of the same name are replaced")
    parser.add_argument("--ledger", default=DEFAULT, metavar="FILE|URL", help="the ledger (default: %(default)s)")
    parser.add_argument("--ui", default="en", choices=("en", "id"), help="language of the interface")


def run(args: argparse.Namespace) -> int:
    """Write the pages and say how many."""
    try:
        from readout.cli.desk import site
        from readout.web.site import write_site
    except ImportError as e:
        raise ReadoutError(f"pages need {e.name}", next_step="pip install 'readout[web]'") from e
    with Ledger(args.ledger, create=False, read_only=True) as ledger:
        shown = site(ledger, None)
        count = write_site(shown.library, args.out, shown.country, args.ui, shown.offices)
    sys.stderr.write(f"readout: {count} pages in {args.out}\n")
    return 0
