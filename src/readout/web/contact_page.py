"""The page of one contact: every field with the two sides' words side by side, and the press beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.reconcile import FIELDS, Account, FieldView, ReconciledContact, Telling
from readout.record import Record, Span, Statement
from readout.web.library import Held

# The column of what outlets tell on their own.
PRESS = "press"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with the way to them: ``document`` and ``span`` make the link, ``lang`` their language."""

    words: str
    document: str
    span: Span
    outlet: str
    lang: str
    teller: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in one column, with the words of each account that tells it, in the order of its text."""

    value: str
    told: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A field: its view, and for each column the values told there."""

    field: FieldView
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on the page: who, the words with their places, how it came."""

    record: Record
    statement: Statement
    source: str
    country: str | None
    via: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ContactPage:
    """What the template is given. ``columns`` are alpha-3 codes of the sides, then :data:`PRESS`."""

    contact: ReconciledContact
    accounts: tuple[Account, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    statements: dict[str, tuple[Said, ...]]
    topics: dict[str, tuple[str, ...]]


def contact_page(contact: ReconciledContact, accounts: Sequence[Account]) -> ContactPage:
    """Lay out a contact; ``accounts`` are those that it names (others are left aside)."""
    mine = tuple(a for a in accounts if a.key in contact.accounts)
    columns = (*contact.countries[:3], PRESS)
    rows = tuple(_row(contact.fields[f], columns, mine) for f in FIELDS if f in contact.fields)
    said = [s for a in mine for s in _said(a)]
    return ContactPage(
        contact,
        mine,
        columns,
        rows,
        {c: tuple(s for s in said if _column(s.country, columns) == c) for c in columns},
        {a.outlet: a.contact.topics for a in mine if a.contact.topics},
    )


def _column(country: str | None, columns: Sequence[str]) -> str:
    return country if country is not None and country in columns else PRESS


def _row(field: FieldView, columns: Sequence[str], accounts: Sequence[Account]) -> Row:
    documents = {a.key: a.document for a in accounts}
    cells = []
    for column in columns:
        here = [t for t in field.tellings if _column(t.source[1] if t.source[0] == "side" else None, columns) == column]
        values = dict.fromkeys(t.said for t in here)
        cells.append(tuple(Cell(v, tuple(_told(v, here, documents))) for v in values))
    return Row(field, tuple(cells))


def _told(value: str, tellings: Sequence[Telling], documents: dict[str, str]) -> Iterator[tuple[Quote, ...]]:
    for t in tellings:
        if t.said == value:
            spans = sorted(zip(t.evidence, t.quotes, strict=True))
            yield tuple(Quote(w, documents[t.account], s, t.outlet, t.language, t.teller) for s, w in spans)


def quotes(held: Held, spans: Sequence[Span], teller: str = "") -> tuple[Quote, ...]:
    """The words at ``spans`` of a record, each with the way to it."""
    d = held.record.document
    outlet = d.outlet or d.uri or d.id[:8]
    return tuple(Quote(held.record.quote(s), held.id, s, outlet, d.language, teller) for s in spans)


def said(held: Held, statement: Statement) -> Said:
    """A statement as the pages show it."""
    record = held.record
    source = record.actor(statement.source)
    via = tuple(a.name for v in statement.via if (a := record.actor(v.actor)))
    name = source.name if source else statement.source
    return Said(record, statement, name, source.country if source else None, via, quotes(held, statement.content, name))


def _said(account: Account) -> Iterator[Said]:
    for s in account.record.statements:
        if made_in(account, s.contact):
            yield said(Held(account.document, account.record), s)


def made_in(account: Account, contact: str | None) -> bool:
    """Whether what is said in a contact, or in none, belongs to this one: to none counts the article's news, its first."""
    news = account.record.contacts[0].id == account.contact.id
    return contact == account.contact.id or (news and contact is None)
