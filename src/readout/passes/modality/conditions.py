"""Conditions and their consequences: which words stand under an if, and which follow from it."""

from __future__ import annotations

from readout.packs.schema.modality import Marker
from readout.passes.modality.clauses import STOPS, Clauses
from readout.passes.modality.nominal import Condition, Range, of_subject
from readout.text import Hit

_ASKED = 6  # words between a verb of asking and its question
_BESIDE = 2  # words between a negation and the future that it denies
_OPEN_BOUNDS = frozenset({"complement", "adversative"})


class Finder:
    """Finds the conditions of one sentence (or of a part of it)."""

    def __init__(self, clauses: Clauses, hits: list[Hit], *, promised: bool = False) -> None:
        """``hits`` are those of topic ``conditions`` in the sentence, in order of start; ``promised``: a word of what is to come
        stands right before ("vowed to *reopen it once* ...")."""
        self._c = clauses
        self._of: dict[str, list[Hit]] = {}
        for hit in hits:
            self._of.setdefault(hit.group, []).append(hit)
        self._promised = promised

    def find(self) -> list[Condition]:
        """All conditions in the sentence, in order."""
        markers = self._of.get("marker")
        if not markers:
            return self._nominal()
        out: list[Condition] = []
        unlike = self._of.get("unlike", ())
        longest = [m for m in markers if not any(_inside(m, o) for o in (*unlike, *markers))]
        for hit in longest:
            if out and hit.first < out[-1].condition[1]:
                continue
            found = self._of_marker(hit)
            if found is not None:
                out.append(found)
        return out or self._nominal()

    # -- conditions with a marker ------------------------------------------------------------------------------

    def _of_marker(self, hit: Hit) -> Condition | None:
        c, entry = self._c, hit.entry
        assert isinstance(entry, Marker)
        opening = self._opens_clause(hit.first)
        aside = entry.opening and not (opening and self._leads_clause(hit))
        if aside and not entry.undone:
            return None
        start = self._behind_that(hit.last)
        end, result = self._end_of_condition(start, opening, phrase=entry.phrase)
        says_that = not entry.after_speech and any(0 <= hit.first - s.last <= 1 for s in c.speech)
        if end <= start or (says_that and result is None and not self._tells_future(self._left(hit.first))):
            return None
        if entry.needs and not any(c.norm(i) in entry.needs for i in range(start, end)):
            return None
        consequence = self._right(result) if result is not None else self._left(hit.first)
        if result is not None and hit.first > c.first and not self._tells_future(consequence):
            before = self._left(hit.first)  # "we will sign, if they do, he said"
            consequence = before if self._tells_future(before) else consequence
        if (entry.future or entry.opening or entry.only) and not self._tells_future(consequence):
            return None
        undone = aside or (entry.undone and not entry.opening)
        weak = entry.weak and not (undone and self._tells_undone(consequence))
        if (entry.only and not self._says_only(consequence)) or (
            undone and not weak and not self._tells_undone(consequence)
        ):
            return None
        marker, condition = (hit.first, hit.last), (start, end)
        if weak or self._is_asked(hit):
            return Condition(marker, condition, None, weak=True)
        only = entry.only or entry.exclusive or aside
        return Condition(
            marker,
            condition,
            consequence,
            negative=entry.negative,
            nominal=entry.phrase,
            only=only,
            unreal=entry.unreal,
        )

    def _is_asked(self, hit: Hit) -> bool:
        """Whether a marker opens a question that is told ("asked on Monday *if*")."""
        near = [h.last for h in self._of.get("asking", ()) if 0 <= hit.first - h.last <= _ASKED]
        return any(not any(self._c.breaks(i) for i in range(last, hit.first)) for last in near)

    def _leads_clause(self, hit: Hit) -> bool:
        """An auxiliary that opens a condition stands before a subject, and no question mark ends its sentence."""
        c = self._c
        return hit.last < c.last and c.document.tokens[hit.last].kind == "word" and c.norm(c.last - 1) != "?"

    def _opens_clause(self, at: int) -> bool:
        c = self._c
        if at == c.first:
            return True
        return c.breaks(at - 1) or c.bounds.get(at - 1) in ("complement", "adversative", "coordinate")

    def _behind_that(self, at: int) -> int:
        """Behind a comma and the word for "that", where a marker is written apart from it; else ``at``."""
        c = self._c
        apart = at + 1 < c.last and c.is_comma(at) and c.bounds.get(at + 1) == "complement"
        return at + 2 if apart else at

    def _end_of_condition(self, start: int, opening: bool, *, phrase: bool) -> tuple[int, int | None]:
        """Where the condition ends, and where its consequence starts if that stands behind it."""
        c = self._c
        first_comma: int | None = None
        for i in range(start, c.last):
            norm = c.norm(i)
            if norm in STOPS or c.is_quote(i) or (norm == "." and i == c.last - 1):
                return (i, None) if first_comma is None or not opening else self._at_comma(first_comma, i)
            if any(h.first == i for h in self._of.get("result", ())):
                return i, i
            if c.bounds.get(i) == "complement" and c.bounds.get(i - 1) == "coordinate":
                return i - 1, None  # "if they stop, and *that* ..." goes on with what is said
            if c.is_comma(i) and not self._goes_on(i, opening):
                first_comma = i if first_comma is None else first_comma
                if self._tells_future((i + 1, self._chunk_end(i + 1))):
                    return i, i + 1
        at = self._subject_of_future(start) if opening and phrase else None
        if at is not None and (first_comma is None or at < first_comma):
            return at, at
        if first_comma is not None:
            return self._at_comma(first_comma, c.last) if opening else (first_comma, None)
        return c.last, None

    def _goes_on(self, comma: int, opening: bool) -> bool:
        """Whether a condition goes on behind a comma: with "that" or "which", or, at the end of a sentence, with more of a list."""
        c = self._c
        if c.bounds.get(comma + 1) in ("complement", "relative"):
            return True
        end = self._chunk_end(comma + 1)
        listed = any(c.bounds.get(i) == "coordinate" for i in range(comma + 2, end))
        said = any(comma < h.first < end for h in c.speech)
        return listed and not opening and not said and not self._tells_future((comma + 1, end))

    def _subject_of_future(self, start: int) -> int | None:
        """Where the consequence of a phrase starts that no comma ends: at the name or word right before the first future."""
        c = self._c
        future = next((h for h in c.inflected if h.first > start + 1), None)
        if future is None:
            return None
        at = future.first - 1
        while at - 1 > start and c.document.tokens[at].capitalised and c.document.tokens[at - 1].capitalised:
            at -= 1
        return at

    def _at_comma(self, comma: int, end: int) -> tuple[int, int | None]:
        return (comma, comma + 1) if comma + 1 < end else (comma, None)

    def _says_only(self, part: Range | None) -> bool:
        return part is not None and any(part[0] <= h.first < part[1] for h in self._of.get("only", ()))

    def _chunk_end(self, at: int) -> int:
        """The next comma, stop or quotation mark at or after ``at``."""
        c = self._c
        for i in range(at, c.last):
            if c.breaks(i):
                return i
        return c.last

    def _tells_future(self, part: Range | None) -> bool:
        if part is None:
            return False
        told = [*self._c.futures, *self._of.get("modal", ())]
        return (self._promised and part[0] == self._c.first) or any(
            part[0] <= h.first and h.last <= part[1] for h in told
        )

    def _tells_undone(self, part: Range | None) -> bool:
        """Whether a part tells what will not be done: a negation stands by its future."""
        if part is None:
            return False
        told = [h for h in self._c.futures if part[0] <= h.first and h.last <= part[1]]
        denied = [h for h in self._c.cues if h.group == "negated" and part[0] <= h.first and h.last <= part[1]]
        return any(h.first - _BESIDE <= f.first <= h.last + _BESIDE for h in denied for f in told)

    def _right(self, start: int) -> Range | None:
        """The consequence behind the condition: to the end of the sentence or the quotation."""
        c = self._c
        while start < c.last and (c.is_comma(start) or self._is_result(start)):
            start += 1
        end = start
        while end < c.last and not c.is_quote(end) and c.norm(end) not in STOPS:
            end += 1
        while end > start and c.document.tokens[end - 1].kind == "mark":
            end -= 1
        return (start, end) if end > start else None

    def _is_result(self, at: int) -> bool:
        return any(h.first <= at < h.last for h in self._of.get("result", ()))

    def _left(self, marker: int) -> Range | None:
        """The consequence before the condition: back to a verb of speech, a quotation mark or a bound."""
        c = self._c
        end = marker
        while end > c.first and c.document.tokens[end - 1].kind == "mark" and not c.is_quote(end - 1):
            end -= 1
        start = c.first
        for i in range(end - 1, c.first - 1, -1):
            if c.norm(i) in STOPS or c.is_quote(i) or c.bounds.get(i) in _OPEN_BOUNDS:
                start = i + 1
                break
        said = c.speech_before(end - 1)
        if said is not None and said.last > start:
            start = said.last
            if start < end and c.is_comma(start):
                start += 1
        return (start, end) if end > start else None

    # -- conditions that are noun phrases ----------------------------------------------------------------------

    def _nominal(self) -> list[Condition]:
        """ "Any attack would be met with force": the noun phrase is the condition, the predicate its consequence."""
        c = self._c
        for hit in self._of.get("whichever", ()):
            verb = next((q for q in self._of.get("modal", ()) if self._is_main(q, hit.last)), None)
            kinds = ("complement",) if self._is_outcome(verb) else ("complement", "subordinate")
            if verb is not None and not c.stops_between(hit.last, verb.first, commas=True, kinds=kinds):
                return self._of_subject((self._np_start(hit.first), hit.last), verb)
        for verb in self._of.get("outcome", ()):
            start = self._np_start(verb.first)
            if verb.first > start and not c.stops_between(start, verb.first, commas=True, kinds=("complement",)):
                return self._of_subject((start, start), verb)
        return []

    def _of_subject(self, subject: Range, verb: Hit) -> list[Condition]:
        right = self._right(verb.first)
        pointers = {i for h in self._of.get("pointer", ()) for i in range(h.first, h.last)}
        found = of_subject(self._c, subject, verb, right[1], pointers) if right else None
        return [found] if found else []

    def _is_outcome(self, verb: Hit | None) -> bool:
        return verb is not None and any(h.first == verb.first for h in self._of.get("outcome", ()))

    def _is_main(self, modal: Hit, after: int) -> bool:
        """A modal behind ``after`` that is not the verb of a relative clause ("whoever *can* form a government")."""
        return modal.first >= after and self._c.bounds.get(modal.first - 1) != "relative"

    def _np_start(self, at: int) -> int:
        """Back to where the noun phrase that holds token ``at`` may start: a bound, a comma or a verb of speech."""
        c = self._c
        for i in range(at - 1, c.first - 1, -1):
            if c.breaks(i) or i in c.bounds:
                return i + 1
            if any(s.last == i + 1 for s in c.speech):
                return i + 1
        return c.first


def _inside(inner: Hit, outer: Hit) -> bool:
    size = inner.last - inner.first
    return outer.first <= inner.first and inner.last <= outer.last and outer.last - outer.first > size
