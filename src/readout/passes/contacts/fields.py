"""Initiator and openness of a contact, each from the words beside it."""

from __future__ import annotations

from readout.passes.contacts.owners import owner_before
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sides import told_by_person
from readout.passes.contacts.sighting import Sighting
from readout.text import Hit

# How many tokens may part words of inviting from the visit.
BIDDEN_NEAR = 10


def read_initiators(r: Reader, sightings: list[Sighting]) -> None:
    """Who asked for it: "yang diminta oleh X", "X meminta percakapan itu"."""
    for cue in (*r.groups.get("initiative", ()), *r.groups.get("bidding", ())):
        asker = _asker(r, cue)
        s = _nearest(r, cue, sightings)
        if asker is not None and s is not None and len(asker.actors) == 1:
            s.put("initiator", asker.actors[0], ((cue.start, cue.end), *asker.spans), "initiative phrase")
            s.sides = told_by_person(r, s.sides, asker.actors[0])
    for s in sightings:
        for cue in r.hits("asking", r.sentence(s.first).first, s.hit.first):
            if cue.last < s.first - 3 and cue.first != s.first:
                continue
            subjects = r.subjects_before(cue.first, r.sentence(cue.first).first)
            if subjects and len(subjects[0].actors) == 1:
                s.put("initiator", subjects[0].actors[0], ((cue.start, cue.end), *subjects[0].spans), "verb of asking")


def _asker(r: Reader, cue: Hit) -> Group | None:
    """Who is behind "at the request of", or before "request" in "at X's request"."""
    sentence = r.sentence(cue.first)
    if cue.group == "initiative":
        return r.group_at(cue.last, sentence.last, 2)
    owner = owner_before(r, cue, sentence.first)
    opened = owner is not None and owner.first > sentence.first and r.tokens[owner.first - 1].norm in r.words.setting
    return owner if opened else None


def _nearest(r: Reader, cue: Hit, sightings: list[Sighting]) -> Sighting | None:
    """The sighting that a phrase belongs to: the one right before it, else the next in its sentence."""
    sentence = r.sentence(cue.first)
    here = [s for s in sightings if sentence.first <= s.first < sentence.last]
    bidden = next((s for s in here if s.kind == "visit" and cue.last <= s.first <= cue.last + BIDDEN_NEAR), None)
    if bidden is not None:
        return bidden  # "an invitation from X to visit Y"
    before = [s for s in here if s.last <= cue.first]
    return before[-1] if before else here[0] if here else None


def read_openness(r: Reader, sightings: list[Sighting]) -> None:
    """Whether its content is public, told in the sentence of a contact or the one after."""
    for group, public in (("closed", False), ("open", True)):
        for cue in r.groups.get(group, ()):
            index = r.sentence(cue.first).index
            near = [s for s in sightings if 0 <= index - r.sentence(s.first).index <= 1]
            if near:
                near[-1].put(
                    "public",
                    public,
                    ((cue.start, cue.end),),
                    "closed to the public" if not public else "open to the public",
                )
