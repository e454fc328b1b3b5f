"""Who does it and to whom: the ends of an event word, found by their place beside it."""

from __future__ import annotations

from readout.packs.schema.events import EventWord
from readout.passes.events.bonds import Ends
from readout.passes.events.owners import Owners
from readout.passes.parties import Party
from readout.text import Hit

_OBJECT = 14  # words between a verb and the party that it is done to
_BLAME = 8  # words between who is at fault and the word that says so
_FRIENDLY = frozenset({"support", "aid", "agree"})
_HANDED = frozenset({"give", "offer"})
_LISTED = frozenset({"sanction", "aid"})
_GIVEN = frozenset({"aid", "concede", "reject", "support"})
_NEXT = 4  # words between a verb that carries a noun out and the noun
_BESIDE = 2  # words between a noun and the party that owns it
_NO_VERB = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
_BOUNDS = frozenset({"complement", "subordinate", "adversative"})


class Roles(Owners):
    """Finds ends in one sentence, tokens ``[first, last)``."""

    def of(self, hit: Hit, source: tuple[str, ...]) -> Ends | None:
        """Actors and recipients of an event word; ``source`` codes stand for "we" and for a subject left out in what
        somebody says. ``None`` where either end is missing."""
        entry = hit.entry
        assert isinstance(entry, EventWord)
        determined = hit.first in self._determined
        if entry.form == "noun" or (entry.form == "both" and (determined or not self._takes_object(hit))):
            return None if entry.form == "noun" and self._is_no_noun(hit) else self._noun(hit, source)
        if entry.form == "bond" and (joined := self._between(hit)):
            return joined[:1], joined[1:]
        if determined or self._is_no_verb(hit) or self._is_unfinished(hit):
            return None
        subject = self._subject(hit, source)
        other = self._object(hit, subject)
        if entry.form == "bond":
            by = self.agent(hit) if self._is_passive_form(hit) else ()
            return (by[:1], by[1:]) if len(by) > 1 else self._bond(hit, subject, other)
        if not other and len(subject) > 1 and self.is_mutual(hit):
            return subject, subject
        if self._is_passive(hit):
            by, done = self._told_done(hit, subject)
            return (by, done) if by and done and by != done else None
        return (subject, other) if subject and other else self.turned(hit)

    def doer(self, hit: Hit) -> tuple[str, ...]:
        """Who is told to do it, whether or not it is told to whom; what merely goes without saying ("Russia's war") is not told."""
        verbal = hit.entry.form != "both" or self._c.document.tokens[hit.first].pos == "VERB"
        if hit.entry.form == "noun" or not verbal:
            return self._carried_out(hit) or self._done_by(hit)
        if hit.first in self._determined or self._is_no_verb(hit):
            return ()
        if self._is_passive(hit):
            return self.agent(hit)
        return self._subject(hit, ()) if self._names_nearest(hit) else ()

    def _names_nearest(self, hit: Hit) -> bool:
        """Whether the party nearest before a word is named, not meant by a pronoun."""
        before = [p.first for p in self._parties if p.last <= hit.first]
        return bool(before) and all(before[-1] != h.first for h in self._own)

    def involved(self, hit: Hit) -> tuple[Hit, tuple[str, ...]] | None:
        """The word right before a noun that gives somebody a part in it ("Iran was *involved in* the attack"), and whom."""
        part = next((h for h in self._involved if 0 <= hit.first - h.last <= _NEXT), None)
        if part is None:
            return None
        owner = self._owner(part)
        return part, owner.codes if owner else self._subject(part, ()) if self._names_nearest(part) else ()

    def _done_by(self, hit: Hit) -> tuple[str, ...]:
        """The agent of the passive behind a noun that tells that it was done ("the attack *was carried out by* Iran")."""
        for verb in self._light:
            if hit.last <= verb.first <= hit.last + _OBJECT and self._is_passive(verb):
                apart = self._c.stops_between(hit.last, verb.first, commas=True, kinds=_BOUNDS)
                return () if apart else self.agent(verb)
        return ()

    def _is_no_verb(self, hit: Hit) -> bool:
        """Whether the tagger takes a single word for no verb ("artillery *shells*")."""
        single = hit.entry.form == "verb" and hit.last - hit.first == 1
        token = self._c.document.tokens[hit.first]
        written = token.pos in _NO_VERB and (token.pos != "PROPN" or token.capitalised)
        return single and written and not (self._stands_between(hit) or self._is_passive_form(hit))

    def _is_no_noun(self, hit: Hit) -> bool:
        """Whether the tagger takes a single word for a verb ("*dealing* with Norway")."""
        return hit.last - hit.first == 1 and self._c.document.tokens[hit.first].pos == "VERB"

    def _stands_between(self, hit: Hit) -> bool:
        """Whether it stands right between two parties as a verb does in headlines ("Turkey *bombs* Syria")."""
        before = any(p.last == hit.first and not p.adjective and not self._is_oblique(p) for p in self._parties)
        finite = self._c.norm(hit.first).endswith(self._rules.finite) if self._rules.finite else False
        return before and finite and any(p.first == hit.last for p in self._parties)

    def is_verbal(self, hit: Hit) -> bool:
        """Whether it is done by words: to somebody by name or office, and not by a passive."""
        behind = next((p for p in self._parties if p.first >= hit.last), None)
        return (
            hit.entry.verbal
            and behind is not None
            and behind.person
            and behind.first - hit.last <= 1
            and not self._is_passive(hit)
        )

    def follows(self, hit: Hit) -> bool:
        """Whether it follows from a condition (and is none itself)."""
        return any(a <= hit.first < b for a, b in self._results)

    def joined(self, hit: Hit) -> tuple[str, ...]:
        """The codes of all subjects of a verb ("the US *and Saudi Arabia* accused")."""
        return () if self._is_passive(hit) else self._subject(hit, ())

    def is_others(self, hit: Hit, actors: tuple[str, ...]) -> bool:
        """Whether a noun belongs to somebody else than these ("acknowledged *Egypt's* concerns")."""
        owner = self._owner(hit)
        return owner is not None and owner.last <= hit.first and not set(owner.codes) & set(actors)

    def nearest(self, hit: Hit) -> tuple[str, ...]:
        """The party right before the words, a comma aside."""
        before = [p for p in self._parties if 0 <= hit.first - p.last <= _BESIDE]
        return before[-1].codes[:1] if before else ()

    def victim(self, hit: Hit, actor: str | None = None) -> str | None:
        """Who suffers what this noun names: the party behind it and a ``toward`` word ("the attack *on Saudi* oil"); other than the
        ``actor`` in whose land it may be."""
        for p in self._parties:
            if actor in p.codes or not hit.last <= p.first <= hit.last + (_OBJECT if actor else _BLAME):
                continue
            marked = set(range(hit.last, p.first)) & self._small["toward"]
            if marked and not self._c.stops_between(hit.last, p.first, commas=True, kinds=_BOUNDS):
                return p.codes[0]
        return None

    def _noun(self, hit: Hit, source: tuple[str, ...]) -> Ends | None:
        verb = self.carrier(hit)
        if hit.entry.carried and (verb is None or verb.group not in _HANDED):
            return None
        if hit.entry.shared and (pair := self._pair(hit)) is not None:
            return pair
        if hit.entry.suffers:
            return self._suffered(hit, source)
        owner = self._owner(hit)
        if owner is None and (given := self._given(hit)) is not None:
            return given
        if owner is None:
            doer = self._carried_out(hit) or self._own_side(hit, source) or self._done_by(hit)
            target = self._toward(hit, hit.last, doer) if doer else ()
            return (doer, target) if target else None
        target = self._toward(hit, max(hit.last, owner.last), owner.codes)
        if target:
            return owner.codes, target
        return self._answered(hit, owner) if hit.group == "accuse" else self._facing(hit, owner)

    def _toward(self, hit: Hit, after: int, doer: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a noun's act is done to: the first other party behind it and a ``toward`` word, right behind words that hold one."""
        marks = self._small["companion" if hit.group == "agree" else "toward"]
        own = any(i in marks for i in range(hit.first + 1, hit.last))
        marks = marks | self._small["locative"] if hit.entry.things and self._is_of_places(hit) else marks
        for p in self._parties:
            if (
                p.first < after
                or p.first - after > (_BESIDE if own else _OBJECT)
                or set(p.codes) & set(doer)
                or self._is_compound(p)
            ):
                continue
            one = (
                p.first - 1 in self._small["including"] and hit.group in _LISTED
            )  # "sanctions on groups, *including* Hamas"
            right = p.first - 1 in self._small["toward"]  # what stands there opens no clause
            stop = p.first - 2 if one else p.first - right
            if self._c.stops_between(after, stop, commas=True, kinds=("subordinate", "adversative", "relative")):
                break
            if (own or hit.group in _FRIENDLY) and any(self._is_act(i) for i in range(after, p.first)):
                break  # "commitment to *countering* Russia"
            given = hit.group in _GIVEN and self._is_dative(p) and not self._is_oblique(p)
            if own or given or set(range(after, p.first)) & marks:
                return self._listed(p, doer)
        return ()

    def carrier(self, hit: Hit) -> Hit | None:
        """The verb that a noun is the object of, where that verb says no more than that it is done ("*launched* an attack")."""
        verb = next((h for h in reversed(self._light) if h.last <= hit.first), None)
        if verb is None or hit.first - verb.last > _NEXT or verb.first in self._determined:
            return None
        apart = self._c.stops_between(verb.last, hit.first, commas=True, kinds=_BOUNDS)
        return None if apart or self._is_passive(verb) else verb

    def _carried_out(self, hit: Hit) -> tuple[str, ...]:
        """The subject of the verb that carries a noun out, where no party stands between."""
        verb = self.carrier(hit)
        if verb is None or any(verb.last <= p.first < hit.first for p in self._parties):
            return ()
        return self._subject(verb, ())

    def _given(self, hit: Hit) -> Ends | None:
        """The one named between a noun and the verb that carries it out («направила *Украине* помощь»), where owners stand behind."""
        verb = self.carrier(hit) if self._possessor == "after" or hit.entry.carried else None
        between = [p for p in self._parties if verb and verb.last <= p.first and p.last <= hit.first]
        doer = self._subject(verb, ()) if verb and between and not self._is_oblique(between[0]) else ()
        return (doer, between[0].codes) if doer and doer != between[0].codes else None

    def _own_side(self, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
        """Whose noun it is where "our" or "their" stands before it: the speaker's in quotation marks, else the subject's."""
        reach = 0 if self._possessor == "after" else _BESIDE
        own = next((h for h in reversed(self._own) if 0 <= hit.first - h.last <= reach), None)
        if own is None or any(self._parts(i) for i in range(own.last, hit.first)):
            return ()
        before = [p for p in self._parties if self._clause_start(own.first) <= p.first and p.last <= own.first]
        straight = self._straight(before)
        subject = self._with_partners(straight) if straight else ()
        if own.first in self._mine or not self.direct:
            return source or subject
        return subject

    def _answered(self, hit: Hit, owner: Party) -> Ends | None:
        """The one accused denies it: "*Iran* rejected the accusations of the United States"."""
        cue = next((q for q in reversed(self._c.cues) if q.group == "denied" and q.last <= hit.first), None)
        if cue is None or self._c.stops_between(cue.first, hit.first, commas=True, kinds=(*_BOUNDS, "relative")):
            return None
        before = [p for p in self._parties if p.last <= cue.first and not set(p.codes) & set(owner.codes)]
        gap = cue.first - before[-1].last if before else _OBJECT
        return (owner.codes, before[-1].codes) if gap <= _BESIDE else None

    def _facing(self, hit: Hit, owner: Party) -> Ends | None:
        """The victim named before: "aid to *A* in the face of B's blockade"."""
        before = min(hit.first, owner.first)
        for p in reversed(self._parties):
            if p.last > before or before - p.last > _OBJECT or set(p.codes) & set(owner.codes):
                continue
            return (owner.codes, p.codes) if set(range(p.last, before)) & self._small["facing"] else None
        return None

    def _suffered(self, hit: Hit, source: tuple[str, ...]) -> Ends | None:
        """The ends of a noun behind which stands who suffers it («обстрел *Харькова*»)."""
        near = [p for p in self._parties if 0 <= p.first - hit.last <= _NEXT and not self._is_oblique(p)]
        made = next((p for p in near if self._is_maker(p) and not p.adjective), None)
        done = next((p for p in near if p is not made), None)
        if done is None or self._c.stops_between(hit.last, done.first, commas=True, kinds=_BOUNDS):
            return None
        maker = made or self._owner_before(hit)
        doer = maker.codes if maker else self.agent(hit) or self._holder(hit, done.codes)
        doer = doer or self._carried_out(hit) or self._own_side(hit, source)
        return (doer, done.codes) if doer and doer != done.codes else None
