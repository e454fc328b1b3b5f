"""States, organs, institutions, organisations and agencies in a text: what is named by the world's lists or by its kind."""

from __future__ import annotations

from readout.passes.actors.grammar import Grammar
from readout.passes.actors.grid import Grid
from readout.passes.actors.senses import Senses
from readout.passes.found import Found, FoundKind, MentionKind
from readout.text import Document, Hit

# So many words may tell of what kind or whose an agency is, between its noun and its name.
_STYLED = 4


def make(grid: Grid, first: int, last: int, kind: MentionKind, what: FoundKind) -> Found:
    """A mention of tokens ``[first, last)``, whose head is all of it."""
    span = grid.tokens[first].start, grid.tokens[last - 1].end
    return Found(tokens=(first, last), span=span, head=span, kind=kind, what=what)


class Bodies:
    """Reads what is no person at a token."""

    def __init__(self, document: Document, grid: Grid, grammar: Grammar, *, cased: bool, noun_first: bool) -> None:
        """``cased``: names change with their case, so that the list's form is the name; ``noun_first``: a state of an
        organ stands behind it.
        """
        self.document = document
        self.grid = grid
        self.grammar = grammar
        self.tokens = grid.tokens
        self._cased = cased
        self._noun_first = noun_first
        self.senses = Senses(document, grid, juxtaposed=not (noun_first or cased))

    def government(self, i: int) -> Found | None:
        """A noun for a state's government with its state: "pemerintah Iran", "the Russian side"."""
        noun = self.grid.at("government", i)
        if noun:
            at = noun.last
            if at < len(self.tokens) and (link := self.grid.at("link", at)):
                at = link.last + bool(link.last < len(self.tokens) and self.grid.at("article", link.last))
            name = self.grid.name_at(at, "country") if at < len(self.tokens) else None
            if name is None:
                return self._pointed_state(i, noun.last) or self._ruling(i, noun.last)
            return self._state(
                i, self.grammar.institutions.bracket(name.last), name.entry.code, (name.first, name.last)
            )
        name = self.grid.name_at(i, "adjective", "country")
        if name and name.last < len(self.tokens):
            at = self.grammar.tail.possessive(name.last)
            if (noun := self.grid.at("government", at)) and (name.group == "adjective" or at > name.last):
                return self._state(i, noun.last, name.entry.code, (name.first, name.last))
        return None

    def members(self, i: int) -> Found | None:
        """The members of an organisation together are the organisation: "negara-negara ASEAN", "NATO member states"."""
        body, end = self.grid.name_at(i, "organisation"), i
        if body and (noun := self.grid.at("sides", body.last)):
            end = noun.last
        elif noun := self.grid.at("sides", i):
            link = self.grid.at("link", noun.last)
            body = self.grid.name_at(link.last if link else noun.last, "organisation")
            end = body.last if body else i
        if body is None or end == i:
            return None
        f = make(self.grid, i, self.grammar.institutions.bracket(end), "name", "organisation")
        f.head, f.code = self.grammar.span(body.first, body.last), body.entry.code
        f.name = body.entry.form if self._cased else self.grammar.words(body.first, body.last)
        return f

    def pointed(self, i: int) -> Found | None:
        """A body named again by its noun: "kelompok itu", "the ministry"."""
        noun = self.grid.any_at(("escort", "organ"), i)
        if noun is None or not self.tokens[i].text.islower() or noun.clitic:
            return None
        if self._noun_first:
            last = noun.last + 1 if self.grid.at("demonstrative", noun.last) else 0
        else:
            article = self.grid.at("article", i - 1) if i else None
            alone = noun.last >= len(self.tokens) or not (
                self.grid.at("link", noun.last) or self.tokens[noun.last].capitalised
            )
            last = noun.last if article and self.grid.at("demonstrative", i - 1) and alone else 0
        if not last:
            return None
        f = make(self.grid, i, last, "description", "collective")
        f.refers, f.name = "body", self.grammar.words(noun.first, noun.last)
        return f

    def _pointed_state(self, first: int, last: int) -> Found | None:
        """ "negara itu": the state last spoken of."""
        if not self._noun_first or last >= len(self.tokens) or self.grid.at("demonstrative", last) is None:
            return None
        f = make(self.grid, first, last + 1, "description", "collective")
        f.refers = "state"
        return f

    def _ruling(self, first: int, last: int) -> Found | None:
        """ "pemerintah", "the government": of the state that the document is about."""
        hit = self.grid.at("ruling", first) or self.grid.at("ruling", first - 1)
        if (
            hit is None
            or hit.last != last
            or self.grid.at("modifier", first - 1)
            or self.grid.at("official", first - 1)
        ):
            return None
        f = make(self.grid, first, last, "description", "collective")
        f.refers = "ruling"
        return f

    def _state(self, first: int, last: int, code: str, head: tuple[int, int]) -> Found:
        f = make(self.grid, first, last, "state", "state")
        f.head, f.code = self.grammar.span(*head), code
        f.name = self.grammar.words(*head)
        return f

    def institution(self, i: int) -> Found | None:
        """An institution named by its kind: "Kementerian Keuangan", "Institut Kebijakan Strategis Australia"."""
        organ, known = self.grid.at("organ", i), self.grid.name_at(i)
        if organ is not None and (organ.clitic or self.grid.within_name(i) or self.grammar.names.of_a_thing(i)):
            return None
        if organ is None or (known and not (known.group == "seat" and known.entry.ambiguous)):
            return self.qualified(i) if organ is None else None
        if organ.entry.kind == "agency":
            return self._agency_noun(i, organ.last)
        if (
            self.tokens[i].text.islower()
            and self.grid.at("organ", organ.last)
            and self.grid.name_at(organ.last, "organisation")
        ):
            return None
        if self.grid.at("escort", i) and self.tokens[i].text.islower() and self.grid.at("link", organ.last):
            return None
        end, code = self.grammar.institutions.read(i, alone=True)
        if (
            (self._without_bracket(i, end) <= organ.last and not code)
            or (known and not code)
            or (not self.tokens[i].capitalised and not code)
        ):
            return None
        return self._named_institution(i, end, code or self._owner(i), organ)

    def _owner(self, i: int) -> str:
        """The state right before an institution, where its words stand before: "ROK Ministry of National Defense"."""
        if self._noun_first or i == 0:
            return ""
        names = (self.grid.name_at(k, "country") for k in range(max(0, i - 3), i))
        return next((h.entry.code for h in names if h and h.last == i), "")

    def qualified(self, i: int) -> Found | None:
        """An institution whose noun comes last: of the state in its own words, or of the one whose possessive stands before."""
        read = self.grammar.institutions.qualified(i)
        if read is None:
            return None
        end, code, organ = read
        owner = self.grid.name_at(i - 2, "country") if i > 1 and self.grammar.tail.possessive(i - 1) == i else None
        return self._named_institution(i, end, code or (owner.entry.code if owner else ""), organ)

    def _named_institution(self, first: int, end: int, code: str, organ: Hit) -> Found:
        kinds: dict[str, FoundKind] = {"government": "organ", "agency": "agency"}
        what = kinds.get(organ.entry.kind, "organisation")
        f = make(self.grid, first, end, "name", what)
        f.name, f.code = self._nominative(first, self._without_bracket(first, end), organ), code
        if self._without_bracket(first, end) < end:
            f.alias = self.tokens[end - 2].text
        own = self.grid.name_at(end - 2, "organisation")
        f.national = organ.entry.national
        if organ.entry.full and organ.first == first:
            f.full = organ.entry.full + f.name[organ.end - organ.start :]
        f.within = own is None or own.entry.code != code or self.tokens[end - 1].text != ")"
        return f

    def _nominative(self, first: int, end: int, organ: Hit) -> str:
        """The words of an institution, its noun in the nominative where it opens the name and has cases ("Фондом развития")."""
        token, words = self.tokens[first], self.grammar.words(first, end)
        if not self._cased or organ.first != first or token.lemma == token.norm:
            return words
        return (token.lemma.capitalize() if token.capitalised else token.lemma) + words[len(token.text) :]

    def _agency_noun(self, i: int, at: int) -> Found | None:
        """ "kantor berita Reuters": the noun and the agency's name."""
        last = min(len(self.tokens), at + _STYLED)
        while at < last and (
            (hit := self.grid.name_at(at, "country", "adjective"))
            or self.tokens[at].text.islower()
            or self.tokens[at].text == "-"
        ):
            at = hit.last if hit else at + 1
        if at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        agency = self.grid.name_at(at, "agency") if at < len(self.tokens) else None
        if agency is None:
            return None
        f = make(self.grid, i, agency.last, "name", "agency")
        f.head, f.code = self.grammar.span(agency.first, agency.last), agency.entry.code
        f.name = self.grammar.words(agency.first, agency.last)
        return f

    def _without_bracket(self, first: int, end: int) -> int:
        return end - 3 if end - first > 3 and self.tokens[end - 1].text == ")" else end

    def escorted(self, i: int) -> Found | None:
        """A group or organisation whose kind stands before its name: "kelompok Houthi"."""
        return self.world(i) if self.grid.at("escort", i) else None

    def world(self, i: int) -> Found | None:
        """A name of the world's lists that is no place here and no money."""
        if organ := self._of_another(i):
            return organ
        start = self._behind_escort(i)
        hit = self.grid.name_at(start, "country", "seat", "organisation", "armed-group", "group", "agency")
        if hit is None or self.senses.is_none(hit):
            return None
        end = self.grammar.institutions.bracket(hit.last)
        if hit.group in ("organisation", "armed-group") and (behind := self.grid.at("escort", end)):
            end = behind.last
        if hit.group == "seat" and self._noun_first and (state := self.grid.state_behind(end)):
            f = make(self.grid, i, state.last, "name", "organ")
            f.name, f.code = self.grammar.words(i, state.last), state.entry.code
            return f
        if hit.group == "armed-group":
            end = self._with_home(end, hit.entry.country)
        if hit.group == "country":
            return self._state(i, end, hit.entry.code, (hit.first, hit.last))
        what = {"seat": "organ", "agency": "agency", "group": "group"}.get(hit.group, "organisation")
        f = make(self.grid, i, end, "name", "organisation")
        f.what = what  # type: ignore[assignment]
        f.head = self.grammar.span(hit.first, hit.last)
        article = self.grid.at("article", hit.first)
        bare = article.last if article and article.last < hit.last else hit.first
        nominative = self._cased and hit.group != "agency"
        f.name = hit.entry.form if nominative else _unquoted(self.grammar.words(bare, hit.last))
        f.code = hit.entry.code
        f.weak = hit.group == "seat" and hit.entry.ambiguous
        f.byname = hit.entry.form_type in ("capital-metonym", "nickname")
        return f

    def _behind_escort(self, i: int) -> int:
        """The token of a body's name behind its kind and its home: "kelompok pemberontak Yaman, Houthi"; ``i`` where none is."""
        at = i
        while escort := self.grid.at("escort", at):
            at = escort.last
        if at == i:
            return i
        if state := self.grid.name_at(at, "country", "adjective"):
            at = state.last + (state.last < len(self.tokens) and self.tokens[state.last].text == ",")
        body = self.grid.name_at(at, "organisation", "armed-group")
        return at if body and (state is None or body.entry.country == state.entry.code) else i

    def _of_another(self, i: int) -> Found | None:
        """An organ that the list gives to one state, with another state's adjective: "the Libyan House of Representatives"."""
        state = self.grid.name_at(i, "adjective")
        organ = self.grid.name_at(state.last, "seat") if state else None
        if state is None or organ is None or organ.entry.country == state.entry.code:
            return None
        f = make(self.grid, i, organ.last, "name", "organ")
        f.name, f.code = self.grammar.words(i, organ.last), state.entry.code
        return f

    def _with_home(self, end: int, home: str | None) -> int:
        """The token after the state of an armed group, where that stands behind its name ("Houthi di Yaman")."""
        link = self.grid.at("place_preposition", end)
        state = self.grid.name_at(link.last if link else end, "country")
        return state.last if state and state.entry.code == home else end


def _unquoted(name: str) -> str:
    """A name without the quotation marks around all of it."""
    return name[1:-1] if name[:1] in '«“„"' and name[-1:] in '»”“"' and len(name) > len("«»") else name
