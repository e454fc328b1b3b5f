"""How a ledger came to its present shape: named steps, each applied once, with the time at which it was.

A step is never changed once released: a new one is added below it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from readout.errors import LedgerError
from readout.ledger import views
from readout.ledger.engine import reading, writing
from readout.ledger.schema import metadata, migration


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tables(connection: Connection) -> None:
    metadata.create_all(connection)


def _full_text(connection: Connection) -> None:
    for statement in views.FULL_TEXT[connection.dialect.name]:
        connection.execute(text(statement))


def _views(connection: Connection) -> None:
    for statement in views.statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _page_indices(connection: Connection) -> None:
    """What pages look up by: actors by entity, checks that failed, contacts that are planned."""
    for statement in (
        "CREATE INDEX IF NOT EXISTS actor_entity ON actor(entity)",
        "CREATE INDEX IF NOT EXISTS finding_ok_day ON finding(ok, last_day)",
        "CREATE INDEX IF NOT EXISTS contact_status_day ON contact(status, last_day)",
    ):
        connection.exec_driver_sql(statement)


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001-tables", _tables),
    ("0002-full-text", _full_text),
    ("0003-views", _views),
    ("0004-page-indices", _page_indices),
)


def migrate(engine: Engine) -> list[str]:
    """Apply what is missing, all or nothing; returns the names applied. Refuses a ledger of a newer Readout."""
    if not _missing(engine):
        return []
    with writing(engine) as connection:
        if not inspect(connection).has_table("migration"):
            migration.create(connection)
        held = set(connection.scalars(select(migration.c.name)))
        applied = []
        for name, step in MIGRATIONS:
            if name not in held:
                step(connection)
                connection.execute(insert(migration).values(name=name, applied_at=now()))
                applied.append(name)
    return applied


def check_current(engine: Engine) -> None:
    """Refuse to read a ledger that lacks a migration."""
    if missing := _missing(engine):
        raise LedgerError(
            f"the ledger lacks {', '.join(missing)}",
            next_step="open it once for writing ('readout verify') to bring it up",
        )


def _missing(engine: Engine) -> list[str]:
    names = [name for name, _ in MIGRATIONS]
    with reading(engine) as connection:
        if not inspect(connection).has_table("migration"):
            return names
        held = set(connection.scalars(select(migration.c.name)))
    if unknown := held - set(names):
        raise LedgerError(
            f"the ledger was made by a newer Readout ({', '.join(sorted(unknown))})", next_step="update readout"
        )
    return [n for n in names if n not in held]
