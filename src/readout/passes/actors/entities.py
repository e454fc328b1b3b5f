"""Who is who within a document: mentions of one person, state, organ, agency or group are gathered to one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeAlias

from readout.passes.actors.entity import Entity
from readout.passes.actors.naming import Forms, Naming, may_be_one
from readout.passes.found import Found
from readout.record import ActorKind, Span
from readout.world import Resolution, fold
from readout.world.matching import BY_SURNAME, words_of
from readout.world.tables import state_of

# What asks the who's-who for an entity.
Lookup: TypeAlias = Callable[[Entity], Resolution]
_LEADERS = ("head-of-state", "head-of-government")
# What any leader of a state may be called.
_LOOSE = frozenset({"leader", "head of state"})
_KINDS: dict[str, ActorKind] = {
    "person": "person", "state": "government", "organ": "government", "organisation": "organisation", "agency": "agency", "group": "group",
}  # fmt: skip


class Entities:
    """Gathers mentions in the order of the text."""

    def __init__(self, naming: Naming, home: str | None) -> None:
        self.naming = naming
        self.home = home or ""
        self.states: Counter[str] = Counter()
        self.all: list[Entity] = []
        self.of: dict[int, list[Entity]] = {}

    def gather(self, found: list[Found], lookup: Lookup) -> None:
        """First the persons with full names and titles, then everything in the order of the text.

        ``lookup`` asks the who's-who for an entity, at the date where one is given.
        """
        self.states = Counter(c for f in found if not f.weak and (c := state_of(f.code)))
        for f in sorted((f for f in found if f.what == "person" and f.name), key=self._rank):
            self._person(f)
        self.all.sort(key=lambda e: e.mentions[0].span)
        self._settle(lookup)
        for f in found:
            if f.what == "person" and not f.name:
                self._office(f)
            elif f.what in ("state", "organ", "organisation", "agency"):
                self._coded(f)
            elif f.what == "group" and f.kind != "collective":
                self._group(f)

    @staticmethod
    def _rank(f: Found) -> tuple[int, int]:
        """Names of several words come before single ones, so that a surname finds its bearer; else the order of the text."""
        return (0 if len(words_of(f.name)) > 1 else 1, f.span[0])

    def hold(self, names: Iterable[tuple[str, Span]], text: str) -> None:
        """Give every entity of a code the places where its name stands in mentions of others ("the NATO chief"), and every
        institution those where its own does; a leader those where an administration bears it ("the Trump administration").
        """
        by_key = {e.key: e for e in self.all if e.key == e.code}
        for code, span in names:
            if entity := by_key.get(code):
                entity.inside.append(span)
        persons = [m.span for e in self.all if e.kind == "person" for m in e.mentions if m.titled]
        terms = [m.span for e in self.all for m in e.mentions if e.code.endswith("/government")]
        for entity in self.all:
            if entity.kind == "person" and entity.names and terms:
                word = entity.names[0].split()[-1]
                entity.inside += [(at, at + len(word)) for s, e in terms if (at := text.find(word, s, e)) >= 0]
            if entity.kind not in ("organisation", "government") or entity.key == entity.code:
                continue
            for start, end in persons:
                if (at := text.find(entity.name, start, end)) >= 0:
                    entity.inside.append((at, at + len(entity.name)))

    def add(self, entity: Entity, f: Found) -> Entity:
        """Let a mention mean an entity, too."""
        entity.mentions.append(f)
        self.of.setdefault(id(f), []).append(entity)
        if entity not in self.all:
            self.all.append(entity)
        return entity

    # -- persons --------------------------------------------------------------------------------------------------

    def _person(self, f: Found) -> Entity:
        name = self.naming.nominative(f.name, oblique=f.oblique or (False if f.titled else None))
        forms = (
            tuple(frozenset((w,)) for w in words_of(name)) if f.titled and not f.oblique else self.naming.forms(f.name)
        )
        entity = self._same_person(forms, f) or Entity("person")
        if (
            entity.names
            and f.name != name
            and may_be_one(entity.forms[0], forms)
            and len(entity.forms[0]) == len(forms)
        ):
            name = entity.names[0]
        for n, fs in ((name, forms), (f.alias, self.naming.forms(f.alias))):
            if n and n not in entity.names:
                entity.names.append(n)
                entity.forms.append(fs)
        if f.titled and not f.former and (not entity.office or (f.code and not entity.code)):
            entity.office, entity.leader = f.office, entity.leader or f.leader
            entity.roles = f.roles or entity.roles
            entity.national, entity.foreign = entity.national or f.national, entity.foreign or f.foreign
        entity.usual = f.usual if f.code and not entity.code else entity.usual and not (f.code and not f.usual)
        entity.code = entity.code or f.code
        entity.ranked = entity.ranked or f.ranked
        return self.add(entity, f)

    def _same_person(self, forms: Forms, f: Found) -> Entity | None:
        fits = [e for e in self.all if e.kind == "person" and e.names and self._fits(e, forms, f)]
        before = [e for e in fits if e.mentions[0].span < f.span]
        return max(before or fits, key=lambda e: _last_before(e, f), default=None)

    def _fits(self, entity: Entity, forms: Forms, f: Found) -> bool:
        if len(forms) == 1:
            apart = f.code and entity.code and f.code.partition("/")[0] != entity.code.partition("/")[0]
            relative = entity.mentions[0].relative and bool(forms[0] & entity.forms[0][-1])
            if apart or relative:
                return False
        return any(may_be_one(forms, theirs) for theirs in entity.forms)

    def _settle(self, lookup: Lookup) -> None:
        """What the who's-who makes one person is one; what it says of an office helps to tell leaders from others."""
        by_person: dict[str, Entity] = {}
        for e in list(self.all):
            sole = self.naming.sole(e.names[0]) if len(e.names) == 1 else ""
            e.near = BY_SURNAME | self.states.keys() | ({sole} if sole else set())
            e.resolution = lookup(e)
            person, tenure = e.resolution.person, e.resolution.tenure
            if person is None or tenure is None:
                continue
            if first := by_person.get(person.id):
                self._merge(first, e)
                continue
            by_person[person.id] = e
            e.code = e.code or tenure.country
            if tenure.role in e.roles and not {tenure.role, e.roles[0]} <= {*_LEADERS}:
                e.roles = (tenure.role,)
            if not e.office:
                e.roles, e.leader = (tenure.role,), tenure.role in _LEADERS
        for e in [e for e in self.all if e.kind == "person" and e.names and not (e.resolution and e.resolution.person)]:
            if bearer := self._bearer(e, by_person):
                self._merge(bearer, e)

    @staticmethod
    def _bearer(e: Entity, by_person: dict[str, Entity]) -> Entity | None:
        """Whom a lone name under a title means: the one person of that state and office whose full name holds it."""
        word = words_of(e.names[0])
        if len(e.names) > 1 or len(word) != 1 or not (e.code and e.roles):
            return None
        fits = [
            other for other in by_person.values()
            if other.country == e.country and set(other.roles) & set(e.roles) and other.resolution
            and other.resolution.person and word[0] in words_of(other.resolution.person.name)
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _merge(self, into: Entity, other: Entity) -> None:
        into.absorb(other)
        for f in other.mentions:
            self.of[id(f)] = [into if e is other else e for e in self.of[id(f)]]
        self.all.remove(other)

    # -- offices without names ------------------------------------------------------------------------------------

    def _office(self, f: Found) -> None:
        """A title alone: the person of the document who bears it, else a person known by the title and state."""
        bearers = [e for e in self.all if e.kind == "person" and self._bears(e, f)]
        before = [e for e in bearers if any(m.span < f.span for m in e.mentions)]
        if f.proper and not f.code and before and before[0].country == self.home:
            before = before[:1]
        if before or bearers:
            bearer = max(before or bearers, key=lambda e: _last_before(e, f))
            bearer.code = bearer.code or f.code
            self.add(bearer, f)
        elif f.code and not f.former:
            entity = Entity(
                "person",
                name=f.words,
                code=f.code,
                office=f.office,
                roles=f.roles,
                leader=f.leader,
                many=f.many,
                national=f.national,
            )
            entity.key = f"{f.code.partition('/')[0]}:{f.office}:{fold(f.words) if f.many else ''}"
            self.add(entity, f)

    def _bears(self, e: Entity, f: Found) -> bool:
        if f.former or not _same_office(e, f) or (f.many and f.code and not e.names and fold(e.name) != fold(f.words)):
            return False
        return not f.code or not e.code or f.code.partition("/")[0] == e.code.partition("/")[0]

    # -- states, organs, organisations, agencies, groups ----------------------------------------------------------

    def _coded(self, f: Found) -> None:
        if f.weak:
            known = next((e for e in reversed(self.all) if e.key.startswith(f"organ:{fold(f.name)}")), None)
            if known:
                self.add(known, f)
                return
            f.code = f.code if self.at_home() else ""
        listed = f.what == "state" or (":" in f.code and not f.within)
        key = f.code if listed else f"{f.what}:{fold(f.full or f.name)}"
        if f.what == "organ":
            key += f":{f.code}"
        entity = next((e for e in self.all if e.key == key or (f.name in e.names and e.kind == _KINDS[f.what])), None)
        if entity is None:
            names = [f.alias] if f.alias else []
            entity = Entity(_KINDS[f.what], key, f.name, names, code=f.code, national=f.national, byname=f.byname)
        elif f.what != "state" and not f.byname and (entity.byname or _spelled_out(entity.name, f.name)):
            entity.name, entity.byname = f.name, f.byname
        self.add(entity, f)

    def _earlier_group(self, f: Found) -> Entity | None:
        """The group that the same words named with more detail: "para pejabat AS ... para pejabat"."""
        if f.code:
            return None
        return next((e for e in reversed(self.all) if e.kind == "group" and _said_again(f, e)), None)

    def at_home(self) -> bool:
        """Whether the reader's own state is the one meant where none is said: no other is named more."""
        return not self.states or self.states[self.home] == max(self.states.values())

    def ruled(self) -> str:
        """The state whose government is meant where none is said: the one named twice as often as any other."""
        (state, n), (_, second) = [*self.states.most_common(2), ("", 0), ("", 0)][:2]
        return state if n >= 2 * second else ""

    def _group(self, f: Found) -> None:
        key = f.code if f.code.startswith("GRP") else f"group:{fold(f.name)}"
        entity = next((e for e in self.all if e.key == key), None) or self._earlier_group(f)
        if entity is None:
            entity = Entity("group", key, f.name, code=f.code, national=f.national)
        self.add(entity, f)


def _same_office(e: Entity, f: Found) -> bool:
    """Whether a title is that of somebody's office: by its term or role, or both are a leader's and one may be any leader's.

    Of a leader known by name alone the office told in the document may be another than the one that the table gives.
    """
    if e.office == f.office or (f.roles and e.roles and f.roles[0] == e.roles[0]):
        return True
    loose = not _LOOSE.isdisjoint((e.office, f.office)) or (not e.office and f.office == "president")
    return f.leader and e.leader and loose


def _spelled_out(abbreviation: str, name: str) -> bool:
    return abbreviation.isupper() and len(name) > len(abbreviation)


def _said_again(f: Found, entity: Entity) -> bool:
    words = fold(f.name).split()
    return len(words) > 1 and set(words) < set(fold(entity.name).split())


def _last_before(entity: Entity, f: Found) -> tuple[int, int]:
    return max((m.span for m in entity.mentions if m.span < f.span), default=(-1, -1))
