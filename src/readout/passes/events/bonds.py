"""What two do with each other: bonds, and nouns between two."""

from __future__ import annotations

from itertools import pairwise

from readout.passes.events.ground import HYPHENS
from readout.passes.events.verbs import Verbs
from readout.text import Hit

_BESIDE = 2  # words between a noun and the two whom it joins

Ends = tuple[tuple[str, ...], tuple[str, ...]]


class Bonds(Verbs):
    """Finds the two sides of a bond in one sentence."""

    def is_shared(self, hit: Hit) -> bool:
        """Whether a bond that names nobody is told of the two who meet."""
        return bool(hit.entry.shared) and hit.entry.form == "bond"

    def _bond(self, hit: Hit, subject: tuple[str, ...], other: tuple[str, ...]) -> Ends | None:
        if len(subject) > 1:
            return subject[:1], subject[1:]
        if not subject or not other:
            return None
        partner = next(p for p in self._parties if p.first >= hit.last and set(p.codes) & set(other))
        return (subject, other) if self._small["companion"] & set(range(hit.first, partner.first)) else None

    def _between(self, hit: Hit) -> tuple[str, ...]:
        """The two whom a noun joins ("joint exercises *between* A and B"); empty where it does not say so."""
        opened = self._small["between"] & set(range(hit.last - 1, hit.last + _BESIDE))
        behind = [p for p in self._parties if opened and p.first > min(opened)]
        joined = self._with_partners(behind) if behind and behind[0].first == min(opened) + 1 else ()
        return joined if len(joined) > 1 else ()

    def _pair(self, hit: Hit) -> Ends | None:
        """The two who stand side by side at a noun ("the *A-B* war", "perang *A dan B*", "war between *A and B*")."""
        for p, q in pairwise(self._parties):
            gap = range(p.last, q.first)
            joined = len(gap) < _BESIDE and all(
                self._c.bounds.get(i) == "coordinate" or self._c.norm(i) in HYPHENS for i in gap
            )
            opened = p.first - hit.last
            close = q.last == hit.first or opened == 0 or (opened == 1 and hit.last in self._small["between"])
            if joined and close and p.codes != q.codes:
                return p.codes, q.codes
        return None

    def is_mutual(self, hit: Hit) -> bool:
        """Whether a word beside it says that each does it to the other."""
        return bool(self._small["mutual"] & set(range(hit.first - 1, hit.last + _BESIDE)))
