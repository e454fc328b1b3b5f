"""Cues behind their content: "C, said S", "C1, kata S, C2", and contents left of a cue in general."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.attribution import Attribution, Found, Range, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS, DASHES, STOPS

_BREAKS = COMMAS | DASHES
# A beginning of a sentence with as few items says nothing by itself ("Сегодня, сказал S, …").
_SHORT = 4


class Inverted:
    """Reads a cue that its source follows."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def applies(self, scene: Scene, found: Found) -> bool:
        """Whether the cue stands behind its content and before its source."""
        items, i = scene.items, found.first
        cue = found.cue
        if i == 0:
            return self._opens_frame(scene, found)
        before = items[i - 1]
        shares = self.g.is_participle(items[i])
        if shares or not (before.kind == "quote" or before.norm in _BREAKS):
            return False
        if found.hit.clitic or (before.kind == "quote" and cue.order == "after"):
            return True
        if before.kind == "quote" and i > 1 and self.g.is_name(items, i - 1, i - 2 if i > 2 else i - 1):
            return False  # «формат «Нормандия» предполагает …»
        if before.norm in DASHES and i > 1 and found.last < len(items) and (self.g.late_source or self.g.comma_opens):
            after = items[found.last]
            return after.kind == "word" and after.norm not in self.g.complementiser
        if self.source_start(items, found.last, scene.credits_at) is None or self._goes_on(scene, found):
            return False
        return cue.order == "after" or before.kind == "quote" or self._ends_well(scene, found)

    def _goes_on(self, scene: Scene, found: Found) -> bool:
        """Whether a verb with an object goes on with the subject of another before it ("praised C, reaffirmed S as a friend")."""
        chained = "phrase" in found.cue.takes and self.g.goes_on(scene.items, found.first)
        return chained and any(c.first < found.first for c in scene.saying)

    def source_start(self, items: Sequence[Item], at: int, stops: frozenset[int] = frozenset()) -> int | None:
        """Where the source behind a cue begins: at once, or (``late_source``) behind an addressee or a circumstance."""
        if at >= len(items) or items[at].norm in STOPS:
            return None
        if not self.g.late_source:
            return at if self.g.starts_phrase(items[at]) else None
        at += at + 1 < len(items) and items[at].norm in self.g.emphatic and items[at + 1].capital
        if self._stands_alone(items, at):
            return at
        named = items[at].kind == "quote" and self.g.is_name(items, at, at)
        for i in range(at, min(len(items), at + 8)):
            item = items[i]
            if item.norm in STOPS or item.kind == "bracket" or item.norm in self.g.complementiser or i in stops:
                break
            if item.norm in self.g.addressed or (item.kind == "quote" and self.g.is_name(items, i, i)):
                continue
            if item.kind == "quote":
                break
            if item.norm in self.g.head or (item.lemma in self.g.head and item.lemma not in self.g.outlet):
                return self._with_adjectives(items, i, at)
        if at > 0 and items[at].norm in self.g.place and items[at - 1].norm.endswith(self.g.plural_ending):
            return at + 1 if at + 1 < len(items) and items[at + 1].capital else None
        return at if named or self.g.starts_phrase(items[at]) or self._names_later(items, at, stops) else None

    def _stands_alone(self, items: Sequence[Item], at: int) -> bool:
        """Whether a name right behind a cue is its source, since a circumstance or nothing follows ("отметил S на встрече с T")."""
        end = at
        while end < len(items) and items[end].capital:
            end += 1
        return at < end < len(items) and items[end].norm in self.g.preposition | self.g.addressed

    def _names_later(self, items: Sequence[Item], at: int, stops: frozenset[int]) -> bool:
        """Whether words in the nominative lead to a name ("крупный экономист X")."""
        first = items[at]
        if first.lemma != first.norm and not first.norm.endswith(self.g.adjective):
            return False
        small = self.g.preposition | self.g.complementiser | self.g.between | self.g.conjunction
        for i in range(at, min(len(items), at + 5)):
            if items[i].kind != "word" or items[i].norm in small or i in stops or items[i].capital:
                return items[i].capital
        return False

    def _with_adjectives(self, items: Sequence[Item], head: int, floor: int) -> int:
        while head > floor and not items[head - 1].capital and items[head - 1].norm.endswith(self.g.adjective):
            head -= 1
        return head

    def _opens_frame(self, scene: Scene, found: Found) -> bool:
        items = scene.items
        named = found.last < len(items) and self.g.starts_phrase(items[found.last])
        if found.cue.order == "after":
            if found.hit.clitic:
                return True
            last = self.g.right_phrase(items, found.last, scene.covered | scene.credits_at)
            stops = last < len(items) and (items[last].norm in STOPS or items[last].kind == "quote")
            return named and (stops or items[last - 1].norm in self.g.pronoun)
        return named and any(i.kind == "quote" for i in items)

    def _ends_well(self, scene: Scene, found: Found) -> bool:
        """Whether the words behind the cue are a source and no clause: nothing but a stop or a circumstance follows."""
        items = scene.items
        at = self.source_start(items, found.last, scene.credits_at) or found.last
        last = self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        if last == at or any(
            items[i].norm in self.g.copula or items[i].norm in self.g.between or items[i].pos == "VERB"
            for i in range(at, last)
        ):
            return False
        if (
            last >= len(items)
            or last in scene.credits_at
            or items[last].kind == "bracket"
            or items[last].norm in STOPS
            or items[last].norm in self.g.relative
        ):
            return True
        return items[at].capital and items[last].norm in self.g.preposition

    def __call__(self, scene: Scene, found: Found) -> Attribution:
        """The attribution; ``content`` may be empty."""
        items, at = scene.items, found.last
        clitic = (found.hit.end, items[at - 1].end) if found.hit.clitic else None
        at = at if clitic else self.source_start(items, at, scene.credits_at) or at
        last = at if clitic else self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        content = self.left(items, found.first)
        if self._opens_quotation(items, content, last):
            content = []
        right = self.right(scene, last, content)
        stop = right[0] if right else scene.zone_end(last)
        return Attribution(
            found, scene.frame, (at, last) if last > at else None, content + ([right] if right else []),
            [(found.last, at), (last, stop)],
            clitic=clitic, edge=found.first, rule="content, cue, source", before="" if content or right else "quotation",
        )  # fmt: skip

    def _opens_quotation(self, items: Sequence[Item], left: list[Range], at: int) -> bool:
        """Whether the words before a cue only open the sentence in which its quotation follows ("Untuk itu, kata S, “C”")."""
        short = bool(left) and left[0][0] == 0 and left[0][1] <= _SHORT and items[left[0][1] - 1].kind != "quote"
        return short and at + 1 < len(items) and items[at].norm in COMMAS and items[at + 1].kind == "quote"

    def left(self, items: Sequence[Item], end: int) -> list[Range]:
        """The content that ends before item ``end``, from the start of the frame or of its quotation."""
        last = end
        while last > 0 and (items[last - 1].norm in _BREAKS or self._is_as_said(items, last - 1)):
            last -= 1
        if last == 0:
            return []
        first = 0
        if items[last - 1].kind == "quote":
            first = last - 1
            while first > 0 and (items[first - 1].kind == "quote" or items[first - 1].norm in _BREAKS):
                first -= 1
            while first < last and items[first].kind != "quote":
                first += 1
            before = items[first - 1]
            if first > 0 and before.kind == "word" and before.end - before.start == len(before.norm):
                first = 0
        first = self._without_opener(items, first, last)
        return [(first, last)] if first < last else []

    def _is_as_said(self, items: Sequence[Item], i: int) -> bool:
        return i > 0 and items[i].norm in self.g.as_said and items[i - 1].norm in COMMAS

    def _without_opener(self, items: Sequence[Item], first: int, last: int) -> int:
        if first == 0 and last > 2 and items[0].norm in self.g.opener:
            return 2 if items[1].norm in COMMAS else 1
        return first

    def right(self, scene: Scene, at: int, left: list[Range]) -> Range | None:
        """What goes on behind "…, said S": the rest of a broken quotation, or of a sentence that S was put into."""
        items = scene.items
        if left and items[left[-1][1] - 1].kind == "quote":
            return self.resumed(scene, at)
        if at < len(items) and items[at].norm in COMMAS and at + 1 < len(items):
            nxt = at + 1
            if not left and items[nxt].kind == "quote":
                return nxt, nxt + 1
            short = self.g.late_source and left and left[0][1] - left[0][0] <= _SHORT and left[0][0] == 0
            goes_on = short and items[nxt].norm in self.g.preposition and not self.g.is_participle(items[nxt])
            aside = self._is_aside(items, nxt) and not goes_on
            if nxt in scene.credits_at or aside or (nxt in scene.covered and left):
                return None
            if (
                self.g.participle
                and not self.g.late_source
                and left
                and left[0][1] - left[0][0] > 10
                and items[left[0][0]].norm not in self.g.subordinator
            ):
                return None
            return nxt, scene.content_end(nxt)
        if not left and at < len(items):
            skip = at + 1 if items[at].norm in STOPS else at
            return (skip, scene.content_end(skip)) if skip < len(items) else None
        return None

    def resumed(self, scene: Scene, at: int) -> Range | None:
        """The quotation that goes on behind an attribution: behind a stop, with no other cue between."""
        items = scene.items
        for i in range(at, min(len(items), at + 25)):
            if items[i].kind == "quote":
                goes_on = i == at or items[i - 1].norm in STOPS | DASHES or items[i - 1].kind == "bracket"
                return (i, i + 1) if goes_on else None
            if i in scene.covered:
                return None
        return None

    def _is_aside(self, items: Sequence[Item], i: int) -> bool:
        item, g = items[i], self.g
        if (
            g.opens_circumstance(items, i)
            or item.norm in g.time - g.determiner
            or item.norm in g.linker
            or item.kind == "quote"
        ):
            return True
        return item.norm in g.relative or ((bool(g.copula) or g.late_source) and g.is_participle(item))
