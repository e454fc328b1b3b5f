"""Adding inputs to a ledger: read, code, keep, batch by batch, so that it can be stopped and started at any moment.

What a batch made is written in one transaction with the place up to which its input was read. After a crash the same
command goes on there; and since documents are known by their content, even reading again adds nothing twice.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from readout.adding.work import Answer, Options, Task, Worker, coder_name
from readout.errors import InputError, ReadoutError
from readout.inputs import FORMATS, STDIN, Article, Item, Page, items
from readout.inputs.fetch import Fetcher
from readout.inputs.web import from_web, is_address
from readout.ledger import Ledger, Outcome, document_id

# Items of one batch: enough to make a transaction cheap, few enough that little is done twice after a crash.
BATCH = 64
_AHEAD = 3
_PACKED = (".gz", ".bz2", ".xz")


class Tally(msgspec.Struct):
    """How many items had which fate so far. ``skipped`` by the gate; ``passed`` were read by an earlier run."""

    added: int = 0
    new_version: int = 0
    recoded: int = 0
    known: int = 0
    forgotten: int = 0
    quarantined: int = 0
    skipped: int = 0
    passed: int = 0

    @property
    def items(self) -> int:
        """All items together."""
        return sum(msgspec.structs.astuple(self))


class _Batch(msgspec.Struct, frozen=True):
    """Items of one input, and the position behind the last of them; ``done`` is set on the input's last batch."""

    origin: str
    tasks: tuple[Task, ...]
    position: int
    done: bool


def add(
    names: Sequence[str],
    ledger: Ledger,
    options: Options | None = None,
    *,
    jobs: int = 1,
    format_name: str | None = None,
    columns: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
    only_new: bool = False,
    force: bool = False,
    index: bool = True,
    tick: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Add files, folders, archives and addresses to a ledger; returns how many items had which fate.

    ``jobs`` processes code beside this one when more than 1; this one alone writes. Addresses are fetched only by a
    ``fetcher`` that is given. ``only_new`` leaves out entries of feeds whose address is held. ``tick`` is called after each
    transaction. What cannot be read or coded goes to quarantine; only a failing ledger raises.
    """
    run = _Run(ledger, options or Options(), force, index, tick)
    wanted = (lambda uri: not ledger.holds_address(uri)) if only_new else (lambda _: True)
    for origin in inputs_of(names):
        if is_address(origin):
            made = from_web(origin, fetcher, format_name, wanted=wanted) if fetcher else iter([_no_fetching(origin)])
        else:
            made = items(origin, format_name, columns=columns)
        run.start(origin, made)
    run.go(jobs)
    return run.tally


def inputs_of(names: Sequence[str]) -> Iterator[str]:
    """The inputs that are meant: of a folder all files in it, at any depth, whose name tells a known format."""
    suffixes = tuple(s for f in FORMATS.values() for s in f.suffixes)
    known = suffixes + tuple(s + p for s in suffixes for p in _PACKED)
    for name in names:
        if name != STDIN and not is_address(name) and Path(name).is_dir():
            files = (p for p in sorted(Path(name).rglob("*")) if p.name.lower().endswith(known) and p.is_file())
            yield from map(str, files)
        else:
            yield name


def fingerprint(origin: str) -> str:
    """What tells whether a file is still the one that was read: its size and time; empty for what is no file."""
    path = Path(origin)
    if origin == STDIN or not path.is_file():
        return ""
    status = path.stat()
    return f"{status.st_size}:{status.st_mtime_ns}"


class _Run:
    """One call of :func:`add`."""

    def __init__(
        self, ledger: Ledger, options: Options, force: bool, index: bool, tick: Callable[[Tally], None]
    ) -> None:
        self._ledger, self._options, self._force, self._index, self._tick = ledger, options, force, index, tick
        self._inputs: list[tuple[str, Iterator[Item]]] = []
        self._coder = coder_name()
        self._extractor = _extractor_name()
        self._suspects: set[tuple[str, str]] = set()
        self.tally = Tally()

    def start(self, origin: str, made: Iterator[Item]) -> None:
        self._inputs.append((origin, made))

    def go(self, jobs: int) -> None:
        self._suspects = {(q.origin, q.part) for q in self._ledger.quarantined()}
        if jobs > 1:
            self._go_together(jobs)
        else:
            worker = Worker(self._options)
            try:
                for batch in self._batches():
                    self._keep(batch, worker(batch.tasks))
            finally:
                worker.close()

    def _go_together(self, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        running: deque[tuple[_Batch, Future[list[Answer]]]] = deque()
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_set_up, initargs=(self._options,))
        try:
            for batch in self._batches():
                running.append((batch, pool.submit(_work, batch.tasks)))
                while len(running) >= jobs + _AHEAD:
                    first, future = running.popleft()
                    self._keep(first, future.result())
            for first, future in running:
                self._keep(first, future.result())
        except BrokenProcessPool as e:
            raise ReadoutError(
                "a process of --jobs was killed", next_step="run the same command again: it goes on where it stopped"
            ) from e
        finally:
            pool.shutdown(cancel_futures=True)

    def _batches(self) -> Iterator[_Batch]:
        for origin, made in self._inputs:
            mark = fingerprint(origin)
            start = self._ledger.position(origin, mark) if mark and not self._force else 0
            tasks: list[Task] = []
            position = 0
            for item in made:
                position += 1
                if position <= start:
                    self.tally.passed += 1
                    continue
                tasks.append(Task(origin, _part(origin, item), item))
                if len(tasks) == BATCH:
                    yield from self._fresh(_Batch(origin, tuple(tasks), position, False))
                    tasks = []
            yield from self._fresh(_Batch(origin, tuple(tasks), position, True))

    def _fresh(self, batch: _Batch) -> Iterator[_Batch]:
        """The batch without what the ledger holds already, which is told by the hash of text or page alone."""
        if self._force:
            yield batch
            return
        ids = {n: self._id(t.item) for n, t in enumerate(batch.tasks) if isinstance(t.item, Article)}
        raws = {
            n: hashlib.sha256(t.item.raw).hexdigest() for n, t in enumerate(batch.tasks) if isinstance(t.item, Page)
        }
        coders = self._ledger.coders(ids.values()) if ids else {}
        pages = self._ledger.known_raw(raws.values()) if raws else {}
        known = {n for n, id_ in ids.items() if coders.get(id_) == self._coder}
        known |= {n for n, raw in raws.items() if pages.get(raw, ("",))[1:] == (self._coder, self._extractor)}
        self.tally.known += len(known)
        tasks = tuple(t for n, t in enumerate(batch.tasks) if n not in known)
        yield _Batch(batch.origin, tasks, batch.position, batch.done)

    def _id(self, article: Article) -> str:
        return document_id(article.text, article.uri, self._options.outlet or article.outlet)

    def _keep(self, batch: _Batch, answers: list[Answer]) -> None:
        entries = [a.entry for a in answers if a.entry]
        asides = [a.aside for a in answers if a.aside]
        released = [a.task for a in answers if a.entry and a.task in self._suspects]
        mark = fingerprint(batch.origin)
        up_to = (batch.origin, mark, batch.position, batch.done) if mark else None
        settings = {"force": self._force, "index": self._index}
        outcomes = self._ledger.add(entries, aside=asides, released=released, read_up_to=up_to, **settings)
        self._count(outcomes)
        self.tally.quarantined += len(asides)
        self.tally.skipped += len(answers) - len(entries) - len(asides)
        self._tick(self.tally)

    def _count(self, outcomes: list[Outcome]) -> None:
        for fate, n in Counter(o.fate.replace(" ", "_") for o in outcomes).items():
            setattr(self.tally, fate, getattr(self.tally, fate) + n)


def _part(origin: str, item: Item) -> str:
    where = item.where or ""
    return where.removeprefix(origin).lstrip(":") if where != origin else ""


def _no_fetching(uri: str) -> InputError:
    return InputError("is not fetched", where=uri, next_step="give a Fetcher")


def _extractor_name() -> str:
    try:
        return f"trafilatura {version('trafilatura')}"
    except PackageNotFoundError:
        return ""


_worker: Worker | None = None


def _set_up(options: Options) -> None:
    """In a process of the pool: build what every batch needs, once."""
    global _worker
    _worker = Worker(options)


def _work(tasks: tuple[Task, ...]) -> list[Answer]:
    assert _worker is not None
    return _worker(tasks)
