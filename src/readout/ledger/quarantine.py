"""What could not be read or coded, with its reason; and how far the reading of large inputs has come."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from readout.ledger.migrations import now
from readout.ledger.schema import progress, quarantine


class Quarantined(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was set aside: ``origin`` is a path or address, ``part`` the place in it ("line 3", "byte 812").

    ``error`` names the kind of fault, ``reason`` tells it in words; ``times`` how often it was tried.
    """

    origin: str
    part: str = ""
    reason: str
    error: str
    first_seen: str = ""
    last_seen: str = ""
    times: int = 1


def put(connection: Connection, rows: list[Quarantined]) -> None:
    """Set inputs aside; one that is there already counts up and gets the newest reason."""
    for row in rows:
        here = (quarantine.c.origin == row.origin) & (quarantine.c.part == row.part)
        seen = {"reason": row.reason, "error": row.error, "last_seen": now(), "times": quarantine.c.times + 1}
        if connection.execute(update(quarantine).where(here).values(**seen)).rowcount == 0:
            new = {"origin": row.origin, "part": row.part, "reason": row.reason, "error": row.error, "times": 1}
            connection.execute(insert(quarantine).values(**new, first_seen=now(), last_seen=now()))


def listed(connection: Connection, limit: int | None) -> list[Quarantined]:
    """What stands in quarantine, newest first."""
    columns = [quarantine.c[name] for name in Quarantined.__struct_fields__]
    query = select(*columns).order_by(quarantine.c.last_seen.desc(), quarantine.c.key.desc()).limit(limit)
    return [Quarantined(**row._mapping) for row in connection.execute(query)]


def release(connection: Connection, origin: str, part: str | None = None) -> int:
    """Take an input out of quarantine (all its parts when ``part`` is left out); returns how many rows went."""
    here = quarantine.c.origin == origin
    if part is not None:
        here &= quarantine.c.part == part
    return connection.execute(delete(quarantine).where(here)).rowcount


def position(connection: Connection, origin: str, fingerprint: str) -> int:
    """How far an input was read (its own measure: bytes, lines), 0 where it is new or has changed since."""
    query = select(progress.c.position).where(progress.c.origin == origin, progress.c.fingerprint == fingerprint)
    return connection.execute(query).scalar_one_or_none() or 0


def advance(connection: Connection, origin: str, fingerprint: str, to: int, done: bool) -> None:
    """Remember how far an input was read; meant for the transaction that writes what was read."""
    values = {"fingerprint": fingerprint, "position": to, "done": done, "updated_at": now()}
    if connection.execute(update(progress).where(progress.c.origin == origin).values(**values)).rowcount == 0:
        connection.execute(insert(progress).values(origin=origin, **values))


def rewind(connection: Connection, origins: list[str]) -> None:
    """Forget how far these inputs were read."""
    connection.execute(delete(progress).where(progress.c.origin.in_(origins)))
