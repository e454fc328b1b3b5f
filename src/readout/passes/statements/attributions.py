"""Attributions in one frame: each cue with the phrase that names its source and the spans of its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.packs.schema import Cue
from readout.passes.statements.frames import Frame, Item
from readout.passes.statements.grammar import COMMAS, DASHES, STOPS, Grammar
from readout.record import Span
from readout.text import Hit

_ENDS = frozenset(".!?…")


@dataclass(slots=True)
class Found:
    """A cue at items ``[first, last)`` of a frame."""

    hit: Hit
    first: int
    last: int

    @property
    def cue(self) -> Cue:
        """The row of the lexicon."""
        entry: Cue = self.hit.entry
        return entry


@dataclass(slots=True)
class Attribution:
    """A statement before its source is resolved.

    ``source`` is a range of items, ``None`` where the subject of an earlier cue of the frame is meant (``heir``) or
    the source is a clitic. ``content`` are ranges of items; ``zone`` ranges in which credits, media, addressees and dates stand.
    ``relays`` are attributions whose words this one brings ("X said C, Y reported").
    """

    found: Found
    frame: Frame
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    zone: list[tuple[int, int]] = field(default_factory=list)
    heir: Attribution | None = None
    clitic: Span | None = None
    edge: int = 0
    rule: str = ""
    relayed_by: list[Attribution] = field(default_factory=list)
    previous: bool = False


class Attributor:
    """Finds attributions; built once for a pack."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def __call__(
        self, frame: Frame, cues: list[Found], credits_at: frozenset[int], reciprocal: frozenset[int]
    ) -> list[Attribution]:
        """The attributions of a frame, in order of their cues. Items in ``credits_at`` open a credit line."""
        out: list[Attribution] = []
        covered = frozenset(i for f in cues for i in range(f.first, f.last))
        for n, found in enumerate(cues):
            following = cues[n + 1] if n + 1 < len(cues) else None
            made = self._one(frame, found, out, covered, credits_at, following)
            if made is not None and made.content:
                out.append(made)
        return _settle(out, reciprocal)

    def _one(
        self,
        frame: Frame,
        found: Found,
        earlier: list[Attribution],
        covered: frozenset[int],
        credits_at: frozenset[int],
        following: Found | None,
    ) -> Attribution | None:
        group = found.hit.group
        if group == "preposition":
            return self._preposition(frame, found, covered, credits_at)
        if group == "passive":
            return self._passive(frame, found, covered, credits_at)
        if group != "verb" or self._negated(frame.items, found.first):
            return None
        order = found.cue.order
        if order != "before" and self._follows_content(frame, found):
            return self._inverted(frame, found, covered, credits_at)
        if order == "after":
            return None
        return self._plain(frame, found, earlier, covered, credits_at, following)

    # -- "C, said S" -------------------------------------------------------------------------------------------

    def _follows_content(self, frame: Frame, found: Found) -> bool:
        items, i = frame.items, found.first
        if i == 0:
            return found.cue.order == "after" and (found.hit.clitic != "" or self._names(items, found.last))
        before = items[i - 1]
        if not (before.kind == "quote" or before.norm in COMMAS or before.norm in DASHES):
            return False
        if found.hit.clitic or (before.kind == "quote" and found.cue.order == "after"):
            return True
        return self._names(items, found.last)

    def _names(self, items: Sequence[Item], at: int) -> bool:
        return at < len(items) and self.g.starts_phrase(items[at])

    def _inverted(self, frame: Frame, found: Found, covered: frozenset[int], credits_at: frozenset[int]) -> Attribution:
        items = frame.items
        at = found.last
        clitic = (found.hit.end, items[found.last - 1].end) if found.hit.clitic else None
        last = at if clitic else self.g.right_phrase(items, at, covered | credits_at)
        content = self.left_content(items, found.first)
        right = self._right_of_inverted(items, last, content, found, credits_at)
        stop = right[0] if right else self._zone_end(items, last, covered)
        out = Attribution(
            found, frame, (at, last) if last > at else None, content + ([right] if right else []), [(last, stop)], clitic=clitic,
            edge=found.first, rule="content, cue, source",
        )  # fmt: skip
        return out

    def _zone_end(self, items: Sequence[Item], at: int, covered: frozenset[int]) -> int:
        for i in range(at, len(items)):
            if i in covered or items[i].kind == "quote":
                return i
        return len(items)

    def left_content(self, items: Sequence[Item], end: int) -> list[tuple[int, int]]:
        """The content that ends before item ``end``, from the start of the frame or of its quotation."""
        last = end
        while last > 0 and (items[last - 1].norm in COMMAS or items[last - 1].norm in DASHES):
            last -= 1
        if last == 0:
            return []
        first = 0
        if items[last - 1].kind == "quote":
            first = last - 1
            while first > 0 and (items[first - 1].kind == "quote" or items[first - 1].norm in COMMAS | DASHES):
                first -= 1
            while first < last and items[first].kind != "quote":
                first += 1
            if first > 0 and self._flows_into(items, first):
                first = 0
        return [(first, last)]

    def _flows_into(self, items: Sequence[Item], quote: int) -> bool:
        """Whether words and a quotation behind them are one content ("He is "a liar"," said X)."""
        q = items[quote].quotation
        before = items[quote - 1]
        return q is not None and before.kind == "word" and before.norm not in STOPS

    def _right_of_inverted(
        self, items: Sequence[Item], at: int, left: list[tuple[int, int]], found: Found, credits_at: frozenset[int]
    ) -> tuple[int, int] | None:
        """What goes on behind "…, said S,": the rest of a broken quotation, or of a sentence that S was put into."""
        i = at
        while i < len(items) and i - at < 25 and items[i].kind != "quote":
            i += 1
        quoted_left = bool(left) and items[left[-1][1] - 1].kind == "quote"
        if quoted_left:
            return (i, i + 1) if i < len(items) and items[i].kind == "quote" and self._resumes(items, i) else None
        if at < len(items) and items[at].norm in COMMAS and at + 1 < len(items):
            nxt = at + 1
            if nxt in credits_at or self._is_aside(items, nxt):
                return None
            return nxt, self._content_end(items, nxt, credits_at)
        if not left and at < len(items):
            skip = at + 1 if items[at].norm in STOPS else at
            return (skip, self._content_end(items, skip, credits_at)) if skip < len(items) else None
        return None

    def _resumes(self, items: Sequence[Item], i: int) -> bool:
        return i == 0 or items[i - 1].norm in STOPS or items[i - 1].kind == "bracket"

    def _is_aside(self, items: Sequence[Item], i: int) -> bool:
        item = items[i]
        return (
            item.norm in self.g.preposition
            or item.norm in self.g.time
            or item.norm in self.g.linker
            or item.kind == "quote"
        )

    def _content_end(self, items: Sequence[Item], start: int, credits_at: frozenset[int]) -> int:
        for i in range(start + 1, len(items)):
            if i in credits_at:
                return i
        return len(items)

    # -- "S said that C", "C, S said" ----------------------------------------------------------------------------

    def _plain(
        self,
        frame: Frame,
        found: Found,
        earlier: list[Attribution],
        covered: frozenset[int],
        credits_at: frozenset[int],
        following: Found | None,
    ) -> Attribution | None:
        items = frame.items
        start = found.first
        while start > 0 and items[start - 1].norm in self.g.between:
            start -= 1
        floor = max((a.found.last for a in earlier), default=0)
        heir = self._heir(items, start, found, earlier)
        phrase = None if heir else self.g.left_phrase(items, start, floor, covered)
        if phrase is None and heir is None:
            return None
        edge = phrase[2] if phrase else start
        begin, zone_last = self._content_start(items, found, covered)
        out = Attribution(
            found, frame, (phrase[0], phrase[1]) if phrase else None, [], [(found.last, zone_last)], heir,
            edge=edge, rule="source, cue, content",
        )  # fmt: skip
        if phrase and phrase[1] < start:
            out.zone.append((phrase[1], start))
        if begin is None:
            if edge > 0 and not earlier:
                out.content = self._before_source(items, edge)
                out.rule = "content, source, cue"
            return out
        end = self._plain_end(items, begin, credits_at, following)
        out.content = [(begin, end)]
        if end < len(items):
            out.zone.append((end, self._zone_end(items, end, covered)))
        return out

    def _before_source(self, items: Sequence[Item], edge: int) -> list[tuple[int, int]]:
        before = items[edge - 1]
        if before.kind != "quote" and before.norm not in COMMAS and before.norm not in DASHES:
            return []
        return self.left_content(items, edge)

    def _heir(self, items: Sequence[Item], start: int, found: Found, earlier: list[Attribution]) -> Attribution | None:
        """The attribution whose source this cue shares: right behind a linker, or a participle behind a comma."""
        if not earlier or start == 0:
            return None
        before = items[start - 1]
        if before.norm in self.g.linker:
            return earlier[-1]
        participle = self.g.participle and items[found.first].norm.endswith(self.g.participle)
        if before.norm in COMMAS and (participle or (self.g.comma_opens and not items[start].capital)):
            return earlier[-1]
        return None

    def _content_start(self, items: Sequence[Item], found: Found, covered: frozenset[int]) -> tuple[int | None, int]:
        """(first item of the content, end of what lies between cue and content); ``None`` where nothing follows."""
        g, cue, i = self.g, found.cue, found.last
        n = len(items)
        limit = min(n, i + 30)
        for j in range(i, limit):
            item = items[j]
            if item.norm in g.complementiser or item.norm == ":":
                if j in covered:
                    break
                if j == i or item.norm == ":" or self._between_is_address(items, i, j, cue):
                    return (j + 1 if j + 1 < n else None), j
            if (
                item.kind == "quote"
                or (item.norm in COMMAS and not (g.comma_opens or cue.addressee))
                or item.norm in _ENDS
            ):
                break
        i = self._skip_circumstances(items, i)
        if i >= n or items[i].norm in _ENDS:
            return None, i
        if items[i].norm in COMMAS:
            if i + 1 < n and (g.comma_opens or items[i + 1].kind == "quote"):
                return i + 1, i
            return None, i
        if items[i].kind == "quote":
            return i, i
        return (i, i) if self._takes(items, i, found) else (None, i)

    def _between_is_address(self, items: Sequence[Item], i: int, j: int, cue: Cue) -> bool:
        """Whether items between cue and complementiser are an addressee or circumstances, not a clause."""
        head = items[i]
        if cue.addressee or head.norm in self.g.to or head.norm in self.g.preposition or head.norm in self.g.time:
            return all(items[k].norm not in self.g.infinitive for k in range(i, j))
        return j - i <= 3 and "clause" in cue.takes and all(items[k].norm in self.g.between for k in range(i, j))

    def _skip_circumstances(self, items: Sequence[Item], i: int) -> int:
        """Past "to reporters", "in a statement", "on Monday" behind a cue, up to a comma or the content."""
        g, n = self.g, len(items)
        while i < n and items[i].norm in g.between:
            i += 1
        start = i
        if i < n and (items[i].norm in g.to or items[i].norm in g.preposition) and items[i].norm not in g.infinitive:
            j = i
            while j < n and j - i < 20 and items[j].norm not in STOPS and items[j].kind != "quote":
                j += 1
            if j < n and (items[j].norm in COMMAS or items[j].norm == ":" or items[j].kind == "quote"):
                return j
            if j >= n or items[j].norm in _ENDS:
                return j if items[i].norm in g.to else start
        return start

    def _takes(self, items: Sequence[Item], i: int, found: Found) -> bool:
        takes = found.cue.takes
        if items[i].norm in self.g.infinitive:
            return "infinitive" in takes or "phrase" in takes or "clause" in takes
        return "clause" in takes or "phrase" in takes

    def _plain_end(self, items: Sequence[Item], begin: int, credits_at: frozenset[int], following: Found | None) -> int:
        end = self._content_end(items, begin, credits_at)
        if following is not None and begin < following.first < end:
            j = following.first
            while j > begin and items[j - 1].norm in self.g.between:
                j -= 1
            if (
                j > begin
                and items[j - 1].norm in self.g.linker
                and following.hit.group == "verb"
                and following.cue.order != "after"
            ):
                end = j - 1
        while end > begin and items[end - 1].norm in STOPS:
            end -= 1
        return end

    def _negated(self, items: Sequence[Item], i: int) -> bool:
        while i > 0 and items[i - 1].norm in self.g.between:
            i -= 1
        return i > 0 and items[i - 1].norm in self.g.negation

    # -- "According to S, C", "C, according to S" ----------------------------------------------------------------

    def _preposition(
        self, frame: Frame, found: Found, covered: frozenset[int], credits_at: frozenset[int]
    ) -> Attribution | None:
        items, at = frame.items, found.last
        clitic = (found.hit.end, items[at - 1].end) if found.hit.clitic else None
        last = at if clitic else self.g.right_phrase(items, at, covered | credits_at)
        if last == at and clitic is None:
            return None
        source = None if clitic else (at, last)
        out = Attribution(found, frame, source, [], clitic=clitic, edge=found.first, rule="according to source")
        after = last
        while after < len(items) and items[after].kind == "bracket":
            after += 1
        left = self.left_content(items, found.first) if found.first and self._closes(items, found.first) else []
        if after < len(items) and items[after].norm in COMMAS and after + 1 < len(items):
            right = (after + 1, self._content_end(items, after + 1, credits_at))
            if not left or not self._is_aside(items, after + 1):
                out.content = [*left, right]
                return out
        out.content = left
        out.zone = [(last, self._zone_end(items, last, covered))]
        return out

    def _closes(self, items: Sequence[Item], i: int) -> bool:
        return (
            items[i - 1].norm in COMMAS
            or items[i - 1].norm in DASHES
            or items[i - 1].kind in ("word", "bracket", "quote")
        )

    # -- "That was said by S" --------------------------------------------------------------------------------------

    def _passive(
        self, frame: Frame, found: Found, covered: frozenset[int], credits_at: frozenset[int]
    ) -> Attribution | None:
        items, at = frame.items, found.last
        while at < len(items) and items[at].norm in self.g.agent:
            at += 1
        if not self._names(items, at) or not self._is_matter(items, found.first):
            return None
        last = self.g.right_phrase(items, at, covered | credits_at)
        return Attribution(
            found, frame, (at, last), [(0, 0)], [(last, len(items))], edge=found.first, rule="the sentence before", previous=True
        )  # fmt: skip

    def _is_matter(self, items: Sequence[Item], end: int) -> bool:
        words = " ".join(i.norm for i in items[:end] if i.norm not in self.g.between)
        return words in self.g.matter


def _settle(found: list[Attribution], reciprocal: frozenset[int]) -> list[Attribution]:
    """One reading where contents nest: an inner attribution goes, unless the outer one relays it ("S said C, T reported")."""
    dropped: set[int] = set()
    for outer in found:
        for inner in found:
            if inner is outer or {id(outer), id(inner)} & dropped or not _holds(outer, inner):
                continue
            if _holds(inner, outer) and outer.found.first < inner.found.first:
                continue
            if _relays(outer, inner, reciprocal):
                inner.relayed_by.append(outer)
                inner.content = _clip(inner.content, outer.found.first)
                dropped.add(id(outer))
            else:
                dropped.add(id(inner))
    return [a for a in found if id(a) not in dropped]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(s <= inner.found.first and inner.found.last <= e for s, e in outer.content)


def _relays(outer: Attribution, inner: Attribution, reciprocal: frozenset[int]) -> bool:
    """Whether the whole content of ``outer`` is the attribution ``inner``: "S said C" with S at its very start."""
    if inner.source is None or inner.rule != "source, cue, content":
        return False
    if len(outer.content) != 1 or outer.content[0][0] > outer.found.first:
        return False
    return inner.edge - outer.content[0][0] <= 2 and not any(
        inner.found.last <= i < outer.found.first for i in reciprocal
    )


def _clip(content: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    return [(s, min(e, end)) for s, e in content if s < end]
