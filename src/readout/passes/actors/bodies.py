"""States, organs, institutions, organisations and agencies in a text: what is named by the world's lists or by its kind."""

from __future__ import annotations

from readout.passes.actors.grammar import Grammar
from readout.passes.actors.grid import Grid
from readout.passes.found import Found, FoundKind, MentionKind
from readout.text import Document, Hit


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
        while at < len(self.tokens) and (hit := self.grid.name_at(at, "country", "adjective")):
            at = hit.last
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
        escort = self.grid.at("escort", i)
        if escort and not self.grid.name_at(escort.last, "organisation", "armed-group"):
            escort = None
        hit = self.grid.name_at(
            escort.last if escort else i, "country", "seat", "organisation", "armed-group", "group", "agency"
        )
        if (
            hit is None
            or self._is_place(hit.first, hit.last, hit.entry.form_type, hit.group)
            or self._is_currency(hit)
            or self._is_product(hit)
        ):
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

    def _of_another(self, i: int) -> Found | None:
        """An organ that the list gives to one state, with another state's adjective: "the Libyan House of Representatives"."""
        state = self.grid.name_at(i, "adjective")
        organ = self.grid.name_at(state.last, "seat") if state else None
        if state is None or organ is None or organ.entry.country == state.entry.code:
            return None
        f = make(self.grid, i, organ.last, "name", "organ")
        f.name, f.code = self.grammar.words(i, organ.last), state.entry.code
        return f

    def _is_place(self, first: int, last: int, form_type: str, group: str) -> bool:
        """A capital after a preposition of place, or before another capitalised word, is a place and no government."""
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

    def _with_home(self, end: int, home: str | None) -> int:
        """The token after the state of an armed group, where that stands behind its name ("Houthi di Yaman")."""
        link = self.grid.at("place_preposition", end)
        state = self.grid.name_at(link.last if link else end, "country")
        return state.last if state and state.entry.code == home else end

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
        if (
            self._noun_first
            or self._cased
            or not token.capitalised
            or grid.opens_sentence(hit.last)
            or grid.name_at(hit.last)
        ):
            return False
        return grid.any_at(("title", "honorific", "plural", "former", "acting", "deputy"), hit.last) is None

    def _behind_preposition(self, first: int) -> bool:
        hits = [self.grid.at("place_preposition", k) for k in (first - 1, first - 2)]
        return any(h is not None and h.last == first for h in hits)


def _unquoted(name: str) -> str:
    """A name without the quotation marks around all of it."""
    return name[1:-1] if name[:1] in '«“„"' and name[-1:] in '»”“"' and len(name) > len("«»") else name
