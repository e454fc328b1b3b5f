"""Contacts held against each other: the count that an ordinal claims, the end that a duration gives."""

from __future__ import annotations

from readout.passes.contacts.clock import add
from readout.passes.contacts.days import days, within
from readout.record import Actor, Check, Contact


def check(contacts: list[Contact], actors: list[Actor]) -> list[Check]:
    """The checks of an article's contacts, each with a sentence for an editor."""
    names = {a.id: a.name for a in actors}
    out: list[Check] = []
    for c in contacts:
        out += _ordinal(c, contacts, names)
        out += _length(c)
    return out


def _ordinal(c: Contact, contacts: list[Contact], names: dict[str, str]) -> list[Check]:
    """The contacts found in the frame up to this one: as many as the ordinal says, or more (fewer proves nothing)."""
    if c.ordinal is None or c.ordinal.within is None or c.date is None:
        return []
    frame, last = c.ordinal.within, days(c.date)
    counted = [
        o for o in contacts
        if o.status in ("held", "ongoing") and set(o.parties) == set(c.parties) and o.date and within(o.date, frame)
        and last is not None and (day := days(o.date)) is not None and day[0] <= last[0]
    ]  # fmt: skip
    if len(counted) < c.ordinal.value:
        return []
    who = " and ".join(names.get(p, p) for p in c.parties)
    dates = ", ".join(sorted(o.date for o in counted if o.date))
    ok = len(counted) == c.ordinal.value
    message = f"called number {c.ordinal.value} in {frame}; the article reports {len(counted)} of {who}: {dates}"
    spans = (*c.evidence.get("ordinal", ()), *(e for o in counted for e in o.evidence.get("date", ())))
    return [Check(kind="ordinal", ok=ok, message=message, evidence=tuple(dict.fromkeys(spans)))]


def _length(c: Contact) -> list[Check]:
    """A duration against a start and an end that the text tells by themselves."""
    if c.start is None or c.end is None or c.duration is None or c.why.get("end", "").startswith("basis"):
        return []
    end = add(c.start, c.duration)
    if end is None:
        return []
    ok = end == c.end
    message = f"from {c.start} for {c.duration} is {end}" + ("" if ok else f", not {c.end}")
    spans = (*c.evidence.get("start", ()), *c.evidence.get("end", ()), *c.evidence.get("duration", ()))
    return [Check(kind="duration", ok=ok, message=message, evidence=tuple(dict.fromkeys(spans)))]
