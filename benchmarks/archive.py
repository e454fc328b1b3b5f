"""An archive through the gate: pages a second of one core, with and without it, by the part of pages that matter.

    python benchmarks/archive.py [--pages N] [--chrome BYTES]

The archive is synthetic: articles of our own inside as much page (menus, scripts, links) as news pages have around them
(135 kB, the mean of 60 real pages). Times are CPU times of this process and its child.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import tempfile
import time
from pathlib import Path

from readout.inputs import Page, items
from readout.inputs.extraction import Extractor
from readout.relevance import Gate

RELEVANT = (
    "Menteri Luar Negeri Prancis bertemu dengan duta besar Iran di Wina, kata juru bicara kementerian itu kepada wartawan.",
    "Rusia dan Amerika Serikat akan melanjutkan pembicaraan pada tingkat menteri, kata Kremlin dalam sebuah pernyataan.",
)
OTHER = (
    "Harga cabai di pasar naik lagi karena hujan, kata para pedagang yang tidak dapat menjual lebih banyak dari minggu lalu.",
    "Pertandingan itu berakhir tanpa gol setelah penjaga gawang menahan tendangan penalti pada menit terakhir babak kedua.",
)


def page(chance: random.Random, lines: tuple[str, ...], size: int) -> bytes:
    body = "".join(f"<p>{chance.choice(lines)} ({n})</p>" for n in range(18))
    menu = "".join(
        f'<li class="menu-item item-{n}"><a href="/kanal/{n}" title="Kanal {n}">Kanal {n}</a></li>' for n in range(200)
    )
    script = "<script>" + "".join(f"window.x{n}={{a:{n},b:'{chance.random()}'}};" for n in range(900)) + "</script>"
    more = "".join(
        f'<div class="card card--{n}"><div class="card__body"><a href="/baca/{chance.random()}"><img src="/i/{n}.jpg" alt=""></a>'
        f"<h3>Berita lain nomor {n}</h3></div></div>"
        for n in range(300)
    )
    raw = f"<!doctype html><html><head><meta charset=utf-8><title>Judul</title>{script}</head><body><nav><ul>{menu}</ul></nav><article><h1>Judul</h1>{body}</article><section>{more}</section>"
    return (raw + "<!-- " + "x" * max(0, size - len(raw)) + " --></body></html>").encode()


def archive(folder: Path, count: int, part: float, size: int) -> Path:
    chance = random.Random(5)
    path = folder / f"a{part}.warc.gz"
    with path.open("wb") as out:
        for n in range(count):
            body = page(chance, RELEVANT if chance.random() < part else OTHER, size)
            http = (
                f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pos.example/{n}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return path


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def run(path: Path, gate: Gate | None, extract: bool) -> tuple[float, int]:
    """CPU seconds, and pages that came to the extractor."""
    passed = 0
    begun = cpu()
    with Extractor() as extractor:
        for item in items(str(path)):
            if isinstance(item, Page) and (gate is None or gate.lets_pass(item)):
                passed += 1
                if extract:
                    extractor.article(item)
    return cpu() - begun, passed


def holds_at(wanted: float, refused: float, passing: float) -> float:
    """The share of passing pages at which ``wanted`` pages a second still hold, from the seconds that each kind costs."""
    return (1 / wanted - refused) / (passing - refused)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--chrome", type=int, default=135_000)
    args = parser.parse_args()
    gate = Gate()
    with tempfile.TemporaryDirectory() as folder:
        cost: dict[float, float] = {}
        start, _ = run(archive(Path(folder), 1, 1.0, args.chrome), None, True)
        print(f"to start the extractor and make its first text costs {start:.2f} s, which is left out below")
        for part in (0.0, 0.03, 0.05, 0.1, 0.15, 0.3, 1.0):
            path = archive(Path(folder), args.pages, part, args.chrome)
            run(path, gate, False)
            reading, _ = run(path, None, False)
            gated, passed = run(path, gate, True)
            plain, _ = run(path, None, True)
            n = args.pages
            gated, plain = gated - start * bool(passed), plain - start
            cost[part] = gated / n
            print(
                f"{100 * passed / n:5.1f} % pass: reading alone {n / reading:7.0f} pages/s, with gate {n / gated:6.0f}, without {n / plain:6.0f}"
            )
        share = holds_at(150, cost[0.0], cost[1.0])
        print(
            f"a refused page costs {1e3 * cost[0.0]:.2f} ms, a passing one {1e3 * cost[1.0]:.1f} ms: 150 pages/s hold up to {share:.1%}"
        )


if __name__ == "__main__":
    main()
