"""A contact in the making: what its sightings agree on."""

from __future__ import annotations

import msgspec

from readout.passes.contacts.days import days
from readout.passes.contacts.reports import RULE as FALSE_REPORT
from readout.passes.contacts.sighting import Finding, Sighting
from readout.passes.contacts.status import EVE, PURPOSE
from readout.passes.contacts.status import RULE as STATUS_CUE
from readout.record import ContactKind

# The kind that tells most, first.
_TELLING: tuple[ContactKind, ...] = (
    "letter", "phone_call", "video_call", "summit", "meeting", "talks", "visit", "contact",
)  # fmt: skip
# Days that tell a date as closely as one, and those of a month.
FEW, MONTH = 3, 31
PAST = frozenset({"held", "ongoing"})
TAKEN_BACK = frozenset({"cancelled", "declined", "denied"})


def _vagueness(date: Finding) -> int:
    """How many days a date leaves open, by days, weeks, months and years."""
    told = days(str(date.value))
    length = (told[1] - told[0]).days if told is not None else MONTH
    return 0 if length <= FEW else 1 if length < MONTH else 2 if length <= MONTH else 3


class Draft(msgspec.Struct):
    """A contact in the making: its sightings in the order of the text, and what they agree on."""

    sides: tuple[str, ...]
    sightings: list[Sighting] = msgspec.field(default_factory=list)
    _kind: tuple[int, tuple[str, ...], ContactKind] | None = None

    def in_order(self) -> None:
        """Put the sightings in the order of the text."""
        self.sightings.sort(key=lambda s: s.first)
        self._kind = None

    def find(self, name: str) -> Finding | None:
        """The first sighting's finding for a field; those with all the sides come first."""
        ordered = sorted(self.sightings, key=lambda s: len(s.sides) < len(self.sides))
        if name == "place":  # a visit of one of them may be to another place
            ordered = [s for s in ordered if s.kind != "visit" or s.definite or len(s.sides) >= len(self.sides)]
        found = [f for s in ordered if (f := s.fields.get(name))]
        return min(found, key=_vagueness) if name == "date" and found else next(iter(found), None)

    @property
    def first(self) -> int:
        """The token of its first sighting."""
        return min(s.first for s in self.sightings)

    @property
    def last(self) -> int:
        """The token of its last sighting."""
        return max(s.first for s in self.sightings)

    @property
    def date(self) -> str | None:
        """Its date, if any sighting tells it."""
        found = self.find("date")
        return None if found is None else str(found.value)

    @property
    def kind(self) -> ContactKind:
        """The kind that tells most of those its words name; among equals the first."""
        known = self._kind
        if known is None or known[0] != len(self.sightings) or known[1] != self.sides:
            self._kind = known = (len(self.sightings), self.sides, self._told_kind())
        return known[2]

    def _told_kind(self) -> ContactKind:
        sightings = self.sightings
        vague = {"visit", "contact"} if any(s.open and s.sides for s in sightings) else {"visit"}
        if any(not s.open and s.kind not in vague for s in sightings):
            sightings = [s for s in sightings if not s.open]
        mine = {*self.sides}
        full = [s.kind for s in sightings if mine == {*s.sides} or (s.assembly and mine & {*s.sides})]
        full = full or [s.kind for s in sightings if len(s.sides) >= len(mine)]
        pointing = [s.kind for s in sightings if s.definite or s.fields.keys() & {"initiator", "start", "duration"}]
        vague = {"contact", "visit", *(("talks",) if full and full[0] == "contact" else ())}
        sure = [k for k in (*full, *pointing) if k not in vague]
        return sure[0] if sure else full[0] if full else min((s.kind for s in sightings), key=_TELLING.index)

    @property
    def told(self) -> bool:
        """Whether a verb tells it with all its sides as something done."""
        full = (s for s in self.sightings if not s.noun and len(s.sides) >= len(self.sides))
        return any(s.value("status") in (None, "held") for s in full)

    @property
    def status(self) -> Finding | None:
        """What took it back, else the first that is said of it."""
        ordered = sorted(self.sightings, key=lambda s: len(s.sides) < len(self.sides))
        said = [f for s in ordered if (f := s.fields.get("status"))]
        # A false report stands against no other words, nor does what came before the contact.
        said = [f for f in said if f.rule not in (FALSE_REPORT, EVE)] or said
        if any(f.value not in PAST and f.rule != PURPOSE for f in said):
            said = [f for f in said if f.rule != PURPOSE]  # a purpose is no plan
        back = [f for f in said if f.value in TAKEN_BACK]
        if back:
            return next((f for f in reversed(back) if f.value == "cancelled"), back[-1])
        if self.told:
            return next((f for f in said if f.value in PAST), None)
        firm = [f for f in said if f.value == "planned" and f.rule == STATUS_CUE]
        return firm[0] if firm and said[0].value == "proposed" else said[0] if said else None
