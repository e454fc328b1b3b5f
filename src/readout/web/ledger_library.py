"""The ledger as the pages' library."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from readout.errors import LedgerError
from readout.ledger import Filter, Ledger, Lists, Wanted
from readout.reconcile import FIELDS, Account, Happened, happened
from readout.record import Commitment, Record, Statement
from readout.web.library import Found, Held

# Records held decoded: pages of one visit ask for the same ones again and again.
_CACHED = 512


class LedgerLibrary:
    """Answers the pages' questions from a ledger. A document is known by the ledger's id.

    Decoded records are kept for a while; :meth:`refresh` lets them go after something was added or corrected.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lists = Lists(ledger)
        self._records: OrderedDict[str, Record] = OrderedDict()

    def refresh(self) -> None:
        """Forget the records held in memory."""
        self._records = OrderedDict()

    def _held(self, ids: Iterable[str]) -> dict[str, Held]:
        """The records of some documents, in their order; those not in memory come with one question."""
        wanted = list(dict.fromkeys(ids))
        records = self._records
        found = {i: r for i in wanted if (r := records.get(i)) is not None}
        new = [i for i in wanted if i not in found]
        if new:
            made = self._lists.records(new)
            records.update(made)
            found |= made
        while len(records) > _CACHED:
            records.pop(next(iter(records)), None)
        return {i: Held(i, found[i]) for i in wanted if i in found}

    def record(self, document: str) -> Record | None:
        """See :class:`~readout.web.library.Library`. The beginning of an id will do."""
        try:
            full = document if document in self._records else self._ledger.id_of(document)
        except LedgerError:
            return None
        held = self._held([full]).get(full)
        return held.record if held else None

    def latest(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """See :class:`~readout.web.library.Library`."""
        return list(self._held(self._lists.newest(limit, offset)).values())

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500,
        offset: int = 0, status: str | None = None,
    ) -> Sequence[Account]:  # fmt: skip
        """See :class:`~readout.web.library.Library`."""
        between = tuple(countries)[:2]
        asked = Filter(between=between, since=since, until=until, limit=limit, offset=offset, status=status)
        return self._accounts([(str(r["document"]), str(r["id"])) for r in self._ledger.contacts(asked)])

    def contacts_of(self, key: str, limit: int, offset: int = 0) -> Sequence[Account]:
        """See :class:`~readout.web.library.Library`."""
        items = self._lists.of_actor(key, "contact", ("party",), limit, offset)
        return self._accounts([(i.document, i.item) for i in items])

    def _accounts(self, rows: Sequence[tuple[str, str]]) -> list[Account]:
        held = self._held(d for d, _ in rows)
        stories = self._stories(list(held))
        contacts = {(h.id, c.id): c for h in held.values() for c in h.record.contacts}
        return [
            Account(held[d].record, contact, stories.get(d), d)
            for d, item in rows
            if (contact := contacts.get((d, item))) is not None
        ]

    def _stories(self, documents: Sequence[str]) -> dict[str, str]:
        """For documents that are copies of one another, the first of them: they count as one source."""
        groups = self._ledger.same_source(documents) if len(documents) > 1 else []
        return {d: group[0] for group in groups if len(group) > 1 for d in group}

    def statements_of(self, key: str, limit: int, offset: int = 0) -> Sequence[tuple[Held, Statement]]:
        """See :class:`~readout.web.library.Library`."""
        items = self._lists.of_actor(key, "statement", ("source",), limit, offset)
        held = self._held(i.document for i in items)
        statements = {(h.id, s.id): s for h in held.values() for s in h.record.statements}
        return [(held[i.document], s) for i in items if (s := statements.get((i.document, i.item))) is not None]

    def commitments(self, limit: int, offset: int = 0, key: str | None = None) -> Sequence[tuple[Held, Commitment]]:
        """See :class:`~readout.web.library.Library`."""
        if key is None:
            rows = self._ledger.commitments(Filter(limit=limit, offset=offset))
            items = [(str(r["document"]), str(r["id"])) for r in rows]
        else:
            found = self._lists.of_actor(key, "commitment", ("issuer",), limit, offset)
            items = [(i.document, i.item) for i in found]
        held = self._held(d for d, _ in items)
        commitments = {(h.id, k.id): k for h in held.values() for k in h.record.commitments}
        return [(held[d], k) for d, i in items if (k := commitments.get((d, i))) is not None]

    def events_between(self, one: str, other: str, since: str, limit: int) -> Sequence[Happened]:
        """See :class:`~readout.web.library.Library`."""
        try:
            rows = self._ledger.events(Filter(between=(one, other), since=since or None, limit=limit))
        except LedgerError:  # two sides that are one, or a day that is none
            return []
        asked = {(str(r["document"]), str(r["id"])) for r in rows}
        held = self._held(d for d, _ in asked)
        return [e for h in held.values() for e in happened(h.id, h.record) if (e.document, e.item) in asked]

    def failed(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """See :class:`~readout.web.library.Library`."""
        return list(self._held(self._lists.failed(limit, offset)).values())

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> Sequence[Found]:
        """See :class:`~readout.web.library.Library`."""
        found = self._lists.search(wanted, limit, offset)
        held = self._held(i for i, _ in found)
        return [Found(held[i], words) for i, words in found if i in held]

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """See :class:`~readout.web.library.Library`."""
        pinned: dict[str, dict[str, str]] = {}
        for document, made in self._lists.corrections([*dict.fromkeys(a.document for a in accounts)]).items():
            for c in made:
                if c.layer == "contacts" and c.action == "set" and c.placed and c.field in FIELDS and c.new:
                    pinned.setdefault(f"{document}/{c.item}", {})[c.field] = c.new.strip('"')
        return pinned
