"""The noun phrases that can be a source, left and right of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.frames import Item
from readout.passes.statements.subjects import LONGEST_SOURCE, Subjects
from readout.passes.statements.words import COMMAS, STOPS, VERBS

# A quotation with more tokens than this, marks and all, is no name.
_LONGEST_NAME = 6


class Grammar(Subjects):
    """Reads noun phrases with the words of the pack."""

    def first_phrase(self, items: Sequence[Item], floor: int, end: int) -> tuple[int, int, int] | None:
        """The first noun phrase of a clause, for a participle that shares its subject."""
        floor = self._past_openers(items, floor, end)
        for i in range(floor, end):
            if self.starts_phrase(items[i]) and (i == floor or items[i - 1].norm not in self.preposition):
                last = self.right_phrase(items, i, frozenset())
                if self.tagged and not self.can_speak(items, i, last):
                    continue
                return (i, min(last, end), end) if last > i else None
        return None

    def shares_subject(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether a verb (items ``first`` to ``last``) right behind a comma goes on with the subject before ("…, высказался за мир")."""
        if not self.late_source or first == 0 or items[first - 1].norm not in COMMAS or last >= len(items):
            return False
        behind = items[last]
        speaks = behind.norm in self.place and items[first].norm.endswith(self.plural_ending)
        subject = speaks or behind.capital or behind.norm in self.pronoun or behind.norm in self.head | self.addressed
        return behind.kind == "word" and not subject

    def right_phrase(self, items: Sequence[Item], at: int, covered: frozenset[int]) -> int:
        """Where the noun phrase that starts at item ``at`` ends (``at`` itself where there is none)."""
        i = at
        while i < len(items) and i - at < LONGEST_SOURCE and i not in covered:
            item = items[i]
            n = item.norm
            if item.kind == "quote":
                if not self.is_name(items, i, at):
                    break
            elif n in COMMAS:
                if not (self._apposition(items, i, at) or self._further_office(items, i + 1)):
                    break
            elif n in STOPS or n in self.complementiser or (item.kind == "bracket" and not _is_acronym(items, i)):
                break
            elif n in self.relative:
                if not self._further_office(items, i):
                    break
                i += 1
            elif i > at and (self._is_pronoun(items[at]) or (not item.capital and self._ends_phrase(items, i))):
                break
            i += 1
        while i > at and items[i - 1].norm in COMMAS:
            i -= 1
        return i

    def _ends_phrase(self, items: Sequence[Item], i: int) -> bool:
        """Whether a small word ends a noun phrase: an adverb, a linker that joins no name, a circumstance's preposition."""
        n = items[i].norm
        return not self._names_maker(items, i) and (
            n in self.between
            or items[i].pos in VERBS
            or self.looks_verbal(items[i])
            or (self.comma_opens and n in self.time)
            or (n in self.linker and not self._list(items, i))
            or (n in self.preposition and n not in self.inside)
            or self._leaves_name(items, i)
        )

    def maker(self, items: Sequence[Item], first: int, last: int) -> tuple[int, int] | None:
        """Who made the document that a phrase names ("a tweet *by S*", "*S*'s letter", "reports *from S*"), if it says so."""
        noun = next((i for i in range(first, last) if items[i].lemma in self.document and not items[i].capital), None)
        if noun is None or not self.tagged:
            return None
        owner = next((i for i in range(first + 1, noun) if items[i].norm in self.genitive), None)
        if owner is not None:
            return first, owner
        begin = next((i + 1 for i in range(noun + 1, last - 1) if items[i].norm in self.made_by), None)
        named = begin is not None and self.starts_phrase(items[begin]) and not items[begin].norm[:1].isdigit()
        return (begin, last) if begin is not None and named else None

    def _names_maker(self, items: Sequence[Item], i: int) -> bool:
        """Whether the maker of a document is told here: "a poll *published* by S", "a poll *by* S"."""
        if not self.tagged or self.document.isdisjoint(t.lemma for t in items[max(0, i - 2) : i]):
            return False
        made = items[i].norm.endswith(self.certain_ending) and i + 1 < len(items)
        return items[i + made].norm in self.agent

    def _is_pronoun(self, item: Item) -> bool:
        return item.norm in self.pronoun and item.norm not in self.plural and item.norm not in self.determiner

    def is_name(self, items: Sequence[Item], i: int, at: int) -> bool:
        """Whether a quotation is a source's name, or that of what the noun before it calls («газета «Труд»»)."""
        short = self.late_source and items[i].last - items[i].first <= _LONGEST_NAME
        before = items[i - 1]
        named = before.kind == "word" and not before.capital and before.norm not in self.pronoun | self.determiner
        return short and (i == at or named)

    def placed(self, items: Sequence[Item], end: int, floor: int) -> tuple[int, int, int] | None:
        """The place that speaks before a plural verb without a subject ("в МИД сообщили"), in the form of ``left_phrase``."""
        first = end
        while first > floor and items[first - 1].norm not in STOPS and items[first - 1].kind in ("word", "bracket"):
            first -= 1
        first = self._past_openers(items, first, end)
        if end - first < 2 or items[first].norm not in self.place or items[first + 1].norm in self.time:
            return None
        subject = self.people | self.pronoun
        if any(items[i].norm in subject or items[i].norm in self.relative for i in range(first + 1, end)):
            return None
        return None if any(self._joined(items, i) for i in range(first + 2, end - 1)) else (first + 1, end, first)

    def _joined(self, items: Sequence[Item], i: int) -> bool:
        return items[i].norm in self.conjunction and items[i - 1].capital and items[i + 1].capital

    def _further_office(self, items: Sequence[Item], i: int) -> bool:
        """Whether a relative clause tells a further office ("X, yang juga Wakil Ketua Y", "yang juga menjabat Ketua Y")."""
        also = i + 3 < len(items) and items[i].norm in self.relative and items[i + 1].norm in self.also
        return also and any(item.capital or item.norm in self.head for item in items[i + 2 : i + 4])

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
