"""``readout verify``: proves a ledger."""

from __future__ import annotations

import argparse
import sys

from readout.cli import keeping

HELP = "prove a ledger: every text, span, row and record, and the store itself"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout verify``."""
    keeping.add_ledger(parser)


def run(args: argparse.Namespace) -> int:
    """Print each fault; status 1 where there is one."""
    faults = 0
    with keeping.opened(args, write=True) as ledger:
        for fault in ledger.verify():
            faults += 1
            sys.stdout.write(f"{fault.where}: {fault.what}\n")
        counts = ledger.counts()
    told = ", ".join(f"{n:,} {name}" for name, n in counts.items() if n) or "nothing"
    sys.stdout.write(f"{f'{faults:,} faults' if faults else 'all is well'}: {told}\n")
    return 1 if faults else 0
