"""Contacts to come that are a topic of a contact: "they will discuss the talks on 10 January", "agreed on further meetings"."""

from __future__ import annotations

from readout.passes.contacts.asides import is_state, same_state
from readout.passes.contacts.hosts import state_of
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import other_state
from readout.record import ContactKind

RULE = "on the agenda of both sides"
# Kinds in which the two meet themselves; talks are led by their states.
_THEMSELVES: frozenset[ContactKind] = frozenset({"meeting", "phone_call", "video_call"})


def read_agenda(r: Reader, sightings: list[Sighting]) -> None:
    """Contacts to come, told without sides as something that two sides settle or discuss: of the two, or of their states.

    The plain reading of the annotation guide: where the article leaves the parties of talks open, they are the states of
    those who discuss them. Where these states are not named in the text, the rule abstains.
    """
    for n, s in enumerate(sightings):
        if not s.noun or s.lost or s.value("status") != "planned":
            continue
        if s.kind == "talks" and s.partner is not None and len(s.sides) < 2:
            _with_their_state(r, s, s.partner, sightings[:n])
        if s.sides or s.definite:
            continue
        if s.kind != "talks" and s.kind not in _THEMSELVES:
            continue
        group = _who_settle(r, s, sightings[:n])
        if group is not None:
            sides = group.actors if s.kind in _THEMSELVES else _states(r, group)
            if len(sides) > 1:
                s.sides, s.side_spans, s.rule = sides, group.spans, RULE


def _with_their_state(r: Reader, s: Sighting, partner: Group, earlier: list[Sighting]) -> None:
    """Talks to come with the state of one of the two in the last contact: the other side is the state of the other one."""
    last = next(
        (e for e in reversed(earlier) if len(e.sides) == 2 and all(r.kind[a] == "person" for a in e.sides)), None
    )
    if last is None:
        return
    two = Group(last.sides, s.first, s.first, last.side_spans)
    other = other_state(r, two, partner) if is_state(r, partner) and same_state(r, two, partner) else None
    if other is not None:
        s.sides, s.side_spans, s.rule = (*other.actors, *partner.actors), (*other.spans, *partner.spans), RULE


def _who_settle(r: Reader, s: Sighting, earlier: list[Sighting]) -> Group | None:
    """The two who settle it: the subject before it, or, where nobody is named there, the sides of the last contact."""
    sentence = r.sentence(s.first)
    heads = list(r.hits("head", sentence.first, s.first))
    for head in heads:
        for group in r.subjects_before(head.first, sentence.first):
            return group if len(group.actors) > 1 else None
    named = any(r.mention[k] is not None for k in range(sentence.first, s.first))
    if not heads and (named or (s.value("date") and s.kind != "talks")):
        return None
    last = next(
        (e for e in reversed(earlier) if len(e.sides) == 2 and all(r.kind[a] == "person" for a in e.sides)), None
    )
    near = last is not None and sentence.paragraph - r.sentence(last.first).paragraph <= 1
    return Group(last.sides, s.first, s.first, last.side_spans) if last is not None and (heads or near) else None


def _states(r: Reader, group: Group) -> tuple[str, ...]:
    by_id = {a.id: a for a in r.analysis.actors}
    countries = dict.fromkeys(by_id[a].country for a in group.actors if a in by_id)
    found: list[str] = []
    for country in countries:
        state = state_of(r, country)
        if state is None:
            return ()
        found.append(state.id)
    return tuple(found)
