"""Whether two accounts tell of one contact, and why: by parties, date, means and place, never by words."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from readout.reconcile.account import Account, fold, shared, side
from readout.reconcile.when import days, instant

# Means that outlets mix up for one and the same contact. A call never becomes a meeting; "talks" and "contact" do not say.
OPEN = frozenset({"talks", "contact"})
_CALLS = frozenset({"phone_call", "video_call"}) | OPEN
_MEETINGS = frozenset({"meeting", "visit", "summit"})
_IN_PERSON = _MEETINGS | OPEN
_LETTERS = frozenset({"letter"})
FAMILIES = (_CALLS, _IN_PERSON, _LETTERS)

_VOID = frozenset({"cancelled", "declined", "denied"})

# Two clocks told for one contact may be this far apart (a planned hour against the real one).
_SAME_CLOCK = timedelta(hours=3)
# The local days of one instant differ by at most this.
_ZONE = timedelta(days=1)
# A contact without a date can only be one that was told at about the same time.
_SAME_NEWS = timedelta(days=3)
# A plan without a date comes about within this time, or nothing shows that it is the same.
_SOON = timedelta(days=7)

# A contact that is moved is moved by no more than this, where the account does not name the day it was moved from.
_MOVED = timedelta(days=14)


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


def conflict(a: Account, b: Account) -> bool:
    """Whether two accounts cannot be of one contact: other parties, another means, or days that do not meet."""
    if _opposed(a, b) or _kind(a, b) is None:
        return True
    if days(a.contact.date) is None or days(b.contact.date) is None:
        return _elsewhere(a, b)
    return _date(a, b) is None


def moved(new: Account, old: Account) -> Match | None:
    """Whether ``new`` tells that the contact which ``old`` planned for another day was moved; ``old`` was told before.

    The day it was moved from must stand in the new account, or lie near the new one.
    """
    told, then, now = days(old.published), days(old.contact.date), days(new.contact.date)
    if not new.moved or old.moved or not _ahead(old) or told is None or then is None or now is None or then == now:
        return None
    named = any(t.value == old.contact.date for t in new.record.times)
    if old.published > new.published or not (named or abs(now[0] - then[0]) <= _MOVED) or _kind(new, old) is None:
        return None
    parties = _parties(new, old)
    return parties and Match(parties.strength, f"{parties.reason}; moved from {old.contact.date} to {new.contact.date}")


def told_again(a: Account, b: Account) -> bool:
    """Whether one document tells a contact twice over: as proposed, and as called off or denied."""
    calls = a.contact.kind == b.contact.kind
    return calls and ((_ahead(a) and b.contact.status in _VOID) or (_ahead(b) and a.contact.status in _VOID))


def _parties(a: Account, b: Account) -> Match | None:
    """The same persons; or the same sides, where one account names persons and the other states."""
    if _opposed(a, b):
        return None
    both = shared(a.persons, b.persons)
    if both == len(a.persons) == len(b.persons) >= 2:
        return Match(4, f"same parties ({_names(a)})")
    if a.sides != b.sides and both < 2:
        return None
    return Match(3 if both else 2, f"same sides ({_names(a)} / {_names(b)})")


def _opposed(a: Account, b: Account) -> bool:
    """Whether each has a side that the other lacks, or they name different persons or movements on one side."""
    smaller, larger = sorted((a.sides, b.sides), key=len)
    return len(smaller) < 2 or not smaller <= larger or any(_others(a, b, country) for country in smaller)


def _others(a: Account, b: Account, country: str) -> bool:
    mine, yours = ([p for p in x.persons if side(p) == country] for x in (a, b))
    if mine and yours:
        return not shared(mine, yours)
    return bool((mine and b.is_movement(country)) or (yours and a.is_movement(country)))


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
    if mine is None or yours is None:
        return _undated(a, b)
    clocks = instant(a.contact.start), instant(b.contact.start)
    if clocks[0] is not None and clocks[1] is not None and abs(clocks[0] - clocks[1]) <= _SAME_CLOCK:
        return Match(4, "begun at the same time")
    if mine == yours:
        return Match(4 if mine[0] == mine[1] else 3, f"both on {a.contact.date}")
    if mine[0] <= yours[1] and yours[0] <= mine[1] and not _over(a, b) and not _over(b, a) and _closely(a, b):
        return Match(1, f"dates overlap ({a.contact.date}, {b.contact.date})")
    return None


def _closely(a: Account, b: Account) -> bool:
    """A day within a month is little: it takes the same sides, and the same means or persons too."""
    return a.sides == b.sides and (a.contact.kind == b.contact.kind or shared(a.persons, b.persons) >= 2)


def _over(plan: Account, other: Account) -> bool:
    """Whether ``plan`` was told when the other contact had been held already: it is no plan of that one."""
    told, held = days(plan.published), days(other.contact.date)
    return _ahead(plan) and _done(other) and told is not None and held is not None and told[0] > held[1] + _ZONE


def _undated(a: Account, b: Account) -> Match | None:
    """One tells no date: the same contact only if both were told in the same days and speak of it alike."""
    apart = _apart(a, b)
    if apart is None or _elsewhere(a, b):
        return None
    close = shared(a.persons, b.persons) >= 2 or len(a.sides & b.sides) > 2
    if _done(a) != _done(b):
        plan, held = (b, a) if _done(a) else (a, b)
        kinds = {a.contact.kind, b.contact.kind}
        return _came_about(plan, held) if len(kinds) == 1 or (close and kinds <= _IN_PERSON) else None
    if not _alike(a, b, close=close) or apart > _SAME_NEWS:
        return None
    return Match(0, f"told in the same days ({a.published}, {b.published}), one without a date")


def _elsewhere(a: Account, b: Account) -> bool:
    """Whether two accounts in one language name two places. A town and its land are two names: where days agree, they decide."""
    mine, yours = a.contact.place, b.contact.place
    same = a.record.document.language == b.record.document.language
    return bool(mine and yours and same and not set(fold(mine).split()) & set(fold(yours).split()))


def _apart(a: Account, b: Account) -> timedelta | None:
    """Between the tellings, or between the telling that gives no date and the date that the other gives: what is less."""
    told = days(a.published), days(b.published)
    if told[0] is None or told[1] is None:
        return None
    near = [abs(told[0][0] - told[1][0])]
    for here, other in ((told[0], b), (told[1], a)):
        then = days(other.contact.date)
        if then is not None:
            near.append(max(then[0] - here[0], here[0] - then[1], timedelta(0)))
    return min(near)


def _alike(a: Account, b: Account, *, close: bool) -> bool:
    """One means; of the same persons also two kinds of meeting, or, once held, a means beside one that is not told."""
    kinds = {a.contact.kind, b.contact.kind}
    return len(kinds) == 1 or (close and (kinds <= _MEETINGS or (_done(a) and bool(kinds & OPEN))))


def _came_about(plan: Account, held: Account) -> Match | None:
    """A plan without a date is that of a contact held within a week of its telling."""
    told, then = days(plan.published), days(held.contact.date) or days(held.published)
    if plan.contact.date or not _ahead(plan) or told is None or then is None or not _soon(told[0], then[1]):
        return None
    return Match(0, f"planned ({plan.published}), held within the week")


def _soon(told: date, held: date) -> bool:
    return -_ZONE <= held - told <= _SOON


def _ahead(account: Account) -> bool:
    """Whether it is told as a plan; what lies before its own telling was none any more, whatever the words."""
    told, own = days(account.published), days(account.contact.date)
    past = told is not None and own is not None and told[0] > own[1] + _ZONE
    return account.contact.status in ("planned", "proposed") and not past


def _done(account: Account) -> bool:
    return account.contact.status in ("held", "ongoing")
