"""The walk over a document that finds every mention, and settles which of the bare names are persons."""

from __future__ import annotations

from readout.packs import Pack
from readout.packs.schema import Offices, References
from readout.passes.actors.grammar import Grammar
from readout.passes.actors.grid import Grid
from readout.passes.actors.names import Names, looks_like_name
from readout.passes.actors.naming import Naming
from readout.passes.actors.vouching import Vouching
from readout.passes.found import Found
from readout.passes.names import LearnedNames
from readout.text import Document, Hit

_OURS = frozenset({"offices", "references", "world"})
# Groups of our lexicons by whose words a mention can begin; all others begin with a name.
_OPENERS = (
    "both", "official", "quantifier", "modifier", "government", "former", "acting", "title", "deputy", "portfolio", "organ",
    "escort", "pronoun", "plural", "honorific",
)  # fmt: skip


class Finder:
    """Finds the mentions of one document, in order; they overlap only where a collective holds a state."""

    def __init__(self, document: Document, pack: Pack, naming: Naming, taken: frozenset[int] = frozenset()) -> None:
        """``taken`` are tokens that a pass before has read as something else than names (times)."""
        self.document = document
        self.grid = Grid(document, pack)
        stops = frozenset(h.first for topic, hits in document.hits.items() if topic not in _OURS for h in hits) | taken
        self.names = Names(self.grid, stops, cased=naming.cased)
        self.grammar = Grammar(self.grid, self.names, pack)
        self.references = pack.topic(References)
        self._adjectives_first = pack.topic(Offices).state_before == "any"
        self._articles = bool(self.references.article)
        self.naming = naming
        self.tokens = self.grid.tokens
        self._vouching = Vouching(document, self.grid, naming, LearnedNames(document, pack))

    def find(self) -> list[Found]:
        """All mentions; bare names that nothing vouches for are left out."""
        found: list[Found] = []
        starts = self.grid.starts(_OPENERS)
        for sentence in self.document.sentences:
            i = sentence.first
            while i < sentence.last:
                mention = (
                    self._mention(i) if i in starts
                    else (self._qualified(i) or self.grammar.named(i)) if looks_like_name(self.tokens[i]) else None
                )  # fmt: skip
                if mention and mention.tokens[1] > i:
                    if mention.tokens[1] > sentence.last:
                        mention = None
                    else:
                        found.append(mention)
                i = mention.tokens[1] if mention else i + 1
        found += self._clitics()
        return sorted(self._vouching.keep(found), key=lambda f: f.span)

    def _mention(self, i: int) -> Found | None:
        g = self.grammar
        return (
            self._collective(i) or self._official(i) or self._government(i) or g.titled(i) or self._escorted(i)
            or self._institution(i)
            or self._world(i) or self._pronoun(i) or self._plural(i) or g.named(i)
        )  # fmt: skip

    def _collective(self, i: int) -> Found | None:
        """ "kedua pemimpin", "both sides", "the two presidents"."""
        both = self.grid.at("both", i)
        if both is None:
            return None
        at = both.last
        noun = self.grid.any_at(("leaders", "sides"), at)
        if noun is None:
            return None
        f = self._make(i, noun.last, "collective", "collective")
        f.number = 2
        f.office = self._plural_office(at)
        f.leader = noun.group == "leaders"
        return f

    def _plural_office(self, at: int) -> str:
        hit = self.grid.any_at(("plural", "title"), at)
        return str(hit.entry.office) if hit else ""

    def _plural(self, i: int) -> Found | None:
        """A plural title without a number: "the leaders", "para menteri luar negeri"."""
        hit = self.grid.at("plural", i)
        if hit is None or not self._definite(i):
            return None
        end, code = hit.last, ""
        if end < len(self.tokens):
            at = link.last if (link := self.grid.at("link", end)) else end
            if at < len(self.tokens) and (name := self.grid.name_at(at, "country", "organisation")):
                end, code = name.last, name.entry.code
        f = self._make(i, end, "collective", "group" if code else "collective")
        f.office, f.leader, f.code, f.number = hit.entry.office, True, code, 0
        return f

    def _definite(self, i: int) -> bool:
        """Whether a plural may point back: where the language has articles, one stands before it or it opens a sentence."""
        return (
            not self._articles or self.grid.opens_sentence(i) or (i > 0 and self.grid.at("article", i - 1) is not None)
        )

    def _official(self, i: int) -> Found | None:
        """An unnamed source: quantifiers, modifiers and states around its noun ("seorang pejabat senior AS")."""
        at, noun, codes = i, False, []
        end = i
        while at < len(self.tokens):
            if hit := self.grid.at("official", at):
                noun = True
            elif (not noun and (hit := self.grid.any_at(("quantifier", "modifier"), at))) or (
                noun and (hit := self.grid.any_at(("modifier", "portfolio"), at))
            ):
                pass
            elif hit := self.grid.name_at(at, "adjective", "country", "seat", "organisation", "region"):
                codes += [hit.entry.code] if hit.group != "region" else []
            elif noun and (both := self.grid.at("both", at)) and (hit := self.grid.at("sides", both.last)):
                pass
            elif (
                noun
                and (link := self.grid.at("link", at))
                and (hit := self.grid.name_at(link.last, "country", "seat", "organisation"))
            ):
                codes.append(hit.entry.code)
            else:
                break
            at = hit.last
            if noun:
                end = at
        pointed = noun and end < len(self.tokens) and self.grid.at("demonstrative", end) is not None
        if not noun or not (pointed or self._is_source(i, end)):
            return None
        f = self._make(i, self.grammar.institutions.bracket(end), "description", "group")
        f.name = self.grammar.words(i, end)
        states = {c.partition("/")[0] for c in codes}
        f.code = next(iter(states)) if len(states) == 1 else ""
        f.number = 0
        if pointed:
            f.tokens, f.what, f.refers = (i, end + 1), "collective", "group"
            f.span = self.grammar.span(i, end + 1)
        return f

    def _is_source(self, first: int, last: int) -> bool:
        """A lone lower-case noun is a source only with something beside it that says whose or how many."""
        return last - first > 1

    def _government(self, i: int) -> Found | None:
        """A noun for a state's government with its state: "pemerintah Iran", "the Russian side"."""
        noun = self.grid.at("government", i)
        if noun:
            at = noun.last
            if at < len(self.tokens) and (link := self.grid.at("link", at)):
                at = link.last + bool(link.last < len(self.tokens) and self.grid.at("article", link.last))
            name = self.grid.name_at(at, "country") if at < len(self.tokens) else None
            if name is None:
                return self._pointed_state(i, noun.last)
            return self._state(
                i, self.grammar.institutions.bracket(name.last), name.entry.code, (name.first, name.last)
            )
        name = self.grid.name_at(i, "adjective", "country")
        if name and name.last < len(self.tokens):
            at = self.grammar.tail.possessive(name.last)
            if (noun := self.grid.at("government", at)) and (name.group == "adjective" or at > name.last):
                return self._state(i, noun.last, name.entry.code, (name.first, name.last))
        return None

    def _pointed_state(self, first: int, last: int) -> Found | None:
        """ "negara itu": the state last spoken of."""
        if last >= len(self.tokens) or self.grid.at("demonstrative", last) is None:
            return None
        f = self._make(first, last + 1, "description", "collective")
        f.refers = "state"
        return f

    def _state(self, first: int, last: int, code: str, head: tuple[int, int]) -> Found:
        f = self._make(first, last, "state", "state")
        f.head, f.code = self.grammar.span(*head), code
        f.name = self.grammar.words(*head)
        return f

    def _institution(self, i: int) -> Found | None:
        """An institution named by its kind: "Kementerian Keuangan", "Institut Kebijakan Strategis Australia"."""
        organ, known = self.grid.at("organ", i), self.grid.name_at(i)
        if organ is None or (known and not (known.group == "seat" and known.entry.ambiguous)):
            return self._qualified(i) if organ is None else None
        if organ.entry.kind == "agency":
            return self._agency_noun(i, organ.last)
        end, code = self.grammar.institutions.read(i)
        if end <= organ.last or (known and not code) or (not self.tokens[i].capitalised and not code):
            return None
        return self._named_institution(i, end, code, organ)

    def _qualified(self, i: int) -> Found | None:
        """An institution whose noun comes last: of the state in its own words, or of the one whose possessive stands before."""
        read = self.grammar.institutions.qualified(i)
        if read is None:
            return None
        end, code, organ = read
        owner = self.grid.name_at(i - 2, "country") if i > 1 and self.grammar.tail.possessive(i - 1) == i else None
        return self._named_institution(i, end, code or (owner.entry.code if owner else ""), organ)

    def _named_institution(self, first: int, end: int, code: str, organ: Hit) -> Found:
        what = {"government": "organ", "agency": "agency"}.get(organ.entry.kind, "organisation")
        f = self._make(first, end, "name", what)
        f.name, f.code = self.grammar.words(first, self._without_bracket(first, end)), code
        return f

    def _agency_noun(self, i: int, at: int) -> Found | None:
        """ "kantor berita Reuters": the noun and the agency's name."""
        while at < len(self.tokens) and (hit := self.grid.name_at(at, "country", "adjective")):
            at = hit.last
        if at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        agency = self.grid.name_at(at, "agency") if at < len(self.tokens) else None
        if agency is None:
            return None
        f = self._make(i, agency.last, "name", "agency")
        f.head, f.code = self.grammar.span(agency.first, agency.last), agency.entry.code
        f.name = self.grammar.words(agency.first, agency.last)
        return f

    def _without_bracket(self, first: int, end: int) -> int:
        return end - 3 if end - first > 3 and self.tokens[end - 1].text == ")" else end

    def _escorted(self, i: int) -> Found | None:
        return self._world(i) if self.grid.at("escort", i) else None

    def _world(self, i: int) -> Found | None:
        escort = self.grid.at("escort", i)
        if escort and not self.grid.name_at(escort.last, "organisation", "armed-group"):
            escort = None
        hit = self.grid.name_at(
            escort.last if escort else i, "country", "seat", "organisation", "armed-group", "group", "agency"
        )
        if hit is None or self._is_place(hit.first, hit.last, hit.entry.form_type, hit.group) or self._is_currency(hit):
            return None
        end = self.grammar.institutions.bracket(hit.last)
        if hit.group in ("organisation", "armed-group") and (behind := self.grid.at("escort", end)):
            end = behind.last
        if hit.group == "country":
            return self._state(i, end, hit.entry.code, (hit.first, hit.last))
        what = {"seat": "organ", "agency": "agency", "group": "group"}.get(hit.group, "organisation")
        f = self._make(i, end, "name", "organisation")
        f.what = what  # type: ignore[assignment]
        f.head = self.grammar.span(hit.first, hit.last)
        article = self.grid.at("article", hit.first)
        bare = article.last if article and article.last < hit.last else hit.first
        nominative = self.naming.cased and hit.group != "agency"
        f.name, f.code = hit.entry.form if nominative else self.grammar.words(bare, hit.last), hit.entry.code
        f.weak = hit.group == "seat" and hit.entry.ambiguous
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

    def _is_currency(self, hit: Hit) -> bool:
        """Whether a state tells whose money is counted: "dolar AS", "U.S. dollars"."""
        return hit.group == "country" and bool(
            self.grid.at("currency", hit.first - 1) or self.grid.at("currency", hit.last)
        )

    def _behind_preposition(self, first: int) -> bool:
        hits = [self.grid.at("place_preposition", k) for k in (first - 1, first - 2)]
        return any(h is not None and h.last == first for h in hits)

    def _pronoun(self, i: int) -> Found | None:
        hit = self.grid.at("pronoun", i)
        if hit is None:
            return None
        f = self._make(i, hit.last, "pronoun", "pronoun")
        f.gender, f.number = hit.entry.gender, 1 if hit.entry.number == "one" else 0
        return f

    def _clitics(self) -> list[Found]:
        """Clitics that stand for a person on a word of speech: "katanya"."""
        wanted = set(self.references.clitic)
        out = []
        for hit in self.document.hits.get("cues", ()) if wanted else ():
            if hit.clitic in wanted:
                end = self.tokens[hit.last - 1].end
                span = (end - len(hit.clitic), end)
                out.append(Found(tokens=(hit.last - 1, hit.last), span=span, head=span, kind="clitic", what="pronoun"))
        return list({f.span: f for f in out}.values())

    def _make(self, first: int, last: int, kind: str, what: str) -> Found:
        span = self.grammar.span(first, last)
        return Found(tokens=(first, last), span=span, head=span, kind=kind, what=what)  # type: ignore[arg-type]
