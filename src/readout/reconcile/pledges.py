"""Commitments over time: the same warning, promise or demand told or said again, and what became of it.

Two tellings are of one commitment where they come from one side, are of one kind (a threat and a warning are), concern the same
target where both name one, and share the words of condition and consequence; or, across languages, where both were
made in one contact and each article tells only that one of its kind. What became of it is told only by a later article: an
event between the two sides that shares the words of what was announced. Nothing of the sort means "no later word".

Words are compared by their beginnings (:data:`_STEM` letters), which holds for inflected languages without a list of any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal, TypeAlias

import msgspec

from readout.reconcile.account import fold, identity, side
from readout.reconcile.when import days
from readout.record import Actor, Commitment, CommitmentKind, Record, Span, Spans

Outcome: TypeAlias = Literal["carried out", "met", "broken", "withdrawn", "refused"]

# Kinds that outlets mix up for one and the same commitment.
_FAMILY: dict[CommitmentKind, str] = {"warning": "threat", "offer": "promise"}
# Words shorter than this say little; longer ones are compared by as many letters.
_WORD, _STEM = 4, 5
# Share of the shorter telling's words that both must hold, and how many at least; an event is held to the same.
_SAME, _LEAST = 0.6, 3
_PRINTED = timedelta(days=2)
_END = re.compile(r"[.!?…]\s|\n")
_BACK = frozenset({"RETREAT", "CONCEDE"})
_WORDS_ALONE = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT", "ACCUSE", "CONSULT", "SUPPORT", "PROTEST"})
_CONFLICT = frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"})


class Said(msgspec.Struct, frozen=True):
    """One article's telling. ``day`` is that on which it was said, as far as told, else that of publication."""

    document: str
    item: str
    outlet: str
    language: str
    published: str
    day: str
    condition: Spans
    consequence: Spans


class Happened(msgspec.Struct, frozen=True):
    """An event that a document tells, flat: what a fate is looked for in."""

    document: str
    item: str
    outlet: str
    published: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    type: str
    status: str
    words: str
    span: Span | None = None


class Fate(msgspec.Struct, frozen=True):
    """What became of a commitment, with the later article that says so."""

    outcome: Outcome
    evidence: Happened


class Pledge(msgspec.Struct, frozen=True):
    """A commitment over all its tellings, earliest first. ``days`` are those on which it was said, two days and more
    apart: several are repetitions."""

    id: str
    kind: CommitmentKind
    issuer: str
    issuer_key: str
    side: str
    target: str | None
    target_side: str | None
    said: tuple[Said, ...]
    days: tuple[str, ...]
    fate: Fate | None = None


class _Telling(msgspec.Struct, frozen=True):
    record: Record
    commitment: Commitment
    said: Said
    side: str
    issuer: Actor
    target: Actor | None
    stems: frozenset[str]
    contact: str | None

    @property
    def family(self) -> str:
        return _FAMILY.get(self.commitment.kind, self.commitment.kind)


def pledges(told: Iterable[tuple[str, Record, Commitment]], contacts: Mapping[str, str] | None = None) -> list[Pledge]:
    """Group commitments (document, record, commitment) over articles, the one said last first.

    ``contacts`` maps an account's key ("<document>/C1") to the reconciled contact: what is said in one contact, or in articles whose
    news it is, is found in several languages.
    """
    groups: list[list[_Telling]] = []
    at: defaultdict[tuple[str, str], list[list[_Telling]]] = defaultdict(list)
    tellings = [t for d, r, k in told if (t := _telling(d, r, k, contacts or {})) is not None]
    for telling in sorted(
        tellings, key=lambda t: (t.said.day, t.said.published, t.said.outlet, t.said.document, t.said.item)
    ):
        here = at[telling.side, telling.family]
        group = next((g for g in here if any(_same(t, telling) for t in g)), None)
        if group is None:
            group = []
            groups.append(group)
            here.append(group)
        group.append(telling)
    return sorted((_pledge(g) for g in groups), key=lambda p: (p.days[-1], p.id), reverse=True)


def _telling(document: str, record: Record, k: Commitment, contacts: Mapping[str, str]) -> _Telling | None:
    issuer, target = record.actor(k.issuer), record.actor(k.target)
    if issuer is None:
        return None
    d = record.document
    statement = next((s for s in record.statements if s.id == k.statement), None)
    made_in = next((c for c in record.contacts if statement and c.id == statement.contact), None)
    news = made_in or next(iter(record.contacts), None)
    published = d.published.value if d.published else ""
    day = (statement.date if statement else None) or (made_in.date if made_in else None) or published
    said = Said(document, k.id, d.outlet or d.uri or d.id[:8], d.language, published, day, k.condition, k.consequence)
    names = {s for a in record.actors for s in _stems(a.name)}
    stems = _stems(" ".join(map(record.quote, (*k.condition, *k.consequence)))) - names
    contact = contacts.get(f"{document}/{news.id}") if news else None
    return _Telling(record, k, said, side(issuer), issuer, target, stems, contact)


def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in fold(words).split() if len(w) >= _WORD)


def _alike(mine: frozenset[str], yours: frozenset[str]) -> bool:
    both = len(mine & yours)
    return both >= _LEAST and both >= _SAME * min(len(mine), len(yours))


def _same(a: _Telling, b: _Telling) -> bool:
    if a.said.document == b.said.document and a.said.item == b.said.item:
        return True
    if a.target is not None and b.target is not None and side(a.target) != side(b.target):
        return False
    if _alike(a.stems, b.stems):
        return bool(a.commitment.condition) == bool(b.commitment.condition) or a.said.document != b.said.document
    other = a.said.language != b.said.language and a.contact is not None and a.contact == b.contact
    return other and _only(a) and _only(b)


def _only(t: _Telling) -> bool:
    """Whether its article tells no other commitment of its kind by its side."""
    mine = [
        k
        for k in t.record.commitments
        if _FAMILY.get(k.kind, k.kind) == t.family and (a := t.record.actor(k.issuer)) and side(a) == t.side
    ]
    return len(mine) == 1


def _pledge(group: Sequence[_Telling]) -> Pledge:
    fullest = max(group, key=lambda t: (t.issuer.kind == "person", len(t.issuer.name)))
    target = next((t.target for t in group if t.target is not None), None)
    first = group[0]
    return Pledge(
        id=f"{first.said.document}/{first.said.item}",
        kind=first.commitment.kind,
        issuer=fullest.issuer.name,
        issuer_key=identity(fullest.issuer),
        side=first.side,
        target=target.name if target else None,
        target_side=side(target) if target else None,
        said=tuple(t.said for t in group),
        days=_apart(sorted({t.said.day for t in group})),
    )


def _apart(found: Sequence[str]) -> tuple[str, ...]:
    """Days that are days of saying it again: what follows within two days is the same news printed later."""
    kept: list[str] = []
    for day in found:
        before, now = days(kept[-1]) if kept else None, days(day)
        if before is None or now is None or now[0] - before[1] > _PRINTED:
            kept.append(day)
    return tuple(kept)


def with_fates(found: Sequence[Pledge], records: Mapping[str, Record], later: Iterable[Happened]) -> list[Pledge]:
    """The pledges with what became of each; ``later`` are events of any documents, ``records`` those of the pledges."""
    events = sorted(later, key=lambda e: (e.published, e.document, e.item))
    return [msgspec.structs.replace(p, fate=_fate(p, records, events)) for p in found]


def _fate(pledge: Pledge, records: Mapping[str, Record], events: Sequence[Happened]) -> Fate | None:
    announced = [_announced(records[s.document], s) for s in pledge.said if s.document in records]
    told = {s.document for s in pledge.said}
    said = days(pledge.days[0])
    for e in events:
        seen = days(e.published)
        if said is None or seen is None or seen[0] <= said[1] or e.document in told:
            continue
        words = _stems(e.words)
        if any(_announces(a, words) for a in announced) and (outcome := _outcome(pledge, e)):
            return Fate(outcome, e)
    return None


def _announces(announced: frozenset[str], words: frozenset[str]) -> bool:
    both = len(announced & words)
    return both >= _LEAST - 1 and both >= _SAME * len(announced)


def _announced(record: Record, said: Said) -> frozenset[str]:
    names = {s for a in record.actors for s in _stems(a.name)}
    return _stems(" ".join(map(record.quote, said.consequence))) - names


def _outcome(pledge: Pledge, e: Happened) -> Outcome | None:
    """What an event that shares the words of a commitment makes of it; ``None`` where it says neither."""
    ours = pledge.side in e.actor
    theirs = pledge.target_side is not None and pledge.target_side in e.actor
    family = _FAMILY.get(pledge.kind, pledge.kind)
    if family == "demand":
        if not theirs:
            return None
        return "refused" if e.type == "REJECT" or e.status == "denied" else "met" if _deed(e) else None
    if not ours or family not in ("threat", "promise"):
        return None
    if e.type in _BACK or (e.type == "REJECT" and family == "promise"):
        return "withdrawn"
    if family == "promise" and (e.status == "denied" or (e.type in _CONFLICT and e.status == "occurred")):
        return "broken"
    return ("carried out" if family == "threat" else "met") if _deed(e) else None


def _deed(e: Happened) -> bool:
    return e.status == "occurred" and e.type not in _WORDS_ALONE


def happened(document: str, record: Record) -> Iterator[Happened]:
    """The events of a record, flat, each with the sentence in which it is told."""
    d = record.document
    published = d.published.value if d.published else ""
    outlet = d.outlet or d.uri or d.id[:8]
    for e in record.events:
        words = " … ".join(_sentence(d.text, s) for s in e.evidence)
        yield Happened(
            document,
            e.id,
            outlet,
            published,
            e.actor,
            e.recipient,
            e.type,
            e.status,
            words,
            e.evidence[0] if e.evidence else None,
        )


def _sentence(text: str, span: Span) -> str:
    """The stretch about a span up to the next full stop or line on both sides."""
    start = max((m.end() for m in _END.finditer(text, 0, span[0])), default=0)
    end = _END.search(text, span[1])
    return text[start : end.start() if end else len(text)].strip()
