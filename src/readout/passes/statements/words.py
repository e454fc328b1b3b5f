"""The closed classes of a language as sets, and what a single word can be."""

from __future__ import annotations

from collections.abc import Sequence

from readout.packs import Pack
from readout.packs.schema import Clauses
from readout.passes.statements.frames import Item
from readout.text import normalise

COMMAS = frozenset(",;،")
DASHES = frozenset(("—", "–", "―", "-", "--"))
STOPS = frozenset((",", ";", ":", ".", "!", "?", "…", "—", "–", "--", "»", "”"))
# Tags (UPOS).
VERBS = frozenset(("VERB", "AUX"))
NOUNS = frozenset(("NOUN", "PROPN"))


def _set(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(normalise, words))


class Words:
    """What the pack says of clauses, ready for use."""

    def __init__(self, pack: Pack) -> None:
        c = pack.topic(Clauses)
        self.complementiser = _set(c.complementiser)
        self.infinitive = _set(c.infinitive)
        self.to = _set(c.to)
        self.preposition = _set(c.preposition)
        self.about = _set(c.about)
        self.correlative = _set(c.correlative)
        self.named_inside = _set(c.named_inside)
        self.inside = _set(c.inside)
        self.conjunction = _set(c.conjunction)
        self.linker = _set(c.linker)
        self.subordinator = _set(c.subordinator)
        self.relative = _set(c.relative)
        self.adverb = _set(c.adverb)
        self.auxiliary = _set(c.auxiliary)
        self.between = self.adverb | self.auxiliary
        self.copula = _set(c.copula)
        self.as_said = _set(c.as_said)
        self.first_person = _set(c.first_person)
        self.certain = _set(c.certain)
        self.emphatic = _set(c.emphatic)
        self.gendered = _set(c.gendered)
        self.neuter = _set(c.neuter)
        self.definite = _set(c.definite)
        self.also = _set(c.also)
        self.label = _set(c.label)
        self.quoted_as = _set(c.quoted_as)
        self.collective = _set(c.collective)
        self.negation = _set(c.negation)
        self.pronoun = _set(c.pronoun)
        self.writer = _set(c.writer)
        self.plural = _set(c.plural)
        self.determiner = _set(c.determiner)
        self.addressed = _set(c.addressed)
        self.matter = _set(c.matter)
        self.agent = _set(c.agent)
        self.time = _set(c.time)
        self.article = _set(c.article)
        self.place = _set(c.place)
        self.approach = _set(c.approach)
        self.future = _set(c.future)
        self.document = _set(c.document)
        self.made_by = self.agent | _set(c.made_by)
        self.opener = _set([w for e in c.opener for w in e.words if " " not in w])
        self.openers: dict[str, tuple[tuple[str, ...], ...]] = {}
        for long in sorted({tuple(normalise(w).split()) for e in c.opener for w in e.words if " " in w}):
            self.openers[long[0]] = (*self.openers.get(long[0], ()), long)
        self.further = [tuple(normalise(w).split()) for w in c.further]
        self._take_heads(c)
        self._take_endings(c)
        self.skipped = self.between | self.linker | self.opener

    def _take_heads(self, c: Clauses) -> None:
        """The nouns that make a phrase a source."""
        self.person = _set(c.person)
        self.people = _set(c.people)
        self.organ = _set(c.organ)
        self.outlet = _set(c.outlet)
        self.spoken_at = _set(c.spoken_at)
        self.genitive = _set(c.genitive)
        self.masthead = _set(c.masthead)
        self.again = _set(c.again)
        self.head = self.person | self.people | self.organ | self.outlet

    def _take_endings(self, c: Clauses) -> None:
        """How words of a class end or begin, and what is a habit of the language."""
        self.adverb_ending = tuple(c.adverb_ending)
        self.certain_ending = tuple(c.certain_ending)
        self.participle = tuple(c.participle)
        self.verb_beginning = tuple(c.verb_beginning)
        self.infinitive_ending = tuple(c.infinitive_ending)
        self.finite_ending = tuple(c.finite_ending)
        self.plural_ending = tuple(c.plural_ending)
        self.future_ending = tuple(c.future_ending)
        self.told_ending = tuple(c.told_ending)
        self.adjective = tuple(c.adjective)
        self.tagged = c.tagged
        self.named_sources = c.named_sources
        self.quoted_proves = c.quoted_proves
        self.late_source = c.late_source
        self.told_through = c.told_through
        self.comma_opens = c.comma_opens

    def is_participle(self, item: Item) -> bool:
        """Whether a verb shares the subject of its clause."""
        return bool(self.participle) and item.norm.endswith(self.participle) and len(item.norm) > 2

    def is_between(self, item: Item) -> bool:
        """Whether a word may stand between a subject and its verb: an adverb or an auxiliary."""
        n = item.norm
        return n in self.between or bool(self.adverb_ending and not item.capital and n.endswith(self.adverb_ending))

    def starts_phrase(self, item: Item) -> bool:
        """Whether a noun phrase can start here: a capital, a pronoun, a determiner, a head noun of a source."""
        n = item.norm
        return item.kind == "word" and n not in self.preposition and (
            item.capital or n[:1].isdigit() or n in self.pronoun or n in self.determiner or n in self.head
        )  # fmt: skip

    def is_attribute(self, items: Sequence[Item], i: int) -> bool:
        """Whether a participle stands between a determiner and its noun ("the growing trade")."""
        told = 0 < i < len(items) - 1 and items[i - 1].norm in self.determiner and items[i + 1].pos in NOUNS
        return told and items[i].norm.endswith((*self.participle, *self.certain_ending))

    def is_finite(self, items: Sequence[Item], i: int) -> bool:
        """Whether a verb of a clause stands here: no infinitive, no participle beside or behind a noun."""
        item = items[i]
        if item.pos not in VERBS or self.is_attribute(items, i) or self.is_participle(item):
            return False
        before = i
        while before > 0 and self.is_between(items[before - 1]):
            before -= 1
        behind = items[i + 1].norm if i + 1 < len(items) else ""
        told = item.norm.endswith(self.certain_ending) and before and items[before - 1].pos in NOUNS
        passive = told and (behind in self.preposition or behind in self.agent)
        return not passive and not (before and items[before - 1].norm in self.infinitive)

    def adds(self, items: Sequence[Item], i: int) -> bool:
        """Whether a further matter is added behind this word ("including", "as well as")."""
        return any(
            items[i].norm == f[-1] and f == tuple(t.norm for t in items[max(0, i + 1 - len(f)) : i + 1])
            for f in self.further
        )

    def goes_on(self, items: Sequence[Item], first: int) -> bool:
        """Whether a past verb right behind a comma goes on with the subject before it ("raised A, noted B, and urged C")."""
        item, past = items[first], items[first].norm.endswith(self.certain_ending) or items[first].norm in self.certain
        suffered = first + 1 < len(items) and items[first + 1].norm in self.agent
        return (
            self.tagged
            and past
            and item.pos == "VERB"
            and not suffered
            and first > 0
            and items[first - 1].norm in COMMAS
        )

    def is_governed(self, items: Sequence[Item], first: int, earlier: int) -> bool:
        """Whether a plain form behind "and" goes on with an infinitive, not with the verb ``earlier`` ("agreed to help and support S")."""
        plain = items[first].norm == items[first].lemma
        return self.tagged and plain and items[earlier].norm != items[earlier].lemma

    def looks_verbal(self, item: Item) -> bool:
        """Whether a word begins as verbs do, where that shows ("menelepon")."""
        n = item.norm
        shape = bool(self.verb_beginning) and n.startswith(self.verb_beginning) and not item.capital and len(n) > 6
        return shape and n not in self.head and n not in self.preposition and n not in self.time

    def can_speak(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether a phrase has a name, a pronoun or a word for people, an office or an organ."""
        heads = self.head | self.pronoun | self.collective
        return any(i.capital or i.kind == "quote" or i.norm in heads or i.lemma in heads for i in items[first:last])

    def holds_verb(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether a phrase is a clause: a word that begins as verbs do stands in it before its relative clause."""
        end = next((i for i in range(first, last) if items[i].norm in self.relative), last)
        return any(self.looks_verbal(item) for item in items[first + 1 : end])

    def lists(self, items: Sequence[Item], at: int, verb: int, earlier: int) -> bool:
        """Whether a participle behind "and" (before item ``at``) goes on with a list, and not with the verb ``earlier``."""
        joined = items[at - 1].norm in self.conjunction and self.is_participle(items[verb])
        return joined and not self.is_participle(items[earlier])

    def opens_circumstance(self, items: Sequence[Item], i: int) -> bool:
        """Whether a preposition stands here, and not the determiner that looks like one ("this week", "this plan")."""
        n = items[i].norm
        if n not in self.preposition or n not in self.determiner:
            return n in self.preposition
        return i + 1 < len(items) and items[i + 1].norm in self.time

    def is_circumstance(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether the items between two commas tell when, where or how, or who somebody is: no clause of its own."""
        if first >= last:
            return True
        head = items[first]
        if (
            self.tagged
            and last - first > 1
            and items[first + 1].norm in self.agent
            and head.norm.endswith(self.certain_ending)
        ):
            return True  # "S, quoted by T, said"
        if self.tagged and all(self.is_between(i) or i.norm in self.opener for i in items[first:last]):
            return True  # "S, meanwhile, said"
        told = bool(self.told_ending) and head.norm.endswith(self.told_ending)
        if told or head.kind == "bracket" or head.norm in self.preposition or head.norm in self.relative:
            return True
        if head.norm in self.time or head.norm[:1].isdigit() or (self.copula and head.norm.endswith(self.participle)):
            return True
        named = first > 1 and items[first - 2].capital and last - first <= 8
        return last - first <= 12 and all(
            i.kind != "quote" and i.norm not in self.subordinator and i.norm not in self.complementiser
            for i in items[first:last]
        ) and (head.capital or named or head.norm in self.person or head.norm in self.determiner)  # fmt: skip
