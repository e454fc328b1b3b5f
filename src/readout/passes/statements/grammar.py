"""The closed classes of a language as sets, and the noun phrases that can be a source, left and right of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from readout.packs import Pack
from readout.packs.schema import Clauses
from readout.passes.statements.frames import Item
from readout.text import normalise

COMMAS = frozenset(",;،")
DASHES = frozenset(("—", "–", "-", "--"))
STOPS = frozenset((",", ";", ":", ".", "!", "?", "…", "—", "–", "--"))
# A source with more words than this is a misreading.
_LONGEST_SOURCE = 25


def _set(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(normalise, words))


class Grammar:
    """What the pack says of clauses, ready for use."""

    def __init__(self, pack: Pack) -> None:
        c = pack.topic(Clauses)
        self.complementiser = _set(c.complementiser)
        self.infinitive = _set(c.infinitive)
        self.to = _set(c.to)
        self.preposition = _set(c.preposition)
        self.inside = _set(c.inside)
        self.conjunction = _set(c.conjunction)
        self.linker = _set(c.linker)
        self.subordinator = _set(c.subordinator)
        self.relative = _set(c.relative)
        self.between = _set(c.adverb) | _set(c.auxiliary)
        self.copula = _set(c.copula)
        self.adverb_ending = tuple(c.adverb_ending)
        self.as_said = _set(c.as_said)
        self.first_person = _set(c.first_person)
        self.certain = _set(c.certain)
        self.certain_ending = tuple(c.certain_ending)
        self.tagged = c.tagged
        self.also = _set(c.also)
        self.label = _set(c.label)
        self.quoted_as = _set(c.quoted_as)
        self.collective = _set(c.collective)
        self.negation = _set(c.negation)
        self.pronoun = _set(c.pronoun)
        self.named_sources = c.named_sources
        self.plural = _set(c.plural)
        self.determiner = _set(c.determiner)
        self.addressed = _set(c.addressed)
        self.matter = _set(c.matter)
        self.agent = _set(c.agent)
        self.time = _set(c.time)
        self.participle = tuple(c.participle)
        self.infinitive_ending = tuple(c.infinitive_ending)
        self.article = _set(c.article)
        self.late_source = c.late_source
        self.adjective = tuple(c.adjective)
        self.opener = _set([w for e in c.opener for w in e.words if " " not in w])
        self.comma_opens = c.comma_opens
        self.person = _set(c.person)
        self.people = _set(c.people)
        self.organ = _set(c.organ)
        self.head = self.person | self.people | self.organ
        self.skipped = self.between | self.linker | self.opener

    def is_certain(self, norm: str) -> bool:
        """Whether a cue is a verb whatever stands around it."""
        return norm in self.certain or bool(self.certain_ending and norm.endswith(self.certain_ending))

    def is_between(self, item: Item) -> bool:
        """Whether a word may stand between a subject and its verb: an adverb or an auxiliary."""
        n = item.norm
        return n in self.between or bool(self.adverb_ending and not item.capital and n.endswith(self.adverb_ending))

    def starts_phrase(self, item: Item) -> bool:
        """Whether a noun phrase can start here: a capital, a pronoun, a determiner, a head noun of a source."""
        n = item.norm
        return item.kind in ("word",) and (
            item.capital or n[:1].isdigit() or n in self.pronoun or n in self.determiner or n in self.person or n in self.people
            or n in self.organ
        )  # fmt: skip

    def is_circumstance(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether the items between two commas tell when, where or how, or who somebody is: no clause of its own."""
        if first >= last:
            return True
        head = items[first]
        if head.kind == "bracket" or head.norm in self.preposition or head.norm in self.relative:
            return True
        if head.norm in self.time or head.norm[:1].isdigit() or (self.copula and head.norm.endswith(self.participle)):
            return True
        named = first > 1 and items[first - 2].capital and last - first <= 8
        return last - first <= 12 and all(
            i.kind != "quote" and i.norm not in self.subordinator and i.norm not in self.complementiser
            for i in items[first:last]
        ) and (head.capital or named or head.norm in self.person or head.norm in self.determiner)  # fmt: skip

    def left_phrase(
        self, items: Sequence[Item], end: int, floor: int, covered: frozenset[int]
    ) -> tuple[int, int, int] | None:
        """The noun phrase that ends before item ``end``: (first, last, left edge of it with what is put between).

        ``floor`` is the first item that may belong to it; items in ``covered`` belong to other cues.
        """
        edge = self._skip_interposed(items, end, floor)
        first = edge
        while first > floor and edge - first < _LONGEST_SOURCE and self._goes_on(items, first, edge, covered):
            first -= 1
        first = self._trim_left(items, first, edge)
        last = self._cut(items, first, edge)
        return (first, last, first) if first < last else None

    def first_phrase(self, items: Sequence[Item], floor: int, end: int) -> tuple[int, int, int] | None:
        """The first noun phrase of a clause, for a participle that shares its subject."""
        for i in range(floor, end):
            if self.starts_phrase(items[i]) and (i == floor or items[i - 1].norm not in self.preposition):
                last = self.right_phrase(items, i, frozenset())
                return (i, min(last, end), end) if last > i else None
        return None

    def _cut(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Where a circumstance that follows the noun phrase begins ("X dalam keterangannya")."""
        for i in range(first + 1, edge):
            n = items[i].norm
            if (n in self.preposition or n in self.subordinator) and n not in self.inside and n not in self.conjunction:
                return i
        return edge

    def _skip_interposed(self, items: Sequence[Item], end: int, floor: int) -> int:
        for _ in range(4):
            end = self._without_time(items, end, floor)
            if end <= floor or items[end - 1].norm not in COMMAS:
                return end
            comma = end - 2
            while comma > floor and items[comma].norm not in COMMAS:
                comma -= 1
            if comma <= floor or not self.is_circumstance(items, comma + 1, end - 1):
                return end - 1
            end = comma
        return end

    def _without_time(self, items: Sequence[Item], end: int, floor: int) -> int:
        """Leave out a date that stands between source and cue ("X, Rabu (11/9) mengatakan")."""
        at = end
        while at > floor and (
            items[at - 1].norm in self.time or items[at - 1].kind == "bracket" or items[at - 1].norm.isdigit()
        ):
            at -= 1
        dated = any(items[i].norm in self.time and items[i].norm not in self.determiner for i in range(at, end))
        before = items[at - 1].norm if dated and at > floor else ""
        return at if before in COMMAS or before in self.preposition else end

    def _goes_on(self, items: Sequence[Item], first: int, edge: int, covered: frozenset[int]) -> bool:
        item = items[first - 1]
        if item.kind == "quote":
            return first > 1 and first < edge and item.end - item.start < 30 and not items[first].capital
        if item.kind == "bracket":
            return True
        n = item.norm
        if n in STOPS or first - 1 in covered:
            return False
        if n in self.complementiser and n not in self.subordinator:
            return False
        if n in self.conjunction:
            return first >= 2 and first < edge and self._joins(items[first - 2], items[first])
        return True

    def _joins(self, left: Item, right: Item) -> bool:
        """Whether a conjunction joins two noun phrases: both capitalised, or a bracket closing the first."""
        return (left.capital or left.kind == "bracket" or left.norm in self.pronoun) and self.starts_phrase(right)

    def _trim_left(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Leave out what precedes the noun phrase: a circumstance without its comma, an adverb, a linker."""
        while first < edge and items[first].norm in self.skipped and items[first].norm not in self.determiner:
            first += 1
        if first < edge and items[first].norm in self.subordinator and items[first].norm not in self.preposition:
            return first + 1
        if first < edge and (items[first].norm in self.preposition or items[first].norm in self.subordinator):
            starts = [
                i for i in range(first + 1, edge)
                if self.starts_phrase(items[i]) and items[i - 1].norm not in self.preposition
                and not (items[i].capital and items[i - 1].capital) and items[i - 1].norm not in self.inside
            ]  # fmt: skip
            return starts[-1] if starts else edge
        return first

    def right_phrase(self, items: Sequence[Item], at: int, covered: frozenset[int]) -> int:
        """Where the noun phrase that starts at item ``at`` ends (``at`` itself where there is none)."""
        i = at
        while i < len(items) and i - at < _LONGEST_SOURCE and i not in covered:
            item = items[i]
            n = item.norm
            if item.kind == "quote":
                break
            if n in COMMAS:
                if not (self._apposition(items, i, at) or self._further_office(items, i + 1)):
                    break
            elif n in STOPS or n in self.complementiser or (item.kind == "bracket" and not _is_acronym(items, i)):
                break
            elif n in self.relative:
                if not self._further_office(items, i):
                    break
                i += 1
            elif i > at and not item.capital and self._ends_phrase(items, i):
                break
            i += 1
        while i > at and items[i - 1].norm in COMMAS:
            i -= 1
        return i

    def _ends_phrase(self, items: Sequence[Item], i: int) -> bool:
        """Whether a small word ends a noun phrase: an adverb, a linker that joins no name, a circumstance's preposition."""
        n = items[i].norm
        return (
            n in self.between
            or (n in self.linker and not self._list(items, i))
            or (n in self.preposition and n not in self.inside)
        )

    def _further_office(self, items: Sequence[Item], i: int) -> bool:
        """Whether a relative clause tells a further office ("X, yang juga Wakil Ketua Y")."""
        return i + 2 < len(items) and items[i].norm in self.relative and items[i + 1].norm in self.also

    def _list(self, items: Sequence[Item], i: int) -> bool:
        return items[i].norm in self.conjunction and i + 1 < len(items) and items[i + 1].capital

    def _apposition(self, items: Sequence[Item], comma: int, at: int) -> bool:
        """A name after a title, or a title after a name: a capital after the comma, and a comma or stop soon after."""
        if comma == at or comma + 1 >= len(items) or not items[comma + 1].capital:
            return False
        if items[comma + 1].norm in self.time or items[comma + 1].norm in self.preposition:
            return False
        for i in range(comma + 1, min(len(items), comma + 8)):
            n = items[i].norm
            if n in STOPS or n in self.preposition or items[i].kind in ("quote", "bracket"):
                return True
            if not items[i].capital and n not in self.inside:
                return False
        return True


def _is_acronym(items: Sequence[Item], i: int) -> bool:
    """A bracket of one or two tokens after a word: "(AS)", "(MBS)"; a date in brackets has more."""
    return items[i].last - items[i].first <= 4
