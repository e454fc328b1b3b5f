"""The noun phrases that name actors: titles with states and names, states, organs, agencies, unnamed sources, collectives.

One walk over the tokens, longest reading first. The order of parts is free within what the pack allows, so that
"Presiden Rusia Vladimir Putin", "Russian President Vladimir Putin", "President Vladimir Putin of Russia" and "Vladimir Putin,
the president of Russia" are read by the same rules.
"""

from __future__ import annotations

from typing import cast

from readout.packs import Pack
from readout.packs.schema import Offices
from readout.packs.schema.offices import Portfolio, Title
from readout.passes.actors.grid import Grid
from readout.passes.actors.institutions import Institutions
from readout.passes.actors.names import Names
from readout.passes.actors.parts import Parts, office_of, roles_of
from readout.passes.found import Found, FoundKind, MentionKind
from readout.text import Hit

# Groups of the lexicons whose words end the title before them.
_ENDS = ("link", "conjunction", "title", "plural", "official", "pronoun", "both", "government", "place_preposition")
# How many tokens a portfolio of several parts may take.
_LONG = 14
_STATE_LIKE = ("country", "seat", "organisation", "armed-group")


class Grammar:
    """Reads the mentions of one document."""

    def __init__(self, grid: Grid, names: Names, pack: Pack) -> None:
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens
        self.institutions = Institutions(grid, names)
        # Set while a title is read that follows its name, so that no name can follow an institution.
        self._whole = False
        offices = pack.topic(Offices)
        self._state_before = offices.state_before
        self._cases = bool(pack.inflection)

    # -- titles ---------------------------------------------------------------------------------------------------

    def titled(self, i: int) -> Found | None:
        """A title, with whatever state, institution and name stand around it; ``None`` where no title begins at ``i``."""
        parts = Parts(i)
        self._before_title(parts)
        if not self._title(parts) or self.names.of_a_thing(i):
            return None
        self._after_title(parts)
        start, end_of_title = i, parts.at
        name_at, name_end = self._name_behind(parts)
        if name_end > name_at:
            parts.at = name_end
            self._state_behind_name(parts)
            found = self._found(start, parts.at, "titled", "person", (name_at, name_end), parts)
            return self._with_alias(found)
        return self._bare_title(start, end_of_title, parts)

    def _before_title(self, p: Parts) -> None:
        while True:
            if hit := self.grid.at("former", p.at):
                p.former = True
            elif hit := self.grid.at("acting", p.at):
                p.acting = True
            elif self.grid.at("title", p.at):
                return
            elif hit := self.grid.at("deputy", p.at):
                p.deputy = True
            elif hit := self._state_ahead(p.at):
                if hit.group != "region":
                    p.codes.append(hit.entry.code)
                p.at = self._possessive(hit.last)
                continue
            elif self._state_before == "any" and (hit := self.grid.any_at(("portfolio", "organ"), p.at)):
                if hit.group == "portfolio":
                    p.portfolios.append(cast(Portfolio, hit.entry))
            else:
                return
            p.at = self._possessive(hit.last)

    def _state_ahead(self, at: int) -> Hit | None:
        """A state, organ or organisation before the title, of the kinds that the language puts there."""
        if self._state_before == "no":
            return None
        kinds = ("adjective", "region", *(_STATE_LIKE if self._state_before == "any" else ()))
        return self.grid.name_at(at, *kinds)

    def _possessive(self, i: int) -> int:
        token = self.tokens[i] if i < len(self.tokens) else None
        return i + 1 if token and token.norm in ("'s", "'") and token.start == self.tokens[i - 1].end else i

    def _title(self, p: Parts) -> bool:
        hit = self.grid.at("title", p.at)
        if hit is None or self.grid.at("plural", p.at):
            return False
        p.titles.append(cast(Title, hit.entry))
        p.title_at, p.at = hit.first, hit.last
        if self._cases:
            p.oblique = self._written_in_case(hit.first, p.titles[0])
        return True

    def _written_in_case(self, first: int, title: Title) -> bool:
        """Whether a title's first word is not in the nominative: its lemma, or a listed form that it begins with, differs."""
        token = self.tokens[first]
        listed = {w.split()[0].lower() for w in title.words}
        if token.norm not in listed:
            return True
        return any(token.norm != w and token.norm.startswith(w) for w in listed)

    def _modifiers(self, at: int) -> int:
        """The token after lower-case words that narrow a title down, if a name of two words follows them."""
        j, tokens = at, self.tokens
        while (
            j < len(tokens) and j - at < 3 and tokens[j].kind == "word" and tokens[j].text.islower() and self._plain(j)
        ):
            j += 1
        start = j + 1 if j < len(tokens) and tokens[j].text == "," else j
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

    def _after_title(self, p: Parts) -> None:
        """States, institutions, portfolios and further titles behind a title."""
        while p.at < len(self.tokens):
            at = p.at
            step = self._post_part(p, at)
            if step == at and (link := self.grid.at("link", at)):
                inner = (
                    link.last + 1 if link.last < len(self.tokens) and self.grid.at("article", link.last) else link.last
                )
                step = self._post_part(p, inner)
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
                step = self._modifiers(at)
            if step == at and p.portfolios:
                step = self._long_portfolio(at)
            if step == at:
                return
            p.at = step

    def _post_part(self, p: Parts, at: int) -> int:
        if at >= len(self.tokens):
            return at
        if hit := self.grid.name_at(at, *_STATE_LIKE, *(("adjective",) if self._cases else ())):
            if not (hit.group == "seat" and hit.entry.ambiguous):
                p.codes.append(hit.entry.code)
            if hit.group == "adjective" and (noun := self.grid.any_at(("government", "sides"), hit.last)):
                return noun.last
            return self.institutions.bracket(self._possessive(hit.last))
        if hit := self.grid.name_at(at, "region"):
            return hit.last
        if hit := self.grid.at("portfolio", at):
            p.portfolios.append(cast(Portfolio, hit.entry))
            return hit.last
        if (hit := self.grid.at("government", at)) and self.grid.name_at(hit.last, *_STATE_LIKE):
            return hit.last
        if (hit := self.grid.at("organ", at)) and (
            self.tokens[at].capitalised or p.titles[-1].open or p.titles[-1].roles
        ):
            end, code = self.institutions.read(at, whole=self._whole)
            if code:
                p.codes.append(code)
            return end
        return at

    # -- names ----------------------------------------------------------------------------------------------------

    def _name_behind(self, p: Parts) -> tuple[int, int]:
        """The name after a title: at once, after an honorific, or after a comma (then of two words at least)."""
        at = p.at
        comma = at < len(self.tokens) and self.tokens[at].text == ","
        start = at + comma
        while start < len(self.tokens) and (hit := self.grid.at("honorific", start)):
            start = hit.last
            if (
                start < len(self.tokens)
                and self.tokens[start].text == "."
                and self.tokens[start - 1].end == self.tokens[start].start
            ):
                start += 1
        end = self.names.run(start, after_title=True)
        if comma and end - start < 2:
            return at, at
        if start < len(self.tokens) and self.grid.opens_sentence(start):
            return at, at
        return start, end

    def _state_behind_name(self, p: Parts) -> None:
        """ "... Lee Hsien Loong of Singapore"."""
        if p.codes or not (link := self.grid.at("link", p.at)):
            return
        at = link.last + 1 if self.grid.at("article", link.last) else link.last
        if hit := self.grid.name_at(at, "country"):
            p.codes.append(hit.entry.code)
            p.at = hit.last

    def named(self, i: int) -> Found | None:
        """A name without a title before it; a title may follow after a comma ("Wang Yi, China's foreign minister")."""
        start = i
        if honorific := self.grid.at("honorific", i):
            start = honorific.last
            if (
                start < len(self.tokens)
                and self.tokens[start].text == "."
                and self.tokens[start - 1].end == self.tokens[start].start
            ):
                start += 1
        end = self.names.run(start, after_title=bool(honorific))
        if end == start:
            return None
        p = Parts(end)
        if self._apposition(p):
            found = self._found(i, p.at, "titled", "person", (start, end), p)
        else:
            found = self._found(i, end, "name", "person", (start, end), Parts(end))
            found.strong = bool(honorific)
        return self._with_alias(found)

    def _apposition(self, p: Parts) -> bool:
        at = p.at
        if at + 1 >= len(self.tokens) or self.tokens[at].text != ",":
            return False
        q = Parts(at + 1)
        if article := self.grid.at("article", q.at):
            q.at = article.last
            if q.at + 1 < len(self.tokens) and self._possessive(q.at + 1) > q.at + 1:
                q.at = self._possessive(q.at + 1)
        self._before_title(q)
        if not self._title(q):
            return False
        self._whole = True
        self._after_title(q)
        self._whole = False
        if self.names.run(q.at, after_title=True) > q.at:
            return False
        for name in ("titles", "portfolios", "codes", "former", "acting", "deputy", "oblique", "at"):
            setattr(p, name, getattr(q, name))
        return True

    def _with_alias(self, found: Found) -> Found:
        """A bracket behind a name may hold what the person is also called: "Mohammed bin Salman (MBS)"."""
        at = found.tokens[1]
        if self.institutions.bracket(at) > at:
            found.alias = self.tokens[at + 1].text
            found.tokens = (found.tokens[0], at + 3)
            found.span = (found.span[0], self.tokens[at + 2].end)
        return found

    # -- what is found --------------------------------------------------------------------------------------------

    def _bare_title(self, start: int, end: int, p: Parts) -> Found | None:
        title = p.titles[0]
        if title.open and not p.portfolios and not (p.codes and title.roles):
            return None
        if not (title.roles or p.portfolios):
            return None
        return self._found(start, end, "office", "person", (p.title_at, end), p)

    def _found(
        self, first: int, last: int, kind: MentionKind, what: FoundKind, head: tuple[int, int], p: Parts
    ) -> Found:
        title = p.titles[0] if p.titles else None
        state = next((c for c in p.codes if not c.startswith("AGY")), "")
        words = self.words(*head) if kind != "office" else ""
        return Found(
            tokens=(first, last), span=self.span(first, last), head=self.span(*head), kind=kind, what=what, name=words,
            office=office_of(p), roles=roles_of(p), leader=bool(title and title.leader and not p.deputy), code=state,
            words=self.words(first, last) if kind == "office" else "", many=bool(title and title.many), former=p.former, oblique=p.oblique, titled=bool(p.titles),
        )  # fmt: skip

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens ``[first, last)``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``[first, last)``, white space evened out."""
        start, end = self.span(first, last)
        return " ".join(self.grid.document.text[start:end].split())
