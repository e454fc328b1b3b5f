"""One field of a contact, account by account: what each says, who says it, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import msgspec

from readout.reconcile.account import Account, SourceKey, fold, identity, side
from readout.reconcile.match import FAMILIES, OPEN, moved
from readout.reconcile.when import days, instant, possible_minutes
from readout.record import Spans

# "agree": one value. "compatible": values that can all be true. "differ": they cannot. "single": one account tells it.
# "updated": a later account says that the contact was moved; what was told before is out of date, not wrong.
Verdict: TypeAlias = Literal["agree", "compatible", "differ", "single", "updated"]

# How the rule of a derived field begins in a record ("basis: start + duration").
DERIVED = "basis:"

# Fields in the order in which a reader asks for them.
FIELDS = ("kind", "status", "date", "start", "end", "duration", "initiator", "place", "ordinal", "public")


class Telling(msgspec.Struct, frozen=True):
    """What one account says of a field.

    ``value`` is as in the record, ``mod`` its modifier ("LESS_THAN" for "almost"); ``same_as`` is what makes two values the
    same in any language (an actor's identity). ``source`` counts it, ``teller`` names who is behind it, ``quotes`` are the words that say so (``evidence`` their spans in the account's text).
    """

    account: str
    outlet: str
    value: str
    same_as: str
    mod: str | None
    source: SourceKey
    teller: str
    evidence: Spans
    quotes: tuple[str, ...]
    language: str

    @property
    def said(self) -> str:
        """The value with its modifier, by which tellings are told apart: "PT3H (MORE_THAN)"."""
        return f"{self.value} ({self.mod})" if self.mod else self.value


class FieldView(msgspec.Struct, frozen=True):
    """A field over all accounts.

    ``sources`` is the number of independent sources behind each value as said. ``value`` is the reconciled one and ``basis``
    says why; both are ``None`` where the sources stand against each other evenly. ``only`` names the teller where a
    single independent source of several tells the field.
    """

    name: str
    tellings: tuple[Telling, ...]
    verdict: Verdict
    sources: dict[str, int]
    value: str | None
    basis: str | None
    only: str | None = None


def view(name: str, accounts: Sequence[Account], pinned: str | None = None) -> FieldView | None:
    """The view of one field; ``None`` where no account tells it. ``pinned`` is a human's value and overrides all."""
    tellings = tuple(t for a in _tellers(name, accounts) if (t := _telling(name, a)) is not None)
    if not tellings and pinned is None:
        return None
    tellings = _in_one_language(tellings)
    sources = {s: len({t.source for t in tellings if t.said == s}) for s in dict.fromkeys(t.said for t in tellings)}
    standing = _standing(name, accounts, tellings)
    verdict = _verdict(name, standing)
    value, basis = (pinned, "set by a person") if pinned is not None else _settle(name, standing, verdict, sources)
    if len(standing) < len(tellings) and verdict != "differ":
        verdict, basis = "updated", basis if pinned is not None else "moved: the date told last"
    alone = len({t.source for t in tellings}) == 1 and len({_outlet_source(a) for a in accounts}) > 1
    return FieldView(name, tellings, verdict, sources, value, basis, tellings[0].teller if alone and tellings else None)


def _tellers(name: str, accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts whose own words tell a field. One that was derived (an end from start and length) counts only where
    nobody tells it and all derive the same: else the difference is that of the fields it comes from.
    """
    derived = [a for a in accounts if a.contact.why.get(name, "").startswith(DERIVED)]
    told = [a for a in accounts if a not in derived]
    if any(getattr(a.contact, name) is not None for a in told):
        return told
    return derived if len({getattr(a.contact, name) for a in derived}) == 1 else ()


def _standing(name: str, accounts: Sequence[Account], tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Of a date those tellings that a later account has not put out of date by saying that the contact was moved."""
    movers = [a for a in accounts if a.moved] if name in ("date", "start") else []
    old = {a.key for m in movers for a in accounts if moved(m, a)}
    return tuple(t for t in tellings if t.account not in old) or tellings


def _in_one_language(tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Values that are the same under different names take the first name, so that they are counted together."""
    names: dict[str, str] = {}
    for t in tellings:
        names.setdefault(t.same_as, t.value)
    return tuple(msgspec.structs.replace(t, value=names[t.same_as]) for t in tellings)


def _outlet_source(account: Account) -> SourceKey:
    return ("document", account.copy_of) if account.copy_of else ("outlet", fold(account.outlet))


def _telling(name: str, account: Account) -> Telling | None:
    value, same_as = _value(name, account)
    if value is None:
        return None
    contact, record = account.contact, account.record
    evidence = contact.evidence.get(name) or contact.evidence.get("kind", ())
    source, teller = account.source(evidence)
    times = {t.span: t.mod for t in record.times}
    mod = next((times[e] for e in evidence if times.get(e)), None) if name in ("duration", "start", "end") else None
    quotes = tuple(record.quote(e) for e in evidence)
    language = record.document.language
    return Telling(
        account.key, account.outlet, value, same_as or value, mod, source, teller, evidence, quotes, language
    )


def _value(name: str, account: Account) -> tuple[str | None, str | None]:
    """The value of a field as a string, and what it is the same as where its words do not tell."""
    raw = getattr(account.contact, name)
    if raw is None:
        return None, None
    if name == "initiator":
        actor = account.record.actor(raw)
        return (actor.name, f"{side(actor)}/{identity(actor)}") if actor else (None, None)
    if name == "ordinal":
        return (f"{raw.value} within {raw.within}" if raw.within else str(raw.value)), None
    if name == "public":
        return ("public" if raw else "not public"), None
    return str(raw), None


def _verdict(name: str, tellings: Sequence[Telling]) -> Verdict:
    if len(tellings) < 2:
        return "single"
    if len({(t.same_as, t.mod) for t in tellings}) == 1:
        return "agree"
    fits = _FITS[name]
    pairs = ((a, b) for i, a in enumerate(tellings) for b in tellings[i + 1 :])
    return "compatible" if all(fits(a, b) for a, b in pairs) else "differ"


def _kinds(a: Telling, b: Telling) -> bool:
    """ "Contact" and "talks" (means not told) fit all; words for one meeting in person (visit, summit) fit each other."""
    return a.value == b.value or bool({a.value, b.value} & OPEN) or {a.value, b.value} <= FAMILIES[1]


def _statuses(a: Telling, b: Telling) -> bool:
    """Plans become facts: only a contact that was held and was not (cancelled, declined, denied) differs."""
    void = {"cancelled", "declined", "denied"}
    return (a.value in void) == (b.value in void) or "planned" in (a.value, b.value) or "proposed" in (a.value, b.value)


def _dates(a: Telling, b: Telling) -> bool:
    """A month holds its days; but "10 January" and "9-10 January" are two different things to print."""
    if a.value == b.value:
        return True
    mine, yours = days(a.value), days(b.value)
    if mine is None or yours is None:
        return False
    coarse = [v for v in (a.value, b.value) if "/" not in v and len(v) < len("2022-01-10")]
    holds = (mine[0] <= yours[0] and yours[1] <= mine[1]) or (yours[0] <= mine[0] and mine[1] <= yours[1])
    return bool(coarse) and holds


def _instants(a: Telling, b: Telling) -> bool:
    mine, yours = instant(a.value), instant(b.value)
    if mine is None or yours is None:
        return a.value == b.value
    slack = 15 * 60 if a.mod or b.mod else 0
    return abs((mine - yours).total_seconds()) <= slack


def _durations(a: Telling, b: Telling) -> bool:
    mine, yours = possible_minutes(a.value, a.mod), possible_minutes(b.value, b.mod)
    if mine is None or yours is None:
        return True  # a vague length ("hours") contradicts nothing
    return mine[0] <= yours[1] and yours[0] <= mine[1]


def _places(a: Telling, b: Telling) -> bool:
    """One place may hold the other ("Bali", "Nusa Dua, Bali"); whether a town lies in a country is not decided here."""
    mine, yours = set(fold(a.value).split()), set(fold(b.value).split())
    return bool(mine & yours) or a.language != b.language


def _ordinals(a: Telling, b: Telling) -> bool:
    """Counts in different frames ("second this month", "first since June") count different things."""
    mine, yours = a.value.partition(" within "), b.value.partition(" within ")
    return mine[2] != yours[2] or mine[0] == yours[0]


def _initiators(a: Telling, b: Telling) -> bool:
    """A state that asked and its leader who asked are one."""
    return a.same_as.partition("/")[0] == b.same_as.partition("/")[0]


def _same(a: Telling, b: Telling) -> bool:
    return a.value == b.value


_FITS: dict[str, Callable[[Telling, Telling], bool]] = {
    "kind": _kinds,
    "status": _statuses,
    "date": _dates,
    "start": _instants,
    "end": _instants,
    "duration": _durations,
    "initiator": _initiators,
    "place": _places,
    "ordinal": _ordinals,
    "public": _same,
}


def fits(field: str, a: Telling, b: Telling) -> bool:
    """Whether what two accounts tell of a field can both be true."""
    return (a.same_as, a.mod) == (b.same_as, b.mod) or _FITS[field](a, b)


def _settle(
    name: str, tellings: Sequence[Telling], verdict: Verdict, sources: dict[str, int]
) -> tuple[str | None, str | None]:
    """The reconciled value and why it, or nothing where equally many independent sources stand on two sides."""
    if name == "status":
        return _latest(tellings)
    if name == "kind" and verdict != "differ":
        told = [t.value for t in tellings if t.value not in OPEN] or [t.value for t in tellings]
        return max(dict.fromkeys(told), key=told.count), "the means that most accounts name"
    if verdict in ("agree", "single"):
        return tellings[0].value, f"told by {_count(sources[tellings[0].said])}"
    if verdict == "compatible":
        exact = max(tellings, key=lambda t: (t.mod is None, sources[t.said], len(t.value)))
        return exact.value, "the most precise of values that can all be true"
    best, second = sorted(sources, key=lambda s: (-sources[s], s))[:2]
    if sources[best] == sources[second]:
        return None, "independent sources stand evenly against each other"
    value = next(t.value for t in tellings if t.said == best)
    return value, f"told by {_count(sources[best])}, against {_count(sources[second])} for {second}"


def _count(n: int) -> str:
    return "1 independent source" if n == 1 else f"{n} independent sources"


def _latest(tellings: Sequence[Telling]) -> tuple[str, str]:
    """What was held stays held; else the state told last (a plan that was called off is called off)."""
    values = [t.value for t in tellings]
    state = next((s for s in ("held", "ongoing") if s in values), values[-1])
    return state, "the latest state told" if len(set(values)) > 1 else "told by all"
