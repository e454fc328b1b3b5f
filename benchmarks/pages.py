"""How long the first byte of every kind of page takes, on a ledger of any size.

    python benchmarks/ledger.py --documents 1000000 --added 20000 --ledger big.db     # a synthetic ledger
    python benchmarks/pages.py big.db

The server runs in this process, without a network between: what is timed is from the request to the first byte of its answer,
wall time. Each kind of page is asked at several addresses (the newest, the busiest, and some between); shown are the
first time of all (cold for that address) and the median and the worst of five more, and the median CPU time of this process
beside them (on a machine with other work the wall times are longer).
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Iterator
from urllib.parse import quote

from readout.cli.desk import LedgerDesk, site
from readout.ledger import Filter, Ledger
from readout.reconcile.account import identity
from readout.web.app import create_app
from readout.web.guard import Limits

ASKED = 5
WIDE_OPEN = Limits(burst=10**9, rate=10**9)


def addresses(ledger: Ledger) -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages with some addresses of each."""
    rows = ledger.contacts(Filter(limit=200))
    shown = [rows[0], rows[len(rows) // 2], rows[-1]]
    ids = [str(r["document"]) for r in shown]
    contacts = [f"{r['document']}/{r['id']}" for r in shown]
    pairs = list(
        dict.fromkeys("-".join(str(r["sides"]).split()[:2]) for r in rows if len(str(r["sides"]).split()) > 1)
    )[:3]
    actors = [quote(identity(a), safe="") for i in ids for a in ledger.record(i).actors[:1]]
    words = [ledger.record(i).document.text.split()[40] for i in ids]
    yield "home", ["/"]
    yield "contacts", ["/contacts", "/contacts?format=json"]
    yield "contact", [f"/contact/{c}{end}" for c in contacts for end in ("", ".json")]
    yield "document", [f"/article/{i}{end}" for i in ids for end in ("", ".json")]
    yield "dyad", [f"/dyad/{p}{end}" for p in pairs for end in ("", ".json")]
    yield "dyad feeds", [f"/dyad/{p}.{end}" for p in pairs for end in ("atom", "ics")]
    yield "actor", [f"/actor/{a}{end}" for a in actors for end in ("", ".json")]
    yield "actor feed", [f"/actor/{a}.atom" for a in actors]
    yield "commitments", ["/commitments", "/commitments?format=json"]
    yield "search", ["/search", *(f"/search?q={w}" for w in words), f"/search?q={words[0]}&format=json"]
    yield (
        "search, filtered",
        [f"/search?q={words[0]}&language=id", f"/search?actor={actors[0]}", "/search?kind=visit&since=2024"],
    )
    yield "review", ["/review"]
    yield "planned.ics", ["/planned.ics"]
    yield "add", ["/add"]


async def first_byte(app: object, address: str) -> tuple[float, float, int, int]:
    """Milliseconds to the first byte (wall, CPU), the status, and the bytes of the whole answer."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "method": "GET", "path": path.replace("%3A", ":"), "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(b"host", b"localhost")], "scheme": "http", "server": ("localhost", 80), "client": ("::1", 1), "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    begun, busy, first, cpu, status, size = time.perf_counter(), time.process_time(), 0.0, 0.0, 0, 0

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        nonlocal first, cpu, status, size
        if message["type"] == "http.response.start":
            status = int(str(message["status"]))
        elif body := message.get("body"):
            first = first or 1000 * (time.perf_counter() - begun)
            cpu = cpu or 1000 * (time.process_time() - busy)
            size += len(body)  # type: ignore[arg-type]

    await app(scope, receive, send)  # type: ignore[operator]
    return first, cpu, status, size


async def measure(app: object, kinds: list[tuple[str, list[str]]]) -> float:
    """Print a line for each kind; returns the worst warm time of all."""
    worst = 0.0
    print(f"{'page':18} {'first':>8} {'median':>8} {'worst':>8} {'CPU':>8}   ms; largest page")
    for name, places in kinds:
        cold, warm, busy, size = [], [], [], 0
        for address in places:
            took, _, status, bytes_ = await first_byte(app, address)
            if status != 200:
                print(f"  {address}: {status}")
                continue
            cold.append(took)
            size = max(size, 0 if any(w in address for w in ("json", ".atom", ".ics")) else bytes_)
            for _ in range(ASKED):
                wall, cpu, _, _ = await first_byte(app, address)
                warm.append(wall)
                busy.append(cpu)
        if warm:
            worst = max(worst, *warm)
            print(
                f"{name:18} {max(cold):8.1f} {statistics.median(warm):8.1f} {max(warm):8.1f} {statistics.median(busy):8.1f}   {size / 1000:.1f} kB",
                flush=True,
            )
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    args = parser.parse_args()
    with Ledger(args.ledger, create=False) as ledger:
        app = create_app(site(ledger, LedgerDesk), limits=WIDE_OPEN)
        worst = asyncio.run(measure(app, list(addresses(ledger))))
    print(f"worst of all, warm: {worst:.1f} ms")


if __name__ == "__main__":
    main()
