"""What an attribution is before its source is resolved, and the scene in which cues are read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from readout.packs.schema import Cue
from readout.passes.statements.frames import Frame, Item
from readout.record import Span
from readout.text import Hit

Range = tuple[int, int]


class Found(msgspec.Struct):
    """A cue at items ``[first, last)`` of a frame."""

    hit: Hit
    first: int
    last: int

    @property
    def cue(self) -> Cue:
        """The row of the lexicon."""
        entry: Cue = self.hit.entry
        return entry


class Attribution(msgspec.Struct):
    """A statement before its source is resolved; all ranges are of items.

    ``source`` is ``None`` where the source is that of another attribution of the frame (``heir``), a ``clitic``, or
    nowhere told. ``zone`` are ranges in which credits, media, addressees and dates stand. ``edge`` is where the
    attribution begins, its interposed parts included. ``relative``: the source is the antecedent of a relative clause.
    ``before``: the content is in the frame before: ``"quotation"`` at its end, or the whole ``"sentence"``.
    """

    found: Found
    frame: Frame
    source: Range | None
    content: list[Range]
    zone: list[Range] = msgspec.field(default_factory=list)
    heir: Attribution | None = None
    clitic: Span | None = None
    edge: int = 0
    rule: str = ""
    relative: bool = False
    before: str = ""
    relayed_by: list[Attribution] = msgspec.field(default_factory=list)


class Scene(msgspec.Struct):
    """A frame with its cues. ``nouns`` are the cues that are nouns, by their item. ``covered`` are items of the other cues,
    ``credits_at`` items that open a credit, ``saying`` the cues that are verbs of a clause, ``purposes`` those that tell why somebody
    was turned to, with the verb of doing so; ``earlier`` are the attributions found so far."""

    frame: Frame
    cues: list[Found]
    covered: frozenset[int]
    credits_at: frozenset[int]
    reciprocal: frozenset[int]
    nouns: dict[int, Found] = msgspec.field(default_factory=dict)
    saying: list[Found] = msgspec.field(default_factory=list)
    purposes: dict[int, int] = msgspec.field(default_factory=dict)
    earlier: list[Attribution] = msgspec.field(default_factory=list)

    @property
    def items(self) -> Sequence[Item]:
        """The items of the frame."""
        return self.frame.items

    def content_end(self, start: int) -> int:
        """The end of a content that starts at ``start``: a credit, a stop before a quotation, or the end of the frame."""
        end = min((i for i in self.credits_at if i > start), default=len(self.items))
        for i in range(start + 1, end):
            if self.items[i].kind == "quote" and self.items[i - 1].norm in ".!?" and self.items[start].kind != "quote":
                return i
        return end

    def zone_end(self, at: int) -> int:
        """The end of what can be said of an attribution behind it: the next cue or quotation."""
        for i in range(at, len(self.items)):
            if i in self.covered or self.items[i].kind == "quote":
                return i
        return len(self.items)
