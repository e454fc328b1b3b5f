"""A statement cut into what can carry a commitment: the parts of its content that lie in one sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from readout.packs.schema.commitments import CommitmentWord
from readout.passes.analysis import Analysis, Mention
from readout.passes.modality import Condition, Reader
from readout.passes.modality.clauses import Clauses, is_quotation_mark
from readout.passes.parties import Parties
from readout.record import Actor, Span, Statement
from readout.text import Document, Hit

_CLAUSE_BOUNDS = frozenset({"complement", "relative", "subordinate", "adversative"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens ``[first, last)`` of one sentence in a statement's content, with the conditions found there."""

    first: int
    last: int
    conditions: tuple[Condition, ...]


def with_subject_as_condition(unit: Unit, modal: Hit, start: int, end: int) -> Unit:
    """The unit of a warning whose subject is its condition: "*unilateral steps* could wreck the talks"."""
    condition = Condition((modal.first, modal.first), (start, modal.first), (modal.first, end), nominal=True)
    return Unit(unit.first, unit.last, (condition,))


def units(analysis: Analysis, statement: Statement, reader: Reader) -> list[Unit]:
    """The units of a statement's content, in order."""
    document = analysis.document
    out = []
    for at, last in _stretches(document, statement):
        while at < last:
            sentence = document.sentence_at(document.tokens[at].start)
            stop = max(min(last, sentence.last) if sentence else last, at + 1)
            out += _apart(Unit(at, stop, tuple(reader.conditions(at, stop))), reader)
            at = stop
    return out


def _apart(unit: Unit, reader: Reader) -> list[Unit]:
    """A unit without a condition cut at each "but": what stands on either side may commit to another thing."""
    bounds = reader.clauses(unit.first, unit.last).bounds
    cuts = [i for i in sorted(bounds) if bounds[i] == "adversative" and unit.first + 1 < i < unit.last - 2]
    if unit.conditions or not cuts:
        return [unit]
    return [Unit(a, b, ()) for a, b in zip([unit.first, *(i + 1 for i in cuts)], [*cuts, unit.last], strict=True)]


def _stretches(document: Document, statement: Statement) -> list[tuple[int, int]]:
    """The tokens of the pieces of a content; pieces with nothing but quotation marks between them are one."""
    out: list[tuple[int, int]] = []
    for start, end in statement.content:
        tokens = document.tokens_in(start, end)
        if out and all(is_quotation_mark(document.tokens[i]) for i in range(out[-1][1], tokens.start)):
            out[-1] = (out[-1][0], tokens.stop)
        else:
            out.append((tokens.start, tokens.stop))
    return out


class Sides:
    """Who belongs to the issuer's side in one statement: the source itself, its state, and the words for "we"."""

    def __init__(
        self, analysis: Analysis, issuer: Actor | None, own: list[Hit], nobody: set[int], parties: Parties
    ) -> None:
        self._analysis = analysis
        self._parties = parties
        self._code = parties.code.get(issuer.id) if issuer else None
        self._issuer = issuer
        self._own = own
        self._nobody = nobody

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

    @staticmethod
    def _beside(clauses: Clauses, after: int, at: int) -> bool:
        """Whether a subject that ends at ``after`` stands right before ``at``, over fillers ("... and *we* will")."""
        return all(i in clauses.fillers for i in range(after, at))

    def starts_with_actor(self, at: int) -> bool:
        """Whether a party, or a word for the issuer's side, starts at token ``at``."""
        return any(p.first == at for p in self._parties.between(at, at + 8)) or any(h.first == at for h in self._own)

    def subject(self, clauses: Clauses, at: int, first: int) -> str:
        """Whose act the word at token ``at`` is: ``own``, ``other`` (a named actor), ``relative`` (that of a relative clause), ``nobody`` (it is denied to be anybody's), or ``none``.

        A clause without a word before ``at`` has the issuer for its subject, as after "said that".
        """
        start = clause_start(clauses, at, first)
        if start > first and clauses.bounds.get(start - 1) == "relative":
            return "relative"
        if start in self._nobody and start < at:
            return "nobody"
        if all(i in clauses.fillers for i in range(start, at)) and start == first:
            return "own"
        own = [h for h in self._own if start <= h.first and h.last <= at]
        named = [(p.first, self._code in p.codes) for p in self._parties.between(start, at)]
        named += [
            (m.tokens[0], self.is_own(m)) for m in self._analysis.mentions if start <= m.tokens[0] and m.tokens[1] <= at
        ]
        if own and (not named or own[0].first <= min(named)[0] or self._beside(clauses, own[-1].last, at)):
            return "own"
        if not named:
            return "none"
        first = min(named)[0]
        return "own" if any(is_own for i, is_own in named if i == first) else "other"


def clause_start(clauses: Clauses, at: int, first: int) -> int:
    """Where the clause of token ``at`` starts, not before ``first``."""
    for i in range(at - 1, first - 1, -1):
        if clauses.breaks(i) or clauses.bounds.get(i) in _CLAUSE_BOUNDS:
            return i + 1
    return first


def trimmed(analysis: Analysis, first: int, last: int) -> Span | None:
    """The characters of tokens ``[first, last)`` without marks at either end; ``None`` where nothing is left."""
    tokens = analysis.document.tokens
    while first < last and tokens[first].kind == "mark":
        first += 1
    while last > first and tokens[last - 1].kind == "mark":
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else None


def word(hit: Hit) -> CommitmentWord:
    """The row of a hit in the groups ``cue`` and ``mark``."""
    assert isinstance(hit.entry, CommitmentWord)
    return hit.entry
