"""What the pages need of a store: a few questions, answered by the ledger, or by records in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from readout.ledger import Wanted
from readout.reconcile import Account, Happened, ReconciledContact, accounts_of, happened, reconcile
from readout.reconcile.account import identity
from readout.reconcile.when import days
from readout.record import Commitment, Record, Statement


class Held(NamedTuple):
    """A record with the id under which the store keeps its document."""

    id: str
    record: Record


class Found(NamedTuple):
    """A search result: the document and a few words around what was found."""

    held: Held
    words: str


class Library(Protocol):
    """The store as the pages see it. All lists are newest first, and begin at ``offset``."""

    def latest(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """The records of the newest documents."""

    def record(self, document: str) -> Record | None:
        """The record of a document, ``None`` where the store does not hold it."""

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500,
        offset: int = 0, status: str | None = None,
    ) -> Sequence[Account]:  # fmt: skip
        """Accounts of contacts in which all of ``countries`` take part, dated in ``[since, until]`` (ISO days)."""

    def contacts_of(self, key: str, limit: int, offset: int = 0) -> Sequence[Account]:
        """Accounts of the contacts of the actor with this identity."""

    def statements_of(self, key: str, limit: int, offset: int = 0) -> Sequence[tuple[Held, Statement]]:
        """What the actor with this identity says."""

    def commitments(self, limit: int, offset: int = 0, key: str | None = None) -> Sequence[tuple[Held, Commitment]]:
        """Warnings, promises and demands: of all, or those that the actor with this identity issues."""

    def events_between(self, one: str, other: str, since: str, limit: int) -> Sequence[Happened]:
        """Events between two sides told from a day on."""

    def failed(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """Records in which a check failed."""

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> Sequence[Found]:
        """Documents that are wanted."""

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """Human corrections of these accounts: values by field, by account's key."""


class Shelf:
    """A library of records in memory: for a static site, and for tests."""

    def __init__(self, records: Iterable[Record], copies: Mapping[str, str] | None = None) -> None:
        self._by_id = {r.document.id: Held(r.document.id, r) for r in records}
        self._held = sorted(self._by_id.values(), key=lambda h: (_published(h.record), h.id), reverse=True)
        self._accounts = accounts_of((h.record for h in self._held), copies)

    def latest(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """See :class:`Library`."""
        return self._held[offset : offset + limit]

    def record(self, document: str) -> Record | None:
        """See :class:`Library`."""
        held = self._by_id.get(document)
        return held.record if held else None

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500,
        offset: int = 0, status: str | None = None,
    ) -> Sequence[Account]:  # fmt: skip
        """See :class:`Library`."""
        wanted = set(countries)
        found = [a for a in self._accounts if wanted <= a.sides and _within(a, since, until)]
        return [a for a in found if status in (None, a.contact.status)][offset : offset + limit]

    def contacts_of(self, key: str, limit: int, offset: int = 0) -> Sequence[Account]:
        """See :class:`Library`."""
        return [a for a in self._accounts if any(identity(p) == key for p in a.parties)][offset : offset + limit]

    def statements_of(self, key: str, limit: int, offset: int = 0) -> Sequence[tuple[Held, Statement]]:
        """See :class:`Library`."""
        found = [(h, s) for h in self._held for s in h.record.statements if is_actor(h.record, s.source, key)]
        return found[offset : offset + limit]

    def commitments(self, limit: int, offset: int = 0, key: str | None = None) -> Sequence[tuple[Held, Commitment]]:
        """See :class:`Library`."""
        found = [
            (h, k) for h in self._held for k in h.record.commitments if key is None or is_actor(h.record, k.issuer, key)
        ]
        return found[offset : offset + limit]

    def events_between(self, one: str, other: str, since: str, limit: int) -> Sequence[Happened]:
        """See :class:`Library`."""
        found = [e for h in self._held if _published(h.record) >= since for e in happened(h.id, h.record)]
        return [e for e in found if {one, other} <= {*e.actor, *e.recipient}][:limit]

    def failed(self, limit: int, offset: int = 0) -> Sequence[Held]:
        """See :class:`Library`."""
        return [h for h in self._held if any(not k.ok for k in h.record.checks)][offset : offset + limit]

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> Sequence[Found]:
        """See :class:`Library`."""
        words = wanted.words.casefold().split()
        found = [h for h in self._held if _wanted(h.record, wanted, words)][offset : offset + limit]
        return [Found(h, _around(h.record.document.text, words[0]) if words else "") for h in found]

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """See :class:`Library`; a shelf keeps none."""
        return {}


def is_actor(record: Record, actor_id: str, key: str) -> bool:
    """Whether an actor of a record has this identity."""
    held = record.actor(actor_id)
    return held is not None and identity(held) == key


def _published(record: Record) -> str:
    return record.document.published.value if record.document.published else ""


def _within(account: Account, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    span = days(account.contact.date) or days(account.published)
    if span is None:
        return False
    return (since is None or span[1].isoformat() >= since) and (until is None or span[0].isoformat() <= until)


def _wanted(record: Record, wanted: Wanted, words: Sequence[str]) -> bool:
    d = record.document
    text, published = d.text.casefold(), _published(record)
    who = (wanted.actor or "").casefold()
    return (
        all(w in text for w in words)
        and wanted.language in (None, d.language)
        and wanted.outlet in (None, d.outlet)
        and (wanted.since is None or published >= wanted.since)
        and (wanted.until is None or (published != "" and published <= wanted.until + "~"))
        and (wanted.kind is None or any(c.kind == wanted.kind for c in record.contacts))
        and (not who or any(who in a.name.casefold() or identity(a) == wanted.actor for a in record.actors))
    )


def _around(text: str, word: str) -> str:
    at = max(text.casefold().find(word), 0)
    start = max(0, at - 60)
    return ("…" if start else "") + " ".join(text[start : at + 120].split()) + "…"


def contacts(
    library: Library, countries: Sequence[str] = (), limit: int = 500, offset: int = 0
) -> list[ReconciledContact]:
    """The reconciled contacts of some sides (of all, where none are named), newest first, undated ones last."""
    return reconciled(library, library.accounts(countries, limit=limit, offset=offset))


def reconciled(library: Library, accounts: Sequence[Account]) -> list[ReconciledContact]:
    """Some accounts as contacts, newest first; those of which no date is told come last."""
    found = reconcile(accounts, library.pins(accounts))
    return sorted(found, key=lambda c: (c.value("date") or "", c.id), reverse=True)
