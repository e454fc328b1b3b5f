"""What each page gives as JSON; the OpenAPI description is made from these types."""

from __future__ import annotations

import msgspec

from readout.reconcile import Pledge, ReconciledContact
from readout.record import Check, Event, Statement


class Article(msgspec.Struct, frozen=True):
    """An article in a list. ``words`` are those around what was searched for."""

    document: str
    heading: str
    outlet: str | None
    published: str | None
    language: str
    words: str | None = None


class Home(msgspec.Struct, frozen=True):
    """What is new, and where accounts differ."""

    differing: tuple[ReconciledContact, ...]
    contacts: tuple[ReconciledContact, ...]
    articles: tuple[Article, ...]


class Contacts(msgspec.Struct, frozen=True):
    """Contacts of a page of accounts, newest first; ``events`` are those between the two sides, if asked for two."""

    page: int
    more: bool
    contacts: tuple[ReconciledContact, ...]
    events: tuple[Event, ...] = ()


class StatementOf(msgspec.Struct, frozen=True):
    """A statement with its document and its words."""

    document: str
    statement: Statement
    words: tuple[str, ...]


class ActorOf(msgspec.Struct, frozen=True):
    """An actor: offices by date, and what it says, announces and takes part in, newest first."""

    key: str
    name: str
    kind: str
    country: str | None
    offices: tuple[str, ...]
    page: int
    more: bool
    statements: tuple[StatementOf, ...]
    commitments: tuple[Pledge, ...]
    contacts: tuple[ReconciledContact, ...]


class Commitments(msgspec.Struct, frozen=True):
    """Commitments with their repetitions and what became of them, the one said last first."""

    page: int
    more: bool
    commitments: tuple[Pledge, ...]


class Search(msgspec.Struct, frozen=True):
    """Articles that were searched for."""

    page: int
    more: bool
    articles: tuple[Article, ...]


class Failed(msgspec.Struct, frozen=True):
    """An article with the checks that failed in it."""

    article: Article
    checks: tuple[Check, ...]


class Review(msgspec.Struct, frozen=True):
    """What a person should look at."""

    page: int
    more: bool
    differing: tuple[ReconciledContact, ...]
    failed: tuple[Failed, ...]


class Problem(msgspec.Struct, frozen=True):
    """Why there is no answer."""

    error: str
