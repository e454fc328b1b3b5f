"""A language pack in memory: its settings, its topics, and the conventions that the text room needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from readout.packs.schema import Entry, Inflections, Strict, Topic, Writing
from readout.text import Conventions, PhraseBook, normalise
from readout.world import Inflection

T = TypeVar("T", bound=Topic)


class Meta(Strict, frozen=True, kw_only=True):
    """``pack.toml``: code (ISO 639-1), name, script (ISO 15924), how dates are ordered, where the data is from.

    ``lemmas`` is the code under which simplemma knows the language, left out where words are looked up as written;
    ``dictionary`` the same code, where its words shall tell common words from names all the same.
    ``zone`` is the IANA zone in which clocks without a zone are read when neither text nor place says otherwise.
    """

    code: str
    name: str
    script: str
    date_order: str = "dmy"
    lemmas: str | None = None
    dictionary: str | None = None
    zone: str | None = None
    origin: str
    licence: str


@dataclass(frozen=True)
class Pack:
    """A loaded pack. ``topic(Cues)`` gives what it says on a topic, an empty one where it says nothing."""

    meta: Meta
    folder: Path
    topics: dict[type[Topic], Topic]

    @property
    def code(self) -> str:
        """The language's code."""
        return self.meta.code

    def topic(self, kind: type[T]) -> T:
        """What the pack says on ``kind``; empty where the pack has no such file."""
        found = self.topics.get(kind)
        return found if isinstance(found, kind) else kind()

    @cached_property
    def conventions(self) -> Conventions:
        """How the language writes, for ``text.analyse``."""
        writing = self.topic(Writing)
        return Conventions(
            language=self.code,
            script=self.meta.script,
            abbreviations=_abbreviations(writing, "never"),
            closing_abbreviations=_abbreviations(writing, "maybe"),
            trailing_abbreviations=_abbreviations(writing, "before-capital"),
            number_abbreviations=_abbreviations(writing, "unless-figure"),
            zone_nouns=_folded(writing.zone_nouns),
            attribution=_folded(writing.attribution),
            clitics=writing.clitics,
            boilerplate=writing.boilerplate,
            function_words=_folded(writing.function),
            neighbours={code: _folded(words) for code, words in writing.neighbours.items()},
            lemmas=self.meta.lemmas,
            tagger=self.model("pos.crfsuite.gz"),
        )

    def model(self, name: str) -> Path | None:
        """The file of a trained model of the pack; ``None`` where it was left out (rules must then do)."""
        path = self.folder / "models" / name
        return path if path.is_file() else None

    @cached_property
    def inflection(self) -> Inflection:
        """The case endings of names; empty for a language without cases."""
        found = self.topic(Inflections)
        return Inflection([p.paradigm() for p in found.paradigm], found.invariable, found.vowels)

    def entries(self) -> Iterator[tuple[str, str, Entry]]:
        """Every entry of every topic, as (topic, group, entry); the topic is the file's name."""
        from readout.packs.schema import TOPICS

        for name, kind in TOPICS.items():
            topic = self.topics.get(kind)
            if topic is None:
                continue
            for group in topic.__struct_fields__:
                value = getattr(topic, group)
                if isinstance(value, tuple):
                    yield from ((name, group, e) for e in value if isinstance(e, Entry))

    def fill(self, book: PhraseBook) -> None:
        """Add every phrase of the pack to a book, and the forms that the lemmatiser misreads."""
        for lemma, forms in self.topic(Writing).misread.items():
            book.read_as(lemma, forms)
        for topic, group, entry in self.entries():
            for word in entry.words:
                book.add(word, topic, group, entry)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(w) for w in words)


def _abbreviations(writing: Writing, ends: str) -> frozenset[str]:
    return _folded(w.rstrip(".") for row in writing.abbreviation if row.ends == ends for w in row.words)
