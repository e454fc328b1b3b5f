"""A process that adds documents and says which were acknowledged: what the crash tests kill.

python -m tests.ledger.writer LEDGER FIRST COUNT BATCH
"""

from __future__ import annotations

import os
import sys

from readout.ledger import Entry, Ledger
from tests.ledger.builders import call, entry


def entries(first: int, count: int) -> list[Entry]:
    """Documents of these numbers, each an article of its own."""
    return [entry(call(about=f"hal {n}", uri=f"https://pos.example/{n}")) for n in range(first, first + count)]


def main(where: str, first: int, count: int, batch: int) -> None:
    with Ledger(where) as ledger:
        ready = entries(first, count)
        os.write(1, b"ready\n")
        for i in range(0, count, batch):
            for outcome in ledger.add(ready[i : i + batch]):
                os.write(1, f"{outcome.id} {outcome.fate}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
