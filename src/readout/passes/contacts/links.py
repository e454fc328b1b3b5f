"""Links of contacts: to the earlier contact they follow, and from the statements made in them."""

from __future__ import annotations

import msgspec

from readout.passes.contacts.draft import Draft
from readout.passes.contacts.reader import Reader
from readout.record import Contact, Statement


def follow(r: Reader, drafts: list[Draft], contacts: list[Contact]) -> list[Contact]:
    """ "... after their 7 December video call": the contact told in the sentence follows the one behind the phrase."""
    out = list(contacts)
    for cue in r.groups.get("follow", ()):
        sentence = r.sentence(cue.first)
        later = earlier = None
        for n, d in enumerate(drafts):
            for s in d.sightings:
                if cue.last <= s.first < min(sentence.last, cue.last + 6):
                    earlier = n if earlier is None else earlier
                elif sentence.first <= s.first < cue.first:
                    later = n
        if later is not None and earlier is not None and later != earlier:
            out[later] = msgspec.structs.replace(out[later], follows=out[earlier].id)
    return out


def statements(r: Reader, drafts: list[Draft], contacts: list[Contact]) -> list[Statement]:
    """The statements, with the contact in which each was made where that is told."""
    held = [(d, c) for d, c in zip(drafts, contacts, strict=True) if c.status in ("held", "ongoing")]
    told = r.analysis.statements
    if len(held) == 1 and _is_readout(told, held[0][1]):
        start = r.sentence(held[0][0].sightings[0].first).start
        return [_in(s, held[0][1]) if s.content[0][0] >= start else s for s in told]
    return [_linked(r, s, held) if s.contact is None else s for s in told]


def _is_readout(told: list[Statement], contact: Contact) -> bool:
    """Whether an article only tells what was said in its one contact, and that is over: nobody but the parties speaks, and no outlet or
    other occasion is named."""
    return contact.status == "held" and all(
        s.source in contact.parties and not s.via and s.medium in (None, "call") and s.date in (None, contact.date)
        for s in told
    )


def _in(statement: Statement, contact: Contact) -> Statement:
    return msgspec.structs.replace(statement, contact=contact.id)


def _linked(r: Reader, s: Statement, held: list[tuple[Draft, Contact]]) -> Statement:
    own = [(d, c) for d, c in held if s.source in c.parties]
    if s.addressee is not None:
        told = [c for _, c in own if s.addressee in c.parties]
        if len(told) == 1:
            return _in(s, told[0])
    cue = s.cue[0] if s.cue else s.content[0]
    sentence = r.analysis.document.sentence_at(cue[0])
    if sentence is None:
        return s
    for d, c in own:
        for sight in d.sightings:
            inside = sentence.first <= sight.first < sentence.last
            if (
                inside
                and sight.noun
                and any(
                    r.tokens[k].norm in r.words.setting
                    for k in range(max(sentence.first, sight.first - 3), sight.first)
                )
            ):
                return _in(s, c)
    return s
