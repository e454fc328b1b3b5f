"""Whose a noun is: the party that stands where its owner does."""

from __future__ import annotations

from readout.passes.events.bonds import Bonds
from readout.passes.modality.clauses import COMMAS
from readout.passes.parties import Party
from readout.text import Hit

_BESIDE = 2  # words between a noun and the party that owns it
_PHRASE = 8  # words of a noun phrase between its owner and its noun
_INSIDE = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM", "CCONJ"})


class Owners(Bonds):
    """Finds owners of nouns in one sentence."""

    def _parts(self, i: int) -> bool:
        """Whether a token parts an owner from its noun: a comma, a bound, a verb ("the two leaders *discussed* the war")."""
        return (
            self._c.norm(i) in COMMAS
            or self._c.bounds.get(i, "coordinate") != "coordinate"
            or self._c.document.tokens[i].pos == "VERB"
        )

    def _heads(self, party: Party, hit: Hit) -> bool:
        """Whether a party owns the noun phrase that a word ends, with any adjectives between ("Russia's *brutal and unjust war*")."""
        tokens = self._c.document.tokens
        if not 0 < hit.first - party.last <= _PHRASE or tokens[party.last].pos != "PART":
            return False
        return all(tokens[i].pos in _INSIDE or self._is_modifier(i) for i in range(party.last + 1, hit.first))

    def _owner_before(self, hit: Hit) -> Party | None:
        """The adjective that stands before a noun, where owners stand behind («*российские* ракетные удары»)."""
        for p in reversed(self._parties):
            gap = range(p.last, hit.first)
            carried = self._is_maker(p) and any(v.last == p.first for v in self._light)  # «введенные *Индией* санкции»
            if p.last <= hit.first and len(gap) <= _BESIDE and (p.adjective or carried):
                return None if any(self._parts(i) or self._c.document.tokens[i].pos == "NOUN" for i in gap) else p
        return None

    def _owner(self, hit: Hit) -> Party | None:
        """The party that owns a noun: on the side where the language puts it, or behind "by"."""
        for p in self._parties:
            gap = p.first - hit.last
            if (
                hit.first <= p.first < hit.last < p.last
            ):  # "the build-up of *troops of Russia*": the mention holds the noun's end
                return p
            if self._possessor != "before" and 0 <= gap < _BESIDE and not self._is_oblique(p):
                return None if self._c.bounds.get(p.first - 1) == "complement" else p
            between = set(range(hit.last, p.first))
            if 0 < gap <= _BESIDE + 2 and between & self._small["agent"]:
                return p
        if self._possessor == "after":
            return self._owner_before(hit) if self._rules.agent_endings else None
        for p in reversed(self._parties):
            gap = hit.first - p.last
            if self._heads(p, hit):
                return p
            if 0 <= gap <= _BESIDE + 1 and (p.adjective or gap > 0 or not self._is_oblique(p)):
                marks = any(self._parts(i) for i in range(p.last, hit.first))
                return None if marks else p
        return None
