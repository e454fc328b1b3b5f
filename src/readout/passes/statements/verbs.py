"""What a cue that looks like a verb is in its place: a noun, a verb at work, one that its agent follows."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.attribution import Found, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS, STOPS

# Tags (UPOS) that a tagger gives to words which look like a cue and are none, and to those that are subjects.
_NOT_VERBS = frozenset({"NOUN", "PROPN", "ADP", "ADJ"})
_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON"})
# Classes of cues that tell no words as the purpose of a call or meeting.
_UNSAID = frozenset({"belief", "question", "agreement", "report"})


class Verbs:
    """Judges cues by the words around them."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def is_noun(self, items: Sequence[Item], found: Found) -> bool:
        """Whether what looks like a verb is none: a name, another part of speech, the noun behind an article."""
        g, i = self.g, found.first
        if found.hit.group != "verb" or found.cue.order == "after":
            return False
        word, before = items[i], items[i - 1] if i else None
        if g.tagged and found.last - i == 1 and word.norm in g.preposition:
            return True
        verbal = word.pos not in _NOT_VERBS or word.norm in g.certain or self._closes(items, found)
        if before is None:
            return not verbal
        infinitive = before.norm in g.infinitive and word.pos == "VERB"
        nominal = g.copula and before.norm in g.article | g.inside and not infinitive
        if word.capital or g.is_attribute(items, i) or nominal:
            return True
        if before.pos == "DET" and before.norm not in g.pronoun and not (i > 1 and g.is_between(items[i - 2])):
            return True
        past = (
            word.pos == "ADJ"
            and word.norm.endswith(g.certain_ending)
            and (before.pos in _SUBJECTS or before.norm in g.linker | COMMAS)
        )
        return not verbal and not past

    def _closes(self, items: Sequence[Item], found: Found) -> bool:
        """Whether a word behind a name ends the sentence as its verb ("C, S adds.")."""
        at, end = found.first, found.last
        ends = end >= len(items) or items[end].norm in STOPS or items[end].kind == "quote"
        return ends and at > 1 and items[at - 1].pos in ("PROPN", "PRON") and items[at].lemma != items[at].norm

    def is_finite(self, items: Sequence[Item], found: Found) -> bool:
        """Whether the verb is one of a clause: no infinitive, no passive."""
        g, i = self.g, found.first
        if found.hit.clitic == "" and g.infinitive_ending and items[i].norm.endswith(g.infinitive_ending):
            return False
        finite = not g.finite_ending or any(item.norm.endswith(g.finite_ending) for item in items[i : found.last])
        if not finite and (i == 0 or items[i - 1].norm not in g.pronoun):
            return False
        before = self._before(items, found)
        if before is None:
            return True
        if found.cue.suffers and self._is_passive(items, found, before):
            return False
        if before.norm in g.infinitive and found.cue.order != "after":
            return False
        if before.norm in g.copula or (g.copula and before.norm in g.preposition):
            return items[found.first].norm.endswith(g.participle)
        return not (g.copula and before.norm in g.article)

    def _is_passive(self, items: Sequence[Item], found: Found, before: Item) -> bool:
        """Whether a past form tells what others do to the noun before it ("a man *accused* of C", "fighters, *believed* to C")."""
        past = items[found.first].norm.endswith(self.g.certain_ending)
        behind = items[found.last].norm if found.last < len(items) else ""
        noun = before.pos in _SUBJECTS and before.pos != "PRON"
        return past and behind in self.g.infinitive | self.g.inside and (noun or before.norm in COMMAS)

    def is_spoken(self, items: Sequence[Item], found: Found) -> bool:
        """Whether the words have been said: no negation stands before the verb and its auxiliaries, none of these is a future."""
        i = found.first
        while i > 0 and self.g.is_between(items[i - 1]):
            i -= 1
        word = items[found.first]
        if any(item.kind == "quote" for item in items[found.last : found.last + 2]):
            return i == 0 or items[i - 1].norm not in self.g.negation
        ahead = any(item.norm in self.g.future for item in items[i : found.first]) or (
            bool(self.g.future_ending) and word.lemma in self.g.future and word.norm.endswith(self.g.future_ending)
        )
        return not ahead and (i == 0 or items[i - 1].norm not in self.g.negation)

    def purpose(self, scene: Scene, found: Found) -> int | None:
        """The verb of turning to somebody whose purpose a cue tells: "called S to thank him"."""
        items, i = scene.items, found.first - 1
        if i < 1 or items[i].norm not in self.g.infinitive or found.cue.class_ in _UNSAID:
            return None
        while i > 0 and (items[i - 1].norm not in STOPS or items[i - 1].norm in COMMAS):
            i -= 1
            if self.g.is_finite(items, i):
                several = any(c.first <= i < c.last and c.last - c.first > 1 for c in scene.cues)
                return i if items[i].lemma in self.g.approach and not several else None
        return None

    def is_suffered(self, items: Sequence[Item], found: Found) -> bool:
        """Whether an agent follows a participle: "criticised by S"."""
        agent = found.last < len(items) and items[found.last].norm in self.g.agent
        return agent and items[found.last - 1].norm.endswith(self.g.certain_ending)

    def _before(self, items: Sequence[Item], found: Found) -> Item | None:
        i = found.first
        while i > 0 and self.g.is_between(items[i - 1]):
            i -= 1
        return items[i - 1] if i else None
