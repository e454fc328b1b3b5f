"""The ledger: what was read stays, once, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import func, insert, select, update

from readout.errors import LedgerError
from readout.ledger import copies, corrections, migrations, quarantine, query, search, verify, writing
from readout.ledger import reading as back
from readout.ledger.copies import Copy
from readout.ledger.corrections import Action, Correction
from readout.ledger.engine import DEFAULT, open_engine, reading
from readout.ledger.engine import writing as write_lock
from readout.ledger.entries import Coding, Entry, Outcome, StoredDocument
from readout.ledger.identity import article_id
from readout.ledger.quarantine import Quarantined
from readout.ledger.query import Filter
from readout.ledger.schema import correction, document, record
from readout.ledger.search import Found
from readout.ledger.similar import Similar, similar
from readout.ledger.verify import Fault
from readout.record import Record


class Ledger:
    """A ledger in a SQLite file or a PostgreSQL database. Methods are transactions: what they return is on disk.

    Any number of processes may read while one writes; writers wait for each other. An object may be shared by threads,
    not by forked processes. Every method raises :class:`~readout.errors.LedgerError` when the store fails.
    """

    def __init__(self, where: str | Path = DEFAULT, *, create: bool = True, read_only: bool = False) -> None:
        """Open the ledger at a path or a ``postgresql://`` URL, and bring its tables up to date.

        Without ``create`` a file that is not there is an error. ``read_only`` changes nothing, not even old tables.
        """
        self._engine = open_engine(where, create=create and not read_only, read_only=read_only)
        try:
            if read_only:
                migrations.check_current(self._engine)
            else:
                migrations.migrate(self._engine)
        except LedgerError:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Close the connections; the object cannot be used afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # Adding -----------------------------------------------------------------------------------------------------

    def add(
        self,
        entries: Iterable[Entry],
        *,
        force: bool = False,
        index: bool = True,
        aside: Sequence[Quarantined] = (),
        released: Sequence[tuple[str, str]] = (),
        read_up_to: tuple[str, str, int, bool] | None = None,
    ) -> list[Outcome]:
        """Keep records with their documents, all in one transaction; returns what became of each, in order.

        A document already coded by the same or a newer version stays as it is unless ``force``. ``index=False`` leaves
        the full text for :meth:`index`. In the same transaction ``aside`` goes to quarantine, ``released`` (origin, part)
        comes out of it, and ``read_up_to`` (origin, fingerprint, position, done) is remembered for :meth:`position`.
        """
        entries = list(entries)
        if entries and not (force or aside or released or read_up_to):
            # what is known is told by reading alone: no proof, no lock
            held = self.coders(e.id for e in entries)
            if all(held.get(e.id) == e.coder for e in entries):
                return [Outcome(e.id, "known") for e in entries]
        ready = writing.prepare(entries)
        with write_lock(self._engine) as connection:
            outcomes = writing.add(connection, ready, force=force, index=index)
            for origin, part in released:
                quarantine.release(connection, origin, part)
            quarantine.put(connection, list(aside))
            if read_up_to:
                quarantine.advance(connection, *read_up_to)
        return outcomes

    def coders(self, ids: Iterable[str]) -> dict[str, str]:
        """Of these documents those that are held, each with the version that made its current record."""
        joined = select(document.c.id, record.c.coder).join(
            record, (record.c.document == document.c.key) & record.c.current
        )
        with reading(self._engine) as connection:
            rows = connection.execute(joined.where(document.c.id.in_(list(ids))))
            return {row.id: row.coder for row in rows}

    def known_raw(self, hashes: Iterable[str]) -> dict[str, tuple[str, str, str | None]]:
        """Of these raw inputs (SHA-256) those whose document is held: its id, coder and extractor."""
        held = document.c.raw_sha256
        joined = select(held, document.c.id, record.c.coder, document.c.extractor).join(
            record, (record.c.document == document.c.key) & record.c.current
        )
        with reading(self._engine) as connection:
            rows = connection.execute(joined.where(held.in_(list(hashes))))
            return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def holds_address(self, uri: str) -> bool:
        """Whether any version of the article at an address is held."""
        query = select(document.c.key).where(document.c.article == article_id(uri, "")).limit(1)
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def position(self, origin: str, fingerprint: str) -> int:
        """How far an input was read; 0 where it is new, or its fingerprint changed."""
        with reading(self._engine) as connection:
            return quarantine.position(connection, origin, fingerprint)

    def index(self) -> int:
        """Bring the full text up to the newest document; returns how many were added."""
        with write_lock(self._engine) as connection:
            return search.index(connection)

    def forget(self, id_: str, *, why: str | None = None) -> str:
        """Take out a document, its records, corrections and words for good; returns the full id, which alone stays."""
        with write_lock(self._engine) as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            key, full = back.key_of(connection, id_)
            writing.forget(connection, full, key, why)
        return full

    # Reading ----------------------------------------------------------------------------------------------------

    def id_of(self, id_: str) -> str:
        """The full id for the beginning of one."""
        with reading(self._engine) as connection:
            return back.key_of(connection, id_)[1]

    def document(self, id_: str) -> StoredDocument:
        """A document, by its id or the beginning of it."""
        with reading(self._engine) as connection:
            return back.document_of(connection, back.key_of(connection, id_)[0])

    def versions(self, id_: str) -> list[StoredDocument]:
        """All versions of the article of which this is one, oldest first."""
        with reading(self._engine) as connection:
            return back.versions_of(connection, back.key_of(connection, id_)[0])

    def record(self, id_: str, *, machine: bool = False) -> Record:
        """The current record of a document as people corrected it, or with ``machine`` as Readout made it."""
        with reading(self._engine) as connection:
            return back.record_of(connection, back.key_of(connection, id_)[0], machine=machine)

    def codings(self, id_: str) -> list[Coding]:
        """Every coding of a document, oldest first."""
        with reading(self._engine) as connection:
            return back.codings_of(connection, back.key_of(connection, id_)[0])

    def records(self) -> Iterator[tuple[str, Record]]:
        """Id and record of every current version, in the order in which the documents came."""
        with reading(self._engine) as connection:
            yield from ((id_, made) for _, id_, made in back.records(connection))

    def newest(self, limit: int) -> list[str]:
        """Ids of the current documents, the newest by date of publication first; undated ones come last."""
        query = select(document.c.id).where(document.c.current)
        query = query.order_by(func.coalesce(document.c.published, "").desc(), document.c.key.desc()).limit(limit)
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def contacts(self, asked: Filter | None = None) -> list[dict[str, Any]]:
        """Contacts, newest first; see :class:`Filter`."""
        return self._find("contact", asked)

    def statements(self, asked: Filter | None = None) -> list[dict[str, Any]]:
        """Statements, newest first."""
        return self._find("statement", asked)

    def commitments(self, asked: Filter | None = None) -> list[dict[str, Any]]:
        """Commitments, newest first."""
        return self._find("commitment", asked)

    def events(self, asked: Filter | None = None) -> list[dict[str, Any]]:
        """Events, newest first."""
        return self._find("event", asked)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> list[Found]:
        """Documents that hold all the words ("…" for words side by side), the best match first."""
        with reading(self._engine) as connection:
            return search.search(connection, words, limit, offset)

    def copies_of(self, id_: str) -> list[Copy]:
        """Documents that share paragraphs with this one, the largest share first."""
        with reading(self._engine) as connection:
            return copies.copies_of(connection, back.key_of(connection, id_)[0])

    def same_source(self, ids: Sequence[str]) -> list[list[str]]:
        """These documents in groups that count as one source each: copies of one another for half or more."""
        with reading(self._engine) as connection:
            names = dict(back.key_of(connection, i) for i in ids)
            groups = copies.same_source(connection, sorted(names))
        return sorted(sorted(names[k] for k in group) for group in groups)

    def similar(self, *, at_least: float = 0.5) -> Iterator[Similar]:
        """Pairs of current documents whose whole texts are alike, by MinHash (extra ``duplicates``); one walk over all."""
        yield from similar(((id_, made.document.text) for id_, made in self.records()), at_least)

    def counts(self) -> dict[str, int]:
        """How many documents, codings and rows there are."""
        with reading(self._engine) as connection:
            return back.counts(connection)

    def quarantined(self, limit: int | None = None) -> list[Quarantined]:
        """What could not be read, newest first."""
        with reading(self._engine) as connection:
            return quarantine.listed(connection, limit)

    def release(self, origin: str, part: str | None = None) -> int:
        """Take an input out of quarantine; returns how many rows went."""
        with write_lock(self._engine) as connection:
            return quarantine.release(connection, origin, part)

    def reread(self, origins: Iterable[str]) -> None:
        """Let go of how far these inputs were read, so that they are read from their beginning again."""
        with write_lock(self._engine) as connection:
            quarantine.rewind(connection, list(origins))

    def verify(self, tick: Callable[[int], None] = lambda _: None) -> Iterator[Fault]:
        """Prove every document and record; yields what does not hold."""
        with reading(self._engine) as connection:
            yield from verify.verify(connection, tick)

    # Corrections ------------------------------------------------------------------------------------------------

    def correct(
        self, id_: str, layer: str, item: str, *, who: str, why: str, field: str | None = None, to: Any = None,
        action: Action = "set",
    ) -> Correction:  # fmt: skip
        """Record a person's change of a record and put it in force.

        ``set`` gives ``field`` of the object ``item`` of ``layer`` ("contacts", "C1") the value ``to``; ``remove`` takes the
        object out; ``add`` puts in ``to`` as a new object. Raises :class:`LedgerError` where the record that results would
        not be sound.
        """
        with write_lock(self._engine) as connection:
            key, _ = back.key_of(connection, id_)
            held = back.record_of(connection, key, machine=False)
            machine = back.record_of(connection, key, machine=True)
            made = corrections.prepare(held, layer, item, action, field, to, who, why, migrations.now())
            values = {k: v for k, v in msgspec.structs.asdict(made).items() if k != "key"}
            number = connection.execute(insert(correction).values(document=key, **values)).inserted_primary_key
            changed, _ = corrections.apply(held, [made], strict=True)
            data = writing.encode(changed)
            here = (record.c.document == key) & record.c.current
            new = {"data": data, "digest": writing.digest(data), "machine": writing.encode(machine)}
            connection.execute(update(record).where(here).values(**new))
            writing.rewrite_flat(connection, key, changed)
        return msgspec.structs.replace(made, key=number[0] if number else 0)

    def corrections(self, id_: str) -> list[Correction]:
        """The corrections of a document, oldest first; those not ``placed`` wait for a record to which they apply."""
        with reading(self._engine) as connection:
            return writing.stored_corrections(connection, back.key_of(connection, id_)[0])

    def _find(self, layer: query.Layer, asked: Filter | None) -> list[dict[str, Any]]:
        with reading(self._engine) as connection:
            return query.find(connection, layer, asked or Filter())
