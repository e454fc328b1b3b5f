"""What one process does with a batch: makes the texts of pages, codes articles, and answers for each item."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from readout.errors import InputError, LanguageError, ReadoutError
from readout.inputs import Article, Page
from readout.inputs.extraction import Extractor
from readout.ledger import Entry, Quarantined
from readout.pipeline import Coder
from readout.relevance import Gate


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How articles are coded: more packs, a language and date for all, and whether a gate skips what cannot matter."""

    packs: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    gate: bool = False


class Task(msgspec.Struct, frozen=True):
    """An item of an input, with the input's name. ``part`` is its place in there, empty where the input is one article."""

    origin: str
    part: str
    item: Article | Page | InputError


class Answer(msgspec.Struct, frozen=True):
    """What became of a task: an entry for the ledger, a row for quarantine, or neither where the gate skipped it."""

    task: tuple[str, str]
    entry: Entry | None = None
    aside: Quarantined | None = None


def coder_name() -> str:
    """The name under which a ledger keeps who made a record: "readout 0.1.0"."""
    try:
        return f"readout {version('readout')}"
    except PackageNotFoundError:
        return "readout 0 (from source)"


class Worker:
    """Answers tasks. Holds a coder and the extractor's child; close it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._coder = Coder(*(Path(p) for p in options.packs))
        self._extractor = Extractor()
        self._gate = Gate(*map(Path, options.packs), world=self._coder.world) if options.gate else None
        self._name = coder_name()

    def close(self) -> None:
        """End the extractor's child."""
        self._extractor.close()

    def __call__(self, tasks: Sequence[Task]) -> list[Answer]:
        """An answer for each task, in order; raises nothing for what a task holds."""
        return [self._answer(task) for task in tasks]

    def _answer(self, task: Task) -> Answer:
        item = task.item
        if self._gate and not isinstance(item, InputError) and not self._gate.lets_pass(item):
            return Answer((task.origin, task.part))
        made = self._extractor.article(item) if isinstance(item, Page) else item
        entry = made if isinstance(made, InputError) else self._entry(made)
        if isinstance(entry, Entry):
            return Answer((task.origin, task.part), entry=entry)
        if self._gate and isinstance(entry, LanguageError):
            return Answer((task.origin, task.part))
        return Answer((task.origin, task.part), aside=aside(task, entry))

    def _entry(self, article: Article) -> Entry | ReadoutError:
        o = self._options
        try:
            record = self._coder.code(
                article.text, o.language or article.language, o.published or article.published,
                outlet=o.outlet or article.outlet, title=article.title, author=article.author, uri=article.uri,
                doc=article.id,
            )  # fmt: skip
            record.verify()
        except ReadoutError as e:
            return e
        except Exception as e:  # a fault of ours in one article must not lose the others
            return ReadoutError(f"could not be coded: {type(e).__name__}: {e}", next_step="please report it")
        return Entry(record=record, coder=self._name, extractor=article.extractor, raw_sha256=article.raw_sha256)


def aside(task: Task, fault: ReadoutError) -> Quarantined:
    """The row for quarantine of an item that could not be read or coded."""
    kind = type(fault).__name__.removesuffix("Error").lower()
    step = f" ({fault.next_step})" if fault.next_step else ""
    reason = " ".join(f"{fault.what}{step}".split()).encode("utf-8", "replace").decode().replace("\x00", "")
    return Quarantined(origin=task.origin, part=task.part, reason=reason, error="fault" if kind == "readout" else kind)
