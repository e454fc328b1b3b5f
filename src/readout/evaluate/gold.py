"""Reads gold articles: what a careful reader found, quoted from the text (the form is docs/annotation.md).

Every piece of evidence in gold is an exact substring of the article; ``"words#2"`` is its second occurrence. Reading
turns quotes into spans and refuses gold that quotes what the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from readout.errors import InputError
from readout.record import Ordinal, Span

T = TypeVar("T")

_NTH = re.compile(r"(?P<words>.*)#(?P<nth>\d+)", re.S)


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of gold rows. Unknown keys are remarks of the annotators, and are let pass."""


class GoldActor(_Row, frozen=True, kw_only=True):
    """An actor: ``names`` are all forms by which a system may name it, ``mentions`` strings of the text."""

    kind: str
    names: tuple[str, ...] = ()
    country: str | None = None
    office: str | None = None
    mentions: tuple[str, ...] = ()


class GoldTime(_Row, frozen=True, kw_only=True):
    """A time expression: its words, its TIMEX3 type and value."""

    text: str
    type: str
    value: str


class GoldContact(_Row, frozen=True, kw_only=True):
    """A contact; ``parties`` and ``initiator`` are keys of the gold's actors."""

    kind: str
    status: str
    parties: tuple[str, ...] = ()
    initiator: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    place: str | None = None
    ordinal: Ordinal | None = None
    topics: tuple[str, ...] = ()
    public: bool | None = None
    evidence: tuple[str, ...] = ()


class GoldStatement(_Row, frozen=True, kw_only=True):
    """A statement; ``source`` and ``via`` are keys of the gold's actors."""

    source: str | None
    type: str
    content: tuple[str, ...]
    source_text: str | None = None
    cue: str | None = None
    medium: str | None = None
    via: tuple[str, ...] = ()


class GoldCommitment(_Row, frozen=True, kw_only=True):
    """A commitment; ``statement`` is the index of the statement that carries it."""

    kind: str
    issuer: str | None
    target: str | None = None
    condition: str | tuple[str, ...] | None = None
    consequence: str | tuple[str, ...] | None = None
    statement: int | None = None


class GoldEvent(_Row, frozen=True, kw_only=True):
    """A PLOVER event between codes."""

    actor: str | tuple[str, ...] | None
    recipient: str | tuple[str, ...] | None
    type: str
    mode: str | None = None
    date: str | None = None
    status: str | None = None


class Gold(_Row, frozen=True, kw_only=True):
    """The gold of one article."""

    doc: str
    lang: str
    published: str | None = None
    actors: dict[str, GoldActor] = {}
    times: tuple[GoldTime, ...] = ()
    contacts: tuple[GoldContact, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    commitments: tuple[GoldCommitment, ...] = ()
    events: tuple[GoldEvent, ...] = ()


class Article(_Row, frozen=True, kw_only=True):
    """An article of a news file."""

    id: str
    text: str
    lang: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None


def read_rows(path: Path, kind: type[T]) -> Iterator[T]:
    """The rows of a JSONL file; :class:`~readout.errors.InputError` with file and line for one that does not fit."""
    if not path.is_file():
        raise InputError("no such file", where=path)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield msgspec.json.decode(line, type=kind)
                except msgspec.MsgspecError as e:
                    raise InputError(str(e), where=f"{path}:{number}") from e


def read(gold: Path, news: Path, language: str | None = None) -> list[tuple[Gold, Article]]:
    """Gold with its articles, of one language or of all; refuses gold without its article."""
    articles = {a.id: a for a in read_rows(news, Article)}
    rows = [g for g in read_rows(gold, Gold) if language in (None, g.lang)]
    if missing := [g.doc for g in rows if g.doc not in articles]:
        raise InputError(f"gold {missing[0]!r} has no article in {news}", where=gold)
    return [(g, articles[g.doc]) for g in rows]


def find(text: str, quote: str) -> Span:
    """The span of a quote, of its n-th occurrence for ``"words#n"``."""
    nth = _NTH.fullmatch(quote)
    words, count = (nth["words"], int(nth["nth"])) if nth else (quote, 1)
    at = -1
    for _ in range(count):
        at = text.find(words, at + 1)
        if at < 0:
            raise InputError(f"gold quotes words that do not stand in the text: {quote!r}")
    return at, at + len(words)


def spans(text: str, quotes: str | tuple[str, ...] | None) -> tuple[Span, ...]:
    """The spans of some quotes."""
    if quotes is None:
        return ()
    return tuple(find(text, q) for q in ([quotes] if isinstance(quotes, str) else quotes))
