"""How fast it is here: start-up to record of one article, and articles a second of a warm coder on one core.

``python benchmarks/first_light.py [ARTICLE...]``; prints figures, judges nothing (machines differ). The last column is for
comparing versions: how many plain loops over an article's words cost as much as its record, both measured by turns in the
same run, so that neither the machine nor what else it does at the time counts for much.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from readout import Coder

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
COLD_RUNS = 5
WARM_SECONDS = 3.0
TURNS = 100
LOOPS = 150


def cold(path: Path) -> float:
    """Wall seconds of ``readout code PATH``, start-up included; the best of a few runs, since the disk warms up."""
    times = []
    for _ in range(COLD_RUNS):
        begun = perf_counter()
        subprocess.run([sys.executable, "-m", "readout", "code", str(path)], stdout=subprocess.DEVNULL, check=True)
        times.append(perf_counter() - begun)
    return min(times)


def warm(text: str) -> float:
    """Articles a second of processor time, over a few seconds."""
    coder = Coder()
    coder.code(text)
    count, begun = 0, process_time()
    while process_time() - begun < WARM_SECONDS:
        coder.code(text)
        count += 1
    return count / (process_time() - begun)


def in_loops(text: str) -> float:
    """The cost of a record as a multiple of one :func:`plain` loop over its text: the median of the turns."""
    coder = Coder()
    coder.code(text)
    ratios = []
    for _ in range(TURNS):
        begun = process_time()
        coder.code(text)
        between = process_time()
        plain(text)
        ratios.append((between - begun) / (process_time() - between))
    return LOOPS * median(ratios)


def plain(text: str) -> None:
    """A fixed work: each word stripped, folded and counted, in plain Python, so many times."""
    for _ in range(LOOPS):
        counts: dict[str, int] = {}
        for word in text.split():
            folded = word.strip(".,:;()").lower()
            counts[folded] = counts.get(folded, 0) + 1


def main() -> None:
    """Measure each article given, the Indonesian examples when none is."""
    paths = [Path(a) for a in sys.argv[1:]] or [EXAMPLES / "warta-nusa.txt", EXAMPLES / "kabar-khatulistiwa.txt"]
    sys.stdout.write(
        f"{'article':40} {'characters':>10} {'cold, s':>8} {'warm, articles/s':>17} {'in plain loops':>15}\n"
    )
    for path in paths:
        text = path.read_text(encoding="utf-8")
        sys.stdout.write(f"{path.name:40} {len(text):10} {cold(path):8.2f} {warm(text):17.0f} {in_loops(text):15.0f}\n")


if __name__ == "__main__":
    main()
