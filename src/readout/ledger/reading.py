"""Reading documents and records back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from readout.errors import LedgerError
from readout.ledger.entries import Coding, StoredDocument
from readout.ledger.schema import LAYERS, document, record
from readout.ledger.writing import decode
from readout.record import Record

_COLUMNS = [document.c[name] for name in StoredDocument.__struct_fields__]
# Rows held in memory at a time while walking through a whole ledger.
_CHUNK = 500


def key_of(connection: Connection, id_: str) -> tuple[int, str]:
    """Internal key and full id of a document, by its id, its text's SHA-256, or the beginning of either.

    Of several documents with one text the text's hash names none. Raises :class:`LedgerError` where none or several
    are meant.
    """
    wanted = id_.strip().lower()
    if len(wanted) < 4 or not all(ch in "0123456789abcdef" for ch in wanted):
        raise LedgerError("not an id of a document", where=id_, next_step="give at least 4 hexadecimal digits of it")
    for column in (document.c.id, document.c.text_sha256):
        query = select(document.c.key, document.c.id).where(column >= wanted, column < wanted + "g").limit(2)
        rows = connection.execute(query).all()
        if len(rows) > 1:
            raise LedgerError("several documents are meant", where=id_, next_step="give more of the id")
        if rows:
            return rows[0].key, rows[0].id
    raise LedgerError("no such document", where=id_, next_step="'readout search' and 'readout contacts' show ids")


def document_of(connection: Connection, key: int) -> StoredDocument:
    """A document with its text."""
    return _stored(connection.execute(select(*_COLUMNS).where(document.c.key == key)).one())


def versions_of(connection: Connection, key: int) -> list[StoredDocument]:
    """All versions of the article, oldest first."""
    article = select(document.c.article).where(document.c.key == key).scalar_subquery()
    query = select(*_COLUMNS).where(document.c.article == article).order_by(document.c.version)
    return [_stored(row) for row in connection.execute(query)]


def record_of(connection: Connection, key: int, *, machine: bool) -> Record:
    """The current record: as people corrected it, or with ``machine`` as Readout made it."""
    query = select(record.c.data, record.c.machine, document.c.text).join(document, document.c.key == record.c.document)
    row = connection.execute(query.where(record.c.document == key, record.c.current)).one()
    return decode((row.machine if machine else None) or row.data, row.text)


def codings_of(connection: Connection, key: int) -> list[Coding]:
    """Every coding of a document, oldest first."""
    query = select(record, document.c.text).join(document, document.c.key == record.c.document)
    rows = connection.execute(query.where(record.c.document == key).order_by(record.c.coding))
    return [
        Coding(coding=r.coding, current=r.current, coder=r.coder, coded_at=r.coded_at, record=decode(r.data, r.text))
        for r in rows
    ]


def records(connection: Connection, *, after: int = 0) -> Iterator[tuple[int, str, Record]]:
    """Key, id and record of every current version in order of key, from beyond the key ``after``."""
    query = select(document.c.key, document.c.id, document.c.text, record.c.data)
    query = query.join(record, (record.c.document == document.c.key) & record.c.current).where(document.c.current)
    while True:
        rows = connection.execute(query.where(document.c.key > after).order_by(document.c.key).limit(_CHUNK)).all()
        if not rows:
            return
        for row in rows:
            yield row.key, row.id, decode(row.data, row.text)
        after = rows[-1].key


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, current documents, codings and rows of each layer there are."""
    out = {"documents": _count(connection, document), "codings": _count(connection, record)}
    current = select(func.count()).select_from(document).where(document.c.current)
    out["current"] = connection.execute(current).scalar_one()
    return out | {f"{name}s": _count(connection, table) for name, table in LAYERS.items()}


def _count(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _stored(row: Row[Any]) -> StoredDocument:
    return StoredDocument(**row._mapping)
