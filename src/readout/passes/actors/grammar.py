"""The noun phrases that name actors: titles with states and names, states, organs, agencies, unnamed sources, collectives.

One walk over the tokens, longest reading first. The order of parts is free within what the pack allows, so that
"Presiden Rusia Vladimir Putin", "Russian President Vladimir Putin", "President Vladimir Putin of Russia" and "Vladimir Putin,
the president of Russia" are read by the same rules.
"""

from __future__ import annotations

from typing import cast

import msgspec

from readout.packs import Pack
from readout.packs.schema import Offices
from readout.packs.schema.offices import Portfolio, Title
from readout.passes.actors.grid import Grid
from readout.passes.actors.institutions import Institutions
from readout.passes.actors.names import Names
from readout.passes.actors.parts import Parts, office_of, roles_of
from readout.passes.actors.tails import STATE_LIKE, Tail, written_in_case
from readout.passes.found import Found, FoundKind, MentionKind
from readout.text import Hit

# No title has more parts before it.
_PARTS = 12


class Grammar:
    """Reads the mentions of one document."""

    def __init__(self, grid: Grid, names: Names, pack: Pack) -> None:
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens
        offices = pack.topic(Offices)
        self._state_before = offices.state_before
        self.institutions = Institutions(
            grid,
            names,
            noun_last=offices.state_before == "any",
            dictionary=None if pack.inflection else pack.meta.dictionary or pack.meta.lemmas,
        )
        self._cases = bool(pack.inflection)
        self.tail = Tail(grid, names, self.institutions, cases=self._cases)

    # -- titles ---------------------------------------------------------------------------------------------------

    def titled(self, i: int) -> Found | None:
        """A title, with whatever state, institution and name stand around it; ``None`` where no title begins at ``i``."""
        parts = Parts(i)
        self._before_title(parts)
        if not self._title(parts) or self.names.of_a_thing(i) or self.grid.hyphened(parts.title_at):
            return None
        self.tail.read(parts)
        name_at, name_end = self._name_behind(parts)
        master = self._master(parts) if name_end == name_at and parts.titles[0].personal else None
        end_of_title = parts.at
        if master:
            name_at, name_end = self._name_behind(parts)
        if name_end > name_at and not (parts.oblique and self._unfit(name_at, name_end)):
            parts.at = name_end
            self._state_behind_name(parts)
            found = self._found(i, parts.at, "titled", "person", (name_at, name_end), parts)
            return self._with_alias(found)
        if master and master.name:
            return self._serving(i, end_of_title, parts)
        if joined := self._second_title(i, parts):
            return joined
        contest = self.grid.at("contest", i - 1) if i else None
        nobody = (
            (contest is not None and contest.last == i)
            or self._counted(i)
            or parts.several
            or parts.loose
            or len(parts.titles) > 1
        )
        return None if nobody else self._bare_title(i, end_of_title, parts)

    def _counted(self, i: int) -> bool:
        """Whether a number or a word for several stands before token ``i``: "15 pemimpin" are nobody by name."""
        if i == 0 or self.grid.at("article", i - 1):
            return False
        return self.tokens[i - 1].kind == "number" or (
            (q := self.grid.at("quantifier", i - 1)) is not None and q.last == i
        )

    def _unfit(self, first: int, last: int) -> bool:
        """Whether a name is in the nominative, behind a title that is not: "по итогам визита султана Владимир Путин"."""
        return self.names.naming.upright(self.words(first, last))

    def _master(self, p: Parts) -> Found | None:
        """Whom the bearer of a title serves, read into ``p``: "utusan Presiden X", "a spokesperson for President X".

        A name that nobody in the master's office ever had is left for the bearer: "penasihat Presiden Cina, X".
        """
        naming, link = self.names.naming, self.grid.at("link", p.at)
        at = link.last + bool(self.grid.at("article", link.last)) if link else p.at
        begins = at < len(self.tokens) and (self.grid.at("title", at) or self._state_ahead(at))
        master = self.titled(at) if begins and not self.grid.opens_sentence(at) else None
        if master is None:
            return None
        if code := master.code or naming.state_of(master.name):
            p.codes.append(code)
        p.at = master.tokens[1]
        if master.name and not naming.held(master.name, master.roles):
            p.at = next(k for k in range(*master.tokens) if self.tokens[k].start == master.head[0])
            p.at -= self.tokens[p.at - 1].text == ","
            master.name = ""
        return master

    def _second_title(self, first: int, p: Parts) -> Found | None:
        """Somebody sent, by two titles before one name: "Wakil Tetap RI untuk PBB, Duta Besar X"."""
        at = p.at + 1
        comma = at < len(self.tokens) and self.tokens[p.at].text == ","
        title = self.grid.at("title", at) if comma and p.titles[0].sent else None
        f = self.titled(at) if title and cast(Title, title.entry).sent else None
        if f is None or f.kind != "titled":
            return None
        state = next((c for c in p.codes if not c.startswith("AGY")), "")
        return msgspec.structs.replace(
            f, tokens=(first, f.tokens[1]), span=self.span(first, f.tokens[1]), code=f.code or state, foreign=p.foreign
        )

    def _serving(self, first: int, last: int, p: Parts) -> Found:
        """Somebody unnamed who serves somebody named."""
        f = self._found(first, last, "description", "group", (first, last), p)
        return msgspec.structs.replace(f, number=0, titled=False)

    def _before_title(self, p: Parts) -> None:
        for _ in range(_PARTS):
            if hit := self.grid.at("former", p.at):
                p.former = True
            elif hit := self.grid.at("acting", p.at):
                p.acting = True
            elif self.grid.at("title", p.at):
                return
            elif hit := self.grid.at("deputy", p.at):
                p.deputy = True
            elif hit := self._state_ahead(p.at):
                if hit.group == "region":
                    p.region(hit.entry.code)
                else:
                    p.codes.append(hit.entry.code)
                p.at = self.tail.possessive(hit.last)
                continue
            elif self._state_before == "any" and (hit := self.grid.any_at(("portfolio", "organ"), p.at)):
                if hit.group == "portfolio":
                    p.portfolios.append(cast(Portfolio, hit.entry))
            else:
                return
            p.at = self.tail.possessive(hit.last)

    def _state_ahead(self, at: int) -> Hit | None:
        """A state, organ or organisation before the title, of the kinds that the language puts there."""
        if self._state_before == "no":
            return None
        kinds = ("adjective", "region", *(STATE_LIKE if self._state_before == "any" else ()))
        return self.grid.name_at(at, *kinds)

    def _title(self, p: Parts) -> bool:
        hit = self.grid.at("title", p.at)
        if hit is None:
            return False
        p.several = self.grid.at("plural", p.at) is not None
        if p.several and not self._cases:
            return False
        title = cast(Title, hit.entry)
        p.titles.append(title)
        p.former = p.former or title.former
        p.title_at, p.at = hit.first, hit.last
        p.oblique = self._cases and written_in_case(self.tokens[hit.first], p.titles[0])
        return True

    # -- names ----------------------------------------------------------------------------------------------------

    def _name_behind(self, p: Parts) -> tuple[int, int]:
        """The name after a title: at once, after an honorific, or, where names have no cases, after a comma (then of two words at least).

        Behind somebody who serves stands first whom he serves: "juru bicara Bolton Garrett Marquis".
        """
        comma = p.at < len(self.tokens) and self.tokens[p.at].text == "," and not self._cases
        start, end = self.names.behind(p.at + comma, after_title=True)
        if (comma and end - start < 2) or (start < len(self.tokens) and self.grid.opens_sentence(start)):
            return p.at, p.at
        if p.titles[0].personal and end - start > 2 and self.names.naming.prominent(self.tokens[start].text, set()):
            start += 1
        return start, end

    def _state_behind_name(self, p: Parts) -> None:
        """ "... Lee Hsien Loong of Singapore"."""
        if p.codes or not (link := self.grid.at("link", p.at)):
            return
        at = link.last + 1 if self.grid.at("article", link.last) else link.last
        if (hit := self.grid.name_at(at, "country")) and self.grid.at("owner", link.first):
            p.codes.append(hit.entry.code)
            p.at = hit.last

    def named(self, i: int) -> Found | None:
        """A name without a title before it; a title may follow after a comma ("Wang Yi, China's foreign minister")."""
        start, end = self.names.behind(i, after_title=False)
        if end == start:
            return None
        p = Parts(end)
        if not self._only_opens(start, end) and self._apposition(p):
            found = self._found(i, p.at, "titled", "person", (start, end), p)
        else:
            found = self._found(i, end, "name", "person", (start, end), Parts(end))
            found.strong = start > i
            found.ranked = any(self.grid.at("rank", k) for k in range(i, start))
        return self._with_alias(found)

    def _only_opens(self, start: int, end: int) -> bool:
        """Whether what looks like a name may be any word with the capital of its sentence ("Obviously, the President"), or of a
        language that writes titles with one ("Politburo Member, Director of ...").
        """
        alone = end - start == 1 and (self._state_before == "any" or self.grid.opens_sentence(start))
        return alone and not self.names.in_use(start)

    def _apposition(self, p: Parts) -> bool:
        at = p.at
        if at + 1 >= len(self.tokens) or self.tokens[at].text != ",":
            return False
        q = Parts(at + 1)
        if article := self.grid.at("article", q.at):
            q.at = article.last
            if q.at + 1 < len(self.tokens) and self.tail.possessive(q.at + 1) > q.at + 1:
                q.at = self.tail.possessive(q.at + 1)
        self._before_title(q)
        if not self._title(q) or q.several:
            return False
        self.tail.read(q, whole=True)
        if self.names.run(q.at, after_title=True) > q.at:
            return False
        for name in (
            "titles",
            "portfolios",
            "codes",
            "former",
            "acting",
            "deputy",
            "oblique",
            "national",
            "foreign",
            "at",
        ):
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
        if not (title.roles or p.portfolios) or (
            self._state_before == "any" and title.leader and p.embodied and not (p.codes or p.national)
        ):
            return None
        f = self._found(start, end, "office", "person", (p.title_at, end), p)
        f.proper = self.tokens[p.title_at].capitalised and not self.grid.opens_sentence(p.title_at)
        return f

    def _found(
        self, first: int, last: int, kind: MentionKind, what: FoundKind, head: tuple[int, int], p: Parts
    ) -> Found:
        title = p.titles[0] if p.titles else None
        only = title.country if title and not p.foreign else ""
        state = next((c for c in p.codes if not c.startswith("AGY")), only)
        words = self.words(*head) if kind != "office" else ""
        return Found(
            tokens=(first, last), span=self.span(first, last), head=self.span(*head), kind=kind, what=what, name=words,
            office=office_of(p), roles=roles_of(p), leader=bool(title and title.leader and not p.deputy), code=state,
            words=self.words(first, last) if kind == "office" else "", many=bool(title and title.many), former=p.former, oblique=p.oblique, titled=bool(p.titles), national=p.national and not p.foreign, usual=bool(only) and state == only and not p.codes, foreign=p.foreign, open=bool(title and title.open and not p.portfolios), complete=bool(p.portfolios), personal=bool(title and title.personal),
        )  # fmt: skip

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens ``[first, last)``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``[first, last)``, white space evened out."""
        start, end = self.span(first, last)
        return " ".join(self.grid.document.text[start:end].split())
