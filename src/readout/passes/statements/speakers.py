"""Whose verb a cue is: the subject before it, or the source of the attribution that it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.attribution import Attribution, Found, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS, VERBS

# How far before "as saying" the agent of "S was quoted by T as saying" is looked for.
_REACH = 8


class Speakers:
    """Finds the source of a cue that it precedes."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def heir(self, scene: Scene, start: int, found: Found) -> Attribution | None:
        """The attribution whose source this cue shares: behind a linker, a participle, or the end of a relative clause."""
        if not scene.earlier or start == 0:
            return None
        items, last = scene.items, scene.earlier[-1]
        before = items[start - 1]
        if before.norm in self.g.quoted_as and self.g.is_participle(items[found.first]):
            return None
        dated = self.g.tagged and before.norm in self.g.time and self.g.is_participle(items[found.first])
        if before.norm in self.g.linker or dated:
            return last
        if before.norm not in COMMAS and not (self.g.tagged and before.comma):
            return None
        if (
            self.g.is_participle(items[found.first])
            or last.relative
            or self.g.shares_subject(items, found.first, found.last)
            or self.g.goes_on(items, found.first)
            or (self.g.comma_opens and not items[start].capital)
        ):
            return last
        return None

    def subject(self, scene: Scene, start: int, found: Found) -> tuple[tuple[int, int, int] | None, bool]:
        """The noun phrase left of a verb: for a relative clause its antecedent, for a participle the clause's first."""
        g, items = self.g, scene.items
        floor = max((a.found.last for a in scene.earlier), default=0)
        if start - 1 > floor and items[start - 1].norm in g.relative and items[start - 2].norm in g.preposition:
            return g.first_phrase(items, floor, start - 2), False
        nominative = not g.late_source or items[start - 1].norm.endswith(g.adjective)
        if start > floor and items[start - 1].norm in g.relative and nominative:
            before = start - 1
            while before > floor and items[before - 1].norm in COMMAS:
                before -= 1
            phrase = g.left_phrase(items, before, floor, scene.covered)
            return (phrase and (phrase[0], start, phrase[0])), True
        shares = start > floor and (items[start - 1].norm in COMMAS or items[start - 1].norm in g.linker)
        shares |= start > floor and g.tagged and items[start - 1].comma
        participle = self.g.is_participle(items[found.first])
        if participle and start > floor and items[start - 1].norm in g.quoted_as:
            return g.left_phrase(items, self._quoted(items, start - 1, floor), floor, scene.covered), False
        if participle and start > floor and items[start - 1].norm in g.preposition:
            return g.first_phrase(items, floor, start - 1), False
        dated = participle and g.tagged and start > floor and items[start - 1].norm in g.time
        issues = participle and start > floor and self.issues(items, start)
        if (shares and (participle or items[start - 1].norm in g.conjunction)) or dated or issues:
            return g.first_phrase(items, self._past_side_clause(items, floor, start), start), False
        many = bool(g.place) and any(items[i].norm.endswith(g.plural_ending) for i in range(found.first, found.last))
        placed = g.placed(items, start, floor) if many else None
        phrase = placed or g.left_phrase(items, start, floor, scene.covered)
        if phrase and g.late_source and items[phrase[0]].norm in g.relative:
            phrase = g.left_phrase(items, phrase[0], floor, scene.covered)
        if phrase and g.tagged and self._is_tail(items, phrase[0], start, floor):
            return g.first_phrase(items, self._past_side_clause(items, floor, start), start), False
        far = (
            phrase is not None and start > 0 and items[start - 1].norm in COMMAS and not g.can_speak(items, *phrase[:2])
        )
        if far or (phrase is None and participle and start == found.first):
            phrase = g.first_phrase(items, floor, start)
        return phrase, False

    def _is_tail(self, items: Sequence[Item], first: int, start: int, floor: int) -> bool:
        """Whether a phrase before the comma of a verb only ends what tells more of its subject ("Divers coming from S, say C")."""
        g = self.g
        comma = start > floor and items[start - 1].norm in COMMAS
        return (
            comma
            and first > floor
            and items[first - 1].norm in g.preposition | g.inside
            and g.starts_phrase(items[floor])
        )

    def _past_side_clause(self, items: Sequence[Item], floor: int, start: int) -> int:
        """Where the main clause begins, if a side clause opens the sentence ("Setelah S terpilih, T marah dan mengatakan")."""
        running = self.g.tagged and self.g.is_participle(items[floor]) and items[floor].pos in VERBS
        at = floor
        while self.g.tagged and at < start and self.g.is_between(items[at]):
            at += 1
        if not running and (not (self.g.comma_opens or self.g.tagged) or items[at].norm not in self.g.subordinator):
            return floor
        return next((i + 1 for i in range(floor, start - 1) if items[i].norm in COMMAS), floor)

    def cites(self, scene: Scene, first: int, start: int) -> bool:
        """Whether the attribution before cites the source of this one: "T quoted S as saying"."""
        last = scene.earlier[-1] if scene.earlier else None
        as_saying = start > 0 and scene.items[start - 1].norm in self.g.quoted_as
        return as_saying and last is not None and any(s <= first < e for s, e in last.content)

    def _quoted(self, items: Sequence[Item], end: int, floor: int) -> int:
        """Where the phrase before "as saying" ends: before the verb of "S was quoted", at its own end in "cited S"."""
        agent = next((j for j in range(end - 1, max(floor, end - _REACH), -1) if items[j].norm in self.g.agent), end)
        i = agent - 1
        while i > floor and self.g.is_between(items[i - 1]):
            i -= 1
        return i - 1 if i > floor and items[i - 1].norm in self.g.copula else end

    def issues(self, items: Sequence[Item], start: int) -> bool:
        """Whether a document is the object of the verb before it ("S issued a statement *vowing* C"): its maker is the subject."""
        document = self.g.tagged and items[start - 1].lemma in self.g.document
        return document and any(self.g.is_finite(items, i) for i in range(start - 1))

    def before_verb(self, items: Sequence[Item], start: int) -> int:
        """Where the verb at item ``start`` begins: its auxiliaries and adverbs, before a participle the copula too."""
        running = self.g.is_participle(items[start])
        while start > 0 and (
            self.g.is_between(items[start - 1]) or (running and items[start - 1].norm in self.g.copula)
        ):
            start -= 1
        return start
