"""Guards of rules: what must, or must not, stand beside a match (``Rule.guard``, see docs/times.md)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from readout.passes.times.lexer import CAPITALISED, SENTENCE_END, Item

# What stands before a number that is no year: "Rp", a bracket that closes a name, a hyphen.
_BEFORE_NUMBERS = ("counted", "close", "dash")


class Place(msgspec.Struct, gc=False):
    """Where a match stands: the items beside it, its own last one, the signs around it (empty at the very start)."""

    before: Item | None
    after: Item | None
    last: Item | None
    sign: str
    next_sign: str

    @classmethod
    def of(cls, signs: str, items: list[Item | None], start: int, end: int) -> Place:
        """The place of a match at ``[start, end)`` of the row of signs."""
        return cls(
            items[start - 1] if start else None,
            items[end] if end < len(items) else None,
            items[end - 1],
            signs[start - 1] if start else "",
            signs[end] if end < len(signs) else SENTENCE_END,
        )

    def follows(self, kind: str) -> bool:
        """Whether a word of that kind stands right before."""
        return self.before is not None and kind in self.before.values

    def precedes(self, kind: str) -> bool:
        """Whether a word of that kind stands right after."""
        return self.after is not None and kind in self.after.values

    @property
    def opens(self) -> bool:
        """Whether the match opens its sentence."""
        return self.sign in ("", SENTENCE_END)

    @property
    def ends(self) -> bool:
        """Whether nothing follows in the sentence."""
        return self.next_sign == SENTENCE_END

    @property
    def stops(self) -> bool:
        """Whether a comma, a full stop or the end of the sentence follows."""
        return self.precedes("comma") or self.precedes("dot") or self.ends

    @property
    def beside_name(self) -> bool:
        """Whether a capitalised word beside it could make it part of a name; after an article or preposition it cannot."""
        led = self.follows("the") or self.follows("in_word")
        return self.follows(CAPITALISED) or (self.precedes(CAPITALISED) and not led)

    @property
    def counts(self) -> bool:
        """Whether a bare number counts or numbers something rather than telling a year."""
        after, last = self.after, self.last
        glued = self.precedes("dash") and after is not None and last is not None and after.start == last.end
        labelled = (
            any(self.follows(k) for k in _BEFORE_NUMBERS)
            or self.follows(CAPITALISED)
            or (self.follows("initial") and not self.precedes("that"))
        )
        return glued or labelled or self.precedes("countable")


GUARDS: dict[str, Callable[[Place], bool]] = {
    "name": lambda p: not p.beside_name,
    "year": lambda p: not p.counts,
    "mid": lambda p: not p.opens,
    "first": lambda p: p.opens,
    "clock": lambda p: p.follows("at"),
    "led": lambda p: p.follows("in_word"),
    "for": lambda p: p.follows("for_word"),
    "goes_on": lambda p: not p.stops,
    "stops": lambda p: p.stops,
    "owner": lambda p: not p.precedes("apostrophe"),
}
