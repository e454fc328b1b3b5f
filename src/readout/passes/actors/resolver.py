"""From entities to actors: the who's-who at the date of the document, and what the record says of each actor."""

from __future__ import annotations

from collections import Counter

from readout.packs.schema import Offices
from readout.passes.actors.entity import Entity
from readout.record import Actor, Span
from readout.world import Resolution, World, fold, office_in, office_term
from readout.world.matching import names_match, words_of

# Offices that one holds at a time.
_SINGLE = frozenset({"foreign-minister", "defence-minister", "finance-minister"})
# A document is about a state that it names so often at least.
_OFTEN = 5
# It is about one state alone where all others together have less than one in so many mentions.
_ALONE = 10


class Resolver:
    """Looks entities up in the who's-who at a date, and writes actors."""

    def __init__(self, world: World, language: str, offices: Offices) -> None:
        self.world = world
        self.language = language
        self.home = offices.home
        self.domestic = offices.home if offices.domestic else None

    def resolve(self, entity: Entity, date: str | None) -> Resolution:
        """Whom the who's-who knows by this entity's name, office and state at the date."""
        who = self.world.who
        state = entity.code.partition("/")[0] or None
        if not entity.names:
            return (
                who.office(state, entity.roles, date)
                if state and entity.roles and not entity.many
                else Resolution("unknown")
            )
        name = entity.fullest()
        if state is None and entity.roles and self.home and not entity.foreign:
            at_home = who.resolve(name, self.home, entity.roles, date)
            if at_home.verdict in ("held", "stale"):
                return at_home
        words = len(words_of(name))
        if words == 1 and entity.ranked and not entity.roles:
            return Resolution("unknown")
        for n in dict.fromkeys([name, *(n for n in entity.names if len(words_of(n)) > 1 or words == 1 or n.isupper())]):
            found = who.resolve(n, state, entity.roles, date, entity.near)
            if found.person:
                return found
        return self._elsewhere(name, entity, date) if state and words > 1 else Resolution("unknown")

    def _elsewhere(self, name: str, entity: Entity, date: str | None) -> Resolution:
        """Somebody in the same office of another state than the text says, by full name and at the date: the text errs."""
        found = (
            self.world.who.resolve(name, None, entity.roles, date) if entity.roles and date else Resolution("unknown")
        )
        return found if found.verdict == "held" else Resolution("unknown")

    def doubt(self, entity: Entity, date: str | None) -> None:
        """Take the state away that only a title usual there gives somebody, where the who's-who has another in that office then."""
        who = self.world.who
        unknown = entity.usual and entity.names and not (entity.resolution and entity.resolution.person)
        if (
            unknown
            and not _SINGLE.isdisjoint(entity.roles)
            and date
            and any(h.standing == "held" for h in who.holders(entity.code, entity.roles, date))
        ):
            entity.code, entity.foreign = "", True

    def actor(self, entity: Entity, number: int, states: Counter[str]) -> Actor:
        """The actor of the record for an entity; ``states`` are those that the document names."""
        spans = _outermost({m.span for m in entity.mentions}, entity.inside)
        nobody = not entity.names and not (entity.resolution and entity.resolution.person)
        if entity.kind != "person" or (nobody and (entity.many or entity.code.startswith("IGO"))):
            return self._other(entity, number, spans, states)
        found = entity.resolution
        person = found.person if found else None
        tenure = found.tenure if found else None
        country = entity.country or (tenure.country if tenure and not entity.code else "")
        if tenure and country and tenure.country != country and person and person.country != country:
            country = tenure.country
        if not country and not entity.code and not entity.foreign:
            country = self._unsaid(entity, states)
        office = entity.office
        if not office and tenure and found and found.verdict in ("held", "stale"):
            office = office_term(tenure.role, tenure.office)
        return Actor(
            id=f"A{number}",
            kind="person",
            name=self._name(entity),
            country=_alpha3(country),
            office=office_in(country, office) or None,
            basis="who's-who" if person else "text",
            entity=person.id if person else None,
            as_of=tenure.as_of if tenure and found and found.verdict == "stale" else None,
            mentions=spans,
            rule=f"actors.{found.verdict}" if found else None,
        )

    def _unsaid(self, entity: Entity, states: Counter[str]) -> str:
        """The state of somebody of whom none is said: the one that the document is about, else none.

        For those in an organ of state it may be the reader's own, where no state is named more. Of somebody without an
        office, named more than once, it must be the only state that matters. Nobody whom the who's-who knows elsewhere gets one.
        """
        name = entity.fullest()
        full = len(words_of(name)) > 1
        known = self.world.who.named(name) if full else []
        most = max(states, key=lambda s: states[s], default="")
        if entity.office:
            state = most if entity.national and most == self.domestic else self.about(states)
        else:
            alone = states[most] >= _OFTEN and _ALONE * states[most] > states.total() * (_ALONE - 1)
            state = most if alone and full and len(entity.mentions) > 1 else ""
        if known:
            return state if any(p.country == state for p in known) else ""
        return "" if full and self._of_family(name, state, states) else state

    def _of_family(self, name: str, state: str, states: Counter[str]) -> bool:
        """Whether a name ends in the surname of somebody whom all know, of another state that the document names."""
        who = self.world.who
        return any(
            p.country != state and states[p.country] and who.called_without_title(p)
            for p in who.named(words_of(name)[-1])
        )

    def about(self, states: Counter[str]) -> str:
        """The state that a document is about: it names it often, and more than twice as often as all others together.

        For the state of most news in the language it is enough to be named twice as often as any other; no other is
        what a document is about that names it, too.
        """
        (state, n), (_, second) = [*states.most_common(2), ("", 0), ("", 0)][:2]
        if n < _OFTEN:
            return ""
        if self.domestic and states[self.domestic]:
            return state if state == self.domestic and n >= 2 * second else ""
        return state if 3 * n > 2 * states.total() else ""

    def _name(self, entity: Entity) -> str:
        """The fullest name of the text; the who's-who's where the text has one word only or none, or spells it now so,
        now otherwise.
        """
        full = entity.fullest()
        person = entity.resolution.person if entity.resolution else None
        spelled = [names_match(words_of(n), person) for n in entity.names] if person else []
        if person is None or (len(words_of(full)) > 1 and (names_match(words_of(full), person) or not any(spelled))):
            return full or entity.name
        known = [
            n for n in (person.name, *person.aliases) if _same_script(n, full or entity.name) and len(words_of(n)) > 1
        ]
        return known[0] if known else full or person.name

    def _other(self, entity: Entity, number: int, spans: tuple[Span, ...], states: Counter[str]) -> Actor:
        name = entity.name
        if entity.kind == "government" and "/" not in entity.code and entity.code == entity.key:
            name = self.world.everyday(entity.code, self.language)
        organ = (entity.kind == "government" or entity.national) and not entity.code
        return Actor(
            id=f"A{number}", kind="group" if entity.kind == "person" else entity.kind, name=name, country=_alpha3(self.about(states) if organ else entity.country), mentions=spans, rule="actors.named"
        )  # fmt: skip


def _outermost(spans: set[Span], inside: list[Span]) -> tuple[Span, ...]:
    """The spans in order, with those of ``inside`` that none of them covers."""
    more = {x for x in inside if not any(s <= x[0] and x[1] <= e for s, e in spans)}
    return tuple(sorted(spans | more))


def _same_script(name: str, text: str) -> bool:
    """Whether both are written in the same letters, as far as Latin and others go; any name goes with no text."""
    return not text or fold(name[:1]).isascii() == fold(text[:1]).isascii()


def _alpha3(code: str) -> str | None:
    return code if len(code) == 3 and code.isupper() else None
