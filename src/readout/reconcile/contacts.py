"""Accounts into contacts: who tells of the same one, found near-linearly, with the reason for each account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

import msgspec

from readout.reconcile.account import Account
from readout.reconcile.fields import FIELDS, FieldView, view
from readout.reconcile.match import Match, conflict, match, moved, told_again
from readout.reconcile.when import days
from readout.record import Record

_WEEK = 7


class Topic(msgspec.Struct, frozen=True):
    """A topic in the words of one account, with who names it."""

    words: str
    account: str
    outlet: str
    language: str


class ReconciledContact(msgspec.Struct, frozen=True):
    """One contact with all its accounts.

    ``id`` is the key of its first account. ``reasons`` says for each further account why it is the same contact.
    ``fields`` holds a view for every field that somebody tells; ``discrepancies`` are those whose values differ.
    """

    id: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    accounts: tuple[str, ...]
    reasons: dict[str, str]
    fields: dict[str, FieldView]
    topics: tuple[Topic, ...]

    @property
    def discrepancies(self) -> tuple[FieldView, ...]:
        """The fields on which the accounts cannot all be right."""
        return tuple(f for f in self.fields.values() if f.verdict == "differ")

    def value(self, field: str) -> str | None:
        """The reconciled value of a field; ``None`` where nobody tells it or the sources stand evenly."""
        held = self.fields.get(field)
        return held.value if held else None


def accounts_of(records: Iterable[Record], copies: Mapping[str, str] | None = None) -> list[Account]:
    """Every contact of every record as an account; ``copies`` maps a document's id to the one it copies."""
    known = copies or {}
    return [Account(r, c, known.get(r.document.id)) for r in records for c in r.contacts]


def reconcile(
    accounts: Iterable[Account], pins: Mapping[str, Mapping[str, str]] | None = None
) -> list[ReconciledContact]:
    """Group accounts into contacts and compare their fields, earliest contact first.

    ``pins`` are human corrections: for an account's key, values by field that override what the accounts say.
    The result does not depend on the order in which the accounts come.
    """
    groups = _with_moved(_group(sorted(accounts, key=_rank)))
    made = [_reconciled(g, pins or {}) for g in groups]
    return sorted(made, key=lambda c: (c.value("date") or "9999", c.id))


def _rank(account: Account) -> tuple[bool, int, str, str]:
    """Dated accounts first, the most precise first, so that vague ones join groups that are settled."""
    span = days(account.contact.date)
    width = (span[1] - span[0]).days if span else 0
    return span is None, width, account.published, account.key


class _Group:
    """Accounts of one contact while they are gathered; ``reasons`` by account key."""

    def __init__(self, first: Account) -> None:
        self.accounts = [first]
        self.reasons: dict[str, str] = {}

    def fit(self, account: Account) -> Match | None:
        """The best match with a member; ``None`` where none matches, one cannot be the same, or its document has told it."""
        if any(conflict(m, account) or self._told(m, account) for m in self.accounts):
            return None
        found = [m for member in self.accounts if (m := match(member, account)) is not None]
        return max(found, key=lambda m: m.strength, default=None)

    def take(self, other: _Group, reasons: Mapping[str, str]) -> None:
        """Take in the accounts of another group."""
        self.accounts += other.accounts
        self.reasons |= reasons

    @staticmethod
    def _told(member: Account, account: Account) -> bool:
        return member.document == account.document and not told_again(member, account)


def _group(accounts: list[Account]) -> list[_Group]:
    """Put each account into the group that it fits best, looking only where a group can be (side pair and week)."""
    groups: list[_Group] = []
    at: defaultdict[tuple[str, str, int], list[_Group]] = defaultdict(list)
    for account in accounts:
        places = list(_places(account))
        near = {id(g): g for place in places for g in at[place]}
        fits = [(m, g) for g in near.values() if (m := g.fit(account)) is not None]
        fits.sort(key=lambda f: -f[0].strength)
        undated = days(account.contact.date) is None
        if fits and not (undated and len(fits) > 1 and fits[0][0].strength == fits[1][0].strength):
            best, group = fits[0]
            group.accounts.append(account)
            group.reasons[account.key] = best.reason
        else:
            group = _Group(account)
            groups.append(group)
        for place in places:
            if not any(g is group for g in at[place]):
                at[place].append(group)
    return groups


def _with_moved(groups: list[_Group]) -> list[_Group]:
    """Plans for a day from which the contact was moved go to the group that tells so."""
    movers = [(a, g) for g in groups for a in g.accounts if a.moved]
    if not movers:
        return groups
    at: defaultdict[tuple[str, str], list[_Group]] = defaultdict(list)
    for g in groups:
        for pair in combinations(sorted(g.accounts[0].sides), 2):
            at[pair].append(g)
    gone: set[int] = set()
    for mover, group in movers:
        near = {id(g): g for pair in combinations(sorted(mover.sides), 2) for g in at[pair]}
        for g in near.values():
            found = [moved(mover, a) for a in g.accounts]
            if g is group or id(g) in gone or not all(found):
                continue
            group.take(g, {a.key: m.reason for a, m in zip(g.accounts, found, strict=True) if m})
            gone.add(id(g))
    return [g for g in groups if id(g) not in gone]


def _places(account: Account) -> Iterator[tuple[str, str, int]]:
    """The blocks in which an account's contact may lie: each pair of sides, each week of its date (and its edges)."""
    span = days(account.contact.date) or days(account.published)
    if span is None:
        return
    first, last = span[0] - timedelta(days=3), span[1] + timedelta(days=3)
    if (last - first).days > 10 * _WEEK:  # a date as wide as a year tells too little to look for
        first, last = span[0], span[0] + timedelta(days=10 * _WEEK)
    weeks = range(_week(first), _week(last) + 1)
    for one, other in combinations(sorted(account.sides), 2):
        for week in weeks:
            yield one, other, week


def _week(day: date) -> int:
    return day.toordinal() // _WEEK


def _reconciled(group: _Group, pins: Mapping[str, Mapping[str, str]]) -> ReconciledContact:
    accounts = sorted(group.accounts, key=lambda a: (a.published, a.outlet, a.key))
    pinned: dict[str, str] = {}
    for a in accounts:
        pinned |= pins.get(a.key, {})
    views = {n: v for n in FIELDS if (v := view(n, accounts, pinned.get(n))) is not None}
    fullest = max(accounts, key=lambda a: (len(a.persons), len(a.parties)))
    return ReconciledContact(
        id=accounts[0].key,
        parties=tuple(p.name for p in fullest.parties),
        countries=tuple(dict.fromkeys(p.country for p in fullest.parties if p.country)),
        accounts=tuple(a.key for a in accounts),
        reasons={k: group.reasons[k] for k in sorted(group.reasons)},
        fields=views,
        topics=tuple(
            Topic(words, a.key, a.outlet, a.record.document.language) for a in accounts for words in a.contact.topics
        ),
    )
