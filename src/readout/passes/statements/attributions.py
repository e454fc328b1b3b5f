"""Attributions in one frame: each cue with the phrase that names its source and the ranges of its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.passes.statements.attribution import Attribution, Found, Scene
from readout.passes.statements.claims import Claims
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.inverted import Inverted
from readout.passes.statements.nesting import Relation, settle
from readout.passes.statements.plain import Plain
from readout.passes.statements.verbs import Verbs
from readout.passes.statements.words import COMMAS, DASHES, STOPS

# Classes of cues that call something by a name, told behind their agent ("was hailed by S as C").
_JUDGES = frozenset({"praise", "criticism", "denial", "assertion"})
_STOPS = frozenset(",;:.!?…")


class Attributor:
    """Finds attributions; built once for a pack."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self.inverted = Inverted(grammar)
        self.plain = Plain(grammar, self.inverted)
        self.verbs = Verbs(grammar)
        self.claims = Claims(grammar)
        self._readers: dict[str, Callable[[Scene, Found], Attribution | None]] = {
            "preposition": self._preposition,
            "possessive": self._preposition,
            "passive": self._passive,
            "impersonal": self._impersonal,
            "written": self._written,
        }

    def __call__(self, scene: Scene, speaks_for: Relation) -> list[Attribution]:
        """The attributions of a frame, in order of their cues.

        ``speaks_for(outer, inner)`` tells whether the source of one brings the words of the other's.
        """
        for f in scene.cues if self.g.approach else ():
            if (main := self.verbs.purpose(scene, f)) is not None:
                scene.purposes[f.first] = main
        scene.saying = [
            f for f in scene.cues
            if f.hit.group == "verb" and (f.first in scene.purposes or self.verbs.is_finite(scene.items, f))
        ]  # fmt: skip
        for found in scene.cues:
            made = self._one(scene, found)
            if made is not None and (made.content or made.before):
                scene.earlier.append(made)
        for noun in scene.nouns.values():
            claim = self.claims(scene, noun)
            if claim is not None and not any(a.found.first == noun.first for a in scene.earlier):
                scene.earlier.append(claim)
        return settle(scene, speaks_for)

    def _one(self, scene: Scene, found: Found) -> Attribution | None:
        group = found.hit.group
        if group != "verb":
            read = self._readers.get(group)
            return read(scene, found) if read else None
        if self.verbs.is_suffered(scene.items, found):
            return self._by(scene, found)
        if found not in scene.saying or not self.verbs.is_spoken(scene.items, found) or self._turns(scene, found):
            return None
        if self.g.late_source and found.first and (matter := self._matter(scene, found)):
            return matter
        running = self.g.participle and not self.g.late_source and self.g.is_participle(scene.items[found.first])
        if found.first and scene.items[found.first - 1].norm in self.g.as_said and not running:
            made = self._preposition(scene, found)
            if made is not None and made.content:
                return made
        if said := self._as_said(scene, found):
            return said
        if found.cue.order != "before" and self.inverted.applies(scene, found):
            return self.inverted(scene, found)
        return None if found.cue.order == "after" else self.plain(scene, found)

    def _turns(self, scene: Scene, found: Found) -> bool:
        """Whether the verb only tells that somebody was turned to ("called S to thank him", "called S on Friday")."""
        items, g, at = scene.items, self.g, found.last
        if found.first in scene.purposes.values():
            return True
        if (
            found.last - found.first > 1
            or items[found.first].lemma not in g.approach
            or "phrase" not in found.cue.takes
        ):
            return False
        at = self.plain.starts.past_addressee(items, at)
        ends = STOPS | g.time | g.infinitive | g.preposition
        return at > found.last and (at >= len(items) or (items[at].norm in ends and items[at].norm not in g.quoted_as))

    def _by(self, scene: Scene, found: Found) -> Attribution | None:
        """ "C was criticised by S": who suffers the verb is its content; without a copula it tells of a noun only."""
        items, g, i = scene.items, self.g, found.first
        while i > 0 and g.is_between(items[i - 1]):
            i -= 1
        if i == 0 or items[i - 1].norm not in g.copula or "phrase" not in found.cue.takes:
            return None
        while i > 0 and (g.is_between(items[i - 1]) or items[i - 1].norm in g.copula):
            i -= 1
        content = g.left_phrase(items, i, 0, frozenset())
        at = found.last + 1
        last = g.right_phrase(items, at, scene.covered | scene.credits_at)
        cites = last < len(items) and items[last].norm in g.quoted_as
        judged = cites and found.cue.class_ in _JUDGES
        if content is None or last == at or (cites and not judged) or not g.starts_phrase(items[at]):
            return None
        more = [(last, scene.content_end(last))] if judged else []  # "was hailed by S as C"
        return Attribution(
            found, scene.frame, (at, last), [(content[0], i), *more], [(last, scene.zone_end(last))], edge=content[2],
            rule="content, passive cue, source",
        )  # fmt: skip

    # -- "According to S, C", "C, according to S" ----------------------------------------------------------------

    def _preposition(self, scene: Scene, found: Found) -> Attribution | None:
        items, at = scene.items, found.last
        clitic = (found.hit.end, items[at - 1].end) if found.hit.clitic else None
        if found.hit.group == "possessive":
            clitic = (found.hit.start, found.hit.end)
        at = at if clitic else self.inverted.source_start(items, at, scene.credits_at) or at
        last = at if clitic else self.g.right_phrase(items, at, scene.covered | scene.credits_at)
        if clitic is None and (last == at or items[at].norm in self.g.relative):
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
        if not clitic and at > found.last:
            out.zone = [(found.last, at)]
        skipped = self.g.as_said | self.g.linker | self.g.opener | COMMAS
        opens = all(i.norm in skipped for i in items[: found.first])
        after = self.past_details(scene, last) if opens else last
        left = self.inverted.left(items, found.first) if not opens and _closes(items, found.first) else []
        within = (
            found.first > 1 and items[found.first - 1].norm in COMMAS and items[found.first - 2].norm in self.g.relative
        )
        if within or self._is_put_in(scene, found, after):
            return None
        if after < len(items) and items[after].norm in COMMAS and after + 1 < len(items):
            aside = self.inverted.right(scene, after, left or [(0, 1)]) is None
            if not left or not aside:
                out.content = [*left, (after + 1, scene.content_end(after + 1))]
                return out
        out.content = left
        out.zone.append((last, scene.zone_end(last)))
        return out

    def _is_put_in(self, scene: Scene, found: Found, after: int) -> bool:
        """Whether a credit only stands between a subject and the verb by which it speaks: "S, according to T, said"."""
        items, g = scene.items, self.g
        if found.first < 2 or after + 1 >= len(items) or items[after].norm not in COMMAS:
            return False
        speaks = any(c.first == after + 1 and c.hit.group == "verb" for c in scene.cues)
        subject = g.left_phrase(items, found.first - 1, 0, frozenset())
        return speaks and items[found.first - 1].norm in COMMAS and subject is not None and subject[0] == 0

    def past_details(self, scene: Scene, at: int) -> int:
        """Past a relative clause, a bracket and dates behind a source that opens the sentence, to the comma that ends them."""
        items, g = scene.items, self.g
        i = at
        while i < len(items) and items[i].norm not in COMMAS and items[i].kind != "quote":
            i += 1
        while (
            i + 2 < len(items)
            and items[i].norm in COMMAS
            and (items[i + 1].norm in g.time | g.relative or items[i + 1].norm[:1].isdigit())
        ):
            nxt = next((j for j in range(i + 1, len(items)) if items[j].norm in COMMAS), None)
            if nxt is None or nxt - i > 6:
                break
            i = nxt
        return i

    def _as_said(self, scene: Scene, found: Found) -> Attribution | None:
        """ "Как S заявил, C" and "C1, как S заявил, C2": the source stands between the two words of the cue."""
        items, g = scene.items, self.g
        end = found.first
        while end > 0 and g.is_between(items[end - 1]):
            end -= 1
        at = end - 1
        while at > 0 and at > end - 9 and items[at].norm not in STOPS and items[at].norm not in g.as_said:
            at -= 1
        if at < 0 or at >= end - 1 or items[at].norm not in g.as_said or (at > 0 and items[at - 1].norm not in COMMAS):
            return None
        comma = next((i for i in range(found.last, len(items)) if items[i].norm in STOPS), len(items))
        phrase = g.left_phrase(items, end, at + 1, scene.covered)
        if phrase is None or comma + 1 >= len(items) or items[comma].norm not in COMMAS:
            return None
        small = g.preposition | g.time | g.between
        takes_object = found.last < comma and items[found.last].norm not in small and not found.cue.addressee
        if g.tagged and (phrase[0] > at + 1 or takes_object):
            return None
        content = [*self.inverted.left(items, at), (comma + 1, scene.content_end(comma + 1))]
        return Attribution(
            found, scene.frame, phrase[:2], content, [(found.last, comma)], edge=at, rule="according to source"
        )

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
        """ "Об этом заявил S", "Об этом S заявил": the content is the sentence before; "C, о чём заявил S"."""
        items, g = scene.items, self.g
        end = next((i for i in range(1, min(4, found.first + 1)) if self._is_matter(items, i)), 0)
        at = found.first
        while at > end and g.is_between(items[at - 1]):
            at -= 1
        begin = next((i for i in (at - 2, at - 1) if i > 2 and self._is_matter(items[i:at], at - i)), 0)
        if end and end < at and not scene.earlier and not any(items[i].norm in COMMAS for i in range(end, at)):
            phrase = g.left_phrase(items, at, end, scene.covered)
            source = (phrase[0], phrase[1]) if phrase else None
        elif (end == at and end) or (begin and items[begin - 1].norm in COMMAS):
            first = self.inverted.source_start(items, found.last, scene.credits_at) or len(items)
            source = (first, g.right_phrase(items, first, scene.covered | scene.credits_at))
        else:
            return None
        if source is None or source[0] >= source[1]:
            return None
        return Attribution(
            found, scene.frame, source, self.inverted.left(items, begin) if begin else [], [(max(found.last, source[1]), len(items))],
            edge=found.first, rule="the sentence before", before="" if begin else "sentence",
        )  # fmt: skip

    def _written(self, scene: Scene, found: Found) -> Attribution | None:
        """ "В заявлении S говорится, что C", "C, говорится в заявлении S"."""
        items, g, n = scene.items, self.g, len(scene.items)
        behind = found.last < n and items[found.last].norm in g.place
        reach = range(found.last, min(n, found.last + 6)) if behind else range(max(0, found.first - 12), found.first)
        noun = next((i for i in reach if items[i].lemma in g.document), None)
        if noun is None or (found.first > 0 and items[found.first - 1].norm in g.negation):
            return None
        last = g.right_phrase(items, noun + 1, scene.covered | scene.credits_at)
        source = (noun + 1, last) if last > noun + 1 and not g.is_between(items[noun + 1]) else None
        out = Attribution(found, scene.frame, source, [], edge=found.first, rule="the maker of a document")
        if behind and self._is_matter(items, found.first):
            out.before, out.rule = "sentence", "the sentence before"
        elif behind:
            out.content = self.inverted.left(items, found.first) if found.first else []
            right = self.inverted.right(scene, last, out.content)
            out.content += [right] if right else []
        else:
            begin, _ = self.plain.starts(scene, found, False)
            if begin is not None:
                out.content = [(begin, self.plain.ends(scene, begin, found, found.first, False))]
        return out

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
