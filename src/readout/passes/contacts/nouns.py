"""Who with whom, read from the words around a contact noun."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactNoun, ContactVerb
from readout.passes.contacts.ahead import Ahead, Look, look_ahead
from readout.passes.contacts.asides import is_state, same_state
from readout.passes.contacts.hosts import host_at, is_body
from readout.passes.contacts.letters import writer_and_reader
from readout.passes.contacts.owners import owner_before, owner_in_ending, set_in
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.said import speaker_and_addressee, who_discussed
from readout.passes.contacts.sides import MUTUAL_NEAR, combine, only_states, told_by_person
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.subjects import antecedent_of, same, subject_after, subject_of
from readout.passes.contacts.words import HYPHENS
from readout.text import Hit

# How many words may stand between a light verb and its noun, and tokens between it and an occasion.
LIGHT_WINDOW = 5
# How many tokens may part a verb of going from what one goes for.
TRIP_NEAR = 8
OCCASION_NEAR = 24
# How many words may part both sides in front from their noun.
BETWEEN_NEAR = 3


def of_noun(r: Reader, hit: Hit, noun: ContactNoun) -> Sighting:
    """The sighting of a contact noun."""
    s = Sighting(
        hit, noun.kind, hit.first, hit.last, hit.last, noun=True, weak=noun.weak, assembly=noun.assembly, open=noun.open
    )
    sentence = r.sentence(hit.first)
    ahead = look_ahead(r, hit.last, _look_of(r, noun))
    s.reach = max(hit.last, ahead.reach)
    s.definite, s.lost = _is_definite(r, hit), ahead.lost
    s.host = ahead.host.spans[0] if ahead.host is not None else None
    s.counted = _is_counted(r, s)
    owner = ahead.owner or owner_in_ending(r, hit, ahead) or owner_before(r, hit, sentence.first)
    s.assembly = s.assembly or (s.kind == "meeting" and owner is not None and is_body(r, owner))
    writer, reader = writer_and_reader(r, hit, noun)
    owner, ahead.partner = owner or writer, ahead.partner or reader
    if owner is None and ahead.host is not None and _possessed(r, hit, sentence.first):
        owner = subject_of(r, hit.first, ahead.host, guest=True)
    light = _light(r, hit, sentence.first)
    if light is not None:
        s.first = light.first
        if noun.kind == "letter" and r.words.inflected and owner is not None and light.last <= owner.first < hit.first:
            owner = None  # «передал X-у послание»: the one who gets it
    _set_sides(r, s, ahead, owner, light)
    if noun.kind == "letter" and owner is not None and len(owner.actors) == 1 and len(s.sides) > 1:
        s.put("initiator", owner.actors[0], (*owner.spans, (hit.start, hit.end)), "who wrote it")
    attended = _attended(r, s, sentence.last)
    if attended is not None and len(s.sides) != 1:
        s.sides = tuple(dict.fromkeys((*s.sides, *attended.actors)))
        s.side_spans = (*s.side_spans, *attended.spans)
    if s.kind == "visit" and only_states(r, s):
        s.sides, s.side_spans = (), ()
    return s


def _set_sides(r: Reader, s: Sighting, ahead: Ahead, owner: Group | None, light: Hit | None) -> None:
    floor = r.sentence(s.first).first
    body = owner is not None and is_body(r, owner)
    partner = ahead.partner or ahead.host or (_joined(r, s.hit, light) if light is not None and not body else None)
    visit = _visit_aside(r, s.hit, floor) if s.kind == "visit" and not (owner or partner) else None
    if visit is not None:
        s.apart = True
        combine(r, s, list(visit), "visit of the one named before")
    elif (both := ahead.both or _between_far(r, s.hit, floor, owner or partner)) is not None:
        combine(r, s, [both], "noun between sides")
    elif owner is not None and partner is not None and not (ahead.host and same_state(r, owner, partner)):
        s.subject, s.partner = owner, partner
        combine(r, s, [owner, partner], "noun of one side with the other")
        _by_their_person(r, s, owner, light)
    elif owner is not None and (len(owner.actors) > 1 or (s.assembly and light is None)):
        combine(r, s, [owner], "noun of both sides")
        _by_their_person(r, s, owner, light)
    elif owner is None and partner is None and light is None:
        combine(
            r, s, speaker_and_addressee(r, s.hit, floor) or who_discussed(r, s, floor), "said to the other side in it"
        )
    else:
        _in_clause(r, s, owner, partner, light)


def _between_far(r: Reader, hit: Hit, floor: int, told: Group | None) -> Group | None:
    """Both sides far behind the noun ("talks on grain were held in X between A and B"), or in front («Между A и B состоялся ...»)."""
    if told is not None:
        return None
    end = r.sentence(hit.first).last
    took_place = next((h for h in r.hits("outcome", hit.last, end)), None)
    behind = range(took_place.last, end) if took_place is not None else range(0)
    far = next((k for k in behind if r.tokens[k].norm in r.words.between), None)
    barred = far is None or any(k in r.nouns or k in r.verbs or r.is_quote(k) for k in range(hit.last, far))
    if far is not None and not barred and (far in behind[:1] or r.time[far - 1] or r.tokens[far - 1].capitalised):
        both = r.group_at(far + 1, end, 2)
        return both if both is not None and len(both.actors) > 1 else None
    if not r.words.inflected:
        return None
    for k in range(hit.first - 1, floor - 1, -1):
        if r.tokens[k].norm in r.words.between:
            both = r.group_at(k + 1, hit.first, 2)
            near = both is not None and (r.distance(both.last, hit.first) or 0) <= BETWEEN_NEAR
            return both if both is not None and near and len(both.actors) > 1 else None
    return None


def _by_their_person(r: Reader, s: Sighting, owner: Group, light: Hit | None) -> None:
    """ "X attended the A-B summit": the person in the place of the state that X stands for."""
    subject = subject_of(r, light.first, owner) if light is not None else None
    for person in subject.actors if subject is not None else ():
        s.sides = told_by_person(r, s.sides, person)


def _in_clause(r: Reader, s: Sighting, owner: Group | None, partner: Group | None, light: Hit | None) -> None:
    """One side is told at the noun; the other is the subject of the light verb, or of what is said in the contact."""
    subject = _noun_subject(r, s.hit, light, owner or partner)
    far = light is not None and subject is not None and (r.distance(subject.last, light.first) or 0) > MUTUAL_NEAR
    if partner is None and (light is None or s.kind == "visit" or (owner is None and far)):
        subject = None  # who speaks at a meeting of X, or after a visit of X, need not be its other side
    combine(r, s, [subject, owner or partner], "light verb and noun" if light else "noun in a clause")
    s.gathers = light is not None and partner is None and not s.lost and subject is not None and is_body(r, subject)
    s.body = subject is None and owner is not None and s.kind == "meeting"
    if partner is not None:
        s.subject, s.partner = subject, partner


def _visit_aside(r: Reader, hit: Hit, floor: int) -> tuple[Group, Group] | None:
    """ "X, who is in Russia on an official visit": the one named before the clause, and the state visited."""
    guest = antecedent_of(r, hit.first, floor, 8)
    if guest is None:
        return None
    for k in range(guest.last, hit.first - 1):
        if r.tokens[k].norm in r.words.place:
            host = host_at(r, k + 1, hit.first) or r.group_at(k + 1, hit.first, 0)
            return (guest, host) if host is not None and is_state(r, host) else None
    return None


def _possessed(r: Reader, hit: Hit, floor: int) -> bool:
    """Whether a possessive of whom it is not known stands before the noun ("thanked X for his visit to Y")."""
    k = hit.first - 1
    while k > floor and (r.tokens[k].norm in r.words.modifier or r.time[k] is not None):
        k -= 1
    return k >= floor and r.tokens[k].norm in r.words.possessive


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
    to = noun.kind in ("phone_call", "letter") and not noun.open
    to = to or (noun.kind in ("phone_call", "visit") and not w.toward & w.addressed)
    partner = w.companion | w.addressed if to else w.companion
    members = (
        w.membership if noun.kind in ("meeting", "summit", "talks", "visit") and not w.owner_after else frozenset()
    )
    return Look(w.owner_after, partner, w.toward if noun.kind == "visit" else frozenset(), members)


def _noun_subject(r: Reader, hit: Hit, light: Hit | None, other: Group | None) -> Group | None:
    if light is not None:
        return subject_of(r, light.first, other)
    if other is None:
        return None
    sentence = r.sentence(hit.first)
    if (trip := _trip(r, hit, sentence.first)) is not None:
        return next((g for g in r.subjects_before(trip, sentence.first) if not same(g, other)), None)
    if set_in(r, hit.first, sentence.first):
        inserted = _before_comma(r, hit.first, sentence.first)
        if inserted is not None and not same(inserted, other):
            return inserted
        before = [g for g in r.subjects_before(hit.first, sentence.first) if not same(g, other)]
        return before[-1] if before else subject_after(r, hit.first, other)
    return None


def _trip(r: Reader, hit: Hit, floor: int) -> int | None:
    """ "X arrived in Oslo for talks with Y": the verb of going before the noun that tells what for."""
    k = hit.first - 1
    while k > floor and _modifies(r, k):
        k -= 1
    if r.tokens[k].norm not in r.words.occasion:
        return None
    for j in range(k - 1, max(floor, k - TRIP_NEAR), -1):
        if r.tokens[j].norm in r.words.going:
            return j
        if r.tokens[j].norm in r.words.stop or r.tokens[j].text in ";:" or r.is_quote(j):
            return None
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


def _is_counted(r: Reader, s: Sighting) -> bool:
    """Whether an ordinal, or words for whose it is, tell it apart from others of the two ("their 7 December video call")."""
    if any(True for _ in (*r.hits("ordinal", s.last, s.last + 2), *r.hits("ordinal", max(0, s.first - 3), s.first))):
        return True
    k = s.hit.first - 1
    while k > 0 and (r.time[k] is not None or r.tokens[k].norm in r.words.modifier):
        k -= 1
    dated = any(r.time[j] is not None for j in range(k + 1, s.hit.first))
    theirs = r.words.possessive & r.words.definite
    return k >= 0 and r.tokens[k].norm in (r.words.definite - r.words.article if dated else theirs)


def _is_definite(r: Reader, hit: Hit) -> bool:
    w = r.words
    end = r.sentence(hit.first).last
    after = any(r.tokens[k].norm in w.definite for k in range(hit.last, min(end, hit.last + 3)) if r.mention[k] is None)
    before = hit.first > 0 and w.owner_before and (r.tokens[hit.first - 1].norm in w.definite or _own_count(r, hit))
    return after or before


def _light(r: Reader, hit: Hit, floor: int) -> Hit | None:
    """The light verb whose object the noun is ("mengadakan pertemuan")."""
    found = None
    start = max(floor, hit.first - 4 * LIGHT_WINDOW)
    for h in r.hits("verb", start, hit.first):
        if isinstance(h.entry, ContactVerb) and h.entry.frame == "object" and _joined(r, hit, h) is not None:
            found = h  # "welcomed X for talks"
    for h in r.hits("light", start, hit.first):
        words = r.distance(h.last, hit.first)
        between = range(h.last, hit.first)
        if words is None or words > LIGHT_WINDOW or any(r.tokens[k].norm in r.words.stop for k in between):
            continue
        named = any((m := r.mention[k]) is not None and m.kind not in ("pronoun", "clitic") for k in between)
        if not named or r.words.owner_before:
            found = h
    return found or _occasion(r, hit, floor)


def _occasion(r: Reader, hit: Hit, floor: int) -> Hit | None:
    """ "Joined the leaders of A, B and C for the annual summit": the verb in whose clause the noun is the occasion."""
    k = hit.first - 1
    while k > floor and (r.mention[k] is not None or r.time[k] is not None or _modifies(r, k)):
        k -= 1
    if k <= floor or r.tokens[k].norm not in r.words.occasion:
        return None
    start = max(floor, k - OCCASION_NEAR)
    lights = list(r.hits("light", start, k))
    between = range(lights[-1].last, k) if lights else range(0)
    broken = any(r.tokens[j].norm in r.words.stop - r.words.meanwhile or r.is_quote(j) for j in between)
    return lights[-1] if lights and not broken else None


def _modifies(r: Reader, k: int) -> bool:
    token = r.tokens[k]
    return token.norm in r.words.determiner or token.norm in r.words.modifier or token.text in HYPHENS


def _joined(r: Reader, hit: Hit, light: Hit) -> Group | None:
    """ "hosted X for a meeting", «провёл с X переговоры»: the other side between the light verb and the noun."""
    group = r.group_at(light.last, hit.first, 1)
    letter = isinstance(hit.entry, ContactNoun) and hit.entry.kind == "letter"
    if letter and group is not None and group.last <= hit.first and r.words.inflected:
        return group  # «передал X-у послание»
    if group is None:
        k = light.last
        group = r.group_at(k + 1, hit.first, 2) if k < hit.first and r.tokens[k].norm in r.words.companion else None
        return group if group is not None and group.last <= hit.first else None
    if group.last >= hit.first:
        return None
    return group if r.tokens[group.last].norm in r.words.oblique else None
