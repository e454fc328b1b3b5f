"""What pages ask for: short lists, newest first, each found along an index, so that it costs the same at any size.

A list that filters looks through :data:`CANDIDATES` of the most telling question (words, else an actor, else a kind, else the
date) and no further: common words in a million articles would else cost seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec
from sqlalchemy import ColumnElement, Connection, column, exists, func, or_, select, text
from sqlalchemy import table as sql_table

from readout.ledger.corrections import Correction
from readout.ledger.engine import reading
from readout.ledger.ledger import Ledger
from readout.ledger.query import Layer
from readout.ledger.schema import LAYERS, actor, contact, correction, document, record, role
from readout.ledger.search import match_all, snippets
from readout.ledger.writing import decode
from readout.record import Record

CANDIDATES = 5000
# More matches than this are not ranked (each would have to be read), the newest come first instead.
_RANKED = 5_000
_CHUNK = 500


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents: all ``words`` in the text, a language, an outlet, days of publication, a kind of contact that it
    tells, and a part of the name of somebody who speaks or takes part in it. What is left out does not restrict.
    """

    words: str = ""
    language: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    actor: str | None = None


class Item(msgspec.Struct, frozen=True):
    """An object of a layer: the document's id and the id of the object in its record."""

    document: str
    item: str


class Lists:
    """The lists of a ledger. All are of current documents."""

    def __init__(self, ledger: Ledger) -> None:
        self._engine = ledger._engine

    def newest(self, limit: int, offset: int = 0) -> list[str]:
        """Ids of documents by date of publication; undated ones come last."""
        with reading(self._engine) as connection:
            dated = select(document.c.id).where(document.c.current, document.c.published.is_not(None))
            dated = dated.order_by(document.c.published.desc(), document.c.key.desc())
            found = list(connection.scalars(dated.limit(limit).offset(offset)))
            if len(found) < limit:
                before = connection.scalar(select(func.count()).select_from(dated.order_by(None).subquery())) or 0
                rest = select(document.c.id).where(document.c.current, document.c.published.is_(None))
                rest = rest.order_by(document.c.key.desc()).limit(limit - len(found)).offset(max(0, offset - before))
                found += connection.scalars(rest)
        return found

    def records(self, ids: Sequence[str]) -> dict[str, Record]:
        """Current records by id; an id that the ledger does not hold is left out."""
        query = select(document.c.id, document.c.text, record.c.data)
        query = query.join(record, (record.c.document == document.c.key) & record.c.current)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(document.c.id.in_(ids)))
            return {row.id: decode(row.data, row.text) for row in rows}

    def of_actor(self, key: str, layer: Layer, roles: Sequence[str], limit: int, offset: int = 0) -> list[Item]:
        """What stands under an actor in some roles ("source"). ``key`` is its entity, else "country:family name"."""
        with reading(self._engine) as connection:
            found: list[tuple[str, int, str]] = []
            for number in _actors(connection, key):
                for name in roles:
                    query = select(role.c.last_day, role.c.document, role.c.item)
                    query = query.where(role.c.actor == number, role.c.layer == layer, role.c.role == name)
                    query = query.order_by(role.c.last_day.desc(), role.c.document.desc()).limit(limit + offset)
                    found += [(row[0], row[1], row[2]) for row in connection.execute(query)]
            newest = sorted(set(found), key=lambda r: (r[0], r[1]), reverse=True)[offset : offset + limit]
            names = _ids(connection, {key for _, key, _ in newest})
        return [Item(names[number], item) for _, number, item in newest if number in names]

    def failed(self, limit: int, offset: int = 0) -> list[str]:
        """Ids of documents of which a check failed, each once."""
        finding = LAYERS["finding"]
        query = select(finding.c.document).where(finding.c.ok.is_(False))
        query = query.order_by(finding.c.last_day.desc(), finding.c.document.desc()).limit(4 * (limit + offset))
        with reading(self._engine) as connection:
            keys = list(dict.fromkeys(connection.scalars(query)))[offset : offset + limit]
            names = _ids(connection, keys)
        return [names[k] for k in keys if k in names]

    def corrections(self, ids: Sequence[str]) -> dict[str, list[Correction]]:
        """The corrections of some documents, oldest first, by id."""
        names = [c for c in correction.c if c.name != "document"]
        query = select(document.c.id.label("of"), *names).join(document, document.c.key == correction.c.document)
        found: dict[str, list[Correction]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(query.where(document.c.id.in_(ids)).order_by(correction.c.key)):
                values = dict(row._mapping)
                found.setdefault(values.pop("of"), []).append(Correction(**values))
        return found

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> list[tuple[str, str]]:
        """Ids of documents with the words found in each (matched ones in square brackets), best or newest first."""
        with reading(self._engine) as connection:
            conditions = _conditions(connection, wanted)
            keys: list[int] = []
            candidates = iter(_candidates(connection, wanted))
            while len(keys) < limit + offset and (chunk := list(islice(candidates, _CHUNK))):
                query = select(document.c.key).where(document.c.key.in_(chunk), document.c.current, *conditions)
                fit = set(connection.scalars(query))
                keys += [k for k in chunk if k in fit]
            keys = keys[offset : offset + limit]
            names = _ids(connection, keys)
            words = snippets(connection, wanted.words, keys) if wanted.words else {}
        return [(names[k], words.get(k, "")) for k in keys if k in names]


def _ids(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    query = select(document.c.key, document.c.id).where(document.c.key.in_(list(keys)), document.c.current)
    return {row.key: row.id for row in connection.execute(query)}


def _actors(connection: Connection, key: str) -> list[int]:
    """Internal keys of an actor: those of its entity, else those of the family name among the actors of its country."""
    country, colon, name = key.partition(":")
    if not colon:
        return list(connection.scalars(select(actor.c.key).where(actor.c.entity == key)))
    here = actor.c.country.is_(None) if country == "?" else actor.c.country == country
    query = select(actor.c.key, actor.c.name).where(here, actor.c.entity.is_(None))
    return [row.key for row in connection.execute(query.where(actor.c.folded.contains(name, autoescape=True)))]


def _conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.language:
        made.append(document.c.language == wanted.language)
    if wanted.outlet:
        made.append(document.c.outlet == wanted.outlet)
    if wanted.since:
        made.append(document.c.published >= wanted.since)
    if wanted.until:
        made.append(document.c.published <= wanted.until + "~")  # "2021-12" holds its days: "~" sorts behind them
    if wanted.kind:
        made.append(exists().where(contact.c.document == document.c.key, contact.c.kind == wanted.kind))
    if wanted.actor:
        numbers = _named(connection, wanted.actor)
        made.append(exists().where(role.c.document == document.c.key, role.c.actor.in_(numbers)))
    return made


def _named(connection: Connection, who: str) -> list[int]:
    """Actors that bear a part of a name, or stand under an entity or a key of a page."""
    if ":" in who:
        return _actors(connection, who)
    name = actor.c.folded.contains(who.casefold(), autoescape=True)
    return list(connection.scalars(select(actor.c.key).where(or_(name, actor.c.entity == who)).limit(_CHUNK)))


def _candidates(connection: Connection, wanted: Wanted) -> list[int]:
    """Keys of documents by the question that tells most, best first."""
    if wanted.words.strip():
        return _matching(connection, wanted.words)
    if wanted.actor:
        found: list[tuple[str, int]] = []
        for number in _named(connection, wanted.actor):
            query = select(role.c.last_day, role.c.document).where(role.c.actor == number)
            found += [(row[0], row[1]) for row in connection.execute(query.limit(CANDIDATES))]
        return list(dict.fromkeys(key for _, key in sorted(found, reverse=True)))[:CANDIDATES]
    if wanted.kind:
        kinds = select(contact.c.document).where(contact.c.kind == wanted.kind)
        kinds = kinds.order_by(contact.c.last_day.desc(), contact.c.document.desc()).limit(CANDIDATES)
        return list(dict.fromkeys(connection.scalars(kinds)))
    newest = select(document.c.key).where(document.c.published.is_not(None))
    if wanted.until:
        newest = newest.where(document.c.published <= wanted.until + "~")
    return list(
        connection.scalars(newest.order_by(document.c.published.desc(), document.c.key.desc()).limit(CANDIDATES))
    )


def _matching(connection: Connection, words: str) -> list[int]:
    """Keys of documents that hold all words: the best first, the newest where they are too many to rank."""
    if connection.dialect.name != "sqlite":
        matches = text("document.words @@ websearch_to_tsquery('simple', :words)").bindparams(
            words=words.replace("-", " ")
        )
        query = select(document.c.key).where(matches).order_by(document.c.key.desc())
        return list(connection.scalars(query.limit(CANDIDATES)))
    question = match_all(words)
    if not question:
        return []
    full_text = sql_table("document_words", column("rowid"), column("rank"))
    held = text("document_words MATCH :question").bindparams(question=question)
    query = select(full_text.c.rowid).where(held)
    many = select(func.count()).select_from(query.limit(_RANKED).subquery())
    order = full_text.c.rowid.desc() if connection.scalar(many) == _RANKED else full_text.c.rank
    return list(connection.scalars(query.order_by(order).limit(CANDIDATES)))
