"""Where the content behind a cue ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from readout.passes.statements.attribution import Found, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS, STOPS

# How many cues further on are asked whether they end a content.
_CUES = 12
# Classes of cues that often go on with what somebody else says ("he said the plan failed, and he wants another").
_INNER = frozenset({"belief", "promise", "agreement", "question"})


class Ends:
    """Finds the end of a content: before a further cue with a source of its own, a credit, a stop."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def __call__(self, scene: Scene, begin: int, found: Found, edge: int, relative: bool) -> int:
        """The end of a content behind its cue: before a further cue with a source of its own, a credit, a stop.

        ``edge`` is where the attribution begins; in a relative or a side clause that opens the sentence a comma ends it.
        """
        items = scene.items
        end = scene.content_end(begin)
        aside = edge == 1 and self.g.tagged and items[0].norm in self.g.subordinator
        if relative or aside:
            end = next((i for i in range(begin, end) if items[i].norm in COMMAS), end)
        cues = (c for c in scene.saying if begin < c.first < end and c.cue.order != "after")
        for later in islice(cues, _CUES):
            cut = self._cut_before(scene, begin, later, found)
            if cut is not None:
                end = cut
                break
        end = self._coordinated(items, begin, self._before_another(items, begin, end))
        while end > begin and items[end - 1].norm in STOPS:
            end -= 1
        return end

    def _before_another(self, items: Sequence[Item], begin: int, end: int) -> int:
        """Where ", but T" with a verb of its own ends what somebody offers or refuses to do ("offered to help, but T was late")."""
        g = self.g
        if not g.tagged or items[begin].norm not in g.infinitive:
            return end
        for i in range(begin + 1, end - 2):
            parts = items[i].norm in COMMAS and items[i + 1].norm in g.conjunction and g.starts_phrase(items[i + 2])
            verb = next((k for k in range(i + 3, end if parts else 0) if g.is_finite(items, k)), 0)
            if verb and not any(items[k].norm in g.relative | g.complementiser for k in range(i + 2, verb)):
                return i
        return end

    def _coordinated(self, items: Sequence[Item], begin: int, end: int) -> int:
        """Where a further verb of the source ends a noun phrase ("welcomed the plan and discussed talks"); else ``end``."""
        g = self.g
        for i in range(begin, end - 1 if g.tagged else begin):
            item = items[i]
            subject = item.pos == "PRON" and item.norm not in g.determiner | g.addressed
            if item.kind == "quote" or subject or g.is_finite(items, i) or item.norm in g.relative | g.complementiser:
                return end
            if i > begin and item.norm in g.conjunction:
                j = i + 1
                while j < end - 1 and g.is_between(items[j]):
                    j += 1
                verb = items[j].pos == "VERB" and not items[j].capital and "-" not in items[j].norm
                if verb and items[j].norm.endswith(g.certain_ending):
                    return i
        return end

    def _cut_before(self, scene: Scene, begin: int, later: Found, found: Found) -> int | None:
        """Where a later cue that shares the source, or that has a source of its own in a clause of its own, ends a content."""
        items, g = scene.items, self.g
        j = later.first
        while j > begin and g.is_between(items[j - 1]):
            j -= 1
        if j <= begin + 1:
            return None
        before, running = items[j - 1].norm, g.is_participle(items[later.first])
        if later.cue.acts and (running or not (g.tagged or found.cue.acts)):
            return None
        if before in g.linker:
            listed = g.lists(items, j, later.first, found.first) or g.is_governed(items, later.first, found.first)
            return None if listed else j - 1
        if running and (before in COMMAS or items[j - 1].comma):
            return j - 1 if before in COMMAS else j
        if running and g.tagged:
            return None
        if g.shares_subject(items, later.first, later.last) or g.goes_on(items, later.first):
            return later.first - 1
        phrase = g.left_phrase(items, j, begin, scene.covered)
        if phrase is None or phrase[2] < begin + 3:
            return None
        if later.last >= len(items) - 1 and (parted := [i for i in range(begin, phrase[2]) if items[i].norm == ";"]):
            return parted[-1]  # "S said A; B, S added"
        edge = phrase[2]
        if items[edge - 1].norm not in g.linker or (g.tagged and later.cue.class_ in _INNER):
            return None
        if items[edge - 2].norm in COMMAS:
            return edge - 2
        return edge - 1 if g.copula and items[edge - 1].norm in g.conjunction else None
