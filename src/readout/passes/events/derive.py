"""Events that other layers already tell: contacts are CONSULT, commitments are THREATEN, REQUEST, AGREE, REJECT."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from readout.packs.schema.commitments import CommitmentWord
from readout.packs.schema.events import EventWord
from readout.passes.analysis import Analysis
from readout.passes.events.memory import Draft, Memory
from readout.passes.modality import Reader
from readout.passes.parties import Parties
from readout.record import Commitment, Contact, EventStatus, Statement
from readout.text import Hit

_STATUS: dict[str, EventStatus] = {
    "held": "occurred", "ongoing": "occurred", "planned": "planned", "proposed": "hypothetical", "cancelled": "denied",
    "denied": "denied",
}  # fmt: skip
_MODES = {"phone_call": "phone", "video_call": "phone", "visit": "visit", "summit": "multilateral"}
_KINDS = {"threat": "THREATEN", "demand": "REQUEST", "offer": "AGREE", "promise": "AGREE", "refusal": "REJECT"}
_CONFLICT = frozenset({"assault", "coerce", "sanction", "mobilize"})
_OBJECT = 8  # words between a hostile verb and whom it is meant for
_SUBJECT = 3  # words of a demand made without a verb of asking, among which it opens with whose act it is
_OPENING = 4  # words of a promise among which the noun stands that names it
_ASKED = 8  # words of a demand among which the one asked stands
_MANY = 3  # parties of a contact up to which every pair is written; beyond, the first with each other


def from_contacts(analysis: Analysis, parties: Parties) -> Iterator[Draft]:
    """A CONSULT for each pair of parties of different states; a declined contact is left to the refusal that tells of it."""
    for c in analysis.contacts:
        codes = list(dict.fromkeys(parties.code[p] for p in c.parties if p in parties.code))
        if c.status not in _STATUS or len(codes) < 2:
            continue
        pairs = combinations(codes, 2) if len(codes) <= _MANY else ((codes[0], other) for other in codes[1 : _MANY + 1])
        mode = "multilateral" if len(codes) > 2 else _MODES.get(c.kind)
        if any(
            h.group == "summons"
            for span in c.evidence.get("kind", ())
            for h in analysis.document.hits_in("events", *span)
        ):
            yield _summoned(c, codes)
            continue
        for a, b in pairs:
            yield Draft(
                actor=a, recipient=b, type="CONSULT", status=_STATUS[c.status], mode=mode, date=c.date, from_=c.id,
                evidence=c.evidence.get("kind", ()), rule="events.contact",
            )  # fmt: skip


def _summoned(c: Contact, codes: list[str]) -> Draft:
    """Who summons an envoy disapproves of the state that sent it (PLOVER): it is no talk of two."""
    return Draft(
        actor=codes[0], recipient=codes[1], type="ACCUSE", status=_STATUS[c.status], mode="disapprove", date=c.date, from_=c.id,
        evidence=c.evidence.get("kind", ()), rule="events.summons",
    )  # fmt: skip


def counterpart(analysis: Analysis, parties: Parties, statement: Statement | None) -> str | None:
    """Whom a statement without a named addressee is said to: the other side of the contact it belongs to, where that is one."""
    if statement is None:
        return None
    source = parties.code.get(statement.source)
    if statement.addressee in parties.code and parties.code[statement.addressee] != source:
        return parties.code[statement.addressee]
    own = [c for c in analysis.contacts if statement.contact == c.id]
    held = own or [c for c in analysis.contacts if c.status in ("held", "ongoing") and statement.source in c.parties]
    others = {parties.code[p] for c in held for p in c.parties if p in parties.code} - {source}
    return others.pop() if len(others) == 1 else None


def from_commitments(analysis: Analysis, parties: Parties, reader: Reader, memory: Memory) -> Iterator[Draft]:
    """THREATEN, REQUEST, AGREE and REJECT from commitments whose issuer and target are of different states."""
    by_id = {s.id: s for s in analysis.statements}
    for k in analysis.commitments:
        if k.kind == "denial":
            yield from _denied(analysis, parties, k, memory)
        statement = by_id.get(k.statement or "")
        issuers = [k.issuer, *(statement.joint_with if statement and statement.source == k.issuer else ())]
        actors = list(dict.fromkeys(parties.code[a] for a in issuers if a in parties.code))
        kind = _kind(analysis, parties, k, reader, joint=len(actors) > 1)
        if kind is None or not actors:
            continue
        recipient = _recipient(analysis, parties, k, kind, actors, statement)
        pairs = [(a, recipient) for a in actors if recipient is not None and recipient != a]
        joint = len(actors) > 1 and not _by_verb(k)
        if kind == "AGREE" and (joint or not pairs):  # who promises together, promises each other
            pairs = [(actors[0], other) for other in actors[1:]]
        for actor, other in pairs:
            yield Draft(
                actor=actor, recipient=other, type=kind, from_=k.id, evidence=k.condition + k.consequence,
                date=_date(analysis, statement), rule="events.commitment",
            )  # fmt: skip


def _denied(analysis: Analysis, parties: Parties, k: Commitment, memory: Memory) -> Iterator[Draft]:
    """What an issuer denies to have done to somebody ("denied any role in the *attack* on ..."): an event, denied.

    Who denies an *involvement* without a word of whom it is with denies the attack told last.
    """
    actor = parties.code.get(k.issuer)
    toward = [h.first for h in analysis.document.hits.get("events", ()) if h.group in ("toward", "target")]
    for start, end in k.consequence:
        tokens = analysis.document.tokens_in(start, end)
        named = parties.between(tokens.start, tokens.stop)
        for hit in analysis.document.hits_in("events", start, end):
            entry = hit.entry
            if actor is None or hit.group not in _CONFLICT or not isinstance(entry, EventWord):
                continue
            others = [p for p in named if actor not in p.codes]
            marked = others and any(hit.last <= i < others[0].first for i in toward)
            if marked and all(p.first >= hit.last for p in others):
                yield Draft(
                    actor=actor, recipient=others[0].codes[0], type=hit.group.upper(), mode=entry.mode, status="denied",
                    from_=k.id, evidence=((hit.start, hit.end),), rule="events.denial",
                )  # fmt: skip
                return
        part = next((h for h in analysis.document.hits_in("events", start, end) if h.group == "involvement"), None)
        victim = memory.victim(actor) if actor and part and not any(actor not in p.codes for p in named) else None
        if actor and part and victim:
            yield Draft(
                actor=actor, recipient=victim, type="ASSAULT", status="denied", from_=k.id,
                evidence=((part.start, part.end),), rule="events.denial",
            )  # fmt: skip


def _kind(analysis: Analysis, parties: Parties, k: Commitment, reader: Reader, *, joint: bool) -> str | None:
    """A promise or an offer of conflict is a threat, unless it is one not to; a warning is one where it tells on what condition.

    Who refuses to do harm rejects nobody.
    """
    if k.kind == "warning":
        return "THREATEN" if k.condition else None
    kind = _KINDS.get(k.kind)
    if kind == "AGREE" and not (_by_verb(k) or _opens_with_promise(analysis, parties, k, joint=joint)):
        return None
    if kind == "REJECT" and not _by_verb(k) and (k.target is None or _opens_with_other(analysis, parties, k)):
        return None  # "we will not stand still" refuses nobody, "the UN has refused" is another's refusal
    hostile = [h for s, e in k.consequence for h in _hits(analysis, s, e) if h.group in _CONFLICT]
    if k.kind in ("promise", "offer"):  # to fight a fire threatens nobody, to promise "sanctions" does
        hostile = [h for h in hostile if parties.between(h.last, h.last + _OBJECT)] + _named_harm(analysis, k)
    found = [(h, reader.of(h.first, h.last)) for h in hostile]
    told = k.kind in ("promise", "offer")  # what was done is not what is promised
    done = [not f.undone and not (told and f.is_fact and h.entry.form != "noun") for h, f in found]
    if kind == "AGREE" and any(done):
        return "THREATEN"
    return None if kind == "REJECT" and hostile and not any(done) else kind


def _named_harm(analysis: Analysis, k: Commitment) -> list[Hit]:
    """The noun of conflict that a promise consists of, a word before it at most."""
    opened = {analysis.document.tokens_in(*span).start for span in k.consequence[:1]}
    hits = [h for s, e in k.consequence[:1] for h in analysis.document.hits_in("events", s, e)]
    nouns = [h for h in hits if h.group in _CONFLICT and getattr(h.entry, "form", "") == "noun"]
    return [h for h in nouns if opened & {h.first, h.first - 1}]


def _by_verb(k: Commitment) -> bool:
    """Whether somebody is told to have agreed, asked or refused; who tells of own plans agrees with nobody."""
    return k.rule is not None and k.rule.startswith(("commitments.cue", "commitments.nested"))


def _opens_with_other(analysis: Analysis, parties: Parties, k: Commitment) -> bool:
    """Whether what is refused opens with somebody of another side: the refusal is theirs."""
    tokens = [analysis.document.tokens_in(*span) for span in k.consequence[:1]]
    first = next((p for t in tokens for p in parties.between(t.start, t.start + _SUBJECT)), None)
    return first is not None and parties.code.get(k.issuer) not in first.codes


def _opens_with_promise(analysis: Analysis, parties: Parties, k: Commitment, *, joint: bool) -> bool:
    """Whether what is promised opens with the verb that offers it ("they have *offered* help to"), or, of two together, with the
    noun that names it ("their *readiness* to deepen ties") and is no other's ("the commitment *by Angola*")."""
    document = analysis.document
    for start, end in k.consequence[:1]:
        opened = document.tokens_in(start, end).start
        words = [h for h in document.hits_in("commitments", start, end) if h.first - opened < _OPENING]
        named = [h for h in words if isinstance(h.entry, CommitmentWord) and h.entry.kind == k.kind]
        if (joint or k.kind == "offer") and any(h.group == "cue" for h in named):
            return True
        doers = {h.last for h in document.hits_in("events", start, end) if h.group == "doer"}
        others = any(p.first in doers for p in parties.between(opened, opened + _ASKED))
        return joint and k.target is None and not others and any(h.entry.noun for h in named)
    return False


def _hits(analysis: Analysis, start: int, end: int) -> list[Hit]:
    return [
        h for h in analysis.document.hits_in("events", start, end) if getattr(h.entry, "form", "") in ("verb", "both")
    ]


def _recipient(
    analysis: Analysis, parties: Parties, k: Commitment, kind: str, actors: list[str], statement: Statement | None
) -> str | None:
    """To whom: somebody it is said to, else (for an agreement) the other side of the contact, else who is named in it."""
    said_to = parties.code.get(statement.addressee or "") if statement else None
    by_cue = (k.rule or "").startswith("commitments.cue")
    told = kind != "THREATEN" or by_cue  # whom a threat is told of is not whom it is made to
    if told and said_to is not None and said_to not in actors:
        return said_to
    other = counterpart(analysis, parties, statement) if told else None
    if kind == "AGREE" and other is not None:
        return other
    target = parties.code.get(k.target or "")
    if kind == "THREATEN" and any(
        h.group == "aid" for s, e in k.condition for h in analysis.document.hits_in("events", s, e)
    ):
        return None  # whom something is given is not the one warned
    if kind == "THREATEN" and target is not None and target not in actors:
        return target
    if kind == "REQUEST" and _of_own(analysis, parties, k, actors):
        return None
    if kind == "REQUEST" and not _by_verb(k):  # "we must find a balance" asks nobody of anything
        return _named(analysis, parties, k, actors, reach=_ASKED if target else _SUBJECT)
    named = _named(analysis, parties, k, actors, reach=_ASKED if kind == "REQUEST" else None)
    return named or other


def _of_own(analysis: Analysis, parties: Parties, k: Commitment, actors: list[str]) -> bool:
    """Whether the first named in a demand is of the side that asks ("asked *his minister* to go"): no other is asked."""
    tokens = [analysis.document.tokens_in(*span) for span in k.consequence[:1]]
    named = [p for t in tokens for p in parties.between(t.start, min(t.stop, t.start + _ASKED))]
    bounds = [h for h in analysis.document.hits.get("modality", ()) if getattr(h.entry, "kind", "") == "coordinate"]
    joined = (
        len(named) > 1
        and not set(named[1].codes) <= set(actors)
        and any(h.first == named[0].last and h.last == named[1].first for h in bounds)
    )
    return bool(named) and set(named[0].codes) <= set(actors) and not joined


def _named(analysis: Analysis, parties: Parties, k: Commitment, actors: list[str], *, reach: int | None) -> str | None:
    """The first other party that acts in the condition, else that is named in the consequence; ``reach``: only so many words
    from its start, where the one asked stands."""
    document, near = analysis.document, reach is not None
    small = document.hits.get("events", ())
    doers = {h.last for h in small if h.group == "doer"}
    behind = {h.last for h in small if h.group in ("oblique", "toward")} - doers
    places = {h.last for h in small if h.group == "locative"} - doers
    aims = {h.first for h in document.hits.get("modality", ()) if h.group == "purpose"}
    helped = {h.last for h in document.hits.get("commitments", ()) if h.group == "help"}
    for span in k.condition + k.consequence:
        tokens = document.tokens_in(*span)
        stop = min(tokens.stop, tokens.start + reach) if reach else tokens.stop
        for p in parties.between(tokens.start, tokens.stop):
            others = [c for c in p.codes if c not in actors and p.first not in places]
            aside = (near or span in k.condition) and p.first in behind and p.first > tokens.start + 1
            aside = aside or (near and any(tokens.start < i < p.first for i in aims))
            helps = k.kind == "offer" or (near and p.first - tokens.start <= 1)  # "asked for *help of Seoul*"
            aside = aside or (not helps and any(i in helped for i in range(p.first - 1, p.first + 1)))
            if others and p.first < stop and not aside:
                return others[0]
    return None


def _date(analysis: Analysis, statement: Statement | None) -> str | None:
    if statement is None:
        return None
    if statement.date is not None:
        return statement.date
    contact = next((c for c in analysis.contacts if c.id == statement.contact), None)
    return _day(contact)


def _day(contact: Contact | None) -> str | None:
    return contact.date if contact else None
