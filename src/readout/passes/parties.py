"""The places where a text names parties of events: mentions of actors, and names of states and bodies that act in events only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from readout.codes import actor_code
from readout.packs.schema.events import Place
from readout.passes.analysis import Analysis
from readout.record import Actor
from readout.text import Hit
from readout.world import TOPIC, Name

_GROUPS = frozenset({"country", "adjective", "seat", "organisation", "armed-group"})
_PERSONAL = frozenset({"titled", "office"})
_ADJECTIVE = "adjective"


class Party(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, last)`` that mean the actors with these event codes. ``adjective``: only as "Russian" means Russia; ``place``:
    only as the West Bank means Palestine; ``person``: as somebody is named or called by an office."""

    first: int
    last: int
    codes: tuple[str, ...]
    adjective: bool = False
    place: bool = False
    person: bool = False


class Parties:
    """All parties of a document, in order, and the code of each of its actors."""

    def __init__(self, analysis: Analysis) -> None:
        events = analysis.document.hits.get("events", ())
        self._no_names = {i for h in events if h.group == "money" for i in range(h.first, h.last)}
        names = [h for h in analysis.document.hits.get(TOPIC, ()) if h.group in _GROUPS and _is_name(analysis, h)]
        self._names = [h for h in names if h.first not in self._no_names]
        self._seen = (analysis.mentions, len(analysis.mentions)), (analysis.actors, len(analysis.actors))
        self._starts = [h.start for h in self._names]
        self.code: dict[str, str] = {}
        for actor in analysis.actors:
            code = self._code_of(actor)
            if code is not None:
                self.code[actor.id] = code
        self.all = self._gather(analysis)
        self._firsts = [p.first for p in self.all]

    @classmethod
    def of(cls, analysis: Analysis) -> Parties:
        """The parties of an analysis, found once for all passes that see the same mentions."""
        held = analysis.document.shared.get(cls)
        if not isinstance(held, cls) or not held._is_of(analysis):
            held = analysis.document.shared[cls] = cls(analysis)
        return held

    def _is_of(self, analysis: Analysis) -> bool:
        """Whether no pass has written mentions or actors anew since. The lists are kept, so that no other can take their place."""
        (mentions, m), (actors, a) = self._seen
        same = mentions is analysis.mentions and actors is analysis.actors
        return same and m == len(mentions) and a == len(actors)

    def between(self, first: int, last: int) -> list[Party]:
        """The parties that lie in tokens ``[first, last)``."""
        lo, hi = bisect_left(self._firsts, first), bisect_right(self._firsts, last - 1)
        return [p for p in self.all[lo:hi] if p.last <= last]

    def _code_of(self, actor: Actor) -> str | None:
        if actor.kind == "agency":
            return None
        if actor.country is not None and actor.kind not in ("organisation", "group"):
            return actor.country
        bodies = [
            h for s, e in actor.mentions
            for h in self._names[bisect_left(self._starts, s) : bisect_left(self._starts, e)] if h.end <= e
        ]  # fmt: skip
        named = next((h for h in bodies if h.group in ("organisation", "armed-group")), None)
        if named is not None:
            return _code(named)
        if actor.country is not None:
            return actor.country
        states = {_code(h) for h in bodies}
        return states.pop() if len(states) == 1 else None

    def _gather(self, analysis: Analysis) -> list[Party]:
        found: list[Party] = []
        covered: list[tuple[int, int]] = []
        for m in analysis.mentions:
            codes = tuple(dict.fromkeys(self.code[a] for a in m.actors if a in self.code))
            if m.actors and m.tokens[1] > m.tokens[0]:
                covered.append(m.tokens)
            if codes and m.tokens[0] not in self._no_names:
                found.append(Party(m.tokens[0], m.tokens[1], codes, person=m.kind in _PERSONAL))
        covered.sort()
        places = [h for h in analysis.document.hits.get("events", ()) if _is_place(analysis, h)]
        for h in (*self._names, *places):
            at = bisect_right(covered, (h.first, 10**9)) - 1
            if at >= 0 and h.last <= covered[at][1]:
                continue
            code = h.entry.code if isinstance(h.entry, Place) else _code(h)
            if code is not None:
                found.append(Party(h.first, h.last, (code,), h.group == _ADJECTIVE, isinstance(h.entry, Place)))
        found.sort(key=lambda p: (p.first, -p.last))
        return [
            p for i, p in enumerate(found) if not (i and found[i - 1].first <= p.first and p.last <= found[i - 1].last)
        ]


def _code(hit: Hit) -> str | None:
    name: Name = hit.entry
    return actor_code(name.code)


def _is_place(analysis: Analysis, hit: Hit) -> bool:
    """A place as it is written: one word with a capital where its entry has one."""
    if not isinstance(hit.entry, Place):
        return False
    capital = hit.last - hit.first == 1 and hit.entry.words[0][:1].isupper()
    return not capital or analysis.document.tokens[hit.first].capitalised


def _is_name(analysis: Analysis, hit: Hit) -> bool:
    """A name as it is written: abbreviations in their own letters, others with a capital where their form has one."""
    name: Name = hit.entry
    if name.ambiguous:
        return False
    first = analysis.document.tokens[hit.first]
    if name.form_type == "abbrev":
        return first.text[:1].isupper() and analysis.text[hit.start : hit.end].replace(".", "").isupper()
    return first.capitalised or not name.form[:1].isupper()
