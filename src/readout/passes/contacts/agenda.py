"""Talks that are a topic of other talks: "they will discuss ... the talks to be held on 10 January"."""

from __future__ import annotations

from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sighting import Sighting

RULE = "on the agenda of both sides"


def read_agenda(r: Reader, sightings: list[Sighting]) -> None:
    """Dated talks to come, told without sides as something that two sides discuss: those of the two states.

    The plain reading of the annotation guide: where the article leaves the parties of such talks open, they are the
    states of those who discuss them. Where these states are not named in the text, the rule abstains.
    """
    for n, s in enumerate(sightings):
        if s.noun and s.kind == "talks" and not s.sides and s.value("date") and s.value("status") == "planned":
            group = _who_discuss(r, s, sightings[:n])
            states = _states(r, group) if group is not None else ()
            if group is not None and len(states) > 1:
                s.sides, s.side_spans, s.rule = states, group.spans, RULE


def _who_discuss(r: Reader, s: Sighting, earlier: list[Sighting]) -> Group | None:
    """The two who discuss: the subject of the topic head, or, behind an unresolved "they", the sides of the last contact."""
    sentence = r.sentence(s.first)
    heads = list(r.hits("head", sentence.first, s.first))
    for head in heads:
        for group in r.subjects_before(head.first, sentence.first):
            return group if len(group.actors) > 1 else None
    last = next((e for e in reversed(earlier) if len(e.sides) == 2), None)
    return Group(last.sides, s.first, s.first, last.side_spans) if heads and last is not None else None


def _states(r: Reader, group: Group) -> tuple[str, ...]:
    by_id = {a.id: a for a in r.analysis.actors}
    countries = dict.fromkeys(by_id[a].country for a in group.actors if a in by_id)
    found: list[str] = []
    for country in countries:
        state = next((a for a in r.analysis.actors if a.kind == "government" and a.country == country), None)
        if country is None or state is None:
            return ()
        found.append(state.id)
    return tuple(found)
