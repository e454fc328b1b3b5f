"""The tables of the ledger, for SQLite and PostgreSQL alike. Tables are singular; the views for readers are plural.

* ``document``: one text at one place. ``key`` is internal; ``id`` is the content address; versions of one article
  share ``article``, and only the newest is ``current``.
* ``record``: one coding of a document by one version of Readout. The current one is the truth, with the corrections of
  people put in; ``machine`` keeps what the machine said where people changed it; older codings stay as history.
* ``contact``, ``statement``, ``commitment``, ``event``, ``finding``: the current records, flat, words beside them.
* ``dyad`` and ``role``: what is looked up by (which two sides, which actor), each row leading to one flat row.
* ``paragraph``: hashes by which copied paragraphs are found.

``first_day`` and ``last_day`` are the days that a row may be about: its own date, or the date of publication where it
tells none (``dated`` is then false), or the empty string where neither is known.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# SQLite keeps an INTEGER PRIMARY KEY as the row's own number only under that exact type.
Key = BigInteger().with_variant(Integer, "sqlite")
_DENSE: dict[str, Any] = {"sqlite_with_rowid": False}


def _days() -> tuple[Column[Any], ...]:
    return (
        Column("first_day", String, nullable=False),
        Column("last_day", String, nullable=False),
        Column("dated", Boolean, nullable=False),
    )


def _item(name: str, *columns: Column[Any]) -> Table:
    """A flat table of one layer: keyed by document and the id that the object has in its record."""
    keys = (Column("document", Key, primary_key=True), Column("id", String, primary_key=True))
    return Table(name, metadata, *keys, *columns, *_days(), **_DENSE)


def _words(*names: str) -> tuple[Column[Any], ...]:
    return tuple(Column(n, Text) for n in names)


migration = Table(
    "migration", metadata, Column("name", String, primary_key=True), Column("applied_at", String, nullable=False)
)

document = Table(
    "document",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("text_sha256", String, nullable=False, index=True),
    Column("article", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    *_words("uri", "outlet", "language", "title", "author", "published", "extractor", "raw_sha256", "doc"),
    Column("added_at", String, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("article", "version"),
    Index("document_published", "published"),
    Index("document_raw", "raw_sha256"),
)

record = Table(
    "record",
    metadata,
    Column("document", Key, primary_key=True),
    Column("coding", Integer, primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("coder", String, nullable=False),
    Column("coded_at", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("data", Text, nullable=False),
    Column("machine", Text),
)

contact = _item(
    "contact",
    *_words("kind", "status", "parties", "sides", "initiator", "date", "starts_at", "ends_at", "duration", "place"),
    Column("ordinal", Integer),
    *_words("ordinal_within", "topics"),
    Column("public", Boolean),
    *_words("quote"),
)
statement = _item(
    "statement",
    *_words("source", "source_country", "source_office", "on_behalf_of", "joint_with", "type", "words", "cue"),
    *_words("addressee", "medium", "date", "via", "contact"),
)
commitment = _item(
    "commitment",
    *_words("kind", "issuer", "issuer_country", "target", "condition", "consequence", "deadline", "statement"),
)
event = _item(
    "event",
    *_words("actor", "recipient", "type", "mode", "context", "date", "status"),
    Column("intensity", Float),
    *_words("derived_from", "quote"),
)
finding = _item("finding", *_words("kind"), Column("ok", Boolean), *_words("message", "quote"))

dyad = Table(
    "dyad",
    metadata,
    Column("layer", String, primary_key=True),
    Column("side_a", String, primary_key=True),
    Column("side_b", String, primary_key=True),
    Column("last_day", String, primary_key=True),
    Column("document", Key, primary_key=True),
    Column("item", String, primary_key=True),
    # behind the key: SQLite 3.40's integrity check misreads a column between those of a WITHOUT ROWID key
    Column("first_day", String, nullable=False),
    Index("dyad_document", "document"),
    **_DENSE,
)
role = Table(
    "role",
    metadata,
    Column("actor", Key, primary_key=True),
    Column("layer", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("last_day", String, primary_key=True),
    Column("document", Key, primary_key=True),
    Column("item", String, primary_key=True),
    Index("role_document", "document"),
    **_DENSE,
)
actor = Table(
    "actor",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    *_words("kind", "country", "entity"),
    Index("actor_country", "country"),
)
paragraph = Table(
    "paragraph",
    metadata,
    Column("hash", Key, primary_key=True, autoincrement=False),
    Column("document", Key, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("length", Integer, nullable=False),
    Index("paragraph_document", "document"),
    **_DENSE,
)

correction = Table(
    "correction",
    metadata,
    Column("key", Key, primary_key=True),
    Column("document", Key, nullable=False, index=True),
    Column("layer", String, nullable=False),
    Column("item", String, nullable=False),
    Column("action", String, nullable=False),
    *_words("field", "old", "new", "anchor"),
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("placed", Boolean, nullable=False),
)
quarantine = Table(
    "quarantine",
    metadata,
    Column("key", Key, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("part", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("error", String, nullable=False),
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("origin", "part"),
)
progress = Table(
    "progress",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("position", Key, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("updated_at", String, nullable=False),
)
forgotten = Table(
    "forgotten",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("forgotten_at", String, nullable=False),
    Column("why", Text),
)

for _flat in (contact, statement, commitment, event):
    Index(f"{_flat.name}_day", _flat.c.last_day)
for _flat in (contact, commitment):
    Index(f"{_flat.name}_kind_day", _flat.c.kind, _flat.c.last_day)

LAYERS = {"contact": contact, "statement": statement, "commitment": commitment, "event": event, "finding": finding}
# Every table that holds something of a document, with the column of its key.
OF_DOCUMENT = (*LAYERS.values(), dyad, role, paragraph, record, correction)
