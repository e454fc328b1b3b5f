"""The mode of a predicate: whether the text tells it as done, undone, denied, planned, possible, conditional ...

A mode is read from the cues of the sentence and their reach (``packs/schema/modality.py``), never from the predicate. The
strongest reading that makes the act less than a fact wins, so that an error makes a fact rather miss than appear.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, TypeAlias

import msgspec

from readout.packs import Pack
from readout.packs.schema.modality import Marker, ModalCue
from readout.packs.schema.modality import Modality as Rules
from readout.passes.modality.clauses import COMMAS, Clauses, clauses
from readout.passes.modality.conditions import Finder
from readout.passes.modality.nominal import Condition, Range
from readout.record import Span
from readout.text import Document, Hit

Mode: TypeAlias = Literal["asserted", "negated", "denied", "planned", "possible", "conditional", "demanded", "reported"]
# The outermost of two cues of one rank wins; a lower rank wins over a higher one.
_RANK: dict[str, int] = {
    "denied": 0,
    "conditional": 1,
    "negated": 2,
    "demanded": 3,
    "planned": 3,
    "purpose": 3,
    "possible": 3,
    "reported": 4,
}
_CONDITIONAL = 1
_NEAR = 4  # words that a determiner may stand from its noun
_FAR = 14  # words over which a clause still holds together
_HEAD = 3  # words of a phrase that tells what is to come ("is about to")
_NEXT = 6  # fillers that may stand in a row
_CLAUSE_BOUNDS = ("complement", "relative", "subordinate", "adversative")


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """A mode with the words that settle it; ``evidence`` is ``None`` for what is plainly asserted."""

    mode: Mode
    evidence: Span | None = None
    rule: str = "modality.plain"
    negated: bool = False  # that it is *not* done stands under the condition

    @property
    def is_fact(self) -> bool:
        """Whether the text tells it as something that happened."""
        return self.mode == "asserted"

    @property
    def undone(self) -> bool:
        """Whether it is told that it is not done ("nobody will *strike*")."""
        return self.negated or self.mode == "negated"


class Modality:
    """Reads modes by the cues of a pack. Build once; :meth:`on` gives a reader of one document."""

    def __init__(self, pack: Pack) -> None:
        self._rules = pack.topic(Rules)

    def on(self, document: Document) -> Reader:
        """A reader that finds the cues of each sentence of this document at most once."""
        held = document.shared.get(Reader)
        if not isinstance(held, Reader):
            held = document.shared[Reader] = Reader(document, self._rules)
        return held

    def of(self, document: Document, first: int, last: int) -> Judgement:
        """The mode of the predicate at tokens ``[first, last)``. For many predicates use :meth:`on`."""
        return self.on(document).of(first, last)


class _Row:
    """The hits of one topic, in order of start."""

    def __init__(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._firsts = [h.first for h in hits]

    def inside(self, first: int, last: int) -> list[Hit]:
        """Those in tokens ``[first, last)``."""
        begin = bisect_left(self._firsts, first)
        return [h for h in self._hits[begin : bisect_left(self._firsts, last, begin)] if h.last <= last]


class Reader:
    """Modes in one document."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._document = document
        self._rules = rules
        self._hits = _Row(document.hits.get("modality", []))
        self._condition_hits = _Row(document.hits.get("conditions", []))
        self._clauses: dict[tuple[int, int], Clauses] = {}
        self._conditions: dict[tuple[int, int], list[Condition]] = {}

    def clauses(self, first: int, last: int) -> Clauses:
        """The cues and bounds in tokens ``[first, last)``."""
        key = first, last
        if key not in self._clauses:
            self._clauses[key] = clauses(
                self._document, self._rules, self._hits.inside(first, last), first, last
            )  # fmt: skip
        return self._clauses[key]

    def conditions(self, first: int, last: int) -> list[Condition]:
        """The conditions in tokens ``[first, last)``, which should be a sentence or a part of one."""
        key = first, last
        if key not in self._conditions:
            before = self._hits.inside(max(first - _HEAD, 0), first + 1)
            promised = any(h.group == "planned" and h.first < first <= h.last for h in before)
            hits = self._condition_hits.inside(first, last)
            self._conditions[key] = Finder(self.clauses(first, last), hits, promised=promised).find()
        return self._conditions[key]

    def of(self, first: int, last: int) -> Judgement:
        """The mode of the predicate at tokens ``[first, last)``."""
        sentence = self._document.sentence_at(self._document.tokens[first].start)
        if sentence is None:
            return Judgement("asserted")
        return self._judge(self.clauses(sentence.first, sentence.last), first, last)

    def _judge(self, c: Clauses, first: int, last: int) -> Judgement:
        governing = [h for h in c.cues if _governs(c, h, first, last)]
        if (occur := self._occurrence(c, last)) is not None:
            governing += [h for h in c.cues if h not in governing and _governs(c, h, occur.first, occur.last)]
        best = min(governing, key=lambda h: (_RANK[h.group], h.first), default=None)
        conditional = self._conditional(c, first, last)
        if conditional is not None and (best is None or _RANK[best.group] > _CONDITIONAL):
            marker, part = conditional
            negated = best is not None and best.group == "negated" and part[0] <= best.first < part[1]
            return Judgement("conditional", marker, "modality.condition", negated)
        if best is not None:
            called = any(h.group == "demanded" and 0 <= best.first - h.last <= _NEAR for h in c.cues)
            mode: Mode = ("demanded" if called else "planned") if best.group == "purpose" else best.group  # type: ignore[assignment]  # groups are modes
            return Judgement(mode, (best.start, best.end), f"modality.{best.group}")
        if (own := next((h for h in c.inflected if first <= h.first < last), None)) is not None:
            return Judgement("planned", (own.start, own.end), "modality.inflected")
        if self._is_infinitive(first, last):
            if (verb := self._implicative(c, first, last)) is not None:
                return self._judge(c, verb.first, verb.last)
            tokens = self._document.tokens
            return Judgement("planned", (tokens[first].start, tokens[last - 1].end), "modality.infinitive")
        if (opener := self._marker_of(c, first)) is not None:
            return Judgement("conditional", (opener.start, opener.end), "modality.marker")
        final = self._document.tokens[c.last - 1]
        if final.norm == "?":
            return Judgement("possible", (final.start, final.end), "modality.question")
        return Judgement("asserted")

    def _is_infinitive(self, first: int, last: int) -> bool:
        """Whether the predicate is an infinitive, which by itself tells of no fact."""
        token, endings = self._document.tokens[last - 1], self._rules.infinitive_endings
        return bool(endings) and token.norm == token.lemma and token.norm.endswith(endings)

    def _implicative(self, c: Clauses, first: int, last: int) -> Hit | None:
        """The verb that makes a fact of the infinitive at tokens ``[first, last)`` if it is one: before it, or a finite one behind."""
        for hit in c.implicative:
            behind = 0 <= hit.first - last <= 1 and not self._is_infinitive(hit.first, hit.last)
            if 0 <= first - hit.last <= _NEAR or behind:
                return hit
        return None

    def _marker_of(self, c: Clauses, first: int) -> Hit | None:
        """The plain word of condition whose clause holds token ``first``, whether or not a condition was made of it."""
        inside = self._condition_hits.inside(c.first, c.last)
        unlike = [h for h in inside if h.group == "unlike"]
        for hit in inside:
            entry = hit.entry
            if hit.last > first or not isinstance(entry, Marker) or not entry.plain:
                continue
            held = any(u.first <= hit.first and hit.last <= u.last for u in unlike)
            held = held or (not entry.after_speech and any(s.last == hit.first for s in c.speech))
            if not held and not c.stops_between(hit.last, first, commas=True, kinds=("adversative",)):
                return hit
        return None

    def _conditional(self, c: Clauses, first: int, last: int) -> tuple[Span, Range] | None:
        """The words that set a condition and its part, the if or the then, in which tokens ``[first, last)`` stand."""
        tokens = self._document.tokens
        for k in self.conditions(c.first, c.last):
            parts = [k.condition] + ([k.consequence] if k.consequence else [])
            part = next((p for p in parts if p[0] <= first and last <= p[1]), None)
            if part is not None:
                marker = k.marker if k.marker[1] > k.marker[0] else k.condition
                return (tokens[marker[0]].start, tokens[marker[1] - 1].end), part
        return None

    def _occurrence(self, c: Clauses, last: int) -> Hit | None:
        """The verb by which the noun that ends at ``last`` takes place ("the talks, he said, *were held*")."""
        for hit in c.occurs:
            if hit.first < last:
                continue
            if hit.first - last > _FAR:
                break
            kinds = ("complement", "subordinate", "adversative", "coordinate")
            if not c.stops_between(last, hit.first, commas=False, kinds=kinds):
                return hit
        return None


def _governs(c: Clauses, hit: Hit, first: int, last: int) -> bool:
    entry = hit.entry
    assert isinstance(entry, ModalCue)
    if hit.first < last and first < hit.last:
        return entry.inside and hit.first < first
    if hit.last <= first:
        governs = _reaches(c, entry, hit.last, first)
    else:
        governs = entry.right is not None and _reaches_back(c, entry, last, hit.first)
    return (
        governs
        and c.document.tokens[last - 1].norm.endswith(entry.endings or "")
        and _has_company(c, entry, hit, first, last)
    )


def _has_company(c: Clauses, entry: ModalCue, hit: Hit, predicate: int, end: int) -> bool:
    """A cue that needs a word of another group has it: of a claim or a side between it and the predicate (or that is it), else before."""
    if entry.beside is None:
        return True
    company = c.beside[entry.beside]
    if hit.last <= predicate and entry.beside != "hinder":
        return any(hit.last <= q.first < end and q.first - hit.last <= _FAR for q in company)
    at = min(hit.first, predicate)
    return any(q.last <= at and at - q.last <= _FAR for q in company)


def _reaches(c: Clauses, entry: ModalCue, left: int, right: int) -> bool:
    """Whether a cue that ends at ``left`` governs a predicate that starts at ``right``."""
    gap = right - left
    reach = entry.left
    if entry.cleft and gap <= _FAR and c.crosses_one(left, right):
        return True
    if reach is None:
        return False
    if reach == "touch":
        return gap == 0
    if reach == "next":
        in_row = gap <= _NEXT and all(i in c.fillers for i in range(left, right))
        return in_row or c.joins_predicates(left, right)
    if reach == "near":
        return (
            gap <= _NEAR
            and not c.closing.intersection(range(left, right))
            and not c.stops_between(left, right, commas=True, kinds=(*_CLAUSE_BOUNDS, "coordinate"))
        )
    if reach == "clause":
        return (
            gap <= _FAR
            and not c.stops_between(left, right, commas=True, kinds=_CLAUSE_BOUNDS)
            and not c.leaves_relative(left, right)
        )
    return not c.ends_complement(left, right, quotes=entry.beside is None) and not _is_aside(c, left, right, entry)


def _is_aside(c: Clauses, left: int, right: int, entry: ModalCue) -> bool:
    """Whether a cue that ends at ``left`` stands in an aside that a comma ends ("Poland, *fearing* an attack, deployed ...")."""
    comma = next((i for i in range(left, right) if c.norm(i) in COMMAS), None)
    if comma is None or comma == left or any(c.bounds.get(i) == "complement" for i in range(left, comma)):
        return False
    opened = (left - 1 == c.first and entry.beside is None) or (left - 2 >= c.first and c.norm(left - 2) in COMMAS)
    return opened and c.bounds.get(comma + 1) not in ("complement", "relative")


def _reaches_back(c: Clauses, entry: ModalCue, left: int, right: int) -> bool:
    """Whether a cue that starts at ``right`` governs a predicate that ends at ``left``, before it."""
    gap = right - left
    reach = entry.right
    if reach == "touch":
        return gap == 0
    kinds = ("adversative",) if entry.beside or reach == "complement" else ("complement", "subordinate", "adversative")
    if any(c.norm(i) == ";" for i in range(left, right)):
        return False
    limit = _NEAR if reach in ("next", "near") else _FAR
    if c.bounds.get(left) in ("relative", "complement"):  # "the attack *that many feared* did not take place"
        left, limit = left + 1, _FAR
    both = entry.left is not None and limit == _NEAR  # a verb, too: what is joined or set apart is not its object
    return gap <= limit and not c.stops_between(
        left, right, commas=both, kinds=(*kinds, "coordinate") if both else kinds
    )
