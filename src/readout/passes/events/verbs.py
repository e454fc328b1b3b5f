"""The ends of a verb: who does it, and whom it is done to."""

from __future__ import annotations

from readout.passes.events.named import Named
from readout.passes.parties import Party
from readout.text import Hit

_OBJECT = 14  # words between a verb and the party that it is done to
_REACH = {
    "request": 3,
    "threaten": 3,
    "reject": 5,
    "retreat": 4,
}  # the same for verbs of speech: to whom it is said, or whose offer is refused
_AGENT = 4  # words from "by" to who did it
_PLAN = 8  # words from a plan to what it is for
_OWNED = 3  # words from the owner of a plan to it
_TO_PLACES = frozenset({"assault", "mobilize", "sanction"})
_FROM_PLACES = frozenset({"withdraw", "expel"})  # of modes
_BOUNDS = frozenset({"complement", "subordinate", "adversative"})
_CLAUSES = frozenset({"relative", "subordinate", "adversative"})
_OPENING = 4  # words of an adverbial before the party in it
_NEAR = 6  # words between a passive and its subject behind it
_BESIDE = 2  # words between a verb and where somebody is held
_ADVERBS = 2  # words between a passive and its agent, where the form of the agent tells it


class Verbs(Named):
    """Finds subjects, objects and agents in one sentence."""

    def _subject(self, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
        start = self._clause_start(hit.first)
        before = [p for p in self._parties if start <= p.first and p.last <= hit.first]
        supposed = any(a <= hit.first < b for a, b in self._conditions)  # of whom "she" is there is open
        own = [h for h in self._own if start <= h.first and h.last <= hit.first]
        if supposed and own:
            before, source = [p for p in before if all(p.first != h.first for h in own)], ()
        opened = self._relative(start, hit.first)
        if opened is not None:
            owner = next((p for p in reversed(before) if 0 <= opened - p.last <= 1), None)
            return () if owner is None or self._before(owner) & self._small["oblique"] else owner.codes
        straight = self._behind_verb(self._behind_opening(self._straight(before), start), start, hit)
        if straight and straight[0].first in self._accusers:
            return ()
        if straight:
            return self._with_partners(straight)
        if self.direct and any(h.first not in self._mine for h in own):
            return ()
        if source and (own or all(i in self._c.fillers for i in range(start, hit.first))):
            return source
        return ()

    def _straight(self, parties: list[Party]) -> list[Party]:
        """Those behind no preposition, of their own or of the party that an "and" joins them to."""
        out: list[Party] = []
        aside = -1
        for p in parties:
            joined = p.first - aside == 1 and self._c.bounds.get(aside) == "coordinate"
            if joined or self._is_oblique(p) or self._is_object_form(p):
                aside = p.last
            else:
                out.append(p)
        return out

    def _behind_opening(self, parties: list[Party], start: int) -> list[Party]:
        """The parties but the first where that stands in an adverbial before a comma («*По словам США*, Иран передал ...»)."""
        first = parties[:1]
        listed = self._with_partners(parties) if parties else ()
        if len(parties) > len(listed) == 1 and start in self._small["oblique"] and first[0].first - start <= _OPENING:
            gap = range(first[0].last, parties[1].first)
            return parties[1:] if any(self._c.is_comma(i) for i in gap) else parties
        return parties

    def _behind_verb(self, parties: list[Party], start: int, hit: Hit) -> list[Party]:
        """The parties behind the last other verb of the clause, where there are some: "condemned *Israel's* plan to annex".

        A verb joined by "and" has the subject of the first.
        """
        at = hit.first
        while at > start and at - 1 in self._c.fillers:
            at -= 1
        if self._c.bounds.get(at - 1) == "coordinate":
            return parties
        others = [v for v in self._verbs if start <= v < hit.first]
        behind = [p for p in parties if others and p.first >= others[-1]]
        return behind or parties

    def _object(self, hit: Hit, subject: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a verb's act is done to: the first other party behind it; for what is done to places, too, else where it is done."""
        c = self._c
        end = min((b for a, b in self._sides if a <= hit.first < b), default=c.last)
        at: Party | None = None
        for p in self._parties:
            if p.first <= hit.first or p.last <= hit.last:
                continue
            reach = _OBJECT if hit.entry.things else _REACH.get(hit.group, _OBJECT)
            if p.first - hit.last > reach or p.first >= end:
                break
            if c.stops_between(hit.last, p.first, commas=True, kinds=_CLAUSES):
                break
            if hit.group == "reject" and any(hit.last <= q.first < p.first for q in c.beside["claim"]):
                break  # who rejects an *accusation* refuses nothing
            if hit.group == "accuse" and any(self._is_act(i) for i in range(hit.last, p.first)):
                break  # who is named behind another verb suffers what it tells
            if all(code in subject for code in p.codes) or (
                hit.group == "accuse" and (p.place or self._is_victim(p, hit.last))
            ):
                continue
            if not self._is_place(p, hit.last):
                return self._listed(p, subject)
            at = at or p
        return self._listed(at, subject) if at is not None and self._is_of_places(hit) else ()

    def _is_of_places(self, hit: Hit) -> bool:
        """Whether an act is done to places, too ("bombed a depot *in Syria*", "withdrew *from Syria*")."""
        return hit.group in _TO_PLACES or hit.entry.mode in _FROM_PLACES

    def _listed(self, party: Party, subject: tuple[str, ...]) -> tuple[str, ...]:
        """A party with those that an "and" joins to it, but the subject."""
        behind = [q for q in self._parties if q is party or (q.first > party.first and self._is_no_subject(q))]
        return tuple(code for code in self._with_partners(behind) if code not in subject)

    def is_done_by(self, hit: Hit) -> bool:
        """Whether a verb is a passive with its agent: its subject does not say it («*осуждено* Венгрией»)."""
        return self._is_passive_form(hit) and bool(self.agent(hit))

    def turned(self, hit: Hit) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The ends of a verb between an object, by its form, and its subject («*Турцию* поддержал *Азербайджан*»)."""
        start = self._clause_start(hit.first)
        near = (p for p in self._parties if start <= p.first and p.last <= hit.first and not self._is_oblique(p))
        done = next((p for p in near if self._is_object_form(p) and not self._is_maker(p)), None)
        if done is None or self._is_passive(hit):
            return None
        behind = (p for p in self._parties if 0 <= p.first - hit.last <= 1 and not self._is_oblique(p))
        maker = next((p for p in behind if not self._is_object_form(p) and not self._is_dative(p)), None)
        if maker is None or set(maker.codes) & set(done.codes):
            return None
        return self._with_partners([q for q in self._parties if q.first >= maker.first]), done.codes

    def _is_no_subject(self, party: Party) -> bool:
        """Whether a party that follows another is no subject of a further verb, by what stands behind it or by its form."""
        return self._ends_phrase(party) or self._is_dative(party) or self._is_object_form(party)

    def _has_bare_agent(self, hit: Hit) -> bool:
        """Whether who does what a passive tells stands right behind it (Indonesian "*diserang Israel*"; "*received aid from* Norway")."""
        passive = self._is_passive_form(hit) or hit.group == "light"
        return passive and (self._rules.bare_agent or hit.last - 1 in self._small["oblique"])

    def _told_done(self, hit: Hit, subject: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who did what a passive tells, and to whom; with cases, their forms tell both wherever they stand."""
        by = self.agent(hit) or self._holder(hit, subject) or self._by_side()
        if subject or not self._rules.agent_endings:
            return by, subject
        behind = (p for p in self._parties if 0 <= p.first - hit.last <= _NEAR and not set(p.codes) & set(by))
        done = next((p for p in behind if not self._is_oblique(p)), None)
        apart = done is None or self._c.stops_between(hit.last, done.first, commas=True, kinds=_CLAUSES)
        return by, () if done is None or apart else self._listed(done, by)

    def _by_side(self) -> tuple[str, ...]:
        """The one whose side is named («*с российской стороны* выражена признательность»)."""
        return next((p.codes for p in self._parties if p.adjective and p.last in self._small["side"]), ())

    def _holder(self, hit: Hit, subject: tuple[str, ...]) -> tuple[str, ...]:
        """The state in which somebody of another is held ("two Germans were *detained in* Iran")."""
        if hit.group != "coerce" and getattr(hit.entry, "mode", None) != "expel":
            return ()
        near = (p for p in self._parties if 0 < p.first - hit.last <= _BESIDE or (p.last <= hit.first and not subject))
        places = (p for p in near if p.first - 1 in self._small["locative"])
        return next((p.codes for p in places if not set(p.codes) & set(subject)), ())

    def agent(self, hit: Hit) -> tuple[str, ...]:
        """Who does what a passive tells: the party behind it and "by", or in the form that says so."""
        cased = bool(self._rules.agent_endings)
        for p in self._parties:
            between = range(hit.last, p.first)
            bare = not between
            if cased and hit.last - 1 not in self._small["oblique"]:
                bare = len(between) <= _ADVERBS and self._may_do(p) and not self._is_oblique(p)
            told = {hit.last - 1, *between} & self._small["agent"] or (bare and self._has_bare_agent(hit))
            if p.first < hit.last or len(between) > _OBJECT or not told:
                continue
            said = max((i for i in between if i in self._small["agent"]), default=p.first - 1)
            apart = p.first - said > _AGENT or self._c.stops_between(hit.last, p.first, commas=True, kinds=_BOUNDS)
            return () if apart else self._with_partners([q for q in self._parties if q.first >= p.first])
        return ()

    def intended(self, hit: Hit) -> tuple[str, ...] | None:
        """Whose plan or vow is named shortly before ("*Rome's plan* to invade Malta"): empty where its owner does not stand beside it,
        ``None`` where none is named."""
        for h in reversed(self._intents):
            if not 0 <= hit.first - h.last <= _PLAN:
                continue
            if self._c.stops_between(h.last, hit.first, commas=True, kinds=("adversative",)):
                continue
            behind = self._possessor == "after"
            gaps = [(p.first - h.last if behind else h.first - p.last, p) for p in self._parties]
            near = [(gap, p) for gap, p in gaps if 0 <= gap <= (1 if behind else _OWNED)]
            owner = min(near, key=lambda row: row[0])[1] if near else None
            own = (
                h.clitic or any(o.last == h.first for o in self._own) or self._c.document.tokens[h.first].pos == "VERB"
            )
            if owner is None and own:  # "who had *vowed* to", "*their* plan to"
                owner = next((p for p in reversed(self._parties) if p.last <= h.first), None)
            return owner.codes if owner else ()
        return None
