"""How cost grows: articles coded, contacts reconciled, rows in a ledger; near-linear means that the last column stays near 1.

    python benchmarks/growth.py [--most 10000]        # `make bench`; the long form is --most 100000

Everything is synthetic. Articles are sentences of the examples in new orders with other days; contacts are of 200 sides over ten years, a few of which are
met often (benchmarks/ledger.py). CPU times of one process; memory is the most that the process held so far.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from readout import Coder
from readout.ledger import Ledger
from readout.reconcile import accounts_of, reconcile

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def articles(seed: int) -> Iterator[str]:
    """Indonesian articles of about ten sentences, no two alike."""
    chance = random.Random(seed)
    lines = [
        line
        for name in ("warta-nusa", "kabar-khatulistiwa")
        for line in (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    while True:
        picked = [chance.choice(lines) for _ in range(6)]
        day = chance.randint(1, 28)
        yield "\n\n".join(re.sub(r"\b\d{1,2}(?=/3\b| Maret)", str(day), line) for line in picked)


def coding(sizes: list[int]) -> Iterator[tuple[int, float]]:
    """CPU seconds of the first N articles, in one process."""
    coder, made = Coder(), articles(7)
    coder.code(next(made), "id", "2021-03-19")
    spent, done = 0.0, 0
    for size in sizes:
        while done < size:
            article = next(made)
            begun = process_time()
            coder.code(article, "id", "2021-03-19")
            spent += process_time() - begun
            done += 1
        yield size, spent


def reconciling(sizes: list[int]) -> Iterator[tuple[int, float]]:
    """CPU seconds of reconciling N contacts, each time from nothing."""
    from ledger import Articles

    made = Articles(11)
    records = [made.entry(n).record for n in range(max(sizes))]
    for size in sizes:
        accounts = accounts_of(records[:size])
        begun = process_time()
        reconcile(accounts)
        yield size, process_time() - begun


def keeping(sizes: list[int]) -> Iterator[tuple[int, float]]:
    """CPU seconds of adding the first N documents (with five records each) to one ledger, without full text."""
    from ledger import BATCH, Articles

    made, done, spent = Articles(13), 0, 0.0
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "r.db") as ledger:
        for size in sizes:
            while done < size:
                batch = [made.entry(n) for n in range(done, done + BATCH)]
                begun = process_time()
                ledger.add(batch, index=False)
                spent += process_time() - begun
                done += len(batch)
            yield size, spent


CURVES: dict[str, Callable[[list[int]], Iterator[tuple[int, float]]]] = {
    "articles coded": coding, "contacts reconciled": reconciling, "documents into a ledger": keeping,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=10_000, help="the largest size; the others are a tenth each")
    parser.add_argument("--only", choices=tuple(CURVES), help="one curve alone")
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    sizes = [n for n in (args.most // 100, args.most // 10, args.most) if n >= 500]
    print("| what | N | CPU s | ms each | memory, MB | ms each, of the first size |\n|---|---|---|---|---|---|")
    for name, curve in CURVES.items():
        if args.only not in (None, name):
            continue
        first = 0.0
        for size, seconds in curve(sizes):
            each = 1000 * seconds / size
            first = first or each
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"| {name} | {size:,} | {seconds:.1f} | {each:.3f} | {held} | {each / first:.2f} |", flush=True)


if __name__ == "__main__":
    main()
