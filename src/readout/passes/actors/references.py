"""Pronouns, clitics and collectives: whom the document means by words that name nobody."""

from __future__ import annotations

from collections.abc import Iterable

from readout.passes.actors.entities import Entities, Entity
from readout.passes.found import Found
from readout.text import Document


class References:
    """Resolves the references of one document in the order of the text."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.entities = entities
        self.recent: list[tuple[Found, Entity]] = []
        self.pair: list[Entity] = []

    def resolve(self, found: list[Found]) -> None:
        """Add every reference that can be told to the entities it means; others are left without."""
        for f in found:
            if f.what == "pronoun":
                self._pronoun(f)
            elif f.what == "collective":
                self._collective(f)
            for entity in self.entities.of.get(id(f), ()):
                if f.what not in ("pronoun", "collective"):
                    self.recent.append((f, entity))

    def _inside_quotation(self, f: Found) -> bool:
        return self.document.quotation_at(f.span[0]) is not None

    def _pronoun(self, f: Found) -> None:
        if f.number != 1:
            if f.number == 0 and self.pair and not self._inside_quotation(f):
                self._mean(f, self.pair)
            return
        person = self._antecedent(f)
        if person:
            self._mean(f, [person])

    def _antecedent(self, f: Found) -> Entity | None:
        """The person last spoken of: in the same sentence the first named before, else the first of the last sentence that has one."""
        quoted = self._inside_quotation(f)
        if quoted and f.kind != "clitic":
            return None
        here = self.document.sentence_at(f.span[0])
        if here is None:
            return None
        for back in range(here.index, max(-1, here.index - 4), -1):
            sentence = self.document.sentences[back]
            inside = [
                (m, e) for m, e in self.recent
                if e.kind == "person" and sentence.start <= m.span[0] < min(sentence.end, f.span[0])
                and self._agrees(e, f) and (quoted or not self._inside_quotation(m))
            ]  # fmt: skip
            if inside:
                chosen = inside[0][1]
                chosen.gender = chosen.gender or f.gender
                return chosen
        return None

    @staticmethod
    def _agrees(entity: Entity, f: Found) -> bool:
        return not f.gender or not entity.gender or f.gender == entity.gender

    def _collective(self, f: Found) -> None:
        members = self._leaders(f) if f.leader else self._sides(f)
        if members:
            self._mean(f, members)
            if f.leader:
                self.pair = members

    def _leaders(self, f: Found) -> list[Entity]:
        """The two persons of different states last named, those of the office first where one is said."""
        persons = list(_latest(e for _, e in reversed(self.recent) if e.kind == "person" and (e.country or e.code)))
        if f.office and f.office not in ("leader", "minister"):
            persons = [e for e in persons if e.office == f.office] or persons
        elif f.office == "leader" or not f.office:
            persons = [e for e in persons if e.leader] or persons
        if f.number == 0 and not self.pair:
            return []
        pair = _two_states(persons)
        return sorted(pair, key=lambda e: e.mentions[0].span)

    def _sides(self, f: Found) -> list[Entity]:
        """The states of the two leaders last named together, else the two states last named."""
        states = list(
            _latest(e for _, e in reversed(self.recent) if e.kind == "government" and e.country and "/" not in e.code)
        )
        if self.pair:
            of_pair = [s for s in states if s.country in {e.country for e in self.pair}]
            if len(of_pair) == 2:
                return of_pair
        return _two_states(states)

    def _mean(self, f: Found, members: Iterable[Entity]) -> None:
        for e in members:
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
