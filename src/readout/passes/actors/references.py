"""Pronouns, clitics and collectives: whom the document means by words that name nobody."""

from __future__ import annotations

from collections.abc import Iterable

from readout.passes.actors.entities import Entities
from readout.passes.actors.entity import Entity
from readout.passes.found import Found
from readout.text import Document, Sentence
from readout.world import fold

# How many sentences back the bearer of a pronoun is looked for.
_REACH = 4


class References:
    """Resolves the references of one document in the order of the text."""

    def __init__(self, document: Document, entities: Entities, movements: frozenset[str]) -> None:
        """``movements`` are the nouns by which an armed group is named again, folded."""
        self._movements = movements
        self.document = document
        self.entities = entities
        self.recent: list[tuple[Found, Entity]] = []
        self.pair: list[Entity] = []

    def resolve(self, found: list[Found]) -> None:
        """Add every reference that can be told to the entities it means; others are left without."""
        for f in found:
            if f.what == "pronoun":
                self._pronoun(f)
            elif f.refers:
                self._description(f)
            elif f.what == "collective":
                self._collective(f)
            for entity in self.entities.of.get(id(f), ()):
                if f.what != "pronoun":
                    self.recent.append((f, entity))

    def _quoted(self, f: Found) -> bool:
        return self.document.quotation_at(f.span[0]) is not None

    def _sentences_back(self, f: Found) -> list[Sentence]:
        here = self.document.sentence_at(f.span[0])
        if here is None:
            return []
        return [self.document.sentences[i] for i in range(here.index, max(-1, here.index - _REACH), -1)]

    def _inside(self, sentence: Sentence, f: Found) -> list[tuple[Found, Entity]]:
        return [(m, e) for m, e in self.recent if sentence.start <= m.span[0] < min(sentence.end, f.span[0])]

    # -- pronouns -------------------------------------------------------------------------------------------------

    def _pronoun(self, f: Found) -> None:
        quoted = self._quoted(f)
        if quoted and f.kind != "clitic":
            return
        if f.number == 1:
            person = self._antecedent(f, quoted)
            if person:
                person.gender = person.gender or f.gender
                self._mean(f, [person])
        else:
            self._mean(f, self._several(f))

    def _antecedent(self, f: Found, quoted: bool) -> Entity | None:
        """The person last spoken of: the first named in the nearest sentence that names one."""
        for sentence in self._sentences_back(f):
            for m, e in self._inside(sentence, f):
                if e.kind == "person" and self._agrees(e, f) and (quoted or not self._quoted(m)):
                    return e
        return None

    @staticmethod
    def _agrees(entity: Entity, f: Found) -> bool:
        return not f.gender or not entity.gender or f.gender == entity.gender

    def _several(self, f: Found) -> list[Entity]:
        """Those last spoken of together: a collective, two persons of one sentence, a group, a movement."""
        for sentence in self._sentences_back(f):
            inside = self._inside(sentence, f)
            for m, _ in reversed(inside):
                if m.what == "collective" and not m.refers:
                    return list(self.entities.of[id(m)])
            persons = list(_latest(e for m, e in inside if e.kind == "person" and not self._quoted(m)))
            if len(persons) > 1:
                return _two_states(persons) or persons[:2]
            if several := [e for _, e in inside if e.kind == "group" or e.code.startswith("ARM:")]:
                return several[-1:]
        return []

    # -- descriptions and collectives -----------------------------------------------------------------------------

    def _description(self, f: Found) -> None:
        """A description that points back: the state last named, the unnamed source of that noun, the person of that state."""
        if f.refers == "state":
            state = next((e for _, e in reversed(self.recent) if e.kind == "government" and len(e.code) == 3), None)
            self._mean(f, [state] if state else [])
            return
        if f.refers == "ruling":
            self._mean(
                f, [e for e in self.entities.all if e.kind == "government" and e.code == e.key == self.entities.ruled()]
            )
            return
        if f.refers == "body":
            self._mean(f, self._body(f))
            return
        words = set(fold(f.name).split())
        for _, e in reversed(self.recent):
            if e.kind == "group" and words & set(fold(e.name).split()):
                self._mean(f, [e])
                return
        if f.code:
            person = next((e for _, e in reversed(self.recent) if e.kind == "person" and e.country == f.code), None)
            self._mean(f, [person] if person else [])

    def _body(self, f: Found) -> list[Entity]:
        """The body last named in the sentences near that has the noun in its name, or is a movement that may be called so."""
        noun = set(fold(f.name).split())
        near = (m_e for sentence in self._sentences_back(f) for m_e in reversed(self._inside(sentence, f)))
        for _, e in near:
            own = e.kind == "organisation" or (e.kind == "government" and e.key != e.code)
            moves = own and e.code.startswith("ARM:") and fold(f.name) in self._movements
            if moves or (own and noun <= set(fold(e.name).split())):
                return [e]
        return []

    def _collective(self, f: Found) -> None:
        members = self._leaders(f) if f.leader else self._sides(f)
        if members:
            self._mean(f, members)
            if f.leader:
                self.pair = members

    def _leaders(self, f: Found) -> list[Entity]:
        """The two persons of different states last named; where an office is said, those who hold it or of whom none is known,
        else the two states ("*the foreign ministers* will meet", of whom only the presidents are named)."""
        persons = list(_latest(e for _, e in reversed(self.recent) if e.kind == "person" and (e.country or e.code)))
        if f.office and f.office not in ("leader", "minister"):
            chosen = [e for e in persons if e.office == f.office]
            chosen = chosen if len(chosen) > 1 else [e for e in persons if e.office in ("", f.office)]
            if len(_two_states(chosen)) < 2:
                return self._sides(f)
        else:
            chosen = [e for e in persons if e.leader]
            chosen = chosen if len(chosen) > 1 else persons
        return sorted(_two_states(chosen), key=lambda e: e.mentions[0].span)

    def _sides(self, f: Found) -> list[Entity]:
        """The states of the two leaders last named together, else the two states last named."""
        states = list(_latest(e for _, e in reversed(self.recent) if e.kind == "government" and len(e.code) == 3))
        if self.pair:
            of_pair = [s for s in states if s.country in {e.country for e in self.pair}]
            if len(of_pair) == 2:
                return of_pair
        return _two_states(states)

    def _mean(self, f: Found, members: Iterable[Entity]) -> None:
        """Let a reference mean its members; one for several never means a single person."""
        chosen = list(_latest(members))
        if f.number != 1 and len(chosen) == 1 and chosen[0].kind == "person" and not f.refers:
            return
        for e in chosen:
            self.entities.add(e, f)


def _latest(entities: Iterable[Entity]) -> Iterable[Entity]:
    seen: set[int] = set()
    for e in entities:
        if id(e) not in seen:
            seen.add(id(e))
            yield e


def _two_states(entities: list[Entity]) -> list[Entity]:
    out: list[Entity] = []
    for e in entities:
        if all(e.country != o.country for o in out):
            out.append(e)
        if len(out) == 2:
            return out
    return []
