"""Who is accused or supported in what somebody says."""

from __future__ import annotations

from readout.passes.events.ground import Ground
from readout.passes.parties import Party
from readout.text import Hit

_BLAME = 8  # words between who is at fault and the word that says so
_MADE = 6  # words between the opening of a relative clause and who did what it tells
_BOUNDS = frozenset({"complement", "subordinate", "adversative"})
_CLAUSES = frozenset({"relative", "subordinate", "adversative"})


class Named(Ground):
    """Finds whom the content of a statement is about, in one sentence."""

    def recipient_in(self, first: int, last: int, actor: tuple[str, ...], *, straight: bool = False) -> tuple[str, ...]:
        """Who is blamed, praised or asked in the words ``[first, last)`` of a statement: the first other party that is not the
        victim of a harm told there ("condemned the attack *on Saudi Arabia*" blames nobody named). ``straight``: behind no preposition."""
        for i in range(first, last):
            if i > first and self._c.bounds.get(i) in _CLAUSES:
                return self._author(i, last, actor)
            if self._is_act(i):
                return ()  # "determination to *resist* North Korea" supports nobody named
            for p in self._parties:
                if p.first != i or set(p.codes) & set(actor) or p.place or self._is_place(p, first):
                    continue
                if straight and i > first and self._is_oblique(p) and not self._is_meant(p, first):
                    return ()
                if self._is_victim(p, first):
                    continue
                listed = self._with_partners([q for q in self._parties if q.first >= i])
                return tuple(code for code in listed if code not in actor)
        return ()

    def _is_meant(self, party: Party, first: int) -> bool:
        """Whether a noun of support behind token ``first`` is told to be for a party ("their *solidarity with* Ukraine")."""
        return party.first - 1 in self._small["toward"] and any(first <= i < party.first for i in self._friendly)

    def _is_victim(self, party: Party, first: int) -> bool:
        """Whether a harm named behind token ``first`` is told to be done to a party ("the attack *on Saudi* oil")."""
        if party.first - 1 in self._small["agent"] or not (self._small["harm"] | self._small["befall"]) & set(
            range(first, party.first)
        ):
            return False
        return bool(self._before(party) & (self._small["toward"] | self._small["oblique"]))

    def _author(self, opened: int, last: int, actor: tuple[str, ...]) -> tuple[str, ...]:
        """Who did what a relative clause says was done ("the statement *which was made by* the prime minister")."""
        if self._c.bounds.get(opened) != "relative":
            return ()
        near = (p for p in self._parties if opened < p.first < min(opened + _MADE, last))
        bare = opened + 2 if self._rules.bare_agent else -1  # "pernyataan *yang dilontarkan Israel*"
        made = next((p for p in near if p.first - 1 in self._small["agent"] or p.first == bare), None)
        return made.codes if made is not None and not set(made.codes) & set(actor) else ()

    def names_any(self, first: int, last: int) -> bool:
        """Whether tokens ``[first, last)`` name a harm, or a party other than as a place."""
        harm = any(first <= i < last for i in self._small["harm"])
        named = [p for p in self._parties if first <= p.first and p.last <= last]
        return harm or not all(p.place or self._is_place(p, first) for p in named)

    def blamed(self, hit: Hit, actor: tuple[str, ...]) -> tuple[str, ...]:
        """Who is at fault where a word of blame stands: the party close before it, else right behind it."""
        near = [p for p in self._parties if not set(p.codes) & set(actor)]
        before = [p for p in near if 0 <= hit.first - p.last <= _BLAME]
        if before:
            last = before[-1]
            apart = self._c.stops_between(last.last, hit.first, commas=False, kinds=_BOUNDS)
            return () if apart or self._is_aside(last) or self._suffers(last) else last.codes
        toward = self._small["toward"]
        after = [p for p in near if p.first == hit.last and not self._before(p) & toward]
        return after[0].codes if after else ()

    def _is_aside(self, party: Party) -> bool:
        """Whether a party stands behind a preposition, or in a relative clause that opens right before it."""
        opened = self._relative(self._clause_start(party.first), party.first) is not None
        return opened or self._is_oblique(party)

    def _suffers(self, party: Party) -> bool:
        """Whether a harm is told to be done to a party right behind it ("the aggression *against Kuwait* violates ...")."""
        before = self._before(party)
        return bool(before & self._small["toward"]) and bool(before & self._small["harm"])
