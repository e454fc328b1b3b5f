"""Adding and forgetting documents, inside a transaction that holds the write lock."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from readout.errors import LedgerError
from readout.ledger import corrections, search
from readout.ledger.copies import paragraph_rows
from readout.ledger.entries import Entry, Fate, Outcome
from readout.ledger.identity import article_id, check_storable
from readout.ledger.migrations import now
from readout.ledger.rows import Row, Rows, merged, rows_of
from readout.ledger.schema import (
    LAYERS,
    OF_DOCUMENT,
    actor,
    correction,
    document,
    dyad,
    forgotten,
    paragraph,
    record,
    role,
)
from readout.record import Record
from readout.record.identity import text_id

_NUMBERS = re.compile(r"\d+")
_FLAT = {**LAYERS, "dyad": dyad, "role": role}


def prepare(entries: Iterable[Entry]) -> list[tuple[str, Entry]]:
    """Entries with their ids, each proved fit to be kept: done before the write lock is taken."""
    ready = []
    for entry in entries:
        d = entry.record.document
        for value in (d.text, d.title, d.author, d.outlet, d.uri, entry.record.doc):
            check_storable(value or "")
        if entry.record.document.id != text_id(entry.record.document.text):
            raise LedgerError("the record's document.id is not the SHA-256 of its text", where=entry.id)
        entry.record.verify()
        ready.append((entry.id, entry))
    return ready


def add(connection: Connection, ready: Sequence[tuple[str, Entry]], *, force: bool, index: bool) -> list[Outcome]:
    """Write what is new or newly coded; the outcomes in the order of the entries."""
    plan = _Plan(connection, ready, force)
    outcomes = [plan.place(id_, entry) for id_, entry in ready]
    plan.write()
    if index and plan.documents:
        search.index(connection)
    return outcomes


def decode(data: str, text: str) -> Record:
    """A record from the JSON that the ledger keeps, which leaves the text to its document."""
    kept = Record.from_json(data)
    return msgspec.structs.replace(kept, document=msgspec.structs.replace(kept.document, text=text))


def encode(made: Record) -> str:
    """The JSON that the ledger keeps of a record: all but the text."""
    bare = msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, text=""))
    return msgspec.json.encode(bare).decode()


def digest(data: str) -> str:
    """SHA-256 of a kept record."""
    return hashlib.sha256(data.encode()).hexdigest()


def is_older(coder: str, held: str) -> bool:
    """Whether ``coder`` ("readout 0.9.1") is an older version than the one that made what the ledger holds."""
    return [int(n) for n in _NUMBERS.findall(coder)] < [int(n) for n in _NUMBERS.findall(held)]


def stored_corrections(connection: Connection, key: int) -> list[corrections.Correction]:
    """The corrections of a document, oldest first."""
    columns = [correction.c[name] for name in corrections.Correction.__struct_fields__]
    rows = connection.execute(select(*columns).where(correction.c.document == key).order_by(correction.c.key))
    return [corrections.Correction(**row._mapping) for row in rows]


def rewrite_flat(connection: Connection, key: int, made: Record) -> None:
    """Replace the flat rows of a document by those of ``made``."""
    for table in _FLAT.values():
        connection.execute(delete(table).where(table.c.document == key))
    _insert_flat(connection, [rows_of(made, key)])


def forget(connection: Connection, id_: str, key: int, why: str | None) -> None:
    """Take out a document with all that was made of it; only its id stays, so that it does not come back."""
    search.unindex(connection, key)
    for table in OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document == key))
    row = connection.execute(select(document.c.article, document.c.current).where(document.c.key == key)).one()
    connection.execute(delete(document).where(document.c.key == key))
    connection.execute(insert(forgotten).values(key=key, id=id_, forgotten_at=now(), why=why))
    if row.current:
        left = select(func.max(document.c.version)).where(document.c.article == row.article).scalar_subquery()
        newest = (document.c.article == row.article) & (document.c.version == left)
        connection.execute(update(document).where(newest).values(current=True))
    used = select(role.c.actor).where(role.c.actor == actor.c.key).exists()
    connection.execute(delete(actor).where(~used))


class _Plan:
    """What one transaction is going to write, gathered first and written table by table."""

    def __init__(self, connection: Connection, ready: Sequence[tuple[str, Entry]], force: bool) -> None:
        self._connection, self._force, self._now = connection, force, now()
        ids = [id_ for id_, _ in ready]
        self._known = self._load_known(ids)
        self._forgotten = set(connection.scalars(select(forgotten.c.id).where(forgotten.c.id.in_(ids))))
        self._articles = {id_: article_id(e.record.document.uri, id_) for id_, e in ready}
        self._versions = self._load_versions(list(self._articles.values()))
        self._next = self._load_next() if len(self._known) < len(set(ids)) else 0
        self.documents: list[Row] = []
        self._records: list[Row] = []
        self._flat: list[Rows] = []
        self._paragraphs: list[Row] = []
        self._recoded: list[int] = []
        self._superseded: list[str] = []

    def place(self, id_: str, entry: Entry) -> Outcome:
        if id_ in self._forgotten and not self._force:
            return Outcome(id_, "forgotten")
        held = self._known.get(id_)
        if held is None:
            return Outcome(id_, self._place_new(id_, entry))
        key, coder, coding = held
        if not self._force and (coder == entry.coder or is_older(entry.coder, coder)):
            return Outcome(id_, "known")
        self._recoded.append(key)
        self._place_record(key, coding + 1, entry)
        self._known[id_] = (key, entry.coder, coding + 1)
        return Outcome(id_, "recoded")

    def write(self) -> None:
        c = self._connection
        if self._superseded:
            c.execute(update(document).where(document.c.article.in_(self._superseded)).values(current=False))
        if self._recoded:
            c.execute(update(record).where(record.c.document.in_(self._recoded)).values(current=False))
            for table in _FLAT.values():
                c.execute(delete(table).where(table.c.document.in_(self._recoded)))
        for table, rows in ((document, self.documents), (record, self._records), (paragraph, self._paragraphs)):
            if rows:
                c.execute(insert(table), rows)
        _insert_flat(c, self._flat)

    def _place_new(self, id_: str, entry: Entry) -> Fate:
        d, article = entry.record.document, self._articles[id_]
        key, self._next = self._next, self._next + 1
        version = self._versions.get(article, 0) + 1
        if version > 1:
            self._superseded.append(article)
            for row in self.documents:
                row["current"] = row["current"] and row["article"] != article
        self._versions[article] = version
        self.documents.append(
            {"key": key, "id": id_, "text_sha256": d.id, "article": article, "version": version, "current": True,
             "uri": d.uri, "outlet": d.outlet, "language": d.language, "title": d.title, "author": d.author,
             "published": d.published and d.published.value, "extractor": entry.extractor,
             "raw_sha256": entry.raw_sha256, "doc": entry.record.doc, "added_at": self._now, "text": d.text}
        )  # fmt: skip
        self._paragraphs += paragraph_rows(d.text, key)
        self._place_record(key, 1, entry)
        self._known[id_] = (key, entry.coder, 1)
        return "new version" if version > 1 else "added"

    def _place_record(self, key: int, coding: int, entry: Entry) -> None:
        made, machine = entry.record, None
        if coding > 1 and (changes := stored_corrections(self._connection, key)):
            made, unplaced = corrections.apply(entry.record, changes)
            machine = encode(entry.record)
            mark = update(correction).where(correction.c.key == bindparam("k")).values(placed=bindparam("p"))
            self._connection.execute(mark, [{"k": ch.key, "p": ch.key not in unplaced} for ch in changes])
        data = encode(made)
        self._records.append(
            {"document": key, "coding": coding, "current": True, "coder": entry.coder, "coded_at": self._now,
             "digest": digest(data), "data": data, "machine": machine}
        )  # fmt: skip
        self._flat.append(rows_of(made, key))

    def _load_known(self, ids: list[str]) -> dict[str, tuple[int, str, int]]:
        query = select(document.c.id, document.c.key, record.c.coder, record.c.coding)
        joined = query.join(record, (record.c.document == document.c.key) & record.c.current)
        return {r[0]: (r[1], r[2], r[3]) for r in self._connection.execute(joined.where(document.c.id.in_(ids)))}

    def _load_versions(self, articles: list[str]) -> dict[str, int]:
        query = select(document.c.article, func.max(document.c.version)).group_by(document.c.article)
        return {row[0]: row[1] for row in self._connection.execute(query.where(document.c.article.in_(articles)))}

    def _load_next(self) -> int:
        """The next free key; keys of forgotten documents are not given again, and under the lock nobody else asks."""
        tops = (select(func.coalesce(func.max(t.c.key), 0)) for t in (document, forgotten))
        return 1 + max(int(self._connection.execute(q).scalar_one()) for q in tops)


def _insert_flat(connection: Connection, many: list[Rows]) -> None:
    for name, rows in merged(many):
        if name == "actor":
            _insert_new(connection, actor, rows)
        elif rows:
            connection.execute(insert(_FLAT[name]), rows)


def _insert_new(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        made: Any = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
        connection.execute(made.on_conflict_do_nothing(), rows)
