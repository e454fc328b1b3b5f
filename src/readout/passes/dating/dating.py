"""The document's own date. Never the machine's clock: what nobody gave and the text does not settle stays open."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from readout.packs import Pack
from readout.packs.schema import Times
from readout.passes.analysis import Analysis
from readout.passes.dating.clues import Clue, clues, days_told
from readout.passes.dating.window import Window, most_agreed
from readout.passes.times import interval
from readout.passes.times.story import Story
from readout.record import Published, Span

# So many days apart, the earliest possible day still serves to read "yesterday" and "Thursday".
_NARROW = 7


class DateDocument:
    """Writes ``Analysis.published``, and ``Analysis.window``: the days that survive all clues."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "given", "expressions", "found", "persons"})
    writes: ClassVar[frozenset[str]] = frozenset({"published", "window", "anchor"})

    def __init__(self, pack: Pack) -> None:
        self._times = pack.topic(Times)
        self._order = pack.meta.date_order

    def __call__(self, analysis: Analysis) -> None:
        """Take the date that was given, or narrow all days down to those that fit what is told."""
        given = analysis.given.published
        covered = interval(given) if given else None
        if given and (covered is None or len(given) >= len("2021-12-31")):
            analysis.published = Published(value=given, basis="given")
            analysis.anchor = given
            return
        start = Window([(covered[0].date(), date.fromordinal(covered[1].toordinal() - 1))]) if covered else Window()
        left, used = self._narrow(analysis, start)
        if given:
            analysis.published = Published(value=given, basis="given")
        elif used and (value := left.value):
            analysis.published = _published(value, left, used)
        if used or given:
            analysis.window = left
            near = (left.last - left.first).days < _NARROW
            analysis.anchor = left.first.isoformat() if near else left.value

    def _narrow(self, analysis: Analysis, window: Window) -> tuple[Window, list[tuple[Clue, Window]]]:
        """The days that all clues leave, and the clues that took days away, each with what it left."""
        story = Story(analysis, self._order)
        told = days_told(analysis, self._order)
        used: list[tuple[Clue, Window]] = []
        found = list(clues(analysis, told, story, self._times))
        terms = [c for c in found if c.term]
        agreed = most_agreed([c.days for c in terms])
        if agreed is not None:
            # terms that contradict each other: only what most of them allow, all of it
            days, count = agreed
            found = [c for c in found if not c.term or (days & c.days) == days]
            why = f"the terms of office do not all fit together; {count} of {len(terms)} do"
            found.insert(0, Clue(days, why, tuple(s for c in terms for s in c.evidence)))
        for clue in (*(c for c in found if c.firm), *(c for c in found if not c.firm)):
            left = window & clue.days
            if left and left != window:
                window = left
                used.append((clue, left))
        return window, used


def _published(value: str, left: Window, used: list[tuple[Clue, Window]]) -> Published:
    evidence: list[Span] = []
    proof = []
    for clue, after in used:
        evidence += [s for s in clue.evidence if s not in evidence]
        proof.append(f"{clue.why}; that leaves {after}.")
    proof.append(f"Published {value}: " + ("one day fits." if len(value) == 10 else f"the days that fit are {left}."))
    basis = "stated" if used[0][0].stated and len(value) == 10 else "inferred"
    return Published(value=value, basis=basis, evidence=tuple(evidence), proof=tuple(proof))  # type: ignore[arg-type]
