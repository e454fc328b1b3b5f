"""Who is who within a document: mentions of one person, state, organ, agency or group are gathered to one entity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from readout.passes.found import Found
from readout.record import ActorKind
from readout.world import Resolution, World, fold
from readout.world.who import words_of

_KINDS: dict[str, ActorKind] = {
    "person": "person", "state": "government", "organ": "government", "organisation": "organisation", "agency": "agency", "group": "group",
}  # fmt: skip


@dataclass(slots=True)
class Entity:
    """One actor of the document, with the mentions that mean it."""

    kind: ActorKind
    key: str = ""
    name: str = ""
    names: list[str] = field(default_factory=list)
    code: str = ""
    office: str = ""
    roles: tuple[str, ...] = ()
    leader: bool = False
    gender: str = ""
    mentions: list[Found] = field(default_factory=list)
    resolution: Resolution | None = None
    id: str = ""

    @property
    def country(self) -> str:
        """Alpha-3 code of the state; empty for organisations and where the text names none."""
        code = self.code.partition("/")[0]
        return "" if ":" in code else code

    def words(self) -> set[str]:
        """Folded words of all names of a person."""
        return {w for n in self.names for w in words_of(n)}

    def fullest(self) -> str:
        """The name with most words; the first of equals."""
        return max(self.names, key=lambda n: len(words_of(n)), default="")


class Entities:
    """Gathers mentions in the order of the text."""

    def __init__(
        self, world: World, language: str, nominatives: Callable[[str], tuple[str, ...]], home: str | None
    ) -> None:
        self.world = world
        self.language = language
        self.nominatives = nominatives
        self.home = home or ""
        self.all: list[Entity] = []
        self.of: dict[int, list[Entity]] = {}

    def gather(self, found: list[Found]) -> None:
        """First the persons with full names and titles, then everything in the order of the text."""
        for f in sorted((f for f in found if f.what == "person" and f.name), key=self._rank):
            self._person(f)
        self.all.sort(key=lambda e: e.mentions[0].span)
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

    def add(self, entity: Entity, f: Found) -> Entity:
        """Let a mention mean an entity, too."""
        entity.mentions.append(f)
        self.of.setdefault(id(f), []).append(entity)
        if entity not in self.all:
            self.all.append(entity)
        return entity

    # -- persons --------------------------------------------------------------------------------------------------

    def base(self, f: Found) -> str:
        """The name in the nominative, as far as the words tell: one behind a title in the nominative stands in it, too."""
        if f.titled and not f.oblique:
            return f.name
        return " ".join(self._nominative(w, oblique=f.oblique) for w in f.name.split())

    def _nominative(self, word: str, *, oblique: bool) -> str:
        forms = self.nominatives(word)
        if oblique:
            return forms[0]
        return word

    def _person(self, f: Found) -> Entity:
        name = self.base(f)
        entity = self._same_person(name, f)
        if entity is None:
            entity = Entity("person")
        entity.names += [n for n in (name, f.alias) if n and n not in entity.names]
        if f.titled and not f.former and (not entity.office or f.code):
            entity.office, entity.leader = f.office, entity.leader or f.leader
            entity.roles = f.roles or entity.roles
        entity.code = entity.code or f.code
        return self.add(entity, f)

    def _same_person(self, name: str, f: Found) -> Entity | None:
        mine = words_of(name)
        fits = [e for e in self.all if e.kind == "person" and e.names and self._fits(e, mine, f)]
        before = [e for e in fits if e.mentions[0].span < f.span]
        return max(
            before or fits,
            key=lambda e: max((m.span for m in e.mentions if m.span < f.span), default=(-1, -1)),
            default=None,
        )

    def _fits(self, entity: Entity, mine: tuple[str, ...], f: Found) -> bool:
        if f.code and entity.code and f.code.partition("/")[0] != entity.code.partition("/")[0] and len(mine) == 1:
            return False
        if any(fold(f.name) == fold(n) for n in entity.names):
            return True
        for name in entity.names:
            theirs = words_of(name)
            short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
            if short and all(w in long for w in short) and (len(short) > 1 or len(short[0]) > 2):
                return True
        return False

    # -- offices without names ------------------------------------------------------------------------------------

    def _office(self, f: Found) -> None:
        """A title alone: the person of the document who bears it, else a person known by the title and state."""
        bearers = [e for e in self.all if e.kind == "person" and self._bears(e, f)]
        before = [e for e in bearers if any(m.span < f.span for m in e.mentions)]
        if before or bearers:
            near = max(
                before or bearers, key=lambda e: max((m.span for m in e.mentions if m.span < f.span), default=(-1, -1))
            )
            self.add(near, f)
        elif f.code and not f.former:
            entity = Entity("person", code=f.code, office=f.office, roles=f.roles, leader=f.leader)
            entity.key = f"{f.code.partition('/')[0]}:{f.office}"
            self.add(entity, f)

    def _bears(self, e: Entity, f: Found) -> bool:
        if f.former:
            return False
        same_office = e.office == f.office or (f.leader and e.leader and f.office in ("leader", "head of state", "president")) or (
            bool(f.roles) and bool(e.roles) and f.roles[:1] == e.roles[:1]
        )  # fmt: skip
        if not same_office:
            return False
        return not f.code or not e.code or f.code.partition("/")[0] == e.code.partition("/")[0]

    # -- states, organs, organisations, agencies, groups ----------------------------------------------------------

    def _coded(self, f: Found) -> None:
        key = (
            f.code
            if f.what in ("state", "agency") or f.code.startswith(("IGO", "ARM"))
            else f"{f.what}:{fold(f.name)}:{f.code}"
        )
        if f.what == "organisation" and not f.code.startswith(("IGO", "ARM")):
            key = f"organisation:{fold(f.name)}"
        entity = next((e for e in self.all if e.key == key), None)
        if entity is None:
            entity = Entity(_KINDS[f.what], key, f.name, code=f.code)
        elif len(f.name) > len(entity.name) and entity.name.isupper() and f.what != "state":
            entity.name = f.name
        self.add(entity, f)

    def _group(self, f: Found) -> None:
        key = f.code if f.code.startswith("GRP") else f"group:{fold(f.name)}"
        entity = next((e for e in self.all if e.key == key), None)
        if entity is None:
            entity = Entity("group", key, f.name, code=f.code)
        self.add(entity, f)
