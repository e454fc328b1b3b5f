"""Cues that are nouns: "S's claim that C", "pernyataan S bahwa C", «заявление S о том, что C»."""

from __future__ import annotations

from readout.passes.statements.attribution import Attribution, Found, Range, Scene
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.nesting import CLAIM
from readout.passes.statements.words import COMMAS, NOUNS, STOPS

# Between a noun and its "that" or "to" stands a name or a short phrase.
_REACH = 12


class Claims:
    """Reads a noun that holds what somebody said."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def __call__(self, scene: Scene, found: Found) -> Attribution | None:
        """The attribution, or ``None`` where the noun names no source or opens no content."""
        if self.g.tagged and scene.items[found.first].pos not in NOUNS:
            return None
        opened = self._opened(scene, found)
        source = self._source(scene, found, opened[0]) if opened else None
        if opened is None or source is None:
            return None
        end = self._end(scene, found, opened[1])
        if end - opened[1] < 2:
            return None
        return Attribution(found, scene.frame, source, [(opened[1], end)], edge=min(found.first, source[0]), rule=CLAIM)

    def _opened(self, scene: Scene, found: Found) -> Range | None:
        """(end of the noun's phrase, first item of the content): behind a complementiser, or what opens an infinitive."""
        items, g, takes = scene.items, self.g, found.cue.takes
        for i in range(found.last, min(len(items) - 1, found.last + _REACH)):
            norm = items[i].norm
            if "that" in takes and norm in g.complementiser and i not in scene.covered:
                before = i
                while before > found.last and items[before - 1].norm in COMMAS | g.correlative | g.about:
                    before -= 1
                return before, i + 1
            if "infinitive" in takes and norm in g.infinitive:
                return i, i + 1
            if i in scene.covered or (norm in STOPS and norm not in COMMAS) or g.is_finite(items, i):
                return None
        return None

    def _source(self, scene: Scene, found: Found, end: int) -> Range | None:
        """The words that name the source: a genitive before the noun, or what stands between it and its content."""
        items, g, at = scene.items, self.g, found.first
        while at > 1 and items[at - 1].pos == "ADJ":
            at -= 1
        if found.last == end:
            if at > 1 and items[at - 1].norm in g.genitive:
                phrase = g.left_phrase(items, at - 1, 0, frozenset())
                return phrase[:2] if phrase else None
            return None
        first = found.last + (items[found.last].norm in g.agent | g.inside)
        last = g.right_phrase(items, first, scene.covered)
        return (first, end) if first < end <= last and g.starts_phrase(items[first]) else None

    def _end(self, scene: Scene, found: Found, begin: int) -> int:
        """Where the content ends: at a comma, a stop, or before the verb of which the noun is the subject."""
        items, g = scene.items, self.g
        subject = not any(g.is_finite(items, i) for i in range(found.first))
        verbs = 0
        for i in range(begin, len(items)):
            if items[i].norm in STOPS or i in scene.credits_at:
                return i
            verbs += g.is_finite(items, i)
            if subject and g.tagged and verbs > 1:
                return begin
        return len(items)
