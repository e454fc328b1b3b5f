"""The two passes: find before the date of the document is known, resolve after it is."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from readout.packs import Pack
from readout.packs.schema import Offices
from readout.packs.schema import References as Words
from readout.passes.actors.checks import check
from readout.passes.actors.entities import Entities
from readout.passes.actors.entity import Entity
from readout.passes.actors.finder import Finder
from readout.passes.actors.naming import Naming
from readout.passes.actors.references import References
from readout.passes.actors.resolver import Resolver
from readout.passes.analysis import Analysis, Mention, PersonCandidate
from readout.world import World, fold


class FindActors:
    """Finds every mention, gathers them to entities, and offers the who's-who's candidates for the persons."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "expressions"})
    writes: ClassVar[frozenset[str]] = frozenset({"found", "entities", "persons"})

    def __init__(self, pack: Pack, world: World) -> None:
        self.pack = pack
        self.world = world
        self.naming = Naming(pack.inflection, world)
        self.home = pack.topic(Offices).home
        self.movements = frozenset(fold(w) for e in pack.topic(Words).escort for w in e.words)
        self.resolver = Resolver(world, pack.code, pack.topic(Offices))

    def __call__(self, analysis: Analysis) -> None:
        """Write ``found``, ``entities`` and ``persons``."""
        document = analysis.document
        taken = frozenset(i for x in analysis.expressions for i in document.tokens_in(x.start, x.end))
        finder = Finder(document, self.pack, self.naming, taken)
        found = finder.find()
        entities = Entities(self.naming, self.home)
        entities.gather(found, lambda e: self.resolver.resolve(e, analysis.given.published))
        entities.hold(finder.inside(found), document.text)
        References(analysis.document, entities, self.movements).resolve(found)
        analysis.found = found
        analysis.entities = entities.all
        analysis.persons = self._candidates(entities)

    def _candidates(self, entities: Entities) -> list[PersonCandidate]:
        out = []
        for e in entities.all:
            if e.kind != "person" or not e.names:
                continue
            person = self.resolver.resolve(e, None).person
            if person is None:
                continue
            terms = self.world.who.terms(person.id)
            fitting = tuple(t for t in terms if t.role in e.roles) or tuple(terms)
            out += [PersonCandidate(m.span, person.id, fitting) for m in e.mentions if m.name]
        return sorted(out, key=lambda c: c.span)


class ResolveActors:
    """Writes ``actors``, ``mentions`` and checks of titles: persons and offices looked up at the date of the document."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "found", "entities"})
    writes: ClassVar[frozenset[str]] = frozenset({"actors", "mentions", "checks"})

    def __init__(self, pack: Pack, world: World) -> None:
        self.resolver = Resolver(world, pack.code, pack.topic(Offices))

    def _resolved(self, entities: list[Entity], date: str | None) -> list[Entity]:
        """The entities with their persons looked up at the date; what then is one person becomes one entity."""
        kept: list[Entity] = []
        by_person: dict[str, Entity] = {}
        for entity in entities:
            if entity.kind == "person":
                entity.resolution = self.resolver.resolve(entity, date)
                self.resolver.doubt(entity, date)
                if person := entity.resolution.person:
                    if first := by_person.get(person.id):
                        first.absorb(entity)
                        continue
                    by_person[person.id] = entity
            kept.append(entity)
        return kept

    def __call__(self, analysis: Analysis) -> None:
        """Write ``actors`` and ``mentions``."""
        date = analysis.published.value if analysis.published else analysis.given.published
        entities = sorted((e for e in analysis.entities if e.mentions), key=lambda e: min(m.span for m in e.mentions))
        states = Counter(e.country for e in entities for m in e.mentions if e.country and m.what != "pronoun")
        ids: dict[int, str] = {}
        actors = []
        entities = self._resolved(entities, date)
        for number, entity in enumerate(entities, 1):
            actor = self.resolver.actor(entity, number, states)
            actors.append(actor)
            ids[id(entity)] = actor.id
        analysis.actors = actors
        analysis.checks = [*analysis.checks, *check(entities, date)]
        meant: dict[tuple[int, int], list[str]] = {}
        for entity in entities:
            for m in entity.mentions:
                meant.setdefault(m.span, []).append(ids[id(entity)])
        analysis.mentions = [
            Mention(f.span, f.head, f.kind, tuple(dict.fromkeys(meant[f.span])), f.tokens)
            for f in analysis.found
            if f.span in meant
        ]
