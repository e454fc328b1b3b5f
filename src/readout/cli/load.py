"""``readout load``: the results of ``readout run`` into a ledger."""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from pathlib import Path

from readout.errors import InputError, ReadoutError
from readout.ledger import DEFAULT, Ledger

HELP = "bring the results of `readout run` into a ledger"
_BATCH = 500  # documents in a transaction


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout load``."""
    parser.add_argument("folder", type=Path, metavar="OUT", help="the folder that `readout run` wrote")
    parser.add_argument("--ledger", default=DEFAULT, metavar="FILE|URL", help="the ledger (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Load every record; what the ledger holds already stays as it is."""
    try:
        from readout.scale import records
    except ImportError as e:
        raise ReadoutError(f"`readout load` needs {e.name}", next_step="pip install 'readout[parquet]'") from e
    from readout.cli.desk import entry

    if not (args.folder / "how.json").is_file():
        raise InputError("is no folder that `readout run` wrote", where=str(args.folder))
    fates: dict[str, int] = {}
    with Ledger(args.ledger) as ledger:
        entries = (entry(r) for r in records(args.folder))
        while batch := list(islice(entries, _BATCH)):
            for outcome in ledger.add(batch, index=False):
                fates[outcome.fate] = fates.get(outcome.fate, 0) + 1
        ledger.index()
    told = ", ".join(f"{n} {fate}" for fate, n in sorted(fates.items())) or "nothing to load"
    sys.stderr.write(f"readout: {told}\n")
    return 0
