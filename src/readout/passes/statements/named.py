"""Actors made of the words that name a source, and the mentions of those already known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from readout.passes.analysis import Analysis, Mention
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.words import COMMAS
from readout.record import Actor, ActorKind, Span

# Marks that a capital may follow as at the head of a sentence.
_OPENING = frozenset('"“„«‘:•-–—')
RULE = "statements: source phrase"


class Named:
    """The actors of one analysis, and new ones for sources that no mention names."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        self.a = analysis
        self.g = grammar
        self._made: dict[str, str] = {a.name.casefold(): a.id for a in analysis.actors}
        self._kinds = {a.id: a.kind for a in analysis.actors}
        self._starts = sorted(analysis.mentions, key=lambda m: m.span)
        self._names: set[str] | None = None

    def kind(self, actor: str) -> ActorKind | None:
        """The kind of an actor."""
        return self._kinds.get(actor)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap these characters and mean somebody."""
        return [m for m in self._starts if m.span[0] < end and m.span[1] > start and m.actors]

    def _is_name(self, word: Item) -> bool:
        """Whether a capital is a name's: the word stands in the midst of a sentence, here or elsewhere, with one."""
        if not word.capital or word.norm in self.g.pronoun:
            return False
        if word.pos == "PROPN":
            return True
        if self._names is None:
            opening = {s.first for s in self.a.document.sentences}
            tokens = self.a.document.tokens
            self._names = {
                t.norm
                for i, t in enumerate(tokens)
                if t.capitalised and i and i not in opening and tokens[i - 1].text not in _OPENING
            }
        return word.norm in self._names

    def make(self, items: Sequence[Item], first: int, last: int) -> str:
        """The actor of a phrase: one already so called, else a new one."""
        core = next((i for i in range(first + 1, last) if items[i].norm in self.g.relative), last)
        while core > first + 1 and items[core - 1].kind in ("mark", "bracket"):
            core -= 1
        span = (items[first].start, items[core - 1].end)
        kind = self._kind(items, first, core)
        name = self._name(items, first, core, kind)
        known = self._made.get(name.casefold()) or (self._namesake(name) if kind == "person" else None)
        if known:
            self._add_mention(known, span)
            return known
        actor = Actor(
            id=f"A{len(self.a.actors) + 1}",
            kind=kind,
            name=name,
            country=self._country(span),
            mentions=(span,),
            rule=RULE,
        )
        self.a.actors.append(actor)
        self._made[name.casefold()] = actor.id
        self._kinds[actor.id] = kind
        return actor.id

    def _namesake(self, name: str) -> str | None:
        """The one person among whose names each of these words is, in whatever case it stands."""
        forms = [{w, *self.a.pack.inflection.nominatives(w)} for w in name.split()]
        held = [
            a.id for a in self.a.actors
            if a.kind == "person" and all(not f.isdisjoint(a.name.split()) for f in forms)
        ]  # fmt: skip
        return held[0] if len(held) == 1 else None

    def _name(self, items: Sequence[Item], first: int, last: int, kind: ActorKind) -> str:
        """The words of the phrase; for a person its last run of two capitalised words or more, where there is one."""
        if last - first == 1 and (q := items[first].quotation) is not None:
            return " ".join(self.a.text[q.start : q.end].split())
        if kind == "person":
            apart = self._between_commas(items, first, last)
            if apart:
                return " ".join(self.a.text[items[apart[0]].start : items[apart[1] - 1].end].split())
            end = last
            while end > first + 1:
                begin = end
                while begin > first and items[begin - 1].capital and items[begin - 1].kind == "word":
                    begin -= 1
                owner = end < last and items[end].norm in self.g.genitive
                # "a spokesman for S", "the coroner at the Oslo Show"
                owner |= self.g.tagged and begin > first and items[begin - 1].norm in self.g.inside | self.g.article
                if end - begin >= 2 and not owner:
                    return " ".join(self.a.text[items[begin].start : items[end - 1].end].split())
                end = begin if begin < end else end - 1
        if last - first > 1 and items[first].norm in self.g.article and items[first].norm in self.g.determiner:
            first += 1
        return " ".join(self.a.text[items[first].start : items[last - 1].end].split())

    def _between_commas(self, items: Sequence[Item], first: int, last: int) -> tuple[int, int] | None:
        """The part of a phrase with an apposition that is nothing but a name: capitals, none of them a title or an organ."""
        edges = [first - 1, *(i for i in range(first, last) if items[i].norm in COMMAS), last]
        for before, after in pairwise(edges if len(edges) > 2 else ()):
            part = [i for i in items[before + 1 : after] if i.kind != "bracket"]
            if part and all(i.capital and i.norm not in self.g.head for i in part):
                return before + 1, before + 1 + len(part)
        return None

    def make_agency(self, span: Span) -> str:
        """The agency named at ``span``, made where it is not known."""
        name = " ".join(self.a.text[span[0] : span[1]].split())
        known = self._made.get(name.casefold())
        if known:
            self._add_mention(known, span)
            return known
        actor = Actor(
            id=f"A{len(self.a.actors) + 1}", kind="agency", name=name, mentions=(span,), rule="statements: credit"
        )
        self.a.actors.append(actor)
        self._made[name.casefold()] = actor.id
        self._kinds[actor.id] = "agency"
        return actor.id

    def _add_mention(self, actor: str, span: Span) -> None:
        for i, a in enumerate(self.a.actors):
            if a.id == actor and not any(s <= span[0] and span[1] <= e for s, e in a.mentions):
                self.a.actors[i] = msgspec.structs.replace(a, mentions=tuple(sorted((*a.mentions, span))))

    def is_outlet(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether a phrase opens with a word for an outlet ("газета «Труд»")."""
        return any(i.lemma in self.g.outlet for i in [i for i in items[first:last] if i.kind == "word"][:3])

    def _kind(self, items: Sequence[Item], first: int, last: int) -> ActorKind:
        words = [i for i in items[first:last] if i.kind == "word"]
        if self.is_outlet(items, first, last):
            return "agency"
        if any(i.norm in self.g.people for i in words):
            return "group"
        if any(i.norm in self.g.organ for i in words):
            return "government"
        run = best = 0
        for i in words:
            run = run + 1 if i.capital else 0
            best = max(best, run)
        if best >= 2 or any(i.norm in self.g.person for i in words):
            return "person"
        placed = first > 0 and items[first - 1].norm in self.g.place
        alone = len(words) == 1 and last - first == 1 and not placed and self._is_name(words[0])
        return "person" if alone and not self.a.text[words[0].start : words[0].end].isupper() else "group"

    def _country(self, span: Span) -> str | None:
        """The state named in the phrase, where there is just one."""
        found = {
            country for m in self.mentions(*span) for a in m.actors
            if self._kinds.get(a) == "government" and (country := self._country_of(a))
        }  # fmt: skip
        return next(iter(found)) if len(found) == 1 else None

    def _country_of(self, actor: str) -> str | None:
        found = self.a.actor(actor)
        return found.country if found else None
