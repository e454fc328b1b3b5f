"""Proving a ledger: every text is what its hash says, every span reads back, every flat row is its record's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from readout.errors import ReadoutError
from readout.ledger.copies import paragraph_rows
from readout.ledger.rows import Row, rows_of
from readout.ledger.schema import LAYERS, document, dyad, forgotten, paragraph, record, role
from readout.ledger.writing import decode, digest
from readout.record.identity import document_id, text_id

_CHUNK = 200


class Fault(msgspec.Struct, frozen=True):
    """Something that does not hold: the document's id (or ``ledger``) and what is wrong."""

    where: str
    what: str


def verify(connection: Connection, tick: Callable[[int], None]) -> Iterator[Fault]:
    """The faults of a ledger; ``tick`` is called with the number of documents proved so far."""
    yield from _store(connection)
    after = 0
    proved = 0
    while True:
        query = select(document).where(document.c.key > after).order_by(document.c.key).limit(_CHUNK)
        rows = connection.execute(query).all()
        if not rows:
            return
        keys = [r.key for r in rows]
        flat = _flat_rows(connection, keys)
        codings = _codings(connection, keys)
        for row in rows:
            yield from (Fault(row.id, what) for what in _document(row, codings.get(row.key, []), flat))
        proved += len(rows)
        tick(proved)
        after = keys[-1]


def _store(connection: Connection) -> Iterator[Fault]:
    """The store's own checks, and rows that belong to no document."""
    if connection.dialect.name == "sqlite":
        for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
            if line != "ok":
                yield Fault("ledger", str(line))
    for table in (*LAYERS.values(), dyad, role, paragraph, record):
        orphan = select(table.c.document).where(table.c.document.not_in(select(document.c.key))).limit(1)
        if (key := connection.execute(orphan).scalar_one_or_none()) is not None:
            yield Fault("ledger", f"{table.name} holds rows of a document that is not there (key {key})")
    twice = select(document.c.key).where(document.c.id.in_(select(forgotten.c.id))).limit(1)
    del twice  # a document may be added again by force after it was forgotten: no fault


def _codings(connection: Connection, keys: list[int]) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = {}
    query = select(record).where(record.c.document.in_(keys)).order_by(record.c.document, record.c.coding)
    for row in connection.execute(query):
        out.setdefault(row.document, []).append(row)
    return out


def _flat_rows(connection: Connection, keys: list[int]) -> dict[tuple[str, int], set[tuple[Any, ...]]]:
    out: dict[tuple[str, int], set[tuple[Any, ...]]] = {}
    for table in (*LAYERS.values(), dyad, role, paragraph):
        for row in connection.execute(select(table).where(table.c.document.in_(keys))):
            out.setdefault((table.name, row.document), set()).add(tuple(row))
    return out


def _document(row: Any, codings: list[Any], flat: dict[tuple[str, int], set[tuple[Any, ...]]]) -> Iterator[str]:
    if text_id(row.text) != row.text_sha256:
        yield "the text is not what its hash says"
    if document_id(row.text, row.uri, row.outlet) != row.id:
        yield "the id is not that of text, address and outlet"
    current = [c for c in codings if c.current]
    if len(current) != 1:
        yield f"has {len(current)} current records"
    for coding in codings:
        if digest(coding.data) != coding.digest:
            yield f"record {coding.coding} was changed"
    for coding in current:
        try:
            made = decode(coding.data, row.text).verify()
        except (ReadoutError, msgspec.MsgspecError) as e:
            yield f"record {coding.coding}: {e}"
            continue
        wanted = {**rows_of(made, row.key), "paragraph": paragraph_rows(row.text, row.key)}
        yield from _differences(row.key, wanted, flat)


def _differences(
    key: int, wanted: dict[str, list[Row]], flat: dict[tuple[str, int], set[tuple[Any, ...]]]
) -> Iterator[str]:
    for table in (*LAYERS.values(), dyad, role, paragraph):
        names = [c.name for c in table.c]
        expected = {tuple(r.get(n) for n in names) for r in wanted.get(table.name, ())}
        if expected != flat.get((table.name, key), set()):
            yield f"the rows of {table.name} are not those of the record"
