"""One actor of a document while it is gathered: its names, state and office, and the mentions that mean it."""

from __future__ import annotations

import msgspec

from readout.passes.actors.naming import Forms
from readout.passes.found import Found
from readout.record import ActorKind, Span
from readout.world import Resolution
from readout.world.matching import BY_SURNAME, words_of
from readout.world.tables import state_of


class Entity(msgspec.Struct, eq=False):
    """One actor of the document, with the mentions that mean it; ``inside``: where others' mentions hold its name.

    ``byname``: its name is a nickname, or that of the capital where it sits. ``near`` are the states of which a lone
    surname may be somebody: those that the document names, and the greatest.
    """

    kind: ActorKind
    key: str = ""
    name: str = ""
    names: list[str] = msgspec.field(default_factory=list)
    forms: list[Forms] = msgspec.field(default_factory=list)
    code: str = ""
    office: str = ""
    roles: tuple[str, ...] = ()
    leader: bool = False
    many: bool = False
    national: bool = False
    usual: bool = False
    ranked: bool = False
    foreign: bool = False
    byname: bool = False
    gender: str = ""
    mentions: list[Found] = msgspec.field(default_factory=list)
    inside: list[Span] = msgspec.field(default_factory=list)
    near: frozenset[str] = BY_SURNAME
    resolution: Resolution | None = None
    id: str = ""

    @property
    def country(self) -> str:
        """Alpha-3 code of the state; empty for organisations and where the text names none."""
        return state_of(self.code)

    def fullest(self) -> str:
        """The first name of two words or more; the first of one word where there is none."""
        return next((n for n in self.names if len(words_of(n)) > 1), self.names[0] if self.names else "")

    def absorb(self, other: Entity) -> None:
        """Take in another entity that is the same actor."""
        self.names += [n for n in other.names if n not in self.names]
        self.forms += other.forms
        if not self.office and other.office:
            self.office, self.roles, self.leader = other.office, other.roles, other.leader or self.leader
        self.code = self.code or other.code
        self.mentions += other.mentions
        self.inside += other.inside
