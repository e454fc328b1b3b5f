"""The hits of the phrase book, laid on frames and their items."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.frames import Frame
from readout.passes.statements.words import Words
from readout.text import Document, Hit

# What a noun that takes it may attribute by itself, and how far behind the noun it stands.
_OPENING = frozenset({"that", "infinitive"})
_REACH = 12


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
            if topic == "clauses" and hit.group != "reciprocal":
                continue
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


def may_attribute(hit: Hit, document: Document, words: Words) -> bool:
    """Whether a cue may be one before anything is tagged: no noun behind an article, no name, no infinitive that tells no purpose."""
    if hit.group not in ("verb", "noun"):
        return True
    tokens, first = document.tokens, hit.first
    if hit.group == "noun":
        opens = not _OPENING.isdisjoint(hit.entry.takes)
        behind = tokens[hit.last : hit.last + _REACH]
        return opens and any(t.norm in words.complementiser or t.norm in words.infinitive for t in behind)
    sentence = document.sentence_at(hit.start)
    if sentence is None or first == sentence.first or hit.entry.order == "after":
        return True
    before = tokens[first - 1].norm
    if before in words.infinitive:
        return any(t.lemma in words.approach for t in tokens[sentence.first : first])
    return not (tokens[first].capitalised or before in words.article)
