"""The words of commitments in one document."""

from __future__ import annotations

from readout.packs.schema.commitments import CommitmentWord
from readout.passes.analysis import Analysis
from readout.text import Hit, uncovered

_HEAD = 4  # words behind one of help that tell what it is for
_NEAR = 4  # words behind a word among which one stands that undoes it


class Words:
    """The hits of topic ``commitments`` in one document, by group; those inside a plain phrase are left out."""

    def __init__(self, analysis: Analysis) -> None:
        hits = analysis.document.hits.get("commitments", [])
        plain = [h for h in hits if h.group == "plain"]
        held = _Held(plain)
        kept = [h for h in hits if h.group != "plain" and not held.holds(h)]
        self.cue = [h for h in kept if h.group == "cue"]
        self.mark = [h for h in uncovered([h for h in kept if h.group == "mark"]) if not _unreal(analysis, h)]
        own = [h for h in kept if h.group in ("own", "own_told")]
        document = analysis.document
        self.own = [h for h in own if h.group == "own" or document.quotation_at(h.start) is None]
        self.own_at = {h.first for h in self.own}
        self.mention_at = {m.tokens[0]: m for m in analysis.mentions if m.actors}
        helping = {i for h in kept if h.group == "help" for i in range(h.last, h.last + _HEAD)}
        self.hostile = [h for h in kept if h.group == "hostile" and h.first not in helping]
        self.menace = [h for h in kept if h.group in ("hostile", "menace")]
        self.nobody = {h.first for h in kept if h.group == "nobody"}
        self.asked = {h.first for h in kept if h.group == "asked"}
        self.bidden = {h.first for h in kept if h.group == "bidden"}
        self.wish = {h.first for h in kept if h.group == "wish"}
        self.harm = [h for h in kept if h.group == "harm"]
        self.whom = {h.last for h in kept if h.group == "whom"}
        asked = [h for h in kept if h.group in ("cue", "mark") and word(h).kind == "demand" and not word(h).head]
        self.done = {h.end for h in (*asked, *(h for h in kept if h.group in ("help", "hostile")))}
        self._plain = plain
        conditions = analysis.document.hits.get("conditions", [])
        self.modal = [h for h in conditions if h.group == "modal"]
        self.pointers = {i for h in conditions if h.group == "pointer" for i in range(h.first, h.last)}

    def is_plain(self, hit: Hit) -> bool:
        """Whether a hit of another topic stands in a plain phrase."""
        return any(p.first <= hit.first and hit.last <= p.last for p in self._plain)


class _Held:
    """The tokens of plain phrases."""

    def __init__(self, plain: list[Hit]) -> None:
        self._inside = {i for p in plain for i in range(p.first, p.last)}
        self._ends: dict[int, int] = {}
        for p in plain:
            self._ends[p.first] = max(p.last, self._ends.get(p.first, 0))

    def holds(self, hit: Hit) -> bool:
        """Whether a word starts in a plain phrase (but does not hold all of it), or runs into one and ends with it."""
        if hit.first in self._inside and hit.last <= self._ends.get(hit.first, hit.last):
            return True
        return any(self._ends.get(i, 0) >= hit.last for i in range(hit.first + 1, hit.last))


def _unreal(analysis: Analysis, hit: Hit) -> bool:
    """Whether a word tells what did not come about ("would gladly *have* helped")."""
    without = word(hit).without
    return bool(without) and any(t.norm in without for t in analysis.document.tokens[hit.last : hit.last + _NEAR])


def word(hit: Hit) -> CommitmentWord:
    """The row of a hit in the groups ``cue`` and ``mark``."""
    assert isinstance(hit.entry, CommitmentWord)
    return hit.entry
