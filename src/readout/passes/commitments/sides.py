"""Whose act a word tells: that of the issuer's side, of somebody else, or of nobody."""

from __future__ import annotations

from readout.passes.analysis import Analysis, Mention
from readout.passes.commitments.words import Words
from readout.passes.modality.clauses import Clauses
from readout.passes.parties import Parties
from readout.record import Actor

_CLAUSE_BOUNDS = frozenset({"complement", "relative", "subordinate", "adversative"})


class Sides:
    """Who belongs to the issuer's side in one statement: the source itself, its state, and the words for "we"."""

    def __init__(self, analysis: Analysis, issuer: Actor | None, words: Words, parties: Parties) -> None:
        self._analysis = analysis
        self._parties = parties
        self._code = parties.code.get(issuer.id) if issuer else None
        # A ministry that is told without its state speaks for the one it tells of ("*Norway* will reply, the *ministry* said").
        self._speaks_for_any = self._code is None and issuer is not None and issuer.kind == "government"
        self._issuer = issuer
        self._own = words.own
        self._mention_at = words.mention_at
        self._nobody = words.nobody
        # "The ministry said *it* would": who is no person may be pointed at so.
        self._pointers = words.pointers if issuer is None or issuer.kind == "person" else set[int]()

    @property
    def is_agent(self) -> bool:
        """Whether the issuer is a person, a state or a body, no unnamed group."""
        return self._issuer is not None and (self._issuer.kind != "group" or self._issuer.country is not None)

    def is_own(self, mention: Mention) -> bool:
        """Whether a mention is of the issuer, or of the issuer's state."""
        if self._issuer is None:
            return False
        for actor_id in mention.actors:
            actor = self._analysis.actor(actor_id)
            if actor_id == self._issuer.id:
                return True
            if actor and actor.country and actor.country == self._issuer.country and actor.kind == "government":
                return True
        return False

    def _is_other(self, at: int) -> bool:
        """Whether a pronoun at token ``at`` is known to mean somebody else."""
        mention = self._mention_at.get(at)
        return mention is not None and not self.is_own(mention)

    def is_of_state(self, mention: Mention) -> bool:
        """Whether a mention is of the issuer's side, or of anybody else of the issuer's state."""
        country = self._issuer.country if self._issuer else None
        actors = [self._analysis.actor(a) for a in mention.actors]
        return self.is_own(mention) or (country is not None and any(a and a.country == country for a in actors))

    def is_political(self, actor: Actor | None) -> bool:
        """Whether somebody can bind or be asked: a person without an office or state only where an article is about several states."""
        if actor is None or actor.kind != "person" or actor.country or actor.office:
            return actor is not None
        return len({code for p in self._parties.all for code in p.codes}) > 1

    @staticmethod
    def _beside(clauses: Clauses, after: int, at: int) -> bool:
        """Whether a subject that ends at ``after`` stands right before ``at``, over fillers ("... and *we* will")."""
        return all(i in clauses.fillers for i in range(after, at))

    def starts_with_actor(self, at: int) -> bool:
        """Whether a party, or a word for the issuer's side, starts at token ``at``."""
        return any(p.first == at for p in self._parties.between(at, at + 8)) or any(h.first == at for h in self._own)

    def starts_with_other(self, at: int) -> bool:
        """Whether a party of another state starts at token ``at``."""
        return any(p.first == at and self._code not in p.codes for p in self._parties.between(at, at + 8))

    def _acts(self, first: int, last: int) -> bool:
        """Whether a verb stands in tokens ``[first, last)``."""
        document = self._analysis.document
        document.tag(document.sentence_at(document.tokens[first].start))
        return any(t.pos == "VERB" for t in document.tokens[first:last])

    def subject(self, clauses: Clauses, at: int, first: int, *, over: bool = False) -> str:
        """Whose act the word at token ``at`` is: ``own``, ``other`` (a named actor), ``relative`` (that of a relative clause), ``nobody`` (it is denied to be anybody's), or ``none``.

        A clause without a word before ``at`` has the issuer for its subject, as after "said that". With ``over``, a word behind a relative clause
        that has a verb of its own belongs to the clause around it ("leaders *who failed* must answer for it").
        """
        start = clause_start(clauses, at, first)
        if start > first and clauses.bounds.get(start - 1) == "relative":
            if any(h.last == start - 1 for h in self._own):
                return "own"  # "it is *we who* will go"
            if not (over and self._acts(start, at)):
                return "relative"
            start = clause_start(clauses, start - 1, first)
        if start in self._nobody and start < at:
            return "nobody"
        if start == first and all(i in clauses.fillers and i not in self._pointers for i in range(start, at)):
            return "own"
        own = [h for h in self._own if start <= h.first and h.last <= at and not self._is_other(h.first)]
        named = [(p.first, self._code in p.codes) for p in self._parties.between(start, at)]
        named += [
            (m.tokens[0], self.is_own(m)) for m in self._analysis.mentions if start <= m.tokens[0] and m.tokens[1] <= at
        ]
        if own and (not named or own[0].first <= min(named)[0] or self._beside(clauses, own[-1].last, at)):
            return "own"
        if not named:
            return "none"
        first = min(named)[0]
        return "own" if self._speaks_for_any or any(is_own for i, is_own in named if i == first) else "other"


def clause_start(clauses: Clauses, at: int, first: int) -> int:
    """Where the clause of token ``at`` starts, not before ``first``."""
    for i in range(at - 1, first - 1, -1):
        if clauses.breaks(i) or clauses.bounds.get(i) in _CLAUSE_BOUNDS:
            return i + 1
    return first
