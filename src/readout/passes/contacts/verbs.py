"""Who with whom, read from the words around a contact verb."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactVerb
from readout.passes.contacts.ahead import Look, look_ahead, past_phrase
from readout.passes.contacts.hosts import counterpart_at, host_at
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.sides import MUTUAL_NEAR, combine, only_states
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import antecedent_of, subject_of
from readout.passes.contacts.titles import partner_at, titled_at
from readout.passes.contacts.words import QUOTES
from readout.text import Hit

# How many tokens of place and time may part a passive verb from its agent.
AGENT_NEAR = 5
# How far behind its relative word a verb may stand.
RELATIVE_FAR = 8


def of_verb(r: Reader, hit: Hit, verb: ContactVerb) -> Sighting:
    """The sighting of a contact verb."""
    s = Sighting(hit, verb.kind, hit.first, hit.last, hit.last, noun=False, weak=verb.weak)
    partner, reach, rule = _invited(r, hit) if verb.frame == "invite" else _verb_partner(r, s, hit, verb)
    s.reach = max(reach, hit.last)
    s.host = partner.spans[0] if verb.frame == "place" and partner is not None else None
    subject = _subject(r, hit, verb, partner)
    if partner is None and subject is not None and not verb.passive and verb.frame in ("with", "object"):
        partner = _relative_object(r, hit)
        s.lost = s.lost and partner is None
    if subject is None and partner is None and verb.frame == "with" and not s.lost and r.words.inflected:
        subject = _both_behind(r, hit)
    if subject is not None and partner is not None and verb.initiator and _reversed(r, subject, partner):
        subject, partner = partner, subject
    inviter = _inviter(r, subject) if partner is None and subject is not None else None
    if inviter is not None and subject is not None:
        who, cue = inviter
        partner, subject, rule = subject, who, "invited to meet"
        s.put("initiator", who.actors[0], (*who.spans, (cue.start, cue.end)), "verb of asking")
    combine(r, s, [subject, partner], rule if subject else f"{rule}, subject open")
    if verb.frame == "place" and subject is None and only_states(r, s):
        s.sides, s.side_spans = (), ()  # the states visited by one who is not named
    s.apart = verb.frame == "place" and antecedent_of(r, hit.first, r.sentence(hit.first).first) is not None
    s.subject = subject
    if subject is not None or verb.frame == "with":
        s.partner = partner
    s.gathers = verb.frame == "with" and verb.kind == "meeting" and partner is None and not s.lost
    if verb.initiator and subject and partner:
        asker = subject if verb.initiator == "subject" else partner
        if len(asker.actors) == 1:
            s.put("initiator", asker.actors[0], (*asker.spans, (hit.start, hit.end)), "verb names who asked")
    return s


def _reversed(r: Reader, subject: Group, partner: Group) -> bool:
    """«X-у позвонил Y»: whether the one behind the verb bears the name as it is, and the one before it a bent form."""
    return r.words.inflected and _as_is(r, partner) and not _as_is(r, subject)


def _as_is(r: Reader, g: Group) -> bool:
    actor, m = r.actor(g.actors[0]), r.mention[g.last - 1]
    last = r.tokens[(m.tokens[1] if m is not None else g.last) - 1]
    return actor is not None and actor.kind == "person" and actor.name.split()[-1] == last.text


def _relative_object(r: Reader, hit: Hit) -> Group | None:
    """ "X, whom Y met", «X, с которым Y встретился»: the one named right before the clause about him."""
    floor = r.sentence(hit.first).first
    k = next(
        (k for k in range(hit.first - 1, max(floor, hit.first - RELATIVE_FAR), -1) if r.tokens[k].norm in r.words.whom),
        None,
    )
    if k is None:
        return None
    k -= r.tokens[k - 1].norm in r.words.companion
    return r.group_before(k - (r.tokens[k - 1].text == ","), floor)


def _both_behind(r: Reader, hit: Hit) -> Group | None:
    """«Встретились министры A и B»: both sides right behind the verb, in a language whose order is free."""
    both = r.group_at(hit.last, r.sentence(hit.first).last, 3)
    return both if both is not None and len(both.actors) > 1 else None


def _subject(r: Reader, hit: Hit, verb: ContactVerb, partner: Group | None) -> Group | None:
    """The subject of the verb, where it can be one of those who have the contact."""
    subject = subject_of(r, hit.first, partner, guest=verb.frame == "place")
    if subject is None:
        return None
    before = [r.tokens[k].norm for k in range(max(0, hit.first - 2), hit.first)]
    if verb.passive and verb.weak and not r.words.relative.isdisjoint(before):
        return None  # "the letter that was received by X"
    if verb.frame == "place" and not any(r.kind.get(a) in ("person", "group") for a in subject.actors):
        return None  # states do not travel
    if partner is not None:
        return subject
    far = (r.distance(subject.last, hit.first) or 0) > MUTUAL_NEAR or (
        verb.kind == "talks" and subject.actors == r.company
    )
    return None if verb.weak or (far and r.words.subordinate.isdisjoint(before)) else subject


def _verb_partner(r: Reader, s: Sighting, hit: Hit, verb: ContactVerb) -> tuple[Group | None, int, str]:
    end = r.sentence(hit.first).last
    if verb.frame == "place" or (verb.frame == "object" and not verb.passive):
        plain = verb.frame == "place" or verb.weak
        group = r.group_at(hit.last, end, 0) if plain else titled_at(r, hit.last, end, 2)
        group = group or _collective(r, hit.last, end)
        if group is None and verb.frame == "place":
            group = next((g for k in range(hit.last, min(end, hit.last + 5)) if (g := host_at(r, k, end))), None)
        if group is None and verb.frame == "object" and hit.last < end and r.tokens[hit.last].norm in r.words.place:
            group = titled_at(r, past_phrase(r, hit.last + 1, end), end, 3)
        persons = group is not None and any(r.kind.get(a) in ("person", "group") for a in group.actors)
        if group is not None and verb.weak and not persons and group != _collective(r, hit.last, end):
            group = None  # one receives persons, and welcomes all sorts of things
        if group is None and verb.frame == "object":
            group = counterpart_at(r, hit.last, end)
        if group is not None and group.last < end and _is_named(r, group.last):
            return None, hit.last, "verb with object"
        return group, group.last if group else hit.last, f"verb with {verb.frame}"
    if verb.passive:
        k = hit.last
        if k < end and r.tokens[k].norm in r.words.agency:
            k += 1
        else:
            k = next((j + 1 for j in range(k, min(end, k + AGENT_NEAR)) if r.tokens[j].norm in r.words.agency), k)
        group = r.group_at(k, end, 1) or counterpart_at(r, k, end)
        return group, group.last if group else hit.last, "verb with agent"
    w = r.words
    if r.tokens[hit.last - 1].norm in w.companion:
        group = partner_at(r, hit.last, end)
        s.lost = group is None
        return group, group.last if group else hit.last, "verb with partner"
    partners = w.companion | w.origin if verb.frame == "from" else w.companion
    ends = w.together if verb.kind == "contact" else frozenset[str]()
    ahead = look_ahead(r, hit.last, Look(verb.bare, partners, ends=ends))
    group = ahead.owner or ahead.partner or ahead.both or (counterpart_at(r, hit.last, end) if verb.bare else None)
    s.lost = ahead.lost and group is None
    return group, ahead.reach, "verb with partner"


def _collective(r: Reader, k: int, end: int) -> Group | None:
    """ "Hosted the leaders of A and B": the states for which a collective right behind the verb stands."""
    f = next((f for f in r.analysis.found if f.tokens[0] == k and f.kind == "collective" and f.what == "group"), None)
    return None if f is None else r.group_at(f.tokens[1] - 1, end, 0)


def _inviter(r: Reader, invited: Group) -> tuple[Group, Hit] | None:
    """ "X mengundang A dan B untuk bertemu": the one who invites those right behind the verb of asking."""
    for cue in r.hits("asking", max(r.sentence(invited.first).first, invited.first - 3), invited.first):
        who = subject_of(r, cue.first, invited)
        if who is not None and len(who.actors) == 1:
            return who, cue
    return None


def _invited(r: Reader, hit: Hit) -> tuple[Group | None, int, str]:
    """ "mengundang X ke Y": the one invited, where the place to come to is told."""
    end = r.sentence(hit.first).last
    group = r.group_at(hit.last, end, 1)
    if group is None or group.last + 1 >= end or r.tokens[group.last].norm not in r.words.toward:
        return None, hit.last, "verb of inviting"
    if r.time[group.last + 1] is None and r.tokens[group.last + 1].capitalised:
        return group, group.last, "verb of inviting"
    return None, hit.last, "verb of inviting"


def _is_named(r: Reader, k: int) -> bool:
    """ "called Smith's plan a mistake", "called Smith a liar": the verb names, it does not ring up."""
    token = r.tokens[k]
    return token.text in ("'s", "’s") or token.text in QUOTES or token.norm in r.words.article
