"""The pass: drafts from contacts, commitments and words, each once, with what the text gives them of mode and date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from readout.codes import intensity
from readout.packs import Pack
from readout.packs.schema.events import Events as Rules
from readout.packs.schema.events import EventWord
from readout.passes.analysis import Analysis
from readout.passes.events.context import context_of
from readout.passes.events.derive import counterpart, from_commitments, from_contacts
from readout.passes.events.memory import Draft, Memory
from readout.passes.events.roles import Ends, Roles
from readout.passes.modality import Judgement, Modality, Mode, Reader
from readout.passes.parties import Parties
from readout.record import Event, EventStatus, Statement
from readout.text import Hit, Sentence, uncovered

_STATUS: dict[Mode, EventStatus] = {
    "asserted": "occurred",
    "denied": "denied",
    "planned": "planned",
    "conditional": "hypothetical",
}
_SMALL = frozenset((
    "toward", "agent", "oblique", "locative", "harm", "own", "facing", "place", "determiner", "auxiliary", "light", "doer", "money", "involvement",
))  # fmt: skip
# What a statement does by its verb alone; demands, threats, offers and refusals are commitments.
_STANCES = frozenset({"ACCUSE", "SUPPORT"})
# Of these a plan is none of the type: it is a threat, which commitments tell, or nothing yet.
_NO_PLAN = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"})
# Of these alone a condition is worth a row ("if Russia attacks ...").
_CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# Of these a plan is a threat.
_THREATENED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# Types that a verb of attribution can tell.
_VERBAL = frozenset({"accuse", "support", "request", "threaten", "reject", "agree"})
# Forms that mean something in what somebody says only.
_SAID = frozenset({"head", "blame", "address"})
# Modes in which a verb of attribution attributes nothing ("has not condemned").
_UNSAID = frozenset({"negated", "possible"})
# Modes in which a harm blames nobody ("if Iran violates the agreement").
_NO_BLAME = frozenset({"negated", "denied", "conditional"})
# What an act is done for, and what an infinitive alone names, is not told to come.
_MERE_AIM = frozenset({"modality.purpose", "modality.infinitive"})
_HEAD = 6  # words of a content among which its head stands
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def _accusation(said: Statement | None, source: str, authors: tuple[str, ...], hit: Hit) -> Iterator[Draft]:
    """Who tells of the hostile act of another state accuses it."""
    if said is not None and len(authors) == 1 and authors[0] != source:
        yield Draft(
            actor=source, recipient=authors[0], type="ACCUSE", mode="allege", date=said.date, from_=said.id,
            evidence=((hit.start, hit.end),), rule="events.allegation",
        )  # fmt: skip


def _claimed(analysis: Analysis, parties: Parties, roles: Roles, hit: Hit, memory: Memory) -> Iterator[Draft]:
    """An act that its author owns up to: the source of the statement, else the subject of the words."""
    said = _statement_by_cue(analysis, hit)
    source = (parties.code[said.source],) if said is not None and said.source in parties.code else ()
    for actor in (source or roles.nearest(hit))[:1]:
        victim = roles.victim(hit) or memory.victim(actor)
        if victim is not None and victim != actor:
            yield Draft(
                actor=actor, recipient=victim, type=hit.group.upper(), mode=hit.entry.mode,
                evidence=((hit.start, hit.end),), rule="events.claim",
            )  # fmt: skip


def _is_to_come(found: Judgement, roles: Roles, hit: Hit) -> bool:
    """Whether it is planned, or told to follow from a condition."""
    if found.mode == "conditional":
        return roles.follows(hit) and not found.negated
    return found.mode == "planned" and found.rule not in _MERE_AIM


def _two_who_meet(analysis: Analysis, parties: Parties, sentence: Sentence) -> Ends | None:
    """The two sides of all contacts of the article, where there are just two and the sentence names no other."""
    sides = {tuple(dict.fromkeys(parties.code[p] for p in c.parties if p in parties.code)) for c in analysis.contacts}
    codes = {code for side in sides for code in side}
    named = {code for p in parties.between(sentence.first, sentence.last) for code in p.codes}
    if len(codes) != 2 or named - codes:
        return None
    first = next(side for side in sides if len(side) == 2) if any(len(side) == 2 for side in sides) else None
    return ((first[0],), (first[1],)) if first else None


def _announced(ends: Ends | None, hit: Hit, said: Statement | None, source: tuple[str, ...]) -> Iterator[Draft]:
    """A conflict that is planned is a threat (PLOVER), unless somebody else foretells it."""
    for a in ends[0] if ends and (said is None or source == ends[0]) else ():
        for r in ends[1] if ends else ():
            if a != r:
                yield Draft(
                    actor=a, recipient=r, type="THREATEN", date=said.date if said else None, from_=said.id if said else None,
                    evidence=((hit.start, hit.end),), rule="events.planned",
                )  # fmt: skip


class Events:
    """Finds events."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"document", "mentions", "actors", "times", "statements", "commitments", "contacts"}
    )
    writes: ClassVar[frozenset[str]] = frozenset({"events"})

    def __init__(self, pack: Pack) -> None:
        self._modality = Modality(pack)
        self._rules = pack.topic(Rules)

    def __call__(self, analysis: Analysis) -> None:
        """Write ``events``: one row for each (actor, recipient, type, date), in the order contacts, commitments, words."""
        parties = Parties(analysis)
        memory = Memory()
        reader = self._modality.on(analysis.document)
        told = list(self._from_words(analysis, parties, memory))
        drafts = [*from_contacts(analysis, parties), *from_commitments(analysis, parties, reader, memory), *told]
        analysis.events = [_event(analysis, d, i) for i, d in enumerate(_once(drafts), 1)]

    def _from_words(self, analysis: Analysis, parties: Parties, memory: Memory) -> Iterator[Draft]:
        document = analysis.document
        reader = self._modality.on(document)
        hits = document.hits.get("events", [])
        at = 0
        for sentence in document.sentences:
            while at < len(hits) and hits[at].first < sentence.first:
                at += 1
            stop = at
            while stop < len(hits) and hits[stop].first < sentence.last:
                stop += 1
            inside = hits[at:stop]
            telling = [h for h in inside if h.group not in _SMALL]
            shared = any(h.entry.shared for h in telling)
            if telling and (shared or parties.between(sentence.first, sentence.last)):
                document.tag(sentence)
                yield from self._in_sentence(analysis, parties, reader, sentence, inside, memory)
            at = stop

    def _in_sentence(
        self, analysis: Analysis, parties: Parties, reader: Reader, sentence: Sentence, hits: list[Hit], memory: Memory
    ) -> Iterator[Draft]:
        conditions = reader.conditions(sentence.first, sentence.last)
        roles = Roles(reader.clauses(sentence.first, sentence.last), parties, hits, self._rules, conditions)
        for hit in uncovered([h for h in hits if h.group not in _SMALL]):
            entry = hit.entry
            assert isinstance(entry, EventWord)
            kind = hit.group.upper()
            memory.see(roles.victim(hit) if kind == "ASSAULT" else None)
            if entry.form == "claim":
                yield from _claimed(analysis, parties, roles, hit, memory)
                continue
            stance = _stance_of(analysis, hit, entry)
            unsaid = _UNSAID | _NO_BLAME if entry.form == "blame" else _UNSAID
            if stance is not None and reader.of(hit.first, hit.last).mode not in unsaid:
                yield from memory.kept(self._stance(analysis, parties, roles, hit, stance, memory))
            if entry.form in _SAID or stance is not None:
                continue
            said = _statement_around(analysis, hit)
            source = (parties.code[said.source],) if said and said.source in parties.code else ()
            found = reader.of(hit.first, hit.last)
            if kind in _THREATENED and _is_to_come(found, roles, hit):
                yield from _announced(roles.of(hit, source), hit, said, source)
                continue
            status = _status(found, kind, entry.form)
            if status is None:
                continue
            if source and kind in _CONFLICT and status == "occurred":
                yield from memory.kept(_accusation(said, source[0], roles.author(hit), hit))
            ends = roles.of(hit, source) or (_two_who_meet(analysis, parties, sentence) if entry.shared else None)
            if ends is None:
                continue
            for a in ends[0]:
                for r in ends[1]:
                    if a != r:
                        yield Draft(
                            actor=a, recipient=r, type=kind, status=status, mode=entry.mode,
                            date=_date(analysis, sentence), evidence=((hit.start, hit.end),), rule=f"events.{entry.form}",
                        )  # fmt: skip

    def _stance(
        self, analysis: Analysis, parties: Parties, roles: Roles, hit: Hit, statement: Statement, memory: Memory
    ) -> Iterator[Draft]:
        """What a statement does by its verb: "condemned", "thanked", "welcomed"."""
        kind, entry = hit.group.upper(), hit.entry
        if kind not in _STANCES or not statement.content:
            return
        sources = [parties.code[a] for a in (statement.source, *statement.joint_with) if a in parties.code]
        actors = tuple(dict.fromkeys([*sources, *(roles.joined(hit) if entry.form == "verb" else ())]))
        first, last = statement.content[0]
        tokens = analysis.document.tokens_in(first, last)
        if entry.form == "head" and roles.is_others(hit, actors):
            return
        blame = entry.form == "blame"
        recipient = roles.blamed(hit, actors) if blame else ()
        if kind == "SUPPORT":
            other = counterpart(analysis, parties, statement)
            named = (
                ()
                if entry.form == "address"
                else roles.recipient_in(tokens.start, tokens.stop, actors, straight=bool(other))
            )
            recipient = named or ((other,) if other else ())
        elif not blame:
            recipient = roles.recipient_in(tokens.start, tokens.stop, actors)
        unnamed = not recipient and kind == "ACCUSE" and entry.form == "verb"
        if unnamed and not roles.names_any(tokens.start, tokens.stop):
            recipient = memory.accused(actors)
        for actor in actors:
            for r in recipient:
                if r != actor:
                    yield Draft(
                        actor=actor, recipient=r, type=kind, mode=entry.mode, date=statement.date,
                        from_=statement.id, evidence=((hit.start, hit.end),), rule="events.stance",
                    )  # fmt: skip


def _statement_by_cue(analysis: Analysis, hit: Hit) -> Statement | None:
    return next((s for s in analysis.statements if any(hit.start < e and b < hit.end for b, e in s.cue)), None)


def _stance_of(analysis: Analysis, hit: Hit, entry: EventWord) -> Statement | None:
    """The statement that takes a stance by this word: as its verb, as the head of its content, or by blame in it."""
    if entry.form == "head":
        return _headed(analysis, hit)
    if entry.form in ("blame", "address"):
        return _statement_around(analysis, hit)
    if entry.form == "passive":
        return None
    return _statement_by_cue(analysis, hit) if hit.group in _VERBAL else None  # "attacked" may attribute, too


def _headed(analysis: Analysis, hit: Hit) -> Statement | None:
    """The statement whose content opens with this noun ("*concerns* about ...")."""
    said = _statement_around(analysis, hit)
    if said is None:
        return None
    opens = analysis.document.tokens_in(*said.content[0]).start
    return said if 0 <= hit.first - opens < _HEAD else None


def _statement_around(analysis: Analysis, hit: Hit) -> Statement | None:
    return next((s for s in analysis.statements if any(b <= hit.start and hit.end <= e for b, e in s.content)), None)


def _status(found: Judgement, kind: str, form: str) -> EventStatus | None:
    """The status that a mode gives an event; ``None`` for what is no event (negated, possible, demanded, only alleged)."""
    if found.mode == "conditional" and (found.negated or kind not in _CONFLICT):
        return None
    if found.rule in _MERE_AIM or (found.mode == "planned" and kind in _NO_PLAN):
        return None
    if (kind, form, found.mode) == ("ACCUSE", "noun", "denied"):
        return "occurred"  # what is denied is what the accusation says, not that it was made
    return _STATUS.get(found.mode)


def _date(analysis: Analysis, sentence: Sentence) -> str | None:
    """The one date told in the sentence; ``None`` where there is none, or several."""
    days = {
        t.value for t in analysis.times_in(sentence.start, sentence.end)
        if t.type == "DATE" and len(t.value) == 10 and t.value[:1].isdigit()
    }  # fmt: skip
    return days.pop() if len(days) == 1 else None


def _once(drafts: list[Draft]) -> list[Draft]:
    """Each (actor, recipient, type) with the same date once; one without a date joins one with it, a fact outranks a plan."""
    kept: list[Draft] = []
    for d in drafts:
        if not any(_same(d, k) for k in kept):
            kept.append(d)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.status == "planned" and b.type == "AGREE" and (a.actor, a.recipient) == (b.actor, b.recipient):
        return True  # what is promised is not planned besides
    if a.type != b.type or (a.date and b.date and a.date != b.date):
        return False
    ends, others = (a.actor, a.recipient), (b.actor, b.recipient)
    return ends == others or (a.type in _SYMMETRIC and ends == others[::-1])


def _event(analysis: Analysis, d: Draft, number: int) -> Event:
    context = context_of(analysis, d.type, d.evidence, told=d.rule == "events.commitment")
    return Event(
        id=f"E{number}", actor=(d.actor,), recipient=(d.recipient,), type=d.type, mode=d.mode, context=context, date=d.date,
        status=d.status, intensity=intensity(d.type, d.mode), from_=d.from_, evidence=d.evidence, rule=d.rule,
    )  # fmt: skip
