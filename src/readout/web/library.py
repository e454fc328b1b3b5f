"""What the pages need of a store: a few questions, answered by the ledger, or by records in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from readout.reconcile import Account, ReconciledContact, accounts_of, reconcile
from readout.reconcile.account import identity
from readout.reconcile.when import days
from readout.record import Record


class Held(NamedTuple):
    """A record with the id under which the store keeps its document."""

    id: str
    record: Record


class Found(NamedTuple):
    """A search result: the document and a few words around what was found."""

    held: Held
    words: str


class Library(Protocol):
    """The store as the pages see it. All lists are newest first unless said otherwise."""

    def latest(self, limit: int) -> Sequence[Held]:
        """The records of the newest documents."""

    def record(self, document: str) -> Record | None:
        """The record of a document, ``None`` where the store does not hold it."""

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500
    ) -> Sequence[Account]:
        """Accounts of contacts in which all of ``countries`` take part, dated in ``[since, until]`` (ISO days)."""

    def of_actor(self, key: str, limit: int = 100) -> Sequence[Held]:
        """Records in which the actor with this identity speaks, or meets somebody."""

    def search(self, words: str, limit: int = 50) -> Sequence[Found]:
        """Documents that hold all the words."""

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """Human corrections of these accounts: values by field, by account's key."""


class Shelf:
    """A library of records in memory: for a static site, and for tests."""

    def __init__(self, records: Iterable[Record], copies: Mapping[str, str] | None = None) -> None:
        self._by_id = {r.document.id: Held(r.document.id, r) for r in records}
        self._held = sorted(self._by_id.values(), key=lambda h: (_published(h.record), h.id), reverse=True)
        self._accounts = accounts_of((h.record for h in self._held), copies)

    def latest(self, limit: int) -> Sequence[Held]:
        """See :class:`Library`."""
        return self._held[:limit]

    def record(self, document: str) -> Record | None:
        """See :class:`Library`."""
        held = self._by_id.get(document)
        return held.record if held else None

    def accounts(
        self, countries: Sequence[str] = (), since: str | None = None, until: str | None = None, limit: int = 500
    ) -> Sequence[Account]:
        """See :class:`Library`."""
        wanted = set(countries)
        found = [a for a in self._accounts if wanted <= a.sides and _within(a, since, until)]
        return found[:limit]

    def of_actor(self, key: str, limit: int = 100) -> Sequence[Held]:
        """See :class:`Library`."""
        return [h for h in self._held if any(identity(a) == key for a in h.record.actors)][:limit]

    def search(self, words: str, limit: int = 50) -> Sequence[Found]:
        """See :class:`Library`."""
        wanted = words.casefold().split()
        found = [h for h in self._held if wanted and all(w in h.record.document.text.casefold() for w in wanted)]
        return [Found(h, _around(h.record.document.text, wanted[0])) for h in found[:limit]]

    def pins(self, accounts: Sequence[Account]) -> Mapping[str, Mapping[str, str]]:
        """See :class:`Library`; a shelf keeps none."""
        return {}


def _published(record: Record) -> str:
    return record.document.published.value if record.document.published else ""


def _within(account: Account, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    span = days(account.contact.date) or days(account.published)
    if span is None:
        return False
    return (since is None or span[1].isoformat() >= since) and (until is None or span[0].isoformat() <= until)


def _around(text: str, word: str) -> str:
    at = max(text.casefold().find(word), 0)
    start = max(0, at - 60)
    return ("…" if start else "") + " ".join(text[start : at + 120].split()) + "…"


def contacts(library: Library, countries: Sequence[str] = (), limit: int = 500) -> list[ReconciledContact]:
    """The reconciled contacts of some sides (of all, where none are named), newest first."""
    accounts = library.accounts(countries, limit=limit)
    return reconcile(accounts, library.pins(accounts))[::-1]
