"""The article's text with the record's spans laid over it: overlapping spans become flat, disjoint segments.

Tags cannot overlap, spans do. A sweep over their boundaries cuts the text into segments, each of which knows all the
fields that it supports. A page then needs one element for each segment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.record import Record, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with what it supports: ``layer`` ("contacts"), ``target`` (the object's id), ``field`` ("duration")."""

    span: Span
    layer: str
    target: str
    field: str

    @property
    def key(self) -> str:
        """The name by which page and text light each other: "C1-duration"."""
        return f"{self.target}-{self.field}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text ``[start, end)`` with the marks that cover all of it, in order of layer."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that the segment supports, each once."""
        return tuple(dict.fromkeys(m.layer for m in self.marks))


def marks(record: Record) -> list[Mark]:
    """Every span of the record's contacts, statements, commitments, events and times, with what it supports."""
    return sorted(_marks(record), key=lambda m: (m.span, m.layer, m.target, m.field))


def _marks(record: Record) -> Iterator[Mark]:
    for c in record.contacts:
        for field, spans in c.evidence.items():
            yield from (Mark(s, "contacts", c.id, field) for s in spans)
    for s in record.statements:
        yield from (Mark(x, "statements", s.id, "content") for x in s.content)
        yield from (Mark(x, "statements", s.id, "cue") for x in s.cue)
        if s.source_span:
            yield Mark(s.source_span, "statements", s.id, "source")
    for k in record.commitments:
        yield from (Mark(x, "commitments", k.id, "condition") for x in k.condition)
        yield from (Mark(x, "commitments", k.id, "consequence") for x in k.consequence)
    for e in record.events:
        yield from (Mark(x, "events", e.id, "evidence") for x in e.evidence)
    for t in record.times:
        yield Mark(t.span, "times", t.id, "value")


def segments(text: str, laid: Sequence[Mark]) -> list[Segment]:
    """Cut ``text`` at every boundary of ``laid``; the segments cover the whole text, in order.

    A sweep: the marks that are open at a position are carried along, so the cost is that of the boundaries.
    """
    cuts = sorted({0, len(text), *(p for m in laid for p in m.span)})
    opening: dict[int, list[Mark]] = {}
    for m in laid:
        opening.setdefault(m.span[0], []).append(m)
    found: list[Segment] = []
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        active = [m for m in active if m.span[1] > start] + opening.get(start, [])
        found.append(Segment(start, end, text[start:end], tuple(active)))
    return found


def paragraphs(text: str, laid: Sequence[Mark]) -> list[list[Segment]]:
    """The segments grouped by line of the text, empty lines left out; a segment never runs over a line's end."""
    found: list[list[Segment]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if end <= start:
            continue
        inside = [
            Mark((max(m.span[0], start) - start, min(m.span[1], end) - start), m.layer, m.target, m.field)
            for m in laid
            if m.span[0] < end and m.span[1] > start
        ]
        cut = segments(text[start:end], inside)
        found.append([Segment(s.start + start, s.end + start, s.text, s.marks) for s in cut if s.text])
    return found
