"""The ledger under load: what adding costs, and how long questions take. Synthetic articles, five records each.

    python benchmarks/ledger.py                              # 5,000 documents, seconds: what CI runs
    nice python benchmarks/ledger.py --documents 1000000 --added 100000   # the long form: 1M documents, 5M records

With --added, that many go the ordinary way and are then multiplied by SQL, under new keys and ids, to --documents: a ledger
of full size in minutes, each dyad and month with its full number of rows. (Texts come up to ten times then.)

Times of adding are CPU times of this process (making the synthetic records is measured apart); times of questions are wall
times, warm, median and worst of some dozens. docs/ledger.md holds the figures of the long form.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from readout.ledger import Entry, Filter, Ledger
from readout.ledger.schema import OF_DOCUMENT, document
from readout.record import Actor, Commitment, Contact, Document, Event, Published, Record, Statement
from readout.record.identity import text_id

BATCH = 500
CODES = [a + b + c for a in "ABCDEF" for b in "RSTUVW" for c in "KLMNOP"][:200]
KINDS = ("phone_call", "meeting", "talks", "visit")


class Articles:
    """Synthetic articles: 30,000 words with the frequencies of a language, 200 sides of which few are met often."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        letters = "aiueonrtskmbdlgpy"
        self._words = ["".join(self._chance.choices(letters, k=self._chance.randint(3, 10))) for _ in range(30_000)]
        total, self._weights = 0.0, []
        for rank in range(1, 30_001):
            total += 1 / rank
            self._weights.append(total)
        self._sides = [1 / (n + 1) for n in range(len(CODES))]

    def entry(self, number: int) -> Entry:
        words = self._chance.choices(self._words, cum_weights=self._weights, k=320)
        lines = [" ".join(words[i : i + 40]).capitalize() + "." for i in range(0, 320, 40)]
        text = "\n\n".join([f"Artikel {number}.", *lines])
        a, b = self._pair()
        day = f"{self._chance.randint(2016, 2025)}-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"
        evidence = ((20, 60),)
        contact = Contact(
            id="C1", kind=self._chance.choice(KINDS), status="held", parties=("A1", "A2"), date=day,
            topics=(words[0],), evidence={"kind": evidence, "date": ((70, 90),)},
        )  # fmt: skip
        said = tuple(
            Statement(
                id=f"S{n}",
                source=f"A{n}",
                type="direct",
                content=((100 * n, 100 * n + 90),),
                cue=((95, 99),),
                contact="C1",
            )
            for n in (1, 2)
        )
        record = Record(
            document=Document(
                id=text_id(text), uri=f"https://berita.example/{number}", outlet=f"Pos {number % 40}", language="id",
                title=lines[0][:60], published=Published(value=day, basis="given"), text=text,
            ),
            actors=(
                Actor(id="A1", kind="person", name=f"Pemimpin {a}", country=a, mentions=((20, 30),)),
                Actor(id="A2", kind="person", name=f"Pemimpin {b}", country=b, mentions=((40, 50),)),
            ),
            contacts=(contact,), statements=said,
            commitments=(Commitment(id="K1", kind="threat", issuer="A1", target="A2", consequence=((200, 260),)),),
            events=(Event(id="E1", actor=(a,), recipient=(b,), type="CONSULT", date=day, from_="C1", evidence=evidence),),
        )  # fmt: skip
        return Entry(record=record, coder="readout 0.1.0")

    def _pair(self) -> tuple[str, str]:
        a, b = self._chance.choices(CODES, self._sides, k=2)
        return (a, b) if a != b else (a, CODES[(CODES.index(a) + 1) % len(CODES)])

    def question(self) -> tuple[str, str, str]:
        """Two sides and a month."""
        a, b = self._pair()
        return a, b, f"{self._chance.randint(2016, 2025)}-{self._chance.randint(1, 12):02}"

    def word(self, rank: int) -> str:
        return self._words[rank]


def fill(ledger: Ledger, articles: Articles, count: int) -> tuple[float, float]:
    """Add documents; CPU seconds for making them and for adding them."""
    made = (articles.entry(n) for n in range(count))
    making = adding = 0.0
    shown = time.monotonic()
    for done in range(0, count, BATCH):
        begun = time.process_time()
        batch = list(islice(made, BATCH))
        between = time.process_time()
        ledger.add(batch, index=False)
        making += between - begun
        adding += time.process_time() - between
        if time.monotonic() - shown > 60:
            shown = time.monotonic()
            print(f"  {done + len(batch):,} documents, {1000 * adding / (done + len(batch)):.3f} ms each", flush=True)
    return making, adding


def multiply(ledger: Ledger, times: int) -> None:
    """Copy every document with all its rows under new keys, until there are ``times`` as many (SQLite only)."""
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -4000000")
        (step,) = connection.exec_driver_sql("SELECT max(key) FROM document").one()
        numbers = f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {times - 1}) "
        for table in (document, *OF_DOCUMENT):
            keys = [c.name for c in table.primary_key.columns]
            new = {c: f"{c} + {step} * n" for c in ("key", "document")}
            if table is document:
                new |= {c: f"substr({c}, 3) || printf('%02x', n)" for c in ("id", "article", "text_sha256")}
            columns = ", ".join(c.name for c in table.columns)
            values = ", ".join(new.get(c.name, c.name) for c in table.columns)
            order = ", ".join(new.get(k, k) for k in keys)
            sql = f"INSERT INTO {table.name}({columns}) {numbers} SELECT {values} FROM {table.name}, copy ORDER BY {order}"
            begun = time.monotonic()
            connection.exec_driver_sql(sql)
            print(f"  {table.name} multiplied by {times} in {time.monotonic() - begun:.0f} s", flush=True)


def timed(asks: Iterator[Callable[[], object]]) -> tuple[float, float]:
    """Median and worst wall time of some questions in ms, each asked twice and timed the second time (warm)."""
    took = []
    for ask in asks:
        ask()
        begun = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took), max(took)


def questions(ledger: Ledger, articles: Articles) -> Iterator[tuple[str, float, float]]:
    def month(a: str, b: str, m: str) -> Callable[[], object]:
        return lambda: ledger.contacts(Filter(between=(a, b), since=m, until=m))

    yield "dyad and month", *timed(month(*articles.question()) for _ in range(60))
    yield "busiest dyad, a month", *timed(month(CODES[0], CODES[1], f"{y}-06") for y in range(2016, 2026))

    def two(i: int, j: int) -> Callable[[], object]:
        return lambda: ledger.search(f"{articles.word(i)} {articles.word(j)}")

    yield "two words, ranks 100 to 3,000", *timed(two(100 + 40 * n, 200 + 90 * n) for n in range(30))
    yield "one rare word", *timed((lambda r=r: ledger.search(articles.word(r))) for r in range(20_000, 20_020))  # type: ignore[misc]
    yield (
        "statements by one leader about a word, newest 50",
        *timed(
            (lambda n=n: ledger.statements(Filter(by=f"Pemimpin {CODES[n]}", about=articles.word(900), limit=50)))  # type: ignore[misc]
            for n in range(20, 30)
        ),
    )
    yield "newest 50 of one kind", *timed((lambda k=k: ledger.contacts(Filter(kind=k, limit=50))) for k in KINDS)  # type: ignore[misc]
    ids = [c["document"] for c in ledger.contacts(Filter(limit=30))]
    yield "record of an id", *timed((lambda i=i: ledger.record(i)) for i in ids)  # type: ignore[misc]
    yield "copies of an article", *timed((lambda i=i: ledger.copies_of(i)) for i in ids)  # type: ignore[misc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--added", type=int, help="how many of them go the ordinary way; all when left out")
    parser.add_argument("--ledger", help="where; a temporary file when left out")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = args.ledger or str(Path(folder) / "bench.db")
        articles = Articles(7)
        added = args.added or args.documents
        with Ledger(where) as ledger:
            making, adding = fill(ledger, articles, added)
            if added < args.documents:
                multiply(ledger, args.documents // added)
            begun = time.process_time()
            ledger.index()
            indexing = time.process_time() - begun
            again = Articles(7)
            known = [again.entry(n) for n in range(200)]
            begun = time.process_time()
            for entry in known:
                ledger.add([entry])
            knowing = time.process_time() - begun
            single = [articles.entry(n) for n in range(10**9, 10**9 + 100)]
            begun = time.process_time()
            for entry in single:
                ledger.add([entry])
            alone = time.process_time() - begun
            n = ledger.counts()["documents"] - len(single)
            print(f"{n:,} documents, {5 * n:,} records, {len(known[0].record.document.text):,} characters of text each")
            print(f"making synthetic records      {1000 * making / added:8.3f} ms each (CPU)")
            print(f"adding, batches of {BATCH}       {1000 * adding / added:8.3f} ms each (CPU)")
            print(f"full text, afterwards         {1000 * indexing / n:8.3f} ms each (CPU)")
            print(f"adding one by one, with index {1000 * alone / 100:8.3f} ms each (CPU)")
            print(f"adding what is known          {1000 * knowing / len(known):8.3f} ms each (CPU)")
            for name, median, worst in questions(ledger, articles):
                print(f"{name:50} median {median:8.2f} ms, worst {worst:8.2f} ms")
        if Path(where).is_file():
            print(f"file {Path(where).stat().st_size / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
