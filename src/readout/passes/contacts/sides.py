"""Who with whom: the sides of a contact, read from the words around a contact verb or noun."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactNoun, ContactVerb
from readout.passes.contacts.ahead import Look, look_ahead, past_phrase
from readout.passes.contacts.hosts import host_at
from readout.passes.contacts.owners import owner_before, owner_in_ending, set_in
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.said import speaker_and_addressee, who_discussed
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import antecedent_of, same, speaker_side, subject_after, subject_of
from readout.passes.contacts.titles import titled_at
from readout.passes.contacts.words import QUOTES
from readout.record import Spans
from readout.text import Hit

# How many words may stand between a light verb and its noun.
LIGHT_WINDOW = 5
# How many words may stand between both sides, told together, and their verb.
MUTUAL_NEAR = 6


# -- verbs


def of_verb(r: Reader, hit: Hit, verb: ContactVerb) -> Sighting:
    """The sighting of a contact verb."""
    s = Sighting(hit, verb.kind, hit.first, hit.last, hit.last, noun=False, weak=verb.weak)
    partner, reach, rule = _invited(r, hit) if verb.frame == "invite" else _verb_partner(r, s, hit, verb)
    s.reach = max(reach, hit.last)
    subject = subject_of(r, hit.first, partner, guest=verb.frame == "place")
    if (
        verb.frame == "place"
        and subject is not None
        and not any(r.kind.get(a) in ("person", "group") for a in subject.actors)
    ):
        subject = None  # states do not travel
    if partner is None and subject is not None and (r.distance(subject.last, hit.first) or 0) > MUTUAL_NEAR:
        subject = None
    inviter = _inviter(r, subject) if partner is None and subject is not None else None
    if inviter is not None and subject is not None:
        who, cue = inviter
        partner, subject, rule = subject, who, "invited to meet"
        s.put("initiator", who.actors[0], (*who.spans, (cue.start, cue.end)), "verb of asking")
    _combine(r, s, [subject, partner], rule if subject else f"{rule}, subject open")
    if verb.frame == "place" and subject is None and _only_states(r, s):
        s.sides, s.side_spans = (), ()  # the states visited by one who is not named
    s.apart = verb.frame == "place" and antecedent_of(r, hit.first, r.sentence(hit.first).first) is not None
    if subject is None and verb.frame == "with":
        s.partner = partner
    s.gathers = verb.bare and verb.kind == "meeting" and partner is None and not s.lost
    if verb.initiator and subject and partner:
        asker = subject if verb.initiator == "subject" else partner
        if len(asker.actors) == 1:
            s.put("initiator", asker.actors[0], (*asker.spans, (hit.start, hit.end)), "verb names who asked")
    return s


def _verb_partner(r: Reader, s: Sighting, hit: Hit, verb: ContactVerb) -> tuple[Group | None, int, str]:
    end = r.sentence(hit.first).last
    if verb.frame == "place" or (verb.frame == "object" and not verb.passive):
        plain = verb.frame == "place" or verb.weak
        group = r.group_at(hit.last, end, 0) if plain else titled_at(r, hit.last, end, 2)
        if group is None and verb.frame == "place":
            group = next((g for k in range(hit.last, min(end, hit.last + 5)) if (g := host_at(r, k, end))), None)
        if group is None and verb.frame == "object" and hit.last < end and r.tokens[hit.last].norm in r.words.place:
            group = r.group_at(past_phrase(r, hit.last + 1, end), end, 3)
        if group is not None and verb.weak and not any(r.kind.get(a) in ("person", "group") for a in group.actors):
            group = None  # one receives persons, and welcomes all sorts of things
        if group is not None and group.last < end and _is_named(r, group.last):
            return None, hit.last, "verb with object"
        return group, group.last if group else hit.last, f"verb with {verb.frame}"
    if verb.passive:
        k = hit.last
        if k < end and r.tokens[k].norm in r.words.agency:
            k += 1
        group = r.group_at(k, end, 1)
        return group, group.last if group else hit.last, "verb with agent"
    w = r.words
    if r.tokens[hit.last - 1].norm in w.companion:
        group = titled_at(r, hit.last, end, 4)
        s.lost = group is None
        return group, group.last if group else hit.last, "verb with partner"
    ahead = look_ahead(r, hit.last, Look(verb.bare, w.companion | w.origin if verb.frame == "from" else w.companion))
    group = ahead.partner or ahead.both or ahead.owner
    s.lost = ahead.lost
    return group, ahead.reach, "verb with partner"


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


# -- nouns


def of_noun(r: Reader, hit: Hit, noun: ContactNoun) -> Sighting:
    """The sighting of a contact noun."""
    s = Sighting(
        hit, noun.kind, hit.first, hit.last, hit.last, noun=True, weak=noun.weak, assembly=noun.assembly, open=noun.open
    )
    sentence = r.sentence(hit.first)
    ahead = look_ahead(r, hit.last, _look_of(r, noun))
    s.reach = max(hit.last, ahead.reach)
    s.definite, s.lost = _is_definite(r, hit), ahead.lost
    owner = ahead.owner or owner_in_ending(r, hit, ahead) or owner_before(r, hit, sentence.first)
    light = _light(r, hit, sentence.first)
    if light is not None:
        s.first = light.first
    partner = ahead.partner or ahead.host or (_joined(r, hit, light) if light is not None else None)
    visit = _visit_aside(r, hit, sentence.first) if s.kind == "visit" and not (owner or partner) else None
    if visit is not None:
        s.apart = True
        _combine(r, s, list(visit), "visit of the one named before")
    elif ahead.both is not None:
        _combine(r, s, [ahead.both], "noun between sides")
    elif owner is not None and partner is not None and not (ahead.host and r.same_state(owner, partner)):
        _combine(r, s, [owner, partner], "noun of one side with the other")
    elif owner is not None and (len(owner.actors) > 1 or (s.assembly and light is None)):
        _combine(r, s, [owner], "noun of both sides")
    elif owner is None and partner is None and light is None:
        both = speaker_and_addressee(r, hit, sentence.first) or who_discussed(r, s, sentence.first)
        _combine(r, s, both, "said to the other side in it")
    else:
        subject = _noun_subject(r, hit, light, owner or partner)
        far = light is not None and subject is not None and (r.distance(subject.last, light.first) or 0) > MUTUAL_NEAR
        if partner is None and (light is None or s.kind == "visit" or (owner is None and far)):
            subject = None  # who speaks at a meeting of X, or after a visit of X, need not be its other side
        _combine(r, s, [subject, owner or partner], "light verb and noun" if light else "noun in a clause")
        s.body = subject is None and owner is not None and s.kind == "meeting"
        if subject is None and partner is not None:
            s.partner = partner
    attended = _attended(r, s, sentence.last)
    if attended is not None and len(s.sides) != 1:
        s.sides = tuple(dict.fromkeys((*s.sides, *attended.actors)))
        s.side_spans = (*s.side_spans, *attended.spans)
    if s.kind == "visit" and _only_states(r, s):
        s.sides, s.side_spans = (), ()  # states do not travel
    return s


def _visit_aside(r: Reader, hit: Hit, floor: int) -> tuple[Group, Group] | None:
    """ "X, who is in Russia on an official visit": the one named before the clause, and the state visited."""
    guest = antecedent_of(r, hit.first, floor, 8)
    if guest is None:
        return None
    for k in range(guest.last, hit.first - 1):
        if r.tokens[k].norm in r.words.place:
            host = host_at(r, k + 1, hit.first) or r.group_at(k + 1, hit.first, 0)
            return (guest, host) if host is not None and r.is_state(host) else None
    return None


def _only_states(r: Reader, s: Sighting) -> bool:
    return all(r.kind.get(a) == "government" for a in s.sides)


def _attended(r: Reader, s: Sighting, end: int) -> Group | None:
    """ "KTT itu dihadiri A, B dan C": those named as taking part."""
    for h in r.hits("attend", s.reach, min(end, s.reach + 6)):
        k = h.last
        if k < end and r.tokens[k].norm in r.words.agency:
            k += 1
        return r.group_at(k, end, 1)
    return None


def _look_of(r: Reader, noun: ContactNoun) -> Look:
    w = r.words
    partner = (
        w.companion | w.addressed
        if noun.kind in ("phone_call", "letter", "visit") and not w.toward & w.addressed
        else w.companion
    )
    return Look(w.owner_after, partner, w.toward if noun.kind == "visit" else frozenset())


def _noun_subject(r: Reader, hit: Hit, light: Hit | None, other: Group | None) -> Group | None:
    if light is not None:
        return subject_of(r, light.first, other)
    if other is None:
        return None
    sentence = r.sentence(hit.first)
    if set_in(r, hit.first, sentence.first):
        inserted = _before_comma(r, hit.first, sentence.first)
        if inserted is not None and not same(inserted, other):
            return inserted
        before = [g for g in r.subjects_before(hit.first, sentence.first) if not same(g, other)]
        return before[-1] if before else subject_after(r, hit.first, other)
    return None


def _before_comma(r: Reader, first: int, floor: int) -> Group | None:
    """ "X, dalam kunjungannya ke Y, mengatakan": the group before the comma that opens the remark."""
    for k in range(first - 1, max(floor, first - 4), -1):
        if r.tokens[k].text == ",":
            group = r.group_before(k, floor)
            return None if group is None or r.governed(group.first, floor) else group
    return None


def _own_count(r: Reader, hit: Hit) -> bool:
    """Whether the noun is counted among those of the two ("their second meeting")."""
    w = r.words
    counted = any(h.last == hit.first and h.last - h.first == 1 for h in r.hits("ordinal", hit.first - 1, hit.first))
    return counted and hit.first > 1 and r.tokens[hit.first - 2].norm in w.definite - w.article


def _is_definite(r: Reader, hit: Hit) -> bool:
    w = r.words
    end = r.sentence(hit.first).last
    after = any(r.tokens[k].norm in w.definite for k in range(hit.last, min(end, hit.last + 3)) if r.mention[k] is None)
    before = hit.first > 0 and w.owner_before and (r.tokens[hit.first - 1].norm in w.definite or _own_count(r, hit))
    return after or before


def _light(r: Reader, hit: Hit, floor: int) -> Hit | None:
    """The light verb whose object the noun is ("mengadakan pertemuan")."""
    found = None
    for h in r.hits("light", max(floor, hit.first - 4 * LIGHT_WINDOW), hit.first):
        words = r.distance(h.last, hit.first)
        between = range(h.last, hit.first)
        if words is None or words > LIGHT_WINDOW or any(r.tokens[k].norm in r.words.stop for k in between):
            continue
        named = any((m := r.mention[k]) is not None and m.kind not in ("pronoun", "clitic") for k in between)
        if not named or r.words.owner_before:
            found = h
    return found


def _joined(r: Reader, hit: Hit, light: Hit) -> Group | None:
    """ "hosted X for a meeting": the other side between the light verb and the noun."""
    group = r.group_at(light.last, hit.first, 1)
    if group is None or group.last >= hit.first:
        return None
    return group if r.tokens[group.last].norm in r.words.oblique else None


def add_speaker_side(r: Reader, s: Sighting) -> None:
    """ "Tidak akan ada pembicaraan dengan X", said by Y: the side that speaks is the other side.

    Only where the contact is refused, planned or wished for, and the one it would be with is named: a speaker who tells
    of others' contacts in the past is none of their sides.
    """
    if s.partner is None or s.value("status") not in ("denied", "declined", "planned", "proposed", "cancelled"):
        return
    side = speaker_side(r, s.hit.first, s.partner)
    if side is not None:
        _combine(r, s, [side, s.partner], "the speaker's side with the one named")


# -- together


def _combine(r: Reader, s: Sighting, groups: list[Group | None], rule: str) -> None:
    ids: dict[str, None] = {}
    spans: Spans = ()
    for g in groups:
        if g is not None:
            ids |= dict.fromkeys(g.actors)
            spans += g.spans
    s.sides, s.side_spans, s.rule = r.without_states_of_persons(tuple(ids)), spans, rule
