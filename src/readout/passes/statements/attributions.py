"""Attributions in one frame: each cue with the phrase that names its source and the ranges of its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from readout.passes.statements.attribution import Attribution, Found, Range, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import COMMAS, DASHES, Grammar
from readout.passes.statements.inverted import Inverted
from readout.passes.statements.plain import Plain

# Tags (UPOS) that a tagger gives to words which look like a cue and are none.
_PLAIN = ("source, cue, content", "content, source, cue", "content, cue, source")
_STOPS = frozenset(",;:.!?…")
Relation: TypeAlias = Callable[[Attribution, Attribution], bool]
_NOT_VERBS = frozenset({"NOUN", "PROPN", "ADP", "ADJ"})


class Attributor:
    """Finds attributions; built once for a pack."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self.inverted = Inverted(grammar)
        self.plain = Plain(grammar, self.inverted)

    def __call__(self, scene: Scene, speaks_for: Relation) -> list[Attribution]:
        """The attributions of a frame, in order of their cues.

        ``speaks_for(outer, inner)`` tells whether the source of one brings the words of the other's.
        """
        for found in scene.cues:
            made = self._one(scene, found)
            if made is not None and (made.content or made.before):
                scene.earlier.append(made)
        return _settle(scene, speaks_for)

    def _one(self, scene: Scene, found: Found) -> Attribution | None:
        group = found.hit.group
        if group == "preposition":
            return self._preposition(scene, found)
        if group == "passive":
            return self._passive(scene, found)
        if group == "possessive":
            return self._possessive(scene, found)
        if group == "impersonal":
            return self._impersonal(scene, found)
        if group != "verb" or not self._is_finite(scene.items, found):
            return None
        if self.g.late_source and found.first and self._is_matter(scene.items, found.first):
            return self._matter(scene, found)
        if found.first and scene.items[found.first - 1].norm in self.g.as_said:
            made = self._preposition(scene, found)
            if made is not None and made.content:
                return made
        if found.cue.order != "before" and self.inverted.applies(scene, found):
            return self.inverted(scene, found)
        return None if found.cue.order == "after" else self.plain(scene, found)

    def is_noun(self, items: Sequence[Item], found: Found) -> bool:
        """Whether what looks like a verb is none: a name, another part of speech, the noun behind an article."""
        g, i = self.g, found.first
        if found.hit.group != "verb" or found.cue.order == "after":
            return False
        if (i > 0 and items[i].capital) or (items[i].pos in _NOT_VERBS and items[i].norm not in g.certain):
            return True
        return bool(i and g.copula and items[i - 1].norm in g.article | g.inside)

    def _is_finite(self, items: Sequence[Item], found: Found) -> bool:
        """Whether the cue is a verb that says something: not negated, no infinitive, no passive."""
        g, i = self.g, found.first
        if found.hit.clitic == "" and g.infinitive_ending and items[i].norm.endswith(g.infinitive_ending):
            return False
        while i > 0 and g.is_between(items[i - 1]):
            i -= 1
        if i == 0:
            return True
        before = items[i - 1].norm
        if before in g.negation or (before in g.infinitive and found.cue.order != "after"):
            return False
        if before in g.copula:
            return items[found.first].norm.endswith(g.participle)
        return not (g.copula and (before in g.article or before in g.preposition))

    # -- "According to S, C", "C, according to S" ----------------------------------------------------------------

    def _preposition(self, scene: Scene, found: Found) -> Attribution | None:
        items, at = scene.items, found.last
        clitic = (found.hit.end, items[at - 1].end) if found.hit.clitic else None
        if found.hit.group == "possessive":
            clitic = (found.hit.start, found.hit.end)
        at = at if clitic else self.inverted.source_start(items, at) or at
        last = at if clitic else self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        if last == at and clitic is None:
            return None
        out = Attribution(
            found,
            scene.frame,
            None if clitic else (at, last),
            [],
            clitic=clitic,
            edge=found.first,
            rule="according to source",
        )
        opens = found.first == 0 or (
            found.first == 1 and items[0].norm in self.g.as_said | self.g.linker | self.g.opener
        )
        after = self.past_details(scene, last) if opens else last
        left = self.inverted.left(items, found.first) if not opens and _closes(items, found.first) else []
        if after < len(items) and items[after].norm in COMMAS and after + 1 < len(items):
            aside = self.inverted.right(scene, after, left or [(0, 1)]) is None
            if not left or not aside:
                out.content = [*left, (after + 1, scene.content_end(after + 1))]
                return out
        out.content = left
        out.zone = [(last, scene.zone_end(last))]
        return out

    def past_details(self, scene: Scene, at: int) -> int:
        """Past a relative clause, a bracket and dates behind a source that opens the sentence, to the comma that ends them."""
        items, g = scene.items, self.g
        i = at
        while i < len(items) and items[i].norm not in COMMAS and items[i].kind != "quote":
            i += 1
        while (
            i + 2 < len(items)
            and items[i].norm in COMMAS
            and (items[i + 1].norm in g.time or items[i + 1].norm[:1].isdigit())
        ):
            nxt = next((j for j in range(i + 1, len(items)) if items[j].norm in COMMAS), None)
            if nxt is None or nxt - i > 6:
                break
            i = nxt
        return i

    # -- "That was said by S" --------------------------------------------------------------------------------------

    def _passive(self, scene: Scene, found: Found) -> Attribution | None:
        items, at = scene.items, found.last
        while at < len(items) and items[at].norm in self.g.agent:
            at += 1
        if at >= len(items) or not self.g.starts_phrase(items[at]) or not self._is_matter(items, found.first):
            return None
        last = self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        return Attribution(
            found, scene.frame, (at, last), [], [(last, len(items))], edge=found.first, rule="the sentence before", before="sentence"
        )  # fmt: skip

    def _matter(self, scene: Scene, found: Found) -> Attribution | None:
        """ "Об этом заявил S": the content is the sentence before."""
        items = scene.items
        at = self.inverted.source_start(items, found.last)
        if at is None:
            return None
        last = self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        if last == at:
            return None
        return Attribution(
            found, scene.frame, (at, last), [], [(last, len(items))], edge=found.first, rule="the sentence before", before="sentence"
        )  # fmt: skip

    def _possessive(self, scene: Scene, found: Found) -> Attribution | None:
        return self._preposition(scene, found)

    def _impersonal(self, scene: Scene, found: Found) -> Attribution | None:
        """ "Отмечено C": what stands behind; the source is the side that is named before it, or the sides of the readout."""
        items, g = scene.items, self.g
        begin = found.last
        if begin < len(items) and items[begin].norm in COMMAS:
            begin = next((i + 1 for i in range(begin + 1, len(items)) if items[i].norm in COMMAS), begin + 1)
        end = scene.content_end(begin)
        while end > begin and items[end - 1].norm in _STOPS:
            end -= 1
        if begin >= end or (found.first > 0 and items[found.first - 1].norm in g.negation):
            return None
        side = next((i for i in range(found.first - 1, -1, -1) if items[i].norm in g.collective), None)
        source = None if side is None else (max(0, side - 1), side + 1)
        return Attribution(
            found, scene.frame, source, [(begin, end)], edge=found.first, rule="impersonal: the sides of the readout"
        )

    def _is_matter(self, items: Sequence[Item], end: int) -> bool:
        words = " ".join(i.norm for i in items[:end] if i.norm not in self.g.between)
        return words in self.g.matter


def _closes(items: Sequence[Item], i: int) -> bool:
    before = items[i - 1]
    return before.norm in COMMAS or before.norm in DASHES or before.kind in ("word", "bracket", "quote")


def _settle(scene: Scene, speaks_for: Relation) -> list[Attribution]:
    """One reading where contents nest: an inner attribution goes, unless the outer one relays it ("S said C, T reported")."""
    dropped: set[int] = set()
    found = scene.earlier
    for outer in found:
        for inner in found:
            if inner is outer or {id(outer), id(inner)} & dropped or not _holds(outer, inner):
                continue
            if _holds(inner, outer) and outer.found.first < inner.found.first:
                continue
            if _relays(outer, inner, scene) and speaks_for(outer, inner):
                inner.relayed_by.append(outer)
                if outer.found.first > inner.found.first:
                    inner.content = _before(inner.content, outer.edge, scene.items)
                dropped.add(id(outer))
            else:
                dropped.add(id(inner))
    return [a for a in found if id(a) not in dropped]


def _before(content: list[Range], edge: int, items: Sequence[Item]) -> list[Range]:
    """The part of a content before the words that relay it, without the stop between them."""
    while edge and items[edge - 1].norm in _STOPS:
        edge -= 1
    return [(s, min(e, edge)) for s, e in content if s < edge]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(s <= inner.found.first and inner.found.last <= e for s, e in outer.content)


def _relays(outer: Attribution, inner: Attribution, scene: Scene) -> bool:
    """Whether the whole content of ``outer`` is the attribution ``inner``: "S said C" or "C, S said" from its very start."""
    if inner.source is None or inner.rule not in _PLAIN or outer.source is None:
        return False
    if len(outer.content) != 1 or outer.content[0][0] > outer.found.first:
        return False
    begins = min(inner.edge, *(s for s, _ in inner.content), len(scene.items))
    return begins - outer.content[0][0] <= 2 and not any(
        inner.found.last <= i < outer.found.first for i in scene.reciprocal
    )
