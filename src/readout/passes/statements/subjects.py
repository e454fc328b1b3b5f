"""The noun phrases left of a cue that can be its source: the subjects of verbs."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.frames import Item
from readout.passes.statements.words import COMMAS, NOUNS, STOPS, VERBS, Words

_JOINED = frozenset(("DET", "CCONJ", "ADP", "ADJ"))
# Tags of the words of names, and of those without a tag.
_NAMED = frozenset(("PROPN", "NOUN", "ADJ", ""))
# A source with more words than this is a misreading.
LONGEST_SOURCE = 25


class Subjects(Words):
    """Reads the noun phrases that stand before a verb."""

    def left_phrase(
        self, items: Sequence[Item], end: int, floor: int, covered: frozenset[int]
    ) -> tuple[int, int, int] | None:
        """The noun phrase that ends before item ``end``: (first, last, left edge of it with what is put between).

        ``floor`` is the first item that may belong to it; items in ``covered`` belong to other cues.
        """
        edge = self._skip_interposed(items, end, floor)
        first = edge
        while first > floor and edge - first < LONGEST_SOURCE and self._goes_on(items, first, edge, covered):
            first -= 1
        first = self._trim_left(items, self._behind_verb(items, first, edge), edge)
        joined = self.tagged and first and any(i.norm in self.conjunction for i in items[first - 1 : edge])
        first = self._behind_topic(items, self._row(items, first, floor) if joined else first, edge)
        last = self._cut(items, first, edge)
        return (first, last, first) if first < last else None

    def _row(self, items: Sequence[Item], first: int, floor: int) -> int:
        """Where a row of names begins that ends in "and" and another ("S, T and U", "S, T, and U"); behind a preposition there is none."""
        oxford = first - 1 > floor and items[first - 1].norm in self.conjunction
        at, names, begin = first - 1 - oxford, 0, first
        while at > floor and items[at].norm in COMMAS and items[at - 1].capital:
            end = at
            while at > floor and self._in_row(items, at - 1):
                at -= 1
            begin, names, at = at, names + 1, at - 1
            if at + 1 == end:
                break
        opens = begin == floor or items[begin - 1].norm in STOPS | self.complementiser | self.conjunction
        dated = any(items[i].norm in self.time for i in range(begin, first))
        return begin if names > oxford and opens and not dated else first

    def _in_row(self, items: Sequence[Item], i: int) -> bool:
        """Whether a word is of a name in a row: a capital that opens no circumstance, or a small word ("*the* Minister *of* Trade")."""
        small = items[i].norm in self.inside or items[i].norm in self.article
        named = (
            items[i].kind == "word"
            and items[i].capital
            and items[i].pos in _NAMED
            and items[i].norm not in self.preposition
        )
        return named or (small and items[i + 1].capital and not items[i].capital)

    def _behind_topic(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Where a new clause begins behind "and": what stands before it cannot speak ("talks about S, and the King")."""
        joins = [i for i in range(first + 1, edge - 1) if self.tagged and items[i].norm in self.conjunction]
        if not joins or not self.starts_phrase(items[joins[-1] + 1]):
            return first
        core = next((i for i in range(first, joins[-1]) if items[i].norm in self.inside), joins[-1])
        return first if self.can_speak(items, first, core) else joins[-1] + 1

    def _behind_verb(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Where the last clause of these items begins: behind its last verb, unless that tells more of a noun before it.

        A pronoun that ends them is a clause's subject by itself. Words without a tag change nothing.
        """
        i = edge - 1
        if i > first and items[i].pos == "PRON" and items[i].norm in self.pronoun and items[i - 1].pos not in _JOINED:
            return i
        while i >= first:
            if items[i].pos in VERBS and not items[i].capital and not self._interrupted(items, i):
                told = self._antecedent(items, first, i, edge)
                if told is None:
                    return i + 1
                i = told
            i -= 1
        return first

    def _interrupted(self, items: Sequence[Item], i: int) -> bool:
        """Whether a verb form is the auxiliary of the cue, a circumstance between them ("has in the past said")."""
        return items[i].norm in self.between and i + 1 < len(items) and items[i + 1].norm in self.preposition

    def _antecedent(self, items: Sequence[Item], first: int, verb: int, edge: int) -> int | None:
        """The item before which stands the noun that a relative clause or a participle with this verb tells of."""
        i = verb
        while i > first and (self.is_between(items[i - 1]) or items[i - 1].norm in self.copula):
            i -= 1
        before = items[i - 1] if i > first else None
        if before is None:
            return None
        if before.norm in self.relative or (
            before.norm in self.complementiser and i - 1 > first and items[i - 2].pos in NOUNS
        ):
            return i - 1
        if before.pos == "PRON" and i - 1 > first and items[i - 2].pos in NOUNS:
            return i - 1
        if i < verb or (before.pos not in NOUNS and before.norm not in self.determiner):
            return None
        n = items[verb].norm
        behind = items[verb + 1].norm if verb + 1 < edge else ""
        passive = n.endswith(self.certain_ending) and (not behind or behind in self.preposition or behind in self.time)
        return verb if n.endswith(self.participle) or passive else None

    def _cut(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Where a circumstance that follows the noun phrase begins ("X dalam keterangannya")."""
        for i in range(first + 1, edge):
            n = items[i].norm
            if (n in self.preposition or n in self.subordinator) and n not in self.inside and n not in self.conjunction:
                if n in self.agent and items[i - 1].lemma in self.document:
                    continue
                return i
            if self.looks_verbal(items[i]) and items[i - 1].norm not in self.relative:
                return i
            if self._leaves_name(items, i):
                return i
        return edge

    def _leaves_name(self, items: Sequence[Item], i: int) -> bool:
        """Whether a preposition behind a name or a pronoun opens a circumstance ("X в интервью"): no further name follows."""
        if items[i].norm not in self.named_inside or i + 1 >= len(items):
            return False
        before = items[i - 1]
        return before.norm in self.pronoun or (before.capital and not items[i + 1].capital)

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
            ends = first == edge and (items[first - 2].kind != "word" or items[first - 2].capital)
            opens = items[first].capital or (first < edge and items[first].norm in self.determiner)
            return first > 1 and not ends and item.end - item.start < 30 and not opens
        if item.kind == "bracket":
            return True
        n = item.norm
        if n in COMMAS and first < edge and self.late_source and self._lists(items, first):
            return items[first - 2].capital
        if n in STOPS or first - 1 in covered:
            return False
        if n in self.complementiser and n not in self.subordinator:
            return False
        if n in self.subordinator and first < edge and self.starts_phrase(items[first]) and self.comma_opens:
            return False
        if n in self.conjunction:
            return 1 < first < edge and (
                self._joins(items[first - 2], items[first]) or self._joins_people(items, first)
            )
        return True

    def _lists(self, items: Sequence[Item], i: int) -> bool:
        """Whether a name goes on with "and" and another one: it then lists names together with what stands before its comma."""
        at = i
        while at + 1 < len(items) and items[at].capital:
            at += 1
        return at > i and items[at].norm in self.conjunction and at + 1 < len(items) and items[at + 1].capital

    def _joins(self, left: Item, right: Item) -> bool:
        """Whether a conjunction joins two noun phrases: both capitalised, or a bracket closing the first."""
        named = left.capital or left.kind == "bracket" or left.norm in self.pronoun | self.collective
        return named and self.starts_phrase(right)

    def _joins_people(self, items: Sequence[Item], first: int) -> bool:
        """Whether a plain word for people opens a phrase before "and" ("*witnesses* and police")."""
        opens = first == 2 or items[first - 3].norm in STOPS | self.complementiser | self.determiner
        plain = self.tagged and items[first - 2].norm in self.people | self.organ
        return plain and opens and self.starts_phrase(items[first])

    def _trim_left(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Leave out what precedes the noun phrase: a circumstance without its comma, an adverb, a linker."""
        first = self._past_openers(items, first, edge)
        if first < edge and items[first].norm in self.subordinator and items[first].norm not in self.preposition:
            return first + 1
        if first < edge and (items[first].norm in self.preposition or items[first].norm in self.subordinator):
            starts = [
                i for i in range(first + 1, edge)
                if self.starts_phrase(items[i]) and items[i - 1].norm not in self.preposition
                and not (items[i].capital and items[i - 1].capital) and items[i - 1].norm not in self.inside
            ]  # fmt: skip
            free = [i for i in starts if not self._is_governed(items, i)] or starts
            return free[-1] if free else edge
        return first

    def _is_governed(self, items: Sequence[Item], i: int) -> bool:
        """Whether a name belongs to the circumstance before it («на коллегии S»): a noun behind a preposition holds it."""
        before = items[i - 1]
        held = items[i].capital and before.kind == "word" and not before.capital and before.norm not in self.time
        return self.late_source and held and i > 1 and items[i - 2].norm in self.preposition

    def _past_openers(self, items: Sequence[Item], first: int, edge: int) -> int:
        """Past adverbs, linkers, openers of several words, and a date that stand before a noun phrase."""
        if first < edge and items[first].norm.isdigit():
            at = first
            while at < edge and (items[at].norm[:1].isdigit() or items[at].norm in self.time or items[at].norm == ":"):
                at += 1
            if any(items[i].norm in self.time for i in range(first, at)):
                first = at
        while first < edge:
            begun = self.openers.get(items[first].norm, ())
            long = next((o for o in begun if o == tuple(i.norm for i in items[first : first + len(o)])), ())
            if not long and (items[first].norm not in self.skipped or items[first].norm in self.determiner):
                break
            first += len(long) or 1
        return min(first, edge)
