"""The pass: drafts from contacts, commitments and words, each once, with what the text gives them of mode and date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from msgspec.structs import replace

from readout.codes import intensity
from readout.packs import Pack
from readout.packs.schema.events import Events as Rules
from readout.packs.schema.events import EventWord
from readout.passes.analysis import Analysis
from readout.passes.events.bonds import Ends
from readout.passes.events.context import context_of
from readout.passes.events.derive import from_commitments, from_contacts
from readout.passes.events.memory import Article, Draft, year_of
from readout.passes.events.roles import Roles
from readout.passes.events.stances import charged, claimed, of_word
from readout.passes.modality import Judgement, Modality, Mode
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
    "toward", "agent", "oblique", "locative", "companion", "harm", "befall", "own", "mine", "facing", "place", "determiner", "auxiliary", "light", "undo", "doer", "money", "involvement", "mutual", "between", "target", "including", "intent", "give", "offer", "tale", "thing", "side", "summons",
))  # fmt: skip
# Of these a plan is none of the type: it is a threat, which commitments tell, or nothing yet.
_NO_PLAN = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
# Of these alone a condition is worth a row ("if Russia attacks ...").
_CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# Of these a plan is a threat.
_THREATENED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# What a verb of attribution says of these stands for itself where no commitment was made of it.
_SPOKEN = frozenset({"agree", "reject", "request"})
# Who tells of these that another did them accuses it.
_HARM = frozenset({"ASSAULT", "COERCE"})
# What is given way to where it is taken back.
_UNDONE = frozenset({"SANCTION", "COERCE"})
# Of these a plan is a promise (PLOVER).
_PROMISED = frozenset({"AID", "COOPERATE"})
# Forms that mean something in what somebody says only.
_SAID = frozenset({"head", "blame", "address"})
# What an act is done for, and what an infinitive alone names, is not told to come.
_MERE_AIM = frozenset({"modality.purpose", "modality.infinitive"})
_DAY = len("2021-12-30")
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def _is_to_come(found: Judgement, roles: Roles, hit: Hit) -> bool:
    """Whether it is planned, or told to follow from a condition; what a plan is named for is ("the *plan* to invade")."""
    if found.mode == "conditional":
        return roles.follows(hit) and not found.negated
    return found.mode == "planned" and (found.rule not in _MERE_AIM or roles.intended(hit) is not None)


def _accuses(article: Article, said: Statement) -> bool:
    """Whether a statement is made by a verb of accusing: what it tells is another's doing."""
    hits = article.analysis.document.hits_in
    return any(h.group == "accuse" for start, end in said.cue for h in hits("events", start, end))


def _two_who_meet(article: Article, sentence: Sentence) -> Ends | None:
    """The two sides of all contacts of the article, where there are just two and the sentence names no other."""
    code, contacts = article.parties.code, article.analysis.contacts
    sides = [tuple(dict.fromkeys(code[p] for p in c.parties if p in code)) for c in contacts]
    met = {c for side in sides for c in side}
    named = {c for p in article.parties.between(sentence.first, sentence.last) for c in p.codes}
    pair = next((side for side in sides if len(side) == 2), None)
    return ((pair[0],), (pair[1],)) if pair and len(met) == 2 and named <= met else None


def _announced(roles: Roles, hit: Hit, said: Statement | None, source: tuple[str, ...]) -> Iterator[Draft]:
    """A conflict that is planned is a threat (PLOVER), unless somebody else foretells it and tells of no plan or vow."""
    ends, owner = roles.of(hit, source), roles.intended(hit)
    own = ends and (said is None or source == ends[0])
    actors = owner if owner is not None else ends[0] if ends and own else ()
    for a in actors if ends else ():
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
        if not (analysis.contacts or analysis.commitments or analysis.document.hits.get("events")):
            return
        article = Article(analysis, Parties.of(analysis), self._modality.on(analysis.document))
        told = list(self._from_words(article))  # first: what is denied may be told behind its denial
        committed = list(from_commitments(analysis, article.parties, article.reader, article.memory))
        binding = {k.statement for k in analysis.commitments if any(d.from_ == k.id for d in committed)}
        drafts = [
            *from_contacts(analysis, article.parties),
            *committed,
            *(d for d in told if d.rule != "events.verb" or d.from_ is None or d.from_ not in binding),
        ]
        analysis.events = [_event(analysis, d, i) for i, d in enumerate(_once(drafts), 1)]

    def _from_words(self, article: Article) -> Iterator[Draft]:
        document = article.analysis.document
        hits = document.hits.get("events", [])
        at = 0
        for sentence in document.sentences:
            while at < len(hits) and hits[at].first < sentence.first:
                at += 1
            stop = at
            while stop < len(hits) and hits[stop].first < sentence.last:
                stop += 1
            inside = hits[at:stop]
            if _may_tell(article, sentence, inside):
                document.tag(sentence)
                yield from self._in_sentence(article, sentence, inside)
            at = stop

    def _in_sentence(self, article: Article, sentence: Sentence, hits: list[Hit]) -> Iterator[Draft]:
        clauses = article.reader.clauses(sentence.first, sentence.last)
        conditions = article.reader.conditions(sentence.first, sentence.last)
        roles = Roles(clauses, article.parties, hits, self._rules, conditions)
        owned = {i for h in hits if getattr(h.entry, "form", "") == "claim" for i in range(h.first, h.last)}
        for hit in uncovered(roles.fitting([h for h in hits if h.group not in _SMALL])):
            if not isinstance(hit.entry, EventWord) or roles.is_in_name(hit):
                continue  # a plain phrase, or part of what somebody is called
            if hit.entry.form == "blame" and hit.first in owned:
                continue  # who "claimed *responsibility for*" it blames nobody
            article.memory.see(roles.victim(hit) if hit.group == "assault" and not hit.entry.shared else None)
            if hit.entry.form == "claim":
                yield from claimed(article, roles, hit)
                continue
            stance, drafts = of_word(article, roles, hit)
            yield from drafts
            if stance is not None and hit.group in _SPOKEN and hit.entry.form == "verb":
                yield from (replace(d, from_=stance.id) for d in _done(article, sentence, roles, hit))
            elif hit.entry.form == "bond" or (stance is None and hit.entry.form not in _SAID):
                yield from _done(article, sentence, roles, hit)


def _may_tell(article: Article, sentence: Sentence, hits: list[Hit]) -> bool:
    """Whether the words of a sentence may tell of an event: of news, of two sides, or of one where somebody speaks or owns up."""
    telling = [h for h in hits if isinstance(h.entry, EventWord)]
    parties = article.parties.between(sentence.first, sentence.last) if telling else ()
    if not telling or not (parties or any(h.entry.shared for h in telling)):
        return False
    if any(h.group == "tale" for h in hits) or _is_history(article, sentence):
        return False
    alone = any(h.entry.shared or h.entry.form == "claim" or h.group == "assault" for h in telling)
    return alone or article.is_said(sentence) or len({code for p in parties for code in p.codes}) > 1


def _done(article: Article, sentence: Sentence, roles: Roles, hit: Hit) -> Iterator[Draft]:
    """What a word tells as done or to come, with both its ends."""
    told = _told(article, roles, hit)
    if told is None:
        return
    kind, found, in_force = told
    said = article.said_around(hit)
    source = article.source(said)
    roles.direct = said is not None and said.type == "direct"
    accusing = kind in _CONFLICT and said is not None and _accuses(article, said)
    if kind in _HARM and said is not None and found.is_fact and not accusing:
        yield from article.memory.kept(charged(article, roles, hit, said))
    if kind in _THREATENED and _is_to_come(found, roles, hit):
        yield from _announced(roles, hit, said, source) if not accusing or roles.intended(hit) is not None else ()
        return
    status = _status(found, kind, hit.entry.form)
    if status is None:
        return
    ends = roles.of(hit, source) or (_two_who_meet(article, sentence) if roles.is_shared(hit) else None)
    pairs = [*product(*ends)] if ends else []
    if hit.entry.form == "bond" and kind not in _SYMMETRIC:  # "exchanged congratulations"
        pairs += [(r, a) for a, r in pairs]
    for a, r in pairs:
        alleged = (r in source and kind in _THREATENED) or (accusing and a in source)  # by its victim; of another
        if a != r and (in_force or not alleged):
            yield Draft(
                actor=a, recipient=r, type=kind, status=status, mode=hit.entry.mode,
                date=_date(article.analysis, sentence), evidence=((hit.start, hit.end),), rule=f"events.{hit.entry.form}",
            )  # fmt: skip


def _told(article: Article, roles: Roles, hit: Hit) -> tuple[str, Judgement, bool] | None:
    """The type that a word tells, its mode, and whether it is in force because it was not lifted; ``None`` for nothing.

    A noun has the mode of the verb that carries it out ("would *provide* aid", "*lifted* its sanctions"), also of one that is a cue
    itself ("*ordered* sanctions").
    """
    kind = "ACCUSE" if roles.is_verbal(hit) else hit.group.upper()
    found = article.reader.of(hit.first, hit.last)
    carrier = roles.carrier(hit) if hit.entry.form in ("noun", "both") else None
    undone = carrier is not None and carrier.group == "undo"
    if undone and kind not in _UNDONE:
        return None
    if carrier is not None and (undone or found.is_fact or found.evidence == (carrier.start, carrier.end)):
        found = article.reader.of(carrier.first, carrier.last)
    if undone and found.undone:
        return kind, Judgement("asserted"), True
    if undone:
        return "CONCEDE", found, False
    if carrier is not None and carrier.group == "offer" and found.is_fact:
        return ("AGREE", found, False) if kind in _PROMISED else None
    if kind in _PROMISED and found.mode == "planned" and found.rule not in _MERE_AIM:
        return "AGREE", Judgement("asserted"), False
    return kind, found, False


def _status(found: Judgement, kind: str, form: str) -> EventStatus | None:
    """The status that a mode gives an event; ``None`` for what is no event (negated, possible, demanded, only alleged)."""
    if found.mode == "conditional" and (found.negated or kind not in _CONFLICT):
        return None
    if found.rule in _MERE_AIM or (found.mode == "planned" and kind in _NO_PLAN):
        return None
    if (kind, form, found.mode) == ("ACCUSE", "noun", "denied"):
        return "occurred"  # what is denied is what the accusation says, not that it was made
    return _STATUS.get(found.mode)


def _is_history(article: Article, sentence: Sentence) -> bool:
    """Whether all that a sentence dates lies decades before the article."""
    if not article.has_history:
        return False
    years = [year for t in article.analysis.times_in(sentence.start, sentence.end) if (year := year_of(t)) is not None]
    return bool(years) and max(years) < article.oldest_news


def _date(analysis: Analysis, sentence: Sentence) -> str | None:
    """The one date told in the sentence, to the day if one is; ``None`` where there is none, or several."""
    told = {t.value for t in analysis.times_in(sentence.start, sentence.end) if t.type == "DATE"}
    dates = {value for value in told if value.replace("-", "").isdecimal()}
    days = {value for value in dates if len(value) == _DAY} or dates
    return days.pop() if len(days) == 1 else None


def _once(drafts: list[Draft]) -> list[Draft]:
    """Each (actor, recipient, type) with the same date once; one without a date joins one with it. What has another status is
    another event, but on the same day a fact outranks a plan."""
    kept: list[Draft] = []
    for d in drafts:
        at = next((i for i, k in enumerate(kept) if _same(d, k)), None)
        if at is None:
            kept.append(d)
        elif d.status == "occurred" != kept[at].status:
            kept[at] = d
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.status == "planned" and b.type == "AGREE" and (a.actor, a.recipient) == (b.actor, b.recipient):
        return True  # what is promised is not planned besides
    if a.type != b.type or (a.date and b.date and a.date != b.date):
        return False
    if a.status != b.status and a.type != "AGREE" and not (a.date and a.date == b.date):
        return False
    ends, others = (a.actor, a.recipient), (b.actor, b.recipient)
    return ends == others or (a.type in _SYMMETRIC and ends == others[::-1])


def _event(analysis: Analysis, d: Draft, number: int) -> Event:
    context = context_of(analysis, d.type, d.evidence, told=d.rule == "events.commitment")
    return Event(
        id=f"E{number}", actor=(d.actor,), recipient=(d.recipient,), type=d.type, mode=d.mode, context=context, date=d.date,
        status=d.status, intensity=intensity(d.type, d.mode), from_=d.from_, evidence=d.evidence, rule=d.rule,
    )  # fmt: skip
