"""Whether a name of the world is an actor where it stands: a capital may be a place, a state tell whose money, a company lend its name."""

from __future__ import annotations

from readout.passes.actors.grid import Grid
from readout.text import Document, Hit


class Senses:
    """Tells names of the world that are no actors."""

    def __init__(self, document: Document, grid: Grid, *, juxtaposed: bool) -> None:
        """``juxtaposed``: nouns stand before the nouns that they tell apart, as in English."""
        self.document = document
        self.grid = grid
        self.tokens = grid.tokens
        self._juxtaposed = juxtaposed

    def is_none(self, hit: Hit) -> bool:
        """Whether a name is that of a place, of money or of a thing here."""
        return self._is_place(hit) or self._is_currency(hit) or self._is_product(hit)

    def _is_place(self, hit: Hit) -> bool:
        """A capital after a preposition of place, or before another capitalised word, is a place and no government."""
        first, last, form_type, group = hit.first, hit.last, hit.entry.form_type, hit.group
        if form_type != "capital-metonym" and group != "group":
            return False
        before = first - 1
        if self._behind_preposition(first) or self.grid.at("quantifier", first):
            return True
        if (
            before >= 0
            and group == "group"
            and self.tokens[before].capitalised
            and not self.grid.opens_sentence(before)
        ):
            return True
        dateline = self.document.dateline
        if dateline and dateline[1][0] <= self.tokens[first].start < dateline[1][1]:
            return True
        following = self.tokens[last] if last < len(self.tokens) else None
        if (
            following
            and following.text in ("(", ",")
            and form_type == "capital-metonym"
            and self.grid.opens_sentence(first)
        ):
            return True
        return bool(following and following.kind == "word" and following.capitalised and not self.grid.name_at(last))

    def _is_currency(self, hit: Hit) -> bool:
        """Whether a state tells whose money is counted: "dolar AS", "U.S. dollars"."""
        return hit.group == "country" and bool(
            self.grid.at("currency", hit.first - 1) or self.grid.at("currency", hit.last)
        )

    def _is_product(self, hit: Hit) -> bool:
        """Whether a company or outlet lends its name to a thing: "Boeing 737", or what other capitals go on to name ("Google Pay")."""
        if hit.last >= len(self.tokens) or not hit.entry.code.startswith(("ORG:", "AGY:")):
            return False
        token, grid = self.tokens[hit.last], self.grid
        if hit.entry.code.startswith("ORG:") and token.text[:1].isdigit():
            return True
        if not self._juxtaposed or not token.capitalised or grid.opens_sentence(hit.last) or grid.name_at(hit.last):
            return False
        return grid.any_at(("title", "honorific", "plural", "former", "acting", "deputy"), hit.last) is None

    def _behind_preposition(self, first: int) -> bool:
        hits = [self.grid.at("place_preposition", k) for k in (first - 1, first - 2)]
        return any(h is not None and h.last == first for h in hits)
