"""What follows a title before its name: states and their styles, institutions, portfolios, further titles, narrowing words."""

from __future__ import annotations

from typing import cast

from readout.packs.schema.offices import Portfolio, Title
from readout.passes.actors.grid import Grid
from readout.passes.actors.institutions import Institutions
from readout.passes.actors.names import Names
from readout.passes.actors.parts import Parts
from readout.text import Hit, Token

# Groups of the lexicons whose words end the title before them.
_ENDS = (
    "link", "conjunction", "title", "plural", "official", "pronoun", "both", "government", "place_preposition", "former", "acting", "deputy",
)  # fmt: skip
# How many tokens a portfolio of several parts may take.
_LONG = 14
# How many tokens the full style of a state may have before its noun, and the noun.
_STYLE = 4
# An abbreviation of so many letters may be initials.
_INITIALS = 2
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

    def _modifiers(self, p: Parts, at: int, whole: bool) -> int:
        """The token after an abbreviation or words that narrow a title down, if a name of two words follows them, or for an open
        title common words with capitals, or any where no name follows, before a state or body.
        """
        j, tokens = at, self.tokens
        if self.grid.abbreviation(at):
            least = 1 if len(tokens[at].text) > _INITIALS else 2
            p.foreign = self.names.run(at + 1, after_title=True) - at > least
            return at + p.foreign
        while (
            j < len(tokens) and j - at < 3 and tokens[j].kind == "word" and tokens[j].text.islower() and self._plain(j)
        ):
            j += 1
        purpose = self.institutions.words(at) if p.titles[-1].open else at
        far = purpose if purpose > at else j if whole else at
        if far > at and self.grid.name_at(far, *STATE_LIKE):
            return far
        end = state.last if (state := self.grid.name_at(j, "country", "armed-group")) else j
        start = end + 1 if end < len(tokens) and tokens[end].text == "," else end
        return j if at < j and self.names.run(start, after_title=True) - start >= 2 else at

    def _long_portfolio(self, at: int) -> int:
        """The end of a portfolio of several parts, if a name follows it: a state ("Energi, Ilmu Pengetahuan, dan Iklim Malaysia"),
        or its last noun that the pack has ("Maritime Affairs and Investment").
        """
        end = at
        if self.grid.at("portfolio", at):
            return at
        for j in range(at, min(at + _LONG, len(self.tokens))):
            if j > at and (hit := self.grid.name_at(j, "country")):
                behind = self.institutions.bracket(hit.last)
                behind += behind < len(self.tokens) and self.tokens[behind].text == ","
                return j if self.names.run(behind, after_title=True) - behind >= 2 else at
            token = self.tokens[j]
            listed = token.capitalised or token.text in ",()" or self.grid.at("conjunction", j)
            if not listed or self.grid.any_at(("title", "plural", "honorific"), j):
                break
            part = self.grid.at("portfolio", j)
            if part:
                start, last = self.names.behind(part.last, after_title=True)
                end = part.last if last - start >= 2 else end
        return end

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
            link = self.grid.at("link", at)
            inner = link.last + bool(self.grid.at("article", link.last)) if link else at
            if step == at and link:
                step = self._linked(p, link, inner, whole)
                step = at if step == inner else step
            if step == at:
                step = (
                    self._second(p, at, whole) or self._served(p, at) or self._age(at) or self._modifiers(p, at, whole)
                )
            if (
                step == at
                and (then := self.grid.at("then", at))
                and self.names.run(then.last, after_title=True) > then.last
            ):
                p.former, step = True, then.last
            if step == at and p.portfolios:
                step = self._long_portfolio(at)
            if step == at:
                return
            p.at = step

    def _linked(self, p: Parts, link: Hit, inner: int, whole: bool) -> int:
        """The token after what a link joins to a title: a place, a long portfolio, the title of the one served, any part; else ``inner``."""
        if self._is_place(link.first, inner):
            return self._seated(inner) if p.titles[0].sent else inner
        if (end := self._long_portfolio(inner)) > inner:
            return end
        master = self.grid.at("title", inner) if p.titles[0].personal or p.titles[0].open else None
        if master and self.names.run(master.last, after_title=True) == master.last:
            return master.last
        before = len(p.codes)
        end = self._part(p, inner, whole)
        if p.titles[0].sent and not self.grid.at("owner", link.first) and len(p.codes) > before:
            del p.codes[before:]
            p.foreign = not p.codes
        return end

    def _second(self, p: Parts, at: int, whole: bool) -> int:
        """The token after a second title of the same person: "Crown Prince and Prime Minister"; 0 where no name or state follows it,
        unless it stands behind the name (``whole``).

        A spouse's or relative's, which is no office, is another person's: "the President and First Lady X".
        """
        both = self.grid.at("conjunction", at)
        hit = self.grid.at("title", both.last) if both and not p.codes else None
        office = hit is not None and bool(hit.entry.roles or hit.entry.open)
        if (
            hit is None
            or not office
            or not (whole or self.names.run(hit.last, after_title=True) > hit.last or self.grid.name_at(hit.last))
        ):
            return 0
        p.titles.append(cast(Title, hit.entry))
        return hit.last

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

    def _served(self, p: Parts, at: int) -> int:
        """The token after the title of the one served ("помощник главы государства"): in a language with cases, not in the nominative."""
        hit = self.grid.at("title", at) if self._cases and not p.codes else None
        return hit.last if hit and written_in_case(self.tokens[at], cast(Title, hit.entry)) else 0

    def _age(self, at: int) -> int:
        """The token after the age of the bearer of a title ("berusia 73 tahun"); 0 where none is told."""
        lead = self.grid.at("age", at)
        number = lead.last if lead else at
        told = number < len(self.tokens) and self.tokens[number].kind == "number"
        unit = self.grid.at("age", number + 1) if told else None
        return unit.last if unit else 0

    def _is_place(self, link: int, at: int) -> bool:
        """Whether the link is a preposition of place and a capital follows, or with cases any state: where somebody is or goes."""
        kinds = ("country", "adjective") if self._cases else ("country",)
        hit = self.grid.name_at(at, *kinds) if self.grid.at("place_preposition", link) else None
        return hit is not None and (self._cases or hit.entry.form_type == "capital-metonym")

    def _seated(self, at: int) -> int:
        """The token after the place of an office, if a name follows it ("посол США в Москве ..."); else ``at``."""
        hit = self.grid.name_at(at, "country")
        return hit.last if hit and self.names.run(hit.last, after_title=True) - hit.last >= 2 else at

    def _part(self, p: Parts, at: int, whole: bool) -> int:
        if at >= len(self.tokens):
            return at
        if self._cases and (hit := self.grid.name_at(at, "adjective")):
            return self._adjective(p, hit)
        if hit := self.grid.name_at(at, *STATE_LIKE) or self.grid.state_within(at):
            seat = hit.group == "seat"
            if seat and (hit.entry.ambiguous or self.grid.state_behind(self.institutions.bracket(hit.last))):
                p.national = True
            else:
                p.codes.append(hit.entry.code)
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
            p.embodied = True
            p.codes += [code] if code else []
            p.national = p.national or hit.entry.kind == "government"
            return end
        return at

    def _adjective(self, p: Parts, hit: Hit) -> int:
        """The token after the adjective of a state and its noun ("российского правительства"); before any other noun it tells where
        somebody is from, and not whose office it is ("глава американской компании").
        """
        portfolio = self.grid.at("portfolio", hit.last)
        headed = portfolio is not None and bool(cast(Portfolio, portfolio.entry).head)
        noun = portfolio if headed else self.grid.any_at(("government", "sides"), hit.last)
        p.loose = noun is None and not self.grid.at("organ", hit.last)
        p.codes.append(hit.entry.code)
        if noun and headed:
            p.portfolios.append(cast(Portfolio, noun.entry))
        return noun.last if noun else hit.last

    def possessive(self, i: int) -> int:
        """The token after a possessive mark at token ``i``; ``i`` itself where there is none."""
        token = self.tokens[i] if i < len(self.tokens) else None
        return i + 1 if token and token.norm in ("'s", "'") and token.start == self.tokens[i - 1].end else i


def written_in_case(token: Token, title: Title) -> bool:
    """Whether a title's first word is not in the nominative: its lemma, or a listed form that it begins with, differs."""
    listed = {w.split()[0].lower() for w in title.words}
    if token.norm not in listed:
        return True
    return any(token.norm != w and token.norm.startswith(w) and token.norm[len(w)] != "-" for w in listed)
