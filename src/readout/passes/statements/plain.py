"""Cues between source and content: "S said that C", and "C, S said"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.attribution import Attribution, Found, Range, Scene
from readout.passes.statements.ends import Ends
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.inverted import Inverted
from readout.passes.statements.words import COMMAS, DASHES, STOPS

_ENDS = frozenset(".!?…")
# How far behind a cue its complementiser is looked for ("said on Thursday in a speech to the assembly that").
_REACH = 30


class Plain:
    """Reads a cue that its source precedes."""

    def __init__(self, grammar: Grammar, inverted: Inverted) -> None:
        self.g = grammar
        self.inverted = inverted
        self.ends = Ends(grammar)

    def __call__(self, scene: Scene, found: Found) -> Attribution | None:
        """The attribution, or ``None`` where no source can be seen."""
        items = scene.items
        start = found.first
        while start > 0 and self.g.is_between(items[start - 1]):
            start -= 1
        if start == 0 and self.g.is_participle(items[found.first]):
            return self._opening(scene, found)
        heir = self._heir(scene, start, found)
        phrase, relative = (None, False) if heir else self._subject(scene, start, found)
        if phrase is None and heir is None:
            return None
        edge = phrase[2] if phrase else start
        if phrase and any(items[i].norm in self.g.negation for i in range(phrase[0], phrase[1])):
            return None
        out = Attribution(
            found, scene.frame, (phrase[0], phrase[1]) if phrase else None, [], heir=heir, edge=edge,
            rule="source, cue, content", relative=relative,
        )  # fmt: skip
        if phrase and phrase[1] < start:
            out.zone.append((phrase[1], start))
        left = self._left(scene, found, edge)
        begin, zone_last = self.content_start(scene, found, bool(left))
        out.zone.append((found.last, zone_last))
        quoted = bool(left) and items[left[0][1] - 1].kind == "quote"
        if left and (begin is None or (quoted and items[left[0][0]].kind == "quote")):
            return self._behind(scene, out, left, found)
        if begin is None and self._is_put_in(scene, found, edge):
            end = scene.content_end(found.last + 1)
            out.content = [(0, edge - 1), (found.last + 1, end)]
            return out
        if begin is None:
            if edge == 0 and not scene.earlier:
                out.before = "quotation"
            return out
        if edge == 0 and not scene.earlier and items[begin].norm in self.g.preposition:
            out.before = "quotation"
        end = self.ends(scene, begin, found, relative)
        out.content = [(begin, end)]
        if end < len(items):
            out.zone.append((end, scene.zone_end(end)))
        return out

    def _opening(self, scene: Scene, found: Found) -> Attribution | None:
        """ "Noting C, S …": a participle that opens the sentence; its source is the subject that follows."""
        items = scene.items
        begin, _ = self.content_start(scene, found, False)
        if begin is None:
            return None
        stop = next((i for i in range(begin + 1, len(items)) if items[i].norm in COMMAS), None)
        if items[begin].kind == "quote":
            stop = begin + 1
        if stop is None or stop + 1 >= len(items):
            return None
        at = stop + 1 if items[stop].norm in COMMAS else stop
        last = self.g.right_phrase(items, at, scene.covered)
        if last == at or not self.g.starts_phrase(items[at]):
            return None
        return Attribution(found, scene.frame, (at, last), [(begin, stop)], edge=0, rule="cue, content, source")

    def _behind(self, scene: Scene, out: Attribution, left: list[Range], found: Found) -> Attribution:
        """ "C, S said …": what follows the cue is circumstance, or the rest of the content."""
        right = self.inverted.right(scene, found.last, left)
        out.content = left + ([right] if right else [])
        out.zone.append((found.last, right[0] if right else scene.zone_end(found.last)))
        out.rule = "content, source, cue"
        return out

    def _left(self, scene: Scene, found: Found, edge: int) -> list[Range]:
        items = scene.items
        if edge == 0 or (scene.earlier and not self._closes(items, found)):
            return []
        before = items[edge - 1]
        if before.kind != "quote" and before.norm not in COMMAS and before.norm not in DASHES:
            return []
        left = self.inverted.left(items, edge)
        if left and items[left[0][1] - 1].kind != "quote":
            first, last = left[0]
            head = items[first].norm
            if last - first < 3 or head in self.g.preposition or head in self.g.opener:
                return []
        return left

    def _is_put_in(self, scene: Scene, found: Found, edge: int) -> bool:
        """Whether the attribution stands between two commas in what it attributes: "In time, S said, C"."""
        items, at = scene.items, found.last
        between = edge > 1 and at + 1 < len(items) and items[at].norm in COMMAS and items[edge - 1].norm in COMMAS
        return between and not scene.earlier and items[0].norm not in self.g.opener

    def _closes(self, items: Sequence[Item], found: Found) -> bool:
        """Whether nothing but a circumstance follows: "…, S said", "…, S said on Monday"."""
        at, n = found.last, len(items)
        if found.cue.addressee:
            at = self._past_addressee(items, at)
        return at >= n or items[at].norm in STOPS or items[at].norm in self.g.time | self.g.preposition

    # -- the source --------------------------------------------------------------------------------------------

    def _heir(self, scene: Scene, start: int, found: Found) -> Attribution | None:
        """The attribution whose source this cue shares: behind a linker, a participle, or the end of a relative clause."""
        if not scene.earlier or start == 0:
            return None
        items, last = scene.items, scene.earlier[-1]
        before = items[start - 1]
        if before.norm in self.g.linker:
            return last
        if before.norm not in COMMAS:
            return None
        if (
            self.g.is_participle(items[found.first])
            or last.relative
            or (self.g.comma_opens and not items[start].capital)
        ):
            return last
        return None

    def _subject(self, scene: Scene, start: int, found: Found) -> tuple[tuple[int, int, int] | None, bool]:
        """The noun phrase left of a verb: for a relative clause its antecedent, for a participle the clause's first."""
        g, items = self.g, scene.items
        floor = max((a.found.last for a in scene.earlier), default=0)
        if start - 1 > floor and items[start - 1].norm in g.relative and items[start - 2].norm in g.preposition:
            return g.first_phrase(items, floor, start - 2), False
        if start > floor and items[start - 1].norm in g.relative:
            before = start - 1
            while before > floor and items[before - 1].norm in COMMAS:
                before -= 1
            phrase = g.left_phrase(items, before, floor, scene.covered)
            return (phrase and (phrase[0], start, phrase[0])), True
        shares = start > floor and (items[start - 1].norm in COMMAS or items[start - 1].norm in g.linker)
        participle = self.g.is_participle(items[found.first])
        if participle and start > floor and items[start - 1].norm in g.quoted_as:
            return g.left_phrase(items, start - 1, floor, scene.covered), False
        if shares and (participle or items[start - 1].norm in g.conjunction):
            return g.first_phrase(items, floor, start), False
        many = bool(g.place) and any(items[i].norm.endswith(g.plural_ending) for i in range(found.first, found.last))
        placed = g.placed(items, start, floor) if many else None
        return placed or g.left_phrase(items, start, floor, scene.covered), False

    # -- the start of the content ------------------------------------------------------------------------------

    def content_start(self, scene: Scene, found: Found, has_left: bool) -> tuple[int | None, int]:
        """(first item of the content, end of what lies between cue and content); ``None`` where nothing follows."""
        items, g, n = scene.items, self.g, len(scene.items)
        opened = self._complementiser(scene, found)
        if opened is not None:
            return (opened[0] if opened[0] < n else None), opened[1]
        i = self._skip_circumstances(items, found.last, found, has_left)
        if i >= n or items[i].norm in _ENDS:
            return None, i
        if items[i].norm in COMMAS:
            if i + 1 < n and (g.comma_opens or items[i + 1].kind == "quote"):
                return i + 1, i
            return None, i
        if items[i].kind == "quote":
            return i, i
        return (i, i) if self._takes(items, i, found) else (None, i)

    def _complementiser(self, scene: Scene, found: Found) -> tuple[int, int] | None:
        """(first item behind "that" or a colon, end of what lies before it), within reach of the cue."""
        items, g, i = scene.items, self.g, found.last
        for j in range(i, min(len(items), i + _REACH)):
            norm = items[j].norm
            if j in scene.covered and norm not in g.complementiser:
                return None
            if norm == ":":
                return j + 1, j
            opens = norm in g.complementiser and j not in scene.covered
            if opens and (j == i or self._is_address(items, i, j, found)):
                return j + 1, j
            if norm in COMMAS:
                nxt = j + 1
                opens = nxt < len(items) and items[nxt].norm in g.complementiser and nxt not in scene.covered
                if opens and (j == i or self._is_address(items, i, j, found)):
                    return nxt + 1, j
                if not found.cue.addressee:
                    return None
            if items[j].kind == "quote" or norm in _ENDS:
                return None
        return None

    def _is_address(self, items: Sequence[Item], i: int, j: int, found: Found) -> bool:
        """Whether items between cue and complementiser are an addressee or circumstances, not a clause."""
        head = items[i]
        spoken_to = head.norm in self.g.to and (head.norm not in self.g.infinitive or self._person(items, i + 1))
        circumstance = head.norm in self.g.preposition and head.norm not in self.g.to
        if found.cue.addressee or spoken_to or circumstance or head.norm in self.g.time:
            clause = self.g.copula | (self.g.infinitive - self.g.to)
            return all(items[k].norm not in clause for k in range(i, j))
        if not self.g.comma_opens and not self.g.copula and "that" in found.cue.takes:
            return j - i <= 12 and (head.norm not in self.g.about or items[j - 1].norm in self.g.correlative)
        return j - i <= 3 and all(items[k].norm in self.g.between for k in range(i, j))

    def _skip_circumstances(self, items: Sequence[Item], i: int, found: Found, has_left: bool) -> int:
        """Past "to reporters", "in a statement", "on Monday" behind a cue, up to a comma or the content."""
        g, n = self.g, len(items)
        begun = i
        while i < n and (items[i].norm in g.between or items[i].norm in g.time) and items[i].norm not in g.determiner:
            i += 1
        if found.cue.addressee and i == begun:
            i = self._past_addressee(items, i)
        if i < n and has_left and items[i].norm in g.preposition:
            return n
        if i < n and items[i].norm in g.about:
            return i
        if (
            i >= n
            or (items[i].norm not in g.to and items[i].norm not in g.preposition)
            or (items[i].norm in g.infinitive and not self._person(items, i + 1))
        ):
            return i
        if items[i].norm in g.to and "infinitive" in found.cue.takes:
            return i + 1
        j = i
        while j < n and j - i < 20 and items[j].norm not in STOPS and items[j].kind != "quote":
            j += 1
        if j < n and (items[j].norm in COMMAS or items[j].norm == ":" or items[j].kind == "quote"):
            return j
        return j if items[i].norm in g.to else i

    def _person(self, items: Sequence[Item], i: int) -> bool:
        return i < len(items) and (items[i].capital or items[i].norm in self.g.addressed)

    def _past_addressee(self, items: Sequence[Item], i: int) -> int:
        """Past the object of "told X", where there is one: a run of capitals, or one noun."""
        n, j = len(items), i
        if i >= n or not (self.g.starts_phrase(items[i]) or items[i].norm in self.g.addressed):
            return i
        if items[j].norm in self.g.determiner and j + 1 < n:
            j += 1
        if items[j].capital:
            while j < n and items[j].capital:
                j += 1
        else:
            j += 1
        return j

    def _takes(self, items: Sequence[Item], i: int, found: Found) -> bool:
        takes = found.cue.takes
        if items[i].norm in self.g.infinitive:
            return "infinitive" in takes or "phrase" in takes or "clause" in takes
        about = "about" in takes and items[i].norm in self.g.about
        return about or "clause" in takes or "phrase" in takes
