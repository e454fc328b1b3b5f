"""The ledger as the pages' library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from readout.errors import LedgerError
from readout.ledger import Filter, Ledger
from readout.reconcile import FIELDS, Account
from readout.reconcile.account import identity
from readout.record import Record
from readout.web.library import Found, Held

# Records held decoded: pages of one visit ask for the same ones again and again.
_CACHED = 512


class LedgerLibrary:
    """Answers the pages' questions from a ledger. A document is known by the ledger's id.

    Decoded records are kept for a while; :meth:`refresh` lets them go after something was added or corrected.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._record = lru_cache(maxsize=_CACHED)(self._read)

    def refresh(self) -> None:
        """Forget the records held in memory."""
        self._record.cache_clear()

    def _read(self, document: str) -> Record | None:
        try:
            return self._ledger.record(document)
        except LedgerError:
            return None

    def record(self, document: str) -> Record | None:
        """See :class:`~readout.web.library.Library`."""
        return self._record(document)

    def latest(self, limit: int) -> Sequence[Held]:
        """See :class:`~readout.web.library.Library`."""
        return [h for i in self._ledger.newest(limit) if (h := self._held(i)) is not None]

    def _held(self, document: str) -> Held | None:
        record = self._record(document)
        return Held(document, record) if record else None

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500
    ) -> Sequence[Account]:
        """See :class:`~readout.web.library.Library`."""
        asked = Filter(between=tuple(countries)[:2], since=since, until=until, limit=limit)
        rows = self._ledger.contacts(asked)
        documents = list(dict.fromkeys(str(row["document"]) for row in rows))
        stories = self._stories(documents)
        found: list[Account] = []
        for row in rows:
            record = self._record(str(row["document"]))
            contact = next((c for c in record.contacts if c.id == row["id"]), None) if record else None
            if record is not None and contact is not None:
                document = str(row["document"])
                found.append(Account(record, contact, stories.get(document), document))
        return found

    def _stories(self, documents: Sequence[str]) -> dict[str, str]:
        """For documents that are copies of one another, the first of them: they count as one source."""
        groups = self._ledger.same_source(documents) if len(documents) > 1 else []
        return {d: group[0] for group in groups if len(group) > 1 for d in group}

    def of_actor(self, key: str, limit: int = 100) -> Sequence[Held]:
        """See :class:`~readout.web.library.Library`."""
        by = key.rpartition(":")[2]
        layers = (self._ledger.statements, self._ledger.contacts)
        rows = [row for ask in layers for row in ask(Filter(by=by, limit=limit))]
        documents = dict.fromkeys(str(row["document"]) for row in rows)
        held = [h for d in documents if (h := self._held(d)) is not None]
        return [h for h in held if any(identity(a) == key for a in h.record.actors)][:limit]

    def search(self, words: str, limit: int = 50) -> Sequence[Found]:
        """See :class:`~readout.web.library.Library`."""
        found = self._ledger.search(words, limit=limit)
        return [Found(h, f.words) for f in found if (h := self._held(f.id)) is not None]

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """See :class:`~readout.web.library.Library`."""
        pinned: dict[str, dict[str, str]] = {}
        for document in dict.fromkeys(a.document for a in accounts):
            for c in self._ledger.corrections(document):
                if c.layer == "contacts" and c.action == "set" and c.placed and c.field in FIELDS and c.new:
                    pinned.setdefault(f"{document}/{c.item}", {})[c.field] = c.new.strip('"')
        return pinned
