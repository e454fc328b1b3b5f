"""The sides of a contact: put together from the groups named, and completed where only one is told by the contact's words."""

from __future__ import annotations

from readout.passes.contacts.asides import same_state
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import other_state, same, speaker_side, subject_of
from readout.record import Span, Spans

# How many words may stand between both sides, told together, and their verb.
MUTUAL_NEAR = 6
# How many words may stand between the one who acts on a contact and the word for it ("X telah mengakhiri ...").
ACTING_NEAR = 3
# What a contact is that one side can have by itself: refused, planned or wished for.
_OPEN = frozenset({"denied", "declined", "planned", "proposed", "cancelled"})


def combine(r: Reader, s: Sighting, groups: list[Group | None], rule: str) -> None:
    """Make the groups named the sides of a sighting, told by a rule."""
    ids: dict[str, None] = {}
    spans: Spans = ()
    for g in groups:
        if g is not None:
            ids |= dict.fromkeys(g.actors)
            spans += g.spans
    s.sides, s.side_spans, s.rule = _without_states_of_persons(r, tuple(ids)), spans, rule


def _without_states_of_persons(r: Reader, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Sides are persons where persons are named: a state leaves where one of its persons stays and others remain."""
    persons = {a.country for i in ids if (a := r.actor(i)) is not None and a.kind == "person"}
    kept = tuple(i for i in ids if (a := r.actor(i)) is None or a.kind != "government" or a.country not in persons)
    return kept if len(kept) > 1 else ids


def told_by_person(r: Reader, sides: tuple[str, ...], person: str) -> tuple[str, ...]:
    """The sides with a person in the place of the state that the person stands for."""
    who = r.actor(person)
    if who is None or who.kind != "person" or not who.country or person in sides:
        return sides
    states = {i for i in sides if (a := r.actor(i)) and a.kind == "government" and a.country == who.country}
    return tuple(person if i in states else i for i in sides)


def only_states(r: Reader, s: Sighting) -> bool:
    """Whether states alone are sides: states do not travel."""
    return all(r.kind.get(a) == "government" for a in s.sides)


def add_open_side(r: Reader, s: Sighting) -> None:
    """The side of a contact with one who is named that no verb of contact tells: who plans or refuses it, else who speaks.

    "X menghentikan perundingan dengan Y": the one who acts on it. "Tidak akan ada pembicaraan dengan Y", said by X: the side
    that speaks. Only where the contact is refused, planned or wished for: who tells of others' contacts is none of their sides.
    """
    status = s.fields.get("status")
    if s.partner is None or s.subject is not None:
        return
    if (status is None or status.value not in _OPEN) and not {*s.partner.actors} <= {*r.company}:
        return
    acting = _acting(r, s, status.evidence[0]) if s.noun and status is not None else None
    if acting is not None and len(acting.actors) > 1 and same_state(r, acting, s.partner):
        acting = other_state(r, acting, s.partner)
    side = acting or speaker_side(r, s.hit.first, s.partner)
    if side is not None:
        rule = "the one who acts on it with the one named" if acting else "the speaker's side with the one named"
        combine(r, s, [side, s.partner], rule)


def _acting(r: Reader, s: Sighting, cue: Span) -> Group | None:
    """The subject right before the words that settle the status, or right behind them where they follow the noun."""
    first, last = (r.analysis.document.token_at(at) for at in (cue[0], cue[1] - 1))
    if first >= s.last:
        k = last + 1
        end = r.sentence(s.first).last
        agent = r.group_at(k + (k < end and r.tokens[k].norm in r.words.agency), end, 0)
        return None if agent is None or same(agent, s.partner) else agent
    subject = subject_of(r, first, s.partner)
    if subject is not None and any(r.tokens[k].norm in r.words.credit for k in range(subject.last, first)):
        return None  # who tells of it does not act on it
    near = subject is not None and subject.last <= first and (r.distance(subject.last, first) or 0) <= ACTING_NEAR
    return subject if near else None
