"""Sides told by what was said or discussed in the contact, which stands there as its setting."""

from __future__ import annotations

from readout.passes.contacts.owners import set_in
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import members_of
from readout.text import Hit

# How many words the setting may have before its comma, and how many part speaker and addressee.
_SETTING = 10
_TELLING = 4
# How many words may part the two from the contact in which they do something.
SETTING_NEAR = 3
# How many words may part three or more who do something in a contact from it.
MANY, MANY_NEAR = 3, 9


def speaker_and_addressee(r: Reader, hit: Hit, floor: int) -> list[Group | None]:
    """ "kata X kepada Y selama panggilan telepon": both sides of what was said in it."""
    if not set_in(r, hit.first, floor):
        return []
    for k in range(hit.first - 1, floor, -1):
        if r.quote(k) != r.quote(hit.first):
            return []
        if r.tokens[k].norm in r.words.addressed or r.tokens[k].norm in r.words.telling:
            told = r.group_at(k + 1, hit.first, 2)
            speakers = r.subjects_before(k, floor)
            return [speakers[0], told] if told is not None and speakers else []
    return _said_in_it(r, hit)


def _said_in_it(r: Reader, hit: Hit) -> list[Group | None]:
    """ "In a call on Tuesday, X told Y that ...": both sides stand behind the setting."""
    end = r.sentence(hit.first).last
    for k in range(hit.last, min(end, hit.last + _SETTING)):
        if r.quote(k) != r.quote(hit.first) or r.mention[k] is not None:
            return []
        if r.tokens[k].text == ",":
            speaker = r.group_at(k + 1, end, 1)
            if speaker is None or len(speaker.actors) != 1:
                return []
            for j in range(speaker.last, min(end, speaker.last + _TELLING)):
                if r.tokens[j].norm in r.words.telling or r.tokens[j].norm in r.words.addressed:
                    told = r.group_at(j + 1, end, 1)
                    return [speaker, told] if told is not None else []
            return []
    return []


def _states(r: Reader, g: Group) -> set[str]:
    return {a.country for i in g.actors if (a := r.actor(i)) is not None and a.country}


def who_discussed(r: Reader, s: Sighting, floor: int) -> list[Group | None]:
    """ "A and B discussed X at a meeting", "A and B in a call agreed on X": both sides are told together as subject."""
    if s.definite or not set_in(r, s.hit.first, floor):
        return []
    near = r.subjects_before(s.hit.first, floor) if s.kind not in ("visit", "summit") and not s.weak else []
    if s.kind not in ("visit", "summit") and not s.weak and (members := members_of(r, s.hit.first, floor)) is not None:
        near = [members]
    if near and len(_states(r, near[0])) > 1 and (r.distance(near[0].last, s.hit.first) or 9) <= SETTING_NEAR:
        return [near[0]]
    gap = r.distance(near[0].last, s.hit.first) if near else None
    if (
        near
        and gap is not None
        and gap <= MANY_NEAR
        and len(near[0].actors) >= MANY
        and len(_states(r, near[0])) >= MANY
    ):
        return [near[0]]  # "A, B and C announced the plan at a meeting"
    for head in r.hits("head", floor, s.hit.first):
        if r.tokens[head.last].norm in r.words.agency:  # "as discussed by A and B at the summit"
            makers = r.group_at(head.last + 1, s.hit.first, 1)
            return [makers] if makers is not None and len(_states(r, makers)) > 1 else []
        subjects = r.subjects_before(head.first, floor)
        partner = _discussed_with(r, head, s.hit.first) if subjects and len(subjects[0].actors) == 1 else None
        if partner is not None:
            return [subjects[0], partner]
        if subjects and len(subjects[0].actors) > 1 and (r.distance(subjects[0].last, head.first) or 0) <= 3:
            return [subjects[0]]
    behind = _behind_comma(r, s.hit) if s.kind != "visit" and not s.weak else None
    return [behind] if behind is not None and len(_states(r, behind)) > 1 else []


def _discussed_with(r: Reader, head: Hit, end: int) -> Group | None:
    """ "X discussed it with Y in a call": the person with whom, behind a companion word."""
    for k in range(head.last, end):
        if r.tokens[k].norm in r.words.stop or r.is_quote(k):
            return None
        if r.tokens[k].norm in r.words.companion:
            group = r.group_at(k + 1, end, 3)
            return group if group is not None and any(r.kind.get(a) == "person" for a in group.actors) else None
    return None


def _behind_comma(r: Reader, hit: Hit) -> Group | None:
    """ "At the summit on Monday, A, B and C ...": those named behind the comma that closes the setting."""
    end = r.sentence(hit.first).last
    for k in range(hit.last, min(end, hit.last + _SETTING)):
        if r.quote(k) != r.quote(hit.first) or r.mention[k] is not None or r.tokens[k].norm in r.words.stop:
            return None
        if r.tokens[k].text == "," and r.time[k] is None:
            return r.group_at(k + 1, end, 1)
    return None
