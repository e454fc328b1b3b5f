"""Whether two accounts tell of one contact, and why: by parties, date, means and place, never by words."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from readout.reconcile.account import Account, identity, side
from readout.reconcile.when import days, instant

# Means that outlets mix up for one and the same contact. A call never becomes a meeting.
_CALLS = frozenset({"phone_call", "video_call", "contact"})
_IN_PERSON = frozenset({"meeting", "visit", "summit", "talks", "contact"})
_LETTERS = frozenset({"letter"})
FAMILIES = (_CALLS, _IN_PERSON, _LETTERS)

# Two clocks told for one contact may be this far apart (a planned hour against the real one).
_SAME_CLOCK = timedelta(hours=3)
# A contact without a date can only be one that was told at about the same time.
_SAME_NEWS = timedelta(days=3)


class Match(msgspec.Struct, frozen=True):
    """That two accounts tell of one contact: ``strength`` to choose the best by, ``reason`` in words."""

    strength: int
    reason: str


def match(a: Account, b: Account) -> Match | None:
    """Whether ``a`` and ``b`` are of one contact; ``None`` where they are not, or where nothing shows that they are."""
    if a.document == b.document:
        return None  # one document tells each of its contacts once
    parties = _parties(a, b)
    kind = _kind(a, b)
    if parties is None or kind is None:
        return None
    date = _date(a, b)
    if date is None:
        return None
    return Match(parties.strength + kind.strength + date.strength, f"{parties.reason}; {date.reason}; {kind.reason}")


def _parties(a: Account, b: Account) -> Match | None:
    """The same persons; or the same sides, where one account names persons and the other states."""
    if len(a.sides) < 2 or len(b.sides) < 2:
        return None
    both = a.persons & b.persons
    if a.persons == b.persons and len(both) >= 2:
        return Match(4, f"same parties ({_names(a)})")
    smaller, larger = sorted((a.sides, b.sides), key=len)
    if not smaller <= larger or (smaller != larger and len(both) < 2):
        return None
    for country in smaller:
        mine, yours = _persons_of(a, country), _persons_of(b, country)
        if mine and yours and not mine & yours:
            return None
    return Match(3 if both else 2, f"same sides ({_names(a)} / {_names(b)})")


def _persons_of(account: Account, country: str) -> frozenset[str]:
    return frozenset(identity(p) for p in account.parties if p.kind == "person" and side(p) == country)


def _names(account: Account) -> str:
    return ", ".join(p.name for p in account.parties)


def _kind(a: Account, b: Account) -> Match | None:
    mine, yours = a.contact.kind, b.contact.kind
    if mine == yours:
        return Match(3, f"both {mine.replace('_', ' ')}")
    if any(mine in f and yours in f for f in FAMILIES):
        return Match(1, f"{mine.replace('_', ' ')} and {yours.replace('_', ' ')}")
    return None


def _date(a: Account, b: Account) -> Match | None:
    mine, yours = days(a.contact.date), days(b.contact.date)
    clocks = instant(a.contact.start), instant(b.contact.start)
    near = clocks[0] is not None and clocks[1] is not None and abs(clocks[0] - clocks[1]) <= _SAME_CLOCK
    if mine is None or yours is None:
        return _undated(a, b)
    if near:
        return Match(4, "begun at the same time")
    if mine == yours:
        return Match(4 if mine[0] == mine[1] else 3, f"both on {a.contact.date}")
    if mine[0] <= yours[1] and yours[0] <= mine[1]:
        return Match(1, f"dates overlap ({a.contact.date}, {b.contact.date})")
    return None


def _undated(a: Account, b: Account) -> Match | None:
    """One tells no date: the same contact only if both were told in the same days and speak of it alike."""
    told = days(a.published), days(b.published)
    if told[0] is None or told[1] is None or abs(told[0][0] - told[1][0]) > _SAME_NEWS:
        return None
    if a.contact.kind != b.contact.kind or _done(a) != _done(b):
        return None
    return Match(0, f"told in the same days ({a.published}, {b.published}), one without a date")


def _done(account: Account) -> bool:
    return account.contact.status in ("held", "ongoing")
