"""The memory of one worker: the most that one process held while it coded texts of three languages, without and with the gate.

    python benchmarks/memory.py FILE.jsonl[.gz]... [--each 400]        # rows {"text", "lang"}

Of each language at most so many rows are taken from all files, read one at a time as a worker does. Each way runs in a process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from readout.errors import ReadoutError
from readout.inputs import Article
from readout.scale import How
from readout.scale.work import tools


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file, one at a time: a worker holds no more of its input either."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        yield from map(msgspec.json.decode, stream)


def articles(paths: list[Path], each: int, only: str | None) -> Iterator[Article]:
    """The articles, file by file, so many of each language."""
    seen: Counter[str] = Counter()
    for path in paths:
        for row in lines(path):
            if seen[row["lang"]] < each and only in (None, row["lang"]):
                seen[row["lang"]] += 1
                yield Article(text=row["text"], language=row["lang"], where="")


def held(paths: list[Path], each: int, *, gate: bool, only: str | None) -> str:
    """A row of the table: languages, whether with the gate, articles coded, megabytes."""
    coder, keeper = tools(How(gate=gate))
    coded = read = 0
    for item in articles(paths, each, only):
        read += 1
        if keeper is None or keeper.lets_pass(item):
            try:
                coded += bool(coder.code(item.text, item.language))
            except ReadoutError:
                continue
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {only or 'all three'} | {'yes' if gate else 'no'} | {read} | {coded} | {most} |"


def main() -> None:
    """Print one row for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--way", help="one way alone, in this process: LANGUAGE or all, with +gate or not")
    args = parser.parse_args()
    if args.way:
        language, _, gate = args.way.partition("+")
        print(held(args.files, args.each, gate=bool(gate), only=None if language == "all" else language))
        return
    print("| languages | gate | articles | coded | most memory, MB |\n|---|---|---|---|---|", flush=True)
    for way in ("id", "all", "all+gate"):
        call = [sys.executable, __file__, *map(str, args.files), "--each", str(args.each), "--way", way]
        subprocess.run(call, check=True)


if __name__ == "__main__":
    main()
