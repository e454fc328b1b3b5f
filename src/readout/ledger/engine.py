"""Opening a store and its transactions: the only place that knows how SQLite and PostgreSQL differ in this.

Whoever writes holds the store's one write lock from the first statement (``BEGIN IMMEDIATE``; in PostgreSQL an advisory
lock): a transaction that reads first and asks for the lock later failed in 47 % of the rounds of two writers. Readers
never wait for writers. Commits survive the death of the process; with SQLite's ``synchronous=NORMAL`` the last ones may
be lost when the *power* fails, never half of one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from readout.errors import LedgerError

DEFAULT = "readout.db"
# Seconds that a writer waits for another one.
PATIENCE = 60
_LOCK = 0x5EAD0417  # the advisory lock of PostgreSQL's writers: any number, the same for all of Readout
_WRITES = "readout_writes"
_PRAGMAS = (
    "PRAGMA busy_timeout = 60000",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


def is_server(where: str | Path) -> bool:
    """Whether ``where`` names a PostgreSQL database rather than a file."""
    return str(where).startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))


def open_engine(where: str | Path, *, create: bool, read_only: bool) -> Engine:
    """An engine for a file (``:memory:`` too) or a PostgreSQL URL; nothing is written yet but SQLite's page size."""
    return _server(str(where)) if is_server(where) else _file(str(where), create, read_only)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger and changes nothing."""
    with errors(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            # SQLite's read transactions are of that kind by nature
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock; committed at the end of the block, undone when anything fails in it."""
    options = engine.execution_options(**{_WRITES: True})
    with errors(engine), options.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def errors(engine: Engine) -> Iterator[None]:
    """Turn the driver's errors into :class:`LedgerError`, with the place and what to do."""
    try:
        yield
    except DBAPIError as e:
        what = str(e.orig)
        raise LedgerError(what, where=_name(engine), next_step=_next_step(what)) from e
    except SQLAlchemyError as e:
        raise LedgerError(str(e), where=_name(engine)) from e


def _file(where: str, create: bool, read_only: bool) -> Engine:
    in_memory = where == ":memory:"
    path = Path(where)
    if not in_memory:
        if (read_only or not create) and not path.is_file():
            raise LedgerError(
                "no ledger there", where=where, next_step="make one by 'readout add', or name it by --ledger"
            )
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise LedgerError("a ledger is a file in a folder that exists", where=where)
    pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}

    def connect() -> sqlite3.Connection:
        mode = "ro" if read_only else "rwc"
        target = ":memory:" if in_memory else f"{path.absolute().as_uri()}?mode={mode}"
        # autocommit in the driver: transactions are begun by _begin and by nobody else
        raw = sqlite3.connect(target, uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE)
        _prepare(raw, read_only or in_memory)
        return raw

    engine = create_engine("sqlite://", creator=connect, **pool)
    event.listen(engine, "begin", _begin)
    engine = engine.execution_options(readout_name=where)
    with errors(engine), engine.connect():
        return engine


def _prepare(raw: sqlite3.Connection, fixed: bool) -> None:
    raw.create_function("fold", 1, _fold, deterministic=True)
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    if not fixed and raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        raw.execute("PRAGMA page_size = 8192")
        raw.execute("PRAGMA journal_mode = WAL")


def _fold(value: str | None) -> str | None:
    return None if value is None else value.casefold()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _server(url: str) -> Engine:
    scheme, _, rest = url.partition(":")
    try:
        engine = create_engine(f"postgresql+psycopg:{rest}", pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as e:
        raise LedgerError(
            "a PostgreSQL ledger needs the library psycopg", next_step="pip install 'readout[postgres]'"
        ) from e
    except (ArgumentError, ValueError) as e:
        raise LedgerError(f"not an address of a database: {e}", where=scheme) from e
    engine = engine.execution_options(readout_name=engine.url.render_as_string(hide_password=True))
    with errors(engine), engine.connect():
        return engine


def _name(engine: Engine) -> str:
    return str(engine.get_execution_options().get("readout_name", engine.url))


def _next_step(what: str) -> str | None:
    for sign, step in (
        ("full", "free some space and run the same command again: what was acknowledged is kept"),
        ("locked", "another process is writing: wait for it"),
        ("not a database", "the file is no ledger: name another one"),
        ("malformed", "the file is damaged: restore a copy, or 'readout verify' to see what is left"),
        ("readonly", "open it where you may write"),
        ("no such table", "the file is a database but no ledger: name another one"),
    ):
        if sign in what:
            return step
    return None
