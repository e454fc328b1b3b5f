"""From a text to its record: composes packs, world and passes, in order. The only place that knows the order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from readout import packs, text
from readout.errors import LanguageError
from readout.inputs import iso_date
from readout.packs import Pack
from readout.passes import Analysis, Given, Pass
from readout.passes.actors import FindActors, ResolveActors
from readout.passes.commitments import Commitments
from readout.passes.contacts import FindContacts
from readout.passes.dating import DateDocument
from readout.passes.events import Events
from readout.passes.statements import Statements
from readout.passes.times import CheckCalendar, RecogniseTimes, ResolveTimes
from readout.record import Dateline, Document, Published, Record
from readout.world import World

# Each row builds one pass from a pack and the world. The order is that of the layers: a pass stands below all that it reads.
PassMaker = Callable[[Pack, World], Pass]
PASSES: tuple[PassMaker, ...] = (
    lambda pack, world: RecogniseTimes(pack),
    FindActors,
    lambda pack, world: DateDocument(pack),
    lambda pack, world: ResolveTimes(pack),
    lambda pack, world: CheckCalendar(pack),
    ResolveActors,
    lambda pack, world: Statements(pack),
    lambda pack, world: Commitments(pack),
    FindContacts,
    lambda pack, world: Events(pack),
)

# What an analysis holds before the first pass.
_FROM_THE_START = frozenset({"document", "given"})


def code(
    article: str,
    language: str | None = None,
    published: str | None = None,
    *,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    uri: str | None = None,
) -> Record:
    """The record of one article; see :meth:`Coder.code`. Loads what it needs: for many articles keep a `Coder`."""
    return Coder().code(article, language, published, outlet=outlet, title=title, author=author, uri=uri)


class Coder:
    """Codes articles. Loads a language's pack when the first article needs it, and keeps it."""

    def __init__(self, *pack_folders: Path | str, who: Sequence[Path | str] = (), world: World | None = None) -> None:
        """``pack_folders`` hold further packs, one folder each, beside those that Readout brings.

        ``who`` are CSV files of office-holders, laid beside our who's-who (columns: see ``world.tables.read_csv``).
        ``world`` are other tables of facts than ours (the evaluation of sets with invented states needs them).
        """
        self._roots = tuple(Path(f) for f in pack_folders)
        self.world = world or World(*who)
        self._lines: dict[str, _Line] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be read; those that were there when first asked for."""
        return tuple(packs.available(*self._roots))

    @cached_property
    def _conventions(self) -> tuple[text.Conventions, ...]:
        return tuple(packs.writing(code, *self._roots).conventions for code in self.languages)

    def code(
        self,
        article: str,
        language: str | None = None,
        published: str | None = None,
        *,
        outlet: str | None = None,
        title: str | None = None,
        author: str | None = None,
        uri: str | None = None,
        doc: str | None = None,
    ) -> Record:
        """Make the record of an article.

        ``language`` is a code of :attr:`languages`, told from the text when left out. ``published`` is the date of
        publication (ISO); without it the date is read or inferred from the text, or left open: the machine's clock
        is never read. Raises :class:`~readout.errors.LanguageError` for a language that has no pack, or a text whose
        language cannot be told, and :class:`~readout.errors.InputError` for a date that is none.
        """
        article = text.well_formed(article)
        line = self._line(language or self._identify(article))
        given = Given(iso_date(published, "published"), outlet, title, author, uri, doc)
        return line.run(article, given)

    def _identify(self, article: str) -> str:
        found = text.identify(article, self._conventions)
        if found is None:
            raise LanguageError(
                "the language of the text could not be told",
                next_step=f"say which it is: {', '.join(self.languages)}",
            )
        return found

    def _line(self, language: str) -> _Line:
        if language not in self._lines:
            self._lines[language] = _Line(packs.load(language, *self._roots), self.world, PASSES)
        return self._lines[language]


class _Line:
    """The passes of one language, built once."""

    def __init__(self, pack: Pack, world: World, makers: Sequence[PassMaker]) -> None:
        self._pack = pack
        self._book = text.PhraseBook(pack.conventions.clitics)
        pack.fill(self._book)
        world.fill(self._book.add, pack.code, pack.inflection.phrases)
        self._passes = [make(pack, world) for make in makers]
        check_order(self._passes)

    def run(self, article: str, given: Given) -> Record:
        document = text.analyse(article, self._pack.conventions, self._book)
        analysis = Analysis(document, self._pack, given)
        for step in self._passes:
            step(analysis)
        return _record(analysis)


def check_order(passes: Iterable[Pass]) -> None:
    """Refuse a pass that reads a layer which no earlier one wrote (a mistake of ours, hence ``ValueError``)."""
    written = set(_FROM_THE_START)
    for step in passes:
        if missing := step.reads - written:
            raise ValueError(f"{type(step).__name__} reads {sorted(missing)} before anything writes it")
        written |= step.writes


def _record(a: Analysis) -> Record:
    dateline = a.document.dateline
    published = a.published or (Published(value=a.given.published, basis="given") if a.given.published else None)
    return Record(
        doc=a.given.doc,
        document=Document(
            id=hashlib.sha256(a.text.encode("utf-8", "surrogatepass")).hexdigest(),
            uri=a.given.uri,
            outlet=a.given.outlet,
            language=a.pack.code,
            title=a.given.title,
            author=a.given.author,
            published=published,
            dateline=dateline and Dateline(place=_place(a.text, dateline[0]), evidence=(dateline[0],)),
            text=a.text,
        ),
        actors=tuple(a.actors),
        times=tuple(a.times),
        contacts=tuple(a.contacts),
        statements=tuple(a.statements),
        commitments=tuple(a.commitments),
        events=tuple(a.events),
        checks=tuple(a.checks),
    )


def _place(article: str, span: tuple[int, int]) -> str:
    place = article[span[0] : span[1]]
    return place.title() if place.isupper() else place
