"""Which sightings are of one contact: by kind, sides, date, status, and words that point back."""

from __future__ import annotations

from readout.passes.contacts.days import overlap
from readout.passes.contacts.draft import PAST, TAKEN_BACK, Draft
from readout.passes.contacts.reports import RULE as FALSE_REPORT
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.status import EARLIER, EVE
from readout.record import Actor, ContactKind
from readout.text import normalise

# Kinds that may be told of one contact: the means may be open, a visit holds a meeting, talks may be a meeting or a call.
_SAME: dict[ContactKind, frozenset[ContactKind]] = {
    "contact": frozenset({"contact", "phone_call", "video_call", "meeting", "talks"}),
    "phone_call": frozenset({"phone_call", "contact", "talks"}),
    "video_call": frozenset({"video_call", "contact", "talks", "meeting", "summit"}),
    "meeting": frozenset({"meeting", "contact", "talks", "visit", "summit", "video_call"}),
    "visit": frozenset({"visit", "meeting", "talks", "summit"}),
    "summit": frozenset({"summit", "meeting", "talks", "visit", "video_call"}),
    "talks": frozenset({"talks", "contact", "meeting", "visit", "summit", "phone_call", "video_call"}),
    "letter": frozenset({"letter"}),
}
# How many words behind a visit the talks may be told for which it is made.
_PURPOSE_NEAR = 6
_AFAR = frozenset({"contact", "phone_call", "video_call", "letter"})
_TO_COME = frozenset({"planned", "proposed"})


def _nearness(a: ContactKind, b: ContactKind) -> int:
    """How much two kinds that may be of one contact speak for it: the same, both from afar or both face to face, else."""
    return 2 if a == b else 1 if (a in _AFAR) == (b in _AFAR) else 0


def _at_odds(d: Draft, s: Sighting) -> bool:
    """Whether one is told as past and the other as to come."""
    held, status = d.status, s.value("status")
    told = held.value if held is not None else None
    return (status in PAST and told in _TO_COME) or (status in _TO_COME and told in PAST)


def _fits(s: Sighting, kind: ContactKind) -> bool:
    """Whether a sighting may be of a contact of that kind; a word that leaves the means open fits more of them."""
    if not s.open:
        return s.kind in _SAME[kind]
    return kind in _AFAR - {"letter"} if s.kind == "phone_call" else "contact" in _SAME[kind]


class Corefer:
    """Merges the sightings of one document.

    ``actors`` are those of the analysis; ``bodiless`` names organisations that hold no summits of their own, so that
    their name alone tells no sides.
    """

    def __init__(self, actors: list[Actor], bodiless: frozenset[str] = frozenset()) -> None:
        self._by_id = {a.id: a for a in actors}
        self._bodiless = bodiless

    def __call__(self, sightings: list[Sighting]) -> list[Draft]:
        """Drafts in the order of their first sighting."""
        drafts: list[Draft] = []
        loose: list[Sighting] = []
        for s in sightings:
            if not self._full(s):
                loose.append(s)
                continue
            known = [d for d in drafts if self._one(d, s)]
            if known:
                self._join(
                    max(known, key=lambda d: (len({*d.sides} & {*s.sides}), _nearness(d.kind, s.kind), d.last)), s
                )
            else:
                drafts.append(Draft(s.sides, [s]))
        for s in loose:
            self._attach(s, drafts)
        for d in drafts:
            d.in_order()
        return sorted(drafts, key=lambda d: d.sightings[0].first)

    def _full(self, s: Sighting) -> bool:
        if s.lost and not s.noun:
            return False  # who met with somebody unnamed did not meet each other
        if s.partner is not None and s.subject is None and {*s.sides} <= {*s.partner.actors}:
            return False  # nor did those whom somebody met who is not named
        if len(s.sides) > 1:
            return not self._at_home(s.sides) or (s.kind not in ("talks", "letter") and self._persons_only(s.sides))
        if len(s.sides) != 1 or normalise(self._by_id[s.sides[0]].name) in self._bodiless:
            return False
        if self._kind(s.sides[0]) not in ("organisation", "group"):
            return False
        told = s.fields.keys() & {"date", "status", "initiator"} if s.assembly else s.fields.keys() & {"initiator"}
        return bool(told) if s.assembly or s.body else s.gathers and "date" in s.fields

    def _at_home(self, sides: tuple[str, ...]) -> bool:
        """Whether all sides act for one state, which does not negotiate with itself."""
        actors = [self._by_id.get(i) for i in sides]
        one = {a.country if a is not None and a.kind in ("person", "government") else None for a in actors}
        return len(one) == 1 and None not in one

    def _persons_only(self, sides: tuple[str, ...]) -> bool:
        """Whether all are persons: those of one state meet each other, its bodies are no other side."""
        return all(self._kind(i) == "person" for i in sides)

    def _kind(self, actor: str) -> str:
        return self._by_id[actor].kind if actor in self._by_id else ""

    def _join(self, d: Draft, s: Sighting) -> None:
        persons = sum(self._kind(a) == "person" for a in s.sides)
        if self._body(d) and persons > 1:
            d.sides = s.sides
        if persons > sum(self._kind(a) == "person" for a in d.sides) and len(s.sides) >= len(d.sides):
            d.sides = s.sides
        d.sightings.append(s)

    def _one(self, d: Draft, s: Sighting) -> bool:
        """Whether a sighting with all its sides is of a contact that is known."""
        if not self._sides_fit(d.sides, s.sides) and not (s.definite and s.assembly and self._body(d)):
            return False
        kind = d.kind
        if (s.apart and kind != "visit") or not _fits(s, kind):
            return False
        mine, its = s.value("date"), d.date
        if mine and its and not overlap(mine, its):
            return False
        if s.again and not (mine and its):
            return False
        if s.kind == "talks" and s.value("status") == "ongoing" and kind in _AFAR and not s.open:
            return False  # a call does not go on
        return self._status_fits(d, s)

    def _body(self, d: Draft) -> bool:
        """Whether the sides of a contact are so far told by the name of one body only."""
        return len(d.sides) == 1 and any(x.assembly for x in d.sightings)

    def _status_fits(self, d: Draft, s: Sighting) -> bool:
        status, held = s.value("status"), d.status
        if status is not None and s.fields["status"].rule in (EVE, FALSE_REPORT):
            status = None  # what comes before it may be long past, a report that is false may be of it
        if len(s.sides) > 1 and self._apart(d, s):
            return False
        told = held.value if held is not None else None
        if (status in _TO_COME) != (told in _TO_COME) and None in (status, told) and not s.definite:
            # one to come and one told plainly are two, unless sides and means agree, and no date says otherwise
            alike = s.kind == d.kind or (set(s.sides) <= set(d.sides) and _nearness(d.kind, s.kind) > 0)
            return not (d.told and s.value("date")) and bool(s.sides) and alike
        if status is None or held is None or status == held.value:
            return True
        if s.definite:
            return held.value not in _TO_COME or s.fields["status"].rule != EARLIER
        if (status in PAST) != (held.value in PAST):
            return False
        if status == "cancelled" and held.value in _TO_COME and s.kind == d.kind:
            return True  # what was to come is called off, by a state for its leader, too
        if status in TAKEN_BACK or held.value in TAKEN_BACK:
            return s.kind == d.kind and (s.kind == "talks" or not s.sides or set(s.sides) == set(d.sides))
        return True

    def _sides_fit(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        few, many = sorted((a, b), key=len)
        left = list(many)
        for x in few:
            match = next((y for y in left if x == y), None) or next((y for y in left if self._stands_for(x, y)), None)
            if match is None:
                return False
            left.remove(match)
        return True

    def _stands_for(self, x: str, y: str) -> bool:
        """Whether one of two actors speaks for the other: a person for its state, an organ for its state."""
        a, b = self._by_id.get(x), self._by_id.get(y)
        if a is None or b is None or not a.country or a.country != b.country:
            return False
        if a.kind == b.kind and a.name == b.name:
            return True
        kinds = {a.kind, b.kind}
        return kinds != {"person"} and kinds != {"person", "organisation"}

    def _attach(self, s: Sighting, drafts: list[Draft]) -> None:
        """Give a sighting without all its sides to the contact it points to, if there is one; else let it go."""
        fitting = [d for d in drafts if self._points_to(d, s)]
        if not fitting:
            self._next_of(s, drafts)
            return
        before = [d for d in fitting if d.first <= s.first]
        if not before and not s.sides and s.value("status") in TAKEN_BACK:
            return
        best = max(
            fitting,
            key=lambda d: (
                _nearness(d.kind, s.kind), d in before, not _at_odds(d, s), d.last if d in before else -d.first,
            ),
        )  # fmt: skip
        if self._apart(best, s):
            drafts.append(Draft(self._states(best.sides) if s.kind == "talks" else best.sides, [s]))
            return
        near = 0 < s.first - best.last <= _PURPOSE_NEAR
        best.sightings.append(s)
        if best.kind == "visit" and near:
            best.sides = self._by_persons(best.sides, s.sides)

    def _with_the_other(self, s: Sighting, drafts: list[Draft]) -> None:
        """ "B offers to meet in September": a contact to come, or refused, with the other one of the last contact of B."""
        told = s.noun and s.first < s.hit.first and s.kind != "contact"
        if not told or s.value("status") not in ("planned", "proposed", "declined"):
            return
        me = s.sides[0]
        for d in sorted((d for d in drafts if d.first < s.first), key=lambda d: -d.last):
            mine = [x for x in d.sides if x == me or self._stands_for(me, x)]
            if len(d.sides) == 2 and len(mine) == 1:
                other = next(x for x in d.sides if x not in mine)
                by_states = s.kind == "talks" or self._kind(me) != "person"
                drafts.append(Draft(self._states((me, other)) if by_states else (me, other), [s]))
                return

    def _states(self, sides: tuple[str, ...]) -> tuple[str, ...]:
        """The sides with the states of persons in their place, where the text names them: states lead talks."""
        states = {a.country: i for i, a in self._by_id.items() if a.kind == "government" and a.country}
        person = {i: a.country for i, a in self._by_id.items() if a.kind == "person"}
        return tuple(dict.fromkeys(states.get(person.get(i) or "", i) for i in sides))

    @staticmethod
    def _apart(d: Draft, s: Sighting) -> bool:
        """A meeting that is called off is told apart from the talks that are."""
        back = s.value("status") in TAKEN_BACK and d.status is not None and d.status.value in TAKEN_BACK
        return back and not s.weak and {s.kind, d.kind} == {"talks", "meeting"}

    def _next_of(self, s: Sighting, drafts: list[Draft]) -> None:
        """ "The second summit in February": another contact of the two whose contact was told last."""
        if s.lost or (not s.sides and not (s.counted and s.noun and s.value("date"))):
            return
        if s.sides:
            self._with_the_other(s, drafts)
            return
        before = [d for d in drafts if d.first < s.first and len(d.sides) == 2]
        if before:
            last = max(before, key=lambda d: max(x.first for x in d.sightings if x.first < s.first))
            drafts.append(Draft(last.sides, [s]))

    def _by_persons(self, sides: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
        """Sides with the persons that a later sighting names in the place of their states."""
        persons = [p for p in named if self._kind(p) == "person" and p not in sides]
        out = []
        for side in sides:
            person = next((p for p in persons if self._kind(side) == "government" and self._stands_for(p, side)), None)
            out.append(person or side)
        return tuple(dict.fromkeys(out)) if len(set(out)) == len(out) else sides

    def _points_to(self, d: Draft, s: Sighting) -> bool:
        if not s.sides and "status" in s.fields and s.fields["status"].rule == EARLIER:
            return False  # what is told as before the rest is another one
        asker, mine = s.value("initiator"), s.value("date")
        clocked = s.fields.keys() & {"start", "end", "duration"}
        pointing = s.definite or bool(s.sides) or asker is not None or (s.noun and bool(clocked))
        if (s.lost and not s.definite) or not (pointing or (s.noun and not mine)):
            return False
        if (s.sides and not self._sides_fit(d.sides, s.sides)) or not _fits(s, d.kind):
            return False
        its = d.date
        if mine and its and not overlap(mine, its):
            return False
        if not self._status_fits(d, s) or (s.again and not s.definite):
            return False
        if asker is not None and not any(asker == x or self._stands_for(asker, x) for x in d.sides):
            return False
        return pointing or s.kind == d.kind
