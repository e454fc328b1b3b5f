"""The walk over a document that finds every mention, and settles which of the bare names are persons."""

from __future__ import annotations

from readout.packs import Pack
from readout.packs.schema import Offices, References
from readout.passes.actors.bodies import Bodies, make
from readout.passes.actors.delegations import Delegations
from readout.passes.actors.grammar import Grammar
from readout.passes.actors.grid import Grid
from readout.passes.actors.names import Names, looks_like_name
from readout.passes.actors.naming import Naming
from readout.passes.actors.vouching import Vouching
from readout.passes.found import Found
from readout.passes.names import LearnedNames
from readout.record import Span
from readout.text import Document, Hit

_OURS = frozenset({"offices", "references", "world"})
# No unnamed source has more tokens.
_LONGEST = 40
# Groups of our lexicons by whose words a mention can begin; all others begin with a name.
_OPENERS = frozenset({
    "both", "official", "quantifier", "modifier", "government", "former", "acting", "title", "deputy", "portfolio", "organ",
    "escort", "pronoun", "plural", "honorific", "sides",
})  # fmt: skip


class Finder:
    """Finds the mentions of one document, in order; they overlap only where a collective holds a state."""

    def __init__(self, document: Document, pack: Pack, naming: Naming, taken: frozenset[int] = frozenset()) -> None:
        """``taken`` are tokens that a pass before has read as something else than names (times)."""
        self.document = document
        self.grid = Grid(document, pack)
        stops = (
            frozenset([h.first for topic, hits in document.hits.items() if topic not in _OURS for h in hits]) | taken
        )
        self.names = Names(self.grid, stops, naming, taken)
        self.grammar = Grammar(self.grid, self.names, pack)
        noun_first = pack.topic(Offices).state_before != "any"
        self.bodies = Bodies(document, self.grid, self.grammar, cased=naming.cased, noun_first=noun_first)
        self.references = pack.topic(References)
        self._articles = bool(self.references.article)
        self.naming = naming
        self.tokens = self.grid.tokens
        learned, words = LearnedNames(document, pack), pack.meta.dictionary or pack.meta.lemmas
        self._vouching = Vouching(document, self.grid, naming, learned, noun_first=noun_first, dictionary=words)

    def find(self) -> list[Found]:
        """All mentions; bare names that nothing vouches for are left out."""
        found: list[Found] = []
        starts = self.grid.starts(_OPENERS)
        for sentence in self.document.sentences:
            i = sentence.first
            while i < sentence.last:
                mention = (
                    self._mention(i) if i in starts
                    else (self.bodies.qualified(i) or self.grammar.named(i)) if looks_like_name(self.tokens[i]) else None
                )  # fmt: skip
                if mention and mention.tokens[1] > i:
                    if mention.tokens[1] > sentence.last:
                        mention = None
                    else:
                        found.append(self._with_article(mention))
                i = mention.tokens[1] if mention else i + 1
        found = self._vouching.keep(found)
        Delegations(self.document, self.grid, self.naming).settle(found)
        found += self._abbreviated(found)
        return sorted([*found, *self._clitics()], key=lambda f: f.span)

    def _abbreviated(self, found: list[Found]) -> list[Found]:
        """Abbreviations that the text gave in brackets behind an institution's name, where they stand alone: "IEA"."""
        full = {
            self.tokens[f.tokens[1] - 2].text: f for f in reversed(found)
            if f.what in ("organ", "organisation", "agency") and f.tokens[1] - f.tokens[0] > 3 and self.tokens[f.tokens[1] - 1].text == ")"
        }  # fmt: skip
        if not full:
            return []
        taken = {i for f in found for i in range(*f.tokens)}
        out = []
        for i, token in enumerate(self.tokens):
            if (whole := full.get(token.text)) is not None and i not in taken:
                f = make(self.grid, i, i + 1, "name", whole.what)
                f.name, f.code = whole.name, whole.code
                out.append(self._with_article(f))
        return out

    def _with_article(self, f: Found) -> Found:
        """An article before anything but a name of a person belongs to the mention."""
        before = f.tokens[0] - 1
        article = self.grid.at("article", before) if before >= 0 and not (f.what == "person" and f.name) else None
        if article is not None and article.last == f.tokens[0] and f.what != "pronoun":
            f.tokens, f.span = (before, f.tokens[1]), (self.tokens[before].start, f.span[1])
        return f

    def inside(self, found: list[Found]) -> list[tuple[str, Span]]:
        """Names of states, organisations and armed groups that stand within a mention of another: code and place."""
        own = {f.head: f.code for f in found if f.code}
        hits = [*self.grid.inner_bodies(), *(h for hits in self.grid.names.values() for h in hits[:1])]
        return [
            (h.entry.code, (h.start, h.end)) for h in hits
            if h.group in ("country", "organisation", "armed-group") and h.entry.form_type != "capital-metonym"
            and own.get((h.start, h.end)) != h.entry.code
        ]  # fmt: skip

    def _mention(self, i: int) -> Found | None:
        g = self.grammar
        return (
            self._collective(i) or self._official(i) or self.bodies.government(i) or self.bodies.members(i) or g.titled(i) or self.bodies.escorted(i)
            or self.bodies.institution(i) or self.bodies.pointed(i)
            or self.bodies.world(i) or self._pronoun(i) or self._plural(i) or g.named(i)
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
        f = make(self.grid, i, noun.last, "collective", "collective")
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
            elif members := self.bodies.members(at):
                end, code = members.tokens[1], members.code
        f = make(self.grid, i, end, "collective", "group" if code else "collective")
        f.office, f.leader, f.code, f.number = hit.entry.office, True, code, 0
        return f

    def _definite(self, i: int) -> bool:
        """Whether a plural may point back: where the language has articles, one stands before it or it opens a sentence."""
        return (
            not self._articles or self.grid.opens_sentence(i) or (i > 0 and self.grid.at("article", i - 1) is not None)
        )

    def _official(self, i: int) -> Found | None:
        """An unnamed source: quantifiers, modifiers and states around its noun ("seorang pejabat senior AS")."""
        at, noun, codes, local = i, False, list[str](), False
        before = ("quantifier",) if self.grid.noun_first else ("quantifier", "modifier")
        end = i
        while at < min(len(self.tokens), i + _LONGEST):
            if hit := self.grid.at("official", at) or self._several(i, at):
                noun = True
            elif (not noun and (hit := self.grid.any_at(before, at))) or (
                noun and not self._articles and (hit := self.grid.any_at(("modifier", "portfolio"), at))
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
                codes += [] if codes else [hit.entry.code]
            else:
                break
            local = local or self.grid.at("local", at) is not None
            at = hit.last
            if noun:
                end = at
        if noun and self.grid.at("place_preposition", end - 1):
            end -= 1
        pointed = (
            noun and not self._articles and end < len(self.tokens) and self.grid.at("demonstrative", end) is not None
        )
        if not noun or not (pointed or self._is_source(i, end)) or self._names_its_bearer(i, end):
            return None
        f = make(self.grid, i, self.grammar.institutions.bracket(end), "description", "group")
        f.name = self.grammar.words(i, end)
        states = {c.partition("/")[0] for c in codes}
        f.code = next(iter(states)) if len(states) == 1 else ""
        f.number, f.national = 0, local
        if pointed:
            f.tokens, f.what, f.refers = (i, end + 1), "collective", "group"
            f.span = self.grammar.span(i, end + 1)
        return f

    def _several(self, first: int, at: int) -> Hit | None:
        """A plural title at token ``at`` behind words that tell whose: "Hungarian ministers" are a group, and not the two named before,
        where they are counted or speak; what they do together is their states'.

        The leaders of an organisation are the organisation.
        """
        hit = self.grid.at("plural", at) if self._articles and at > first else None
        if hit is None or self.grammar.names.run(hit.last, after_title=True) > hit.last:
            return None
        counted = self.grid.at("quantifier", first) is not None and self.grid.at("article", first) is None
        if not (counted or self._speaks(hit.last - 1)):
            return None
        kinds = ("adjective", "country", "region", "seat") if hit.entry.leader else ()
        whose = (
            self.grid.name_at(k, *kinds) or (self.grid.at("modifier", k) and not self.grid.at("quantifier", k))
            for k in range(first, at)
        )  # fmt: skip
        return hit if any(whose) else None

    def _names_its_bearer(self, first: int, last: int) -> bool:
        """Whether the noun is a title, and a name of two words stands behind all of it: "pakar SIPRI Dan Smith"."""
        names = self.grammar.names
        return self.grid.at("title", first) is not None and names.run(last, after_title=True) - last >= len(
            ("given", "family")
        )

    def _is_source(self, first: int, last: int) -> bool:
        """Whether a noun is a source: with something beside it that says whose or how many, or as those who speak."""
        return last - first > 1 or (self.grid.at("many", first) is not None and self._speaks(first))

    def _speaks(self, i: int) -> bool:
        """Whether token ``i`` stands beside a word of speech: "according to witnesses", "analysts say"."""
        return any(i in (h.last, h.first - 1) for h in self.document.hits.get("cues", ()))

    def _pronoun(self, i: int) -> Found | None:
        hit = self.grid.at("pronoun", i)
        if hit is None:
            return None
        f = make(self.grid, i, hit.last, "pronoun", "pronoun")
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
