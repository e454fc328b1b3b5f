"""The engines on this machine: one process against two, local against Spark; wall and CPU time, memory of the largest process.

    python benchmarks/engines.py [--articles 2000] [--rounds 3] [--spark]

The best of some rounds, taken in turn, since others may be at work; the load average is printed beside them. Articles are those of growth.py.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path


def once(source: Path, out: Path, *options: str) -> tuple[float, float, int]:
    """Wall and CPU seconds of one run, start-up included, and the most that one of its processes held, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    call = [sys.executable, "-m", "readout", "run", str(source), str(out), "--size", "100", *options]
    subprocess.run(call, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu, after.ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spark", action="store_true", help="Spark with two workers too")
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    from growth import articles

    ways = {"one process": ("--jobs", "1"), "two processes": ("--jobs", "2")}
    if args.spark:
        ways["Spark, two workers"] = ("--jobs", "2", "--engine", "spark")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        with source.open("w", encoding="utf-8") as stream:
            for n, text in enumerate(islice(articles(3), args.articles)):
                stream.write(json.dumps({"id": f"n{n}", "lang": "id", "date": "2021-03-19", "text": text}) + "\n")
        best: dict[str, tuple[float, float, int]] = {}
        for turn in range(args.rounds):
            for n, (name, options) in enumerate(ways.items()):
                made = once(source, Path(folder) / f"{n}-{turn}", *options)
                best[name] = min(best.get(name, made), made)
    load = os.getloadavg()[0]
    print(f"{args.articles} articles, {os.cpu_count()} cores, load average {load:.1f}")
    print(
        "| engine | wall s | CPU s | articles/s | times one process | largest process, MB |\n|---|---|---|---|---|---|"
    )
    for name, (wall, cpu, held) in best.items():
        ratio = best["one process"][0] / wall
        print(f"| {name} | {wall:.1f} | {cpu:.1f} | {args.articles / wall:.0f} | {ratio:.2f} | {held} |")


if __name__ == "__main__":
    main()
