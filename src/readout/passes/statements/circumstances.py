"""Circumstances of a statement: how it was made, to whom, for whom, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from readout.passes.analysis import Analysis
from readout.passes.statements.attribution import Attribution
from readout.passes.statements.chains import Credit
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.sources import Sources
from readout.record import Medium, Span
from readout.text import Hit, normalise
from readout.world.zones import place_zones

# A place of speaking stands within so many items behind a cue and its source.
_NEAR = 12
# Offices (record vocabulary) that speak for another.
_SPEAKS = ("spokesperson", "press secretary")


class Circumstances:
    """Reads the zone of an attribution: what stands beside its cue and is no content."""

    def __init__(self, analysis: Analysis, grammar: Grammar, sources: Sources) -> None:
        self.a = analysis
        self.g = grammar
        self.sources = sources

    def medium(self, x: Attribution, chain: Sequence[tuple[Hit, int, int]]) -> Medium | None:
        """How the words were brought: as the cue says, or a phrase outside the content."""
        if x.found.cue.medium:
            return x.found.cue.medium
        for hit, first, last in chain:
            if not _in(x.content, first, last) or _in(x.zone, first, last):
                medium: Medium = hit.entry.medium
                return medium
        return None

    def addressee(self, x: Attribution, ids: tuple[str, ...]) -> str | None:
        """Whom the words were spoken to: behind "to", or the object of a cue that takes one; outlets are chain links."""
        items = x.frame.items
        for first, last in x.zone:
            for i in range(first, min(last, len(items) - 1)):
                to = items[i].norm in self.g.to
                if not to and not (x.found.cue.addressee and i == x.found.last):
                    continue
                target = items[i + 1] if to else items[i]
                for m in self.sources.mentions(target.start, target.end):
                    if m.actors[0] not in ids and self.sources.kind(m.actors[0]) != "agency":
                        return m.actors[0]
        return None

    def on_behalf(self, ids: tuple[str, ...], span: Span | None) -> str | None:
        """The state, organ or organisation that the phrase says a spokesperson speaks for."""
        source = self.a.actor(ids[0])
        if span is None or source is None or not (source.office or "").endswith(_SPEAKS):
            return None
        for m in self.sources.mentions(*span):
            if m.actors[0] not in ids and self.sources.kind(m.actors[0]) in ("government", "organisation"):
                return m.actors[0]
        return None

    def place(self, x: Attribution) -> str | None:
        """Where somebody spoke: a place that the table of zones knows, behind a preposition beside the cue."""
        items, plain = x.frame.items, x.rule == "source, cue, content"
        begin = max(x.found.last, x.source[1] if x.source else 0)
        end = min((s for s, _ in x.content), default=0) if plain else len(items)
        for first, last in x.zone if "claim" not in x.found.cue.takes else ():
            for i in range(max(first, begin), min(last, end, begin + _NEAR) - 1):
                if items[i].norm in self.g.relative:
                    return None
                stop = i + 1
                while items[i].norm in self.g.spoken_at and stop < last and items[stop].capital:
                    stop += 1
                run = items[i + 1 : stop]
                if run and {" ".join(r.norm for r in run), " ".join(r.lemma for r in run)} & _places():
                    return self.a.text[run[0].start : run[-1].end]
        return None

    def date(self, x: Attribution, words: Sequence[tuple[Hit, int, int]]) -> str | None:
        """The first date that the zone names; behind a credit's words stands the day of the page, not that of saying."""
        items = x.frame.items
        credits = [h.end for h, _, _ in words if h.group != "venue" and h.end > x.found.hit.end]
        for first, last in x.zone:
            if first < last:
                for t in self.a.times_in(items[first].start, items[last - 1].end):
                    paged = any(end <= t.span[0] for end in credits)
                    if t.type in ("DATE", "TIME") and t.value[:1].isdigit() and not paged:
                        return t.value[:10]
        return None

    def date_after(self, x: Attribution, credit: Credit) -> str | None:
        """The date right behind a credit."""
        items = x.frame.items
        start = items[credit.outlet_end - 1].end
        end = items[min(len(items), credit.outlet_end + 8) - 1].end
        found = (
            [t for t in self.a.times_in(start, end) if t.type == "DATE" and t.value[:1].isdigit()]
            if end > start
            else []
        )
        return found[0].value if found else None


@cache
def _places() -> frozenset[str]:
    """The names of the places that the table of zones has."""
    return frozenset(normalise(name) for _, names in place_zones() for name in names)


def _in(ranges: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    return any(s <= first and last <= e for s, e in ranges)
