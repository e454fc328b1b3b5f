"""What an evaluation is given, and what it gives back. A layer's module holds ``evaluate(task) -> Report``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol, TypeVar

import msgspec

from readout.evaluate.counts import Tally
from readout.evaluate.gold import Article, Gold, read, read_rows
from readout.pipeline import Coder
from readout.record import Record


class Row(Protocol):
    """A document of a set: what the coder is given."""

    @property
    def id(self) -> str:
        """Its id in the set."""

    @property
    def text(self) -> str:
        """What is coded."""

    @property
    def lang(self) -> str | None:
        """Its language, where the set tells it."""

    @property
    def date(self) -> str | None:
        """Its date of publication, where the set gives it."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Task:
    """A layer to be held against a gold file.

    ``news`` holds the articles of ``gold``; left out, it is the file beside it ("dev.jsonl", "dev-news.jsonl", or "news.jsonl").
    Sets in forms of their own may do without. ``language`` limits the task to the articles of one language.
    """

    layer: str
    gold: Path
    news: Path | None = None
    language: str | None = None
    coder: Coder = field(default_factory=Coder)

    def articles(self) -> list[tuple[Gold, Article]]:
        """The gold and its articles, for gold in the form of docs/annotation.md."""
        return read(self.gold, self.news or news_beside(self.gold), self.language)

    def records(self, report: Report) -> Iterator[tuple[Gold, Article, Record]]:
        """Code every article of the gold; counts articles and seconds into ``report``."""
        for gold, article in self.articles():
            begun = perf_counter()
            record = self.coder.code(
                article.text, article.lang or gold.lang, article.date,
                outlet=article.outlet, title=article.title, uri=article.url, doc=article.id,
            )  # fmt: skip
            report.seconds += perf_counter() - begun
            report.articles += 1
            yield gold, article, record.verify()

    def rows(self, kind: type[R], report: Report) -> Iterator[tuple[R, Record]]:
        """Code every row of a set in a form of its own; counts them and the seconds like ``records``."""
        for row in read_rows(self.gold, kind):
            if self.language not in (None, row.lang):
                continue
            begun = perf_counter()
            record = self.coder.code(row.text, row.lang, row.date, doc=row.id)
            report.seconds += perf_counter() - begun
            report.articles += 1
            yield row, record.verify()

    def has(self, key: str) -> bool:
        """Whether the rows of the gold file have a key: sets are told apart from gold articles by theirs."""
        with self.gold.open("rb") as lines:
            first = next((line for line in lines if line.strip()), b"{}")
        return key in msgspec.json.decode(first)


class Miss(msgspec.Struct, frozen=True):
    """One error: the document, the layer, what kind ("missed", "spurious", "value" ...), and what it is about."""

    doc: str
    layer: str
    what: str
    body: Any


@dataclass
class Report:
    """What an evaluation found. ``notes`` are lines for people (what was left out, how a set was read)."""

    tally: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)
    articles: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def per_second(self) -> float | None:
        """Articles a second, the whole pipeline; ``None`` where nothing was timed."""
        return self.articles / self.seconds if self.seconds else None


class Evaluator(Protocol):
    """The module of a layer."""

    def evaluate(self, task: Task) -> Report:
        """Hold the layer against the gold."""


def news_beside(gold: Path) -> Path:
    """The news file that belongs to a gold file by its name."""
    beside = gold.with_name(f"{gold.stem}-news.jsonl")
    return beside if beside.is_file() else gold.with_name("news.jsonl")
