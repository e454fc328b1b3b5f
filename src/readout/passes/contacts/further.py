"""More contacts told by the words of one: "met A, then B", "talks of A with B, and then a meeting with C"."""

from __future__ import annotations

import msgspec

from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sides import combine
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.titles import titled_at

# How many words may part the first other side from the next one.
FAR = 30
# How many words may part a verb of meeting from what it is for.
OCCASION_NEAR = 8


def further(r: Reader, s: Sighting) -> list[Sighting]:
    """ "X met with A to discuss ... and with B": for each further partner a contact of its own, of X with that one."""
    if s.subject is None or s.partner is None or s.lost:
        return []
    out = _separate(r, s, s.partner) if s.kind in ("meeting", "talks", "phone_call") else []
    if not _persons(r, s.partner):
        return out
    end = min(r.sentence(s.first).last, s.reach + FAR)
    k = s.reach
    while k < end:
        token = r.tokens[k]
        if token.text in ";:" or r.is_quote(k) or k in r.nouns or token.norm in r.words.complement:
            break
        if token.norm in r.words.companion and r.tokens[k - 1].norm in r.words.sequence:
            group = titled_at(r, k + 1, end, 2)
            if group is not None and _persons(r, group) and not set(group.actors) & {*s.sides}:
                out.append(_with(r, s, group))
                k = group.last
        k += 1
    return out


def _separate(r: Reader, s: Sighting, partner: Group) -> list[Sighting]:
    """ "X met separately with A and B": the contact is left to the first of them, the others have one of their own."""
    near = range(max(0, s.first - 3), partner.first)
    if len(partner.actors) < 2 or not any(r.tokens[k].norm in r.words.separate for k in near):
        return []
    each = [
        msgspec.structs.replace(partner, actors=(a,), spans=(x,))
        for a, x in zip(partner.actors, partner.spans, strict=False)
    ]
    s.partner = each[0]
    combine(r, s, [s.subject, each[0]], s.rule)
    return [_with(r, s, g) for g in each[1:]]


def carried(r: Reader, s: Sighting, told: list[Sighting]) -> None:
    """ "Talks of X with A, and then a meeting with B": the meeting is of X, who had the contact before."""
    if s.noun and s.kind == "visit" and s.hit.clitic and s.partner and _of_teller(r, s):
        before = next((t for t in reversed(told) if t.kind == "visit" and t.partner and t.subject and not t.lost), None)
        if before is not None and before.partner is not None and before.partner.actors == s.partner.actors:
            s.subject, s.sides, s.side_spans = before.subject, before.sides, before.side_spans
            return  # "the visit of X to Y ... during his visit to Y"
    if s.noun and not s.sides and not s.lost and told and _for_it(r, s, told[-1]):
        s.sides, s.side_spans, s.rule = told[-1].sides, told[-1].side_spans, "what those who meet come together for"
        s.fields.pop("status", None)
        if (status := told[-1].fields.get("status")) is not None:
            s.fields["status"] = status
        return
    if s.subject is not None or s.partner is None or s.definite or not told or not _persons(r, s.partner):
        return
    last = told[-1]
    if last.subject is None or r.sentence(last.first) is not r.sentence(s.first):
        return
    between = range(last.reach, s.first)
    if any(r.tokens[k].norm in r.words.sequence for k in between) and not any(
        r.mention[k] is not None or r.tokens[k].norm in r.words.complement for k in between
    ):
        combine(r, s, [last.subject, s.partner], "the one of the contact before with another")
        s.subject = last.subject


def _of_teller(r: Reader, s: Sighting) -> bool:
    """Whether the ending of the noun was read as the one who speaks."""
    return s.subject is not None and s.subject.actors == (r.speaker(s.hit.first),)


def _for_it(r: Reader, s: Sighting, last: Sighting) -> bool:
    """ "The leaders gathered in X for a summit": whether the noun tells what the verb before it is for."""
    if (
        last.noun
        or last.kind != "meeting"
        or not last.sides
        or last.lost
        or r.sentence(last.first) is not r.sentence(s.first)
    ):
        return False
    k = s.hit.first - 1
    while k > last.last and not r.mention[k] and (r.tokens[k].norm not in r.words.occasion):
        token = r.tokens[k]
        if r.time[k] is None and token.norm not in r.words.determiner and token.norm not in r.words.modifier:
            return False
        k -= 1
    near = r.distance(last.last, k)
    return k >= last.last and r.tokens[k].norm in r.words.occasion and near is not None and near <= OCCASION_NEAR


def _persons(r: Reader, g: Group) -> bool:
    return any(r.kind.get(a) in ("person", "group") for a in g.actors)


def _with(r: Reader, s: Sighting, group: Group) -> Sighting:
    new = msgspec.structs.replace(s, reach=group.last, partner=group, definite=False, fields={})
    if (status := s.fields.get("status")) is not None:
        new.fields["status"] = status
    combine(r, new, [s.subject, group], "the one who met others, too")
    return new
