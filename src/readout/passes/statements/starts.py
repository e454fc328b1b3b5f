"""Where the content behind a cue begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.passes.statements.attribution import Found, Scene
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS, NOUNS, STOPS

_ENDS = frozenset(".!?…")
# How far behind a cue its complementiser is looked for ("said on Thursday in a speech to the assembly that").
_REACH = 30
# What is put between two commas before a complementiser has fewer items than this.
_PUT_BETWEEN = 12
# Classes of cues behind which "if" asks.
_ASKS = frozenset({"question", "belief"})
# So far behind a cue stands the word for the outlet that was spoken to.
_OUTLET = 6
# Within so many items from its start a phrase that claims something has its head.
_HEAD = 6


class Starts:
    """Finds the beginning of a content: past addressees, dates and places, behind a complementiser, comma or colon."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar

    def __call__(self, scene: Scene, found: Found, has_left: bool) -> tuple[int | None, int]:
        """(first item of the content, end of what lies between cue and content); ``None`` where nothing follows."""
        items, g, n = scene.items, self.g, len(scene.items)
        if "object" in found.cue.takes:
            end = self.past_addressee(items, found.last)
            moved = found.last < end < n and items[end].norm in g.infinitive
            return (found.last if moved else None), found.last
        opened = self._complementiser(scene, found)
        if opened is not None:
            return (opened[0] if opened[0] < n else None), opened[1]
        i = self._past_times(items, self._skip_circumstances(items, found.last, found, has_left))
        if i >= n or items[i].norm in _ENDS:
            return None, i
        if items[i].norm in COMMAS:
            if i + 1 < n and (g.comma_opens or items[i + 1].kind == "quote"):
                return i + 1, i
            return None, i
        if items[i].kind == "quote":
            return i, i
        if "claim" in found.cue.takes:
            begin = next((j for j in self._parts(scene, i) if self._claims(scene, j)), None)
            return begin, i if begin is None else begin
        return (i, i) if self._takes(items, i, found) else (None, i)

    def _parts(self, scene: Scene, at: int) -> Iterator[int]:
        """Where what is talked of begins, and where it goes on behind "and" up to the next stop or cue."""
        yield at
        for j in range(at + 1, len(scene.items) - 1):
            if scene.items[j].norm in _ENDS or j in scene.covered:
                return
            if scene.items[j].norm in self.g.conjunction or self.g.adds(scene.items, j):
                yield j + 1

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
                return (j if self._belongs(items, j, found) else j + 1), j
            if norm in COMMAS:
                nxt = j + 1
                opens = nxt < len(items) and items[nxt].norm in g.complementiser and nxt not in scene.covered
                if opens and (j == i or self._is_address(items, i, j, found)):
                    return nxt + 1, j
                spoken_to = items[i].norm in g.to and g.comma_opens
                if (g.copula or spoken_to) and (past := self._put_between(scene, nxt)) is not None:
                    return past, j
                if not found.cue.addressee:
                    return None
            if items[j].kind == "quote" or norm in _ENDS:
                return None
        return None

    def _belongs(self, items: Sequence[Item], j: int, found: Found) -> bool:
        """Whether a complementiser is the content's own: a condition ("said *if* S comes, C"), a pronoun ("said *that* depends on C")."""
        if not self.g.tagged or j + 1 >= len(items):
            return False
        condition = items[j].norm in self.g.subordinator and found.cue.class_ not in _ASKS
        return condition or self.g.is_finite(items, j + 1)

    def _put_between(self, scene: Scene, at: int) -> int | None:
        """The first item behind a complementiser that what stands between two commas puts off ("said, citing S, that C")."""
        items = scene.items
        for j in range(at, min(len(items) - 1, at + _PUT_BETWEEN)):
            if items[j].norm in STOPS or items[j].kind == "quote":
                opens = items[j].norm in COMMAS and items[j + 1].norm in self.g.complementiser
                return j + 2 if opens and j + 2 < len(items) else None
        return None

    def _is_address(self, items: Sequence[Item], i: int, j: int, found: Found) -> bool:
        """Whether items between cue and complementiser are an addressee or circumstances, not a clause."""
        head = items[i]
        spoken_to = head.norm in self.g.to and (head.norm not in self.g.infinitive or self._person(items, i + 1))
        circumstance = head.norm in self.g.preposition and head.norm not in self.g.to
        if found.cue.addressee or spoken_to or circumstance or head.norm in self.g.time:
            clause = self.g.copula | (self.g.infinitive - self.g.to)
            return all(items[k].norm not in clause and items[k].norm not in self.g.auxiliary for k in range(i, j))
        if not self.g.comma_opens and not self.g.copula and "that" in found.cue.takes:
            return j - i <= 12 and (head.norm not in self.g.about or items[j - 1].norm in self.g.correlative)
        return j - i <= 3 and all(items[k].norm in self.g.between for k in range(i, j))

    def _skip_circumstances(self, items: Sequence[Item], i: int, found: Found, has_left: bool) -> int:
        """Past "to reporters", "in a statement", "on Monday" behind a cue, up to a comma or the content."""
        g, n = self.g, len(items)
        begun = i
        while i < n and (items[i].norm in g.adverb or items[i].norm in g.time) and items[i].norm not in g.determiner:
            i += 1
        if found.cue.addressee and i == begun:
            after = self.past_addressee(items, i)
            i = i if after < n and items[after].norm in g.auxiliary else after  # "warned *Rome* would act"
        if i < n and has_left and g.opens_circumstance(items, i):
            return n
        if i < n and items[i].norm in g.about:
            return i
        if (
            i >= n
            or (items[i].norm not in g.to and not g.opens_circumstance(items, i))
            or (items[i].norm in g.infinitive and not self._person(items, i + 1))
        ):
            return i
        if items[i].norm in g.to and "infinitive" in found.cue.takes:
            return i + 1
        j = i
        while (
            j < n and j - i < 20 and items[j].norm not in STOPS and (items[j].kind != "quote" or g.is_name(items, j, i))
        ):
            j += 1
        if j < n and not has_left and self._side_clause(items, i, j):
            return i
        if j < n and (items[j].norm in COMMAS or items[j].norm == ":" or items[j].kind == "quote"):
            return j
        return j if items[i].norm in g.to else i

    def _side_clause(self, items: Sequence[Item], i: int, comma: int) -> bool:
        """Whether what stands behind a cue up to a comma opens its content ("said *while it was cold,* C")."""
        g, at = self.g, comma + 1
        if not g.tagged or items[comma].norm not in COMMAS or items[i].norm not in g.subordinator or at >= len(items):
            return False
        clause = any(g.is_finite(items, k) for k in range(i, comma)) and any(
            g.is_finite(items, k) for k in range(at, len(items))
        )
        return clause and g.starts_phrase(items[at]) and items[at].norm not in g.relative

    def _past_times(self, items: Sequence[Item], i: int) -> int:
        """Past dates between an addressee and the content: "told S on Monday C"."""
        g, n = self.g, len(items)
        while g.copula and i < n:
            glued = i + 1 < n and items[i + 1].start == items[i].end and items[i + 1].kind == "word"
            if items[i].norm in g.time and items[i].norm not in g.determiner and not glued:
                i += 1
            elif i + 1 < n and items[i].norm in g.preposition and items[i + 1].norm in g.time:
                i += 2
            else:
                break
        return i

    def _person(self, items: Sequence[Item], i: int) -> bool:
        return i < len(items) and (items[i].capital or items[i].norm in self.g.addressed)

    def past_addressee(self, items: Sequence[Item], i: int) -> int:
        """Past the object of "told X", where there is one: a run of capitals, or one noun."""
        n, j = len(items), i
        if (end := self._past_outlet(items, i)) > i:
            return end
        if i >= n or not (self.g.starts_phrase(items[i]) or items[i].norm in self.g.addressed):
            return i
        if items[j].norm in self.g.determiner and j + 1 < n:
            j += 1
        while (
            self.g.tagged and items[j].pos == "ADJ" and not items[j].capital and j + 1 < n and items[j + 1].pos in NOUNS
        ):
            j += 1
        if not items[j].capital:
            return j + 1
        while j < n and (items[j].capital or self._joins_name(items, j)):
            j += 1
        end = j
        while self.g.tagged and end < n and items[end].pos == "NOUN" and not items[end].capital:
            end += 1
        return end if end > j and items[end - 1].norm in self.g.head else j

    def _past_outlet(self, items: Sequence[Item], i: int) -> int:
        """Past a name that stands behind a word for an outlet ("told *the London-based news channel S*"); ``i`` without one."""
        for j in range(i, min(len(items) - 1, i + _OUTLET) if self.g.tagged else i):
            if items[j].kind != "word" or items[j].norm in self.g.complementiser or self.g.is_finite(items, j):
                return i
            if items[j].norm in self.g.outlet and items[j + 1].capital:
                end = j + 1
                while end < len(items) and (items[end].capital or self._joins_name(items, end)):
                    end += 1
                return end
        return i

    def _joins_name(self, items: Sequence[Item], j: int) -> bool:
        """Whether a small word or a quoted title goes on with a name ("CNN's “Newsroom”", "the Post and Courier")."""
        norm = items[j].norm
        if norm == "'s" or items[j - 1].norm == "'s":
            return True
        small = norm in self.g.inside or norm in self.g.conjunction
        return small and j + 1 < len(items) and items[j + 1].capital and items[j - 1].capital

    def _takes(self, items: Sequence[Item], i: int, found: Found) -> bool:
        takes = found.cue.takes
        if items[i].norm in self.g.infinitive:
            return "infinitive" in takes or "phrase" in takes or "clause" in takes
        about = "about" in takes and items[i].norm in self.g.about
        return about or "clause" in takes or "phrase" in takes

    def _claims(self, scene: Scene, i: int) -> bool:
        """Whether the noun that heads a phrase claims something ("the urgent need to C"), or as one's own ("their concern about C")."""
        own = scene.items[i].pos == "PRON"
        for j in range(i, min(len(scene.items), i + _HEAD)):
            noun = scene.nouns.get(j)
            if noun is not None:
                return "phrase" in noun.cue.takes or (own and "claim" in noun.cue.takes)
            if (
                j in scene.covered
                or scene.items[j].norm in self.g.preposition | self.g.inside | self.g.conjunction | STOPS
            ):
                return False
        return False
