"""The hits of the phrase book, laid on frames and their items."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.frames import Frame
from readout.text import Hit


def items_of(hit: Hit, index: dict[int, int]) -> tuple[int, int]:
    """The items of a hit, given the items by token."""
    return index[hit.first], index[hit.last - 1] + 1


def outside(hit: Hit, frame: Frame, index: dict[int, int]) -> bool:
    """Whether a hit stands outside quotations and brackets."""
    return all(frame.items[index[t]].kind in ("word", "mark") for t in range(hit.first, hit.last))


def by_frame(hits: dict[str, list[Hit]], rows: Sequence[Frame]) -> list[dict[str, list[Hit]]]:
    """The hits by topic, for each frame."""
    out: list[dict[str, list[Hit]]] = [{} for _ in rows]
    for topic in ("cues", "chains", "clauses"):
        at = 0
        for hit in hits.get(topic, ()):
            while at < len(rows) and rows[at].end <= hit.start:
                at += 1
            if at < len(rows) and rows[at].start <= hit.start and hit.end <= rows[at].end:
                out[at].setdefault(topic, []).append(hit)
    return out


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those that a longer one covers."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if not out or hit.first >= out[-1].last:
            out.append(hit)
    return out
