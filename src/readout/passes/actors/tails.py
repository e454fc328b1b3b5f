"""What follows a title before its name: states and their styles, institutions, portfolios, further titles, narrowing words."""

from __future__ import annotations

from typing import cast

from readout.packs.schema.offices import Portfolio, Title
from readout.passes.actors.grid import Grid
from readout.passes.actors.institutions import Institutions
from readout.passes.actors.names import Names
from readout.passes.actors.parts import Parts

# Groups of the lexicons whose words end the title before them.
_ENDS = (
    "link", "conjunction", "title", "plural", "official", "pronoun", "both", "government", "place_preposition", "former", "acting", "deputy",
)  # fmt: skip
# How many tokens a portfolio of several parts may take.
_LONG = 14
# How many tokens the full style of a state may have before its noun, and the noun.
_STYLE = 4
# Kinds of names that an office may be of.
STATE_LIKE = ("country", "seat", "organisation", "armed-group")


class Tail:
    """Reads what stands behind a title."""

    def __init__(self, grid: Grid, names: Names, institutions: Institutions, *, cases: bool) -> None:
        """``cases``: the language has them, so that an adjective of a state may follow a title."""
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens
        self.institutions = institutions
        self._cases = cases

    def _modifiers(self, p: Parts, at: int) -> int:
        """The token after an abbreviation or lower-case words that narrow a title down, if a name of two words follows them."""
        j, tokens = at, self.tokens
        if self.grid.abbreviation(at):
            p.foreign = self.names.run(at + 1, after_title=True) - at > 1
            return at + p.foreign
        while (
            j < len(tokens) and j - at < 3 and tokens[j].kind == "word" and tokens[j].text.islower() and self._plain(j)
        ):
            j += 1
        end = state.last if (state := self.grid.name_at(j, "country", "armed-group")) else j
        start = end + 1 if end < len(tokens) and tokens[end].text == "," else end
        return j if at < j and self.names.run(start, after_title=True) - start >= 2 else at

    def _long_portfolio(self, at: int) -> int:
        """The state behind a portfolio of several parts ("Energi, Ilmu Pengetahuan, dan Iklim Malaysia"), if a name follows it."""
        for j in range(at, min(at + _LONG, len(self.tokens))):
            if hit := self.grid.name_at(j, "country"):
                return j if self.names.run(hit.last, after_title=True) - hit.last >= 2 else at
            token = self.tokens[j]
            if not (token.capitalised or token.text in ",()" or self.grid.at("conjunction", j)):
                return at
        return at

    def _plain(self, j: int) -> bool:
        """Whether token ``j`` belongs to no lexicon that could end a noun phrase."""
        return not (j in self.names.stops or self.grid.common(j) or self.grid.any_at(_ENDS, j) or self.grid.name_at(j))

    def read(self, p: Parts, *, whole: bool = False) -> None:
        """Read states, institutions, portfolios and further titles behind a title into ``p``.

        ``whole``: the title follows its name, so that no name can follow an institution.
        """
        while p.at < len(self.tokens):
            at = p.at
            step = self._part(p, at, whole)
            if step == at and (link := self.grid.at("link", at)):
                inner = (
                    link.last + 1 if link.last < len(self.tokens) and self.grid.at("article", link.last) else link.last
                )
                step = self._seated(inner) if self._is_place(link.first, inner) else self._part(p, inner, whole)
                step = at if step == inner else step
            if (
                step == at
                and not p.codes
                and (both := self.grid.at("conjunction", at))
                and (hit := self.grid.at("title", both.last))
            ):
                if not self.names.run(hit.last, after_title=True) > hit.last and not self.grid.name_at(hit.last):
                    return
                p.titles.append(cast(Title, hit.entry))
                step = hit.last
            if step == at:
                step = self._modifiers(p, at)
            if step == at and p.portfolios:
                step = self._long_portfolio(at)
            if step == at:
                return
            p.at = step

    def _realm(self, p: Parts, at: int) -> int:
        """The token after the full style of a state: "Исламской Республики Иран", "Турецкой Республики", "Slovak Republic".

        Of one that no table has ("Республики Сербской") the word behind belongs to it where a person's name follows.
        """
        codes, j = [], at
        while j < at + _STYLE and j < len(self.tokens) and (noun := self.grid.at("government", j)) is None:
            if not self.tokens[j].capitalised or self.grid.any_at(("title", "organ", "honorific"), j):
                return at
            hit = self.grid.name_at(j, "adjective")
            codes += [hit.entry.code] if hit else []
            j = hit.last if hit else j + 1
        if j >= min(at + _STYLE, len(self.tokens)) or noun is None:
            return at
        if state := self.grid.name_at(noun.last, *STATE_LIKE):
            p.codes.append(state.entry.code)
            return state.last
        if codes or not self.tokens[noun.first].capitalised:
            p.codes += codes
            return noun.last if codes else at
        p.foreign = True
        return noun.last + (self.names.run(noun.last + 1, after_title=True) - noun.last > 2)

    def _is_place(self, link: int, at: int) -> bool:
        """Whether the link is a preposition of place and a capital follows: where somebody is, not whose office it is."""
        hit = self.grid.name_at(at, "country") if self.grid.at("place_preposition", link) else None
        return hit is not None and hit.entry.form_type == "capital-metonym"

    def _seated(self, at: int) -> int:
        """The token after the place of an office, if a name follows it ("посол США в Москве ..."); else ``at``."""
        hit = self.grid.name_at(at, "country")
        return hit.last if hit and self.names.run(hit.last, after_title=True) - hit.last >= 2 else at

    def _part(self, p: Parts, at: int, whole: bool) -> int:
        if at >= len(self.tokens):
            return at
        if hit := self.grid.name_at(at, *STATE_LIKE, *(("adjective",) if self._cases else ())):
            if hit.group == "seat" and (
                hit.entry.ambiguous or self.grid.state_behind(self.institutions.bracket(hit.last))
            ):
                p.national = True
            else:
                p.codes.append(hit.entry.code)
            if hit.group == "adjective" and (noun := self.grid.any_at(("government", "sides"), hit.last)):
                if portfolio := self.grid.at("portfolio", hit.last):
                    p.portfolios.append(cast(Portfolio, portfolio.entry))
                return noun.last
            return self.institutions.bracket(self.possessive(hit.last))
        if hit := self.grid.name_at(at, "region"):
            p.region(hit.entry.code)
            return hit.last
        if hit := self.grid.at("portfolio", at):
            p.portfolios.append(cast(Portfolio, hit.entry))
            return hit.last
        if read := self.institutions.qualified(at):
            p.codes += [read[1]] if read[1] else []
            p.national = p.national or read[2].entry.kind == "government"
            return read[0]
        if (end := self._realm(p, at)) > at:
            return end
        if (hit := self.grid.at("organ", at)) and (
            self.tokens[at].capitalised or p.titles[-1].open or p.titles[-1].roles
        ):
            end, code = self.institutions.read(at, whole=whole)
            p.codes += [code] if code else []
            p.national = p.national or hit.entry.kind == "government"
            return end
        return at

    def possessive(self, i: int) -> int:
        """The token after a possessive mark at token ``i``; ``i`` itself where there is none."""
        token = self.tokens[i] if i < len(self.tokens) else None
        return i + 1 if token and token.norm in ("'s", "'") and token.start == self.tokens[i - 1].end else i
