"""The one who acts: the subject of a contact verb or light verb, or the speaker where the subject is "I"."""

from __future__ import annotations

from readout.passes.contacts.asides import is_state, same_state
from readout.passes.contacts.hosts import state_of
from readout.passes.contacts.reader import Group, Reader
from readout.record import Actor

# How many tokens may part "whose" from the verb of its clause.
RELATIVE_NEAR = 8
# How many tokens of place and time may part the other side from the one who acts.
SETTING_TAIL = 6


def subject_of(r: Reader, first: int, partner: Group | None, *, guest: bool = False) -> Group | None:
    """The nearest free group before token ``first``, or the main clause's where the verb stands in a side clause.

    A ``guest`` is of another state than the host ``partner``.
    """
    sentence = r.sentence(first)
    floor = _clause(r, sentence.first, first)
    if guest and (antecedent := antecedent_of(r, first, sentence.first)) is not None and not same(antecedent, partner):
        return antecedent
    if (whose := _whose(r, first, sentence.first)) is not None:
        inside = [g for g in r.subjects_before(first, whose + 1) if not same(g, partner)]
        return inside[-1] if inside else None  # "the group whose envoys met X": who met is not named
    if not guest and _of_unnamed(r, first, floor):
        return None
    before = [g for g in r.subjects_before(first, sentence.first) if not same(g, partner)]
    if guest and partner is not None and is_state(r, partner):
        before = [g for g in before if not same_state(r, g, partner)]
    if partner is not None and not guest and any(r.kind.get(a) == "person" for a in partner.actors):
        # A state does not meet its own minister: it is named there for something else.
        before = [g for g in before if not (is_state(r, g) and same_state(r, g, partner))]
    inside = [g for g in before if g.first >= floor]
    speaking = _speaking(r, first, inside[0].last if inside else floor, partner)
    if speaking is not None:
        return None if speaking.actors and same(speaking, partner) else speaking
    if guest and before:
        return before[0]
    near = before[0].last if before else sentence.first
    if _marked(r, first, near, r.words.subordinate) or (inside and _marked(r, first, near, r.words.conjunction)):
        return inside[-1] if inside else subject_after(r, first, partner)
    members = members_of(r, first, sentence.first) if partner is None else None
    if members is not None:
        return members
    if before:
        return before[0]
    return subject_after(r, first, partner) if first - sentence.first <= 4 else None


def _whose(r: Reader, first: int, floor: int) -> int | None:
    """The word for "whose" of the clause in which token ``first`` stands, where nothing opens another one between them."""
    for k in range(first - 1, max(floor, first - RELATIVE_NEAR - 1), -1):
        norm = r.tokens[k].norm
        if norm in r.words.whose:
            return k
        if norm in r.words.subordinate or norm in r.words.complement or r.tokens[k].text in ",;:" or r.is_quote(k):
            return None
    return None


def _of_unnamed(r: Reader, first: int, floor: int) -> bool:
    """ "Diplomats who will attend the meeting": a relative word behind a noun that names nobody stands before token ``first``."""
    for k in range(first - 1, max(floor + 1, first - 4), -1):
        if r.mention[k] is not None or r.tokens[k].kind != "word":
            return False
        if r.tokens[k].norm in r.words.relative:
            return r.mention[k - 1] is None and r.mention[k - 2] is None and r.pos(k - 1) in ("NOUN", "ADJ")
    return False


def antecedent_of(r: Reader, first: int, floor: int, near: int = 3) -> Group | None:
    """ "With X, who will visit Y": the one named right before the relative word that stands before token ``first``."""
    for k in range(first - 1, max(floor, first - near - 1), -1):
        if r.tokens[k].norm in r.words.relative and r.mention[k] in (None, r.starts(k)):
            end = k - 1 if r.tokens[k - 1].text == "," else k
            return r.group_before(end, floor)
    return None


def members_of(r: Reader, first: int, floor: int) -> Group | None:
    """ "The foreign ministers of A and B met": both sides, told as those to whom the ones who act belong."""
    for k in range(first - 1, max(floor, first - 6) - 1, -1):
        if r.mention[k] is None:
            continue
        group = r.group_before(k + 1, floor)
        if group is None or len(group.actors) < 2 or (r.distance(group.last, first) or 0) > 3:
            return None
        before = group.first - 1
        while before >= floor and r.tokens[before].norm in r.words.determiner:
            before -= 1
        return group if before >= floor and r.tokens[before].norm in r.words.membership else None
    return None


def same(g: Group, other: Group | None) -> bool:
    """Whether a group says no more than another."""
    return other is not None and set(g.actors) <= set(other.actors)


def _marked(r: Reader, first: int, floor: int, words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands right before token ``first`` (auxiliaries may stand between)."""
    return any(r.tokens[k].norm in words for k in range(max(floor, first - 4), first))


def _clause(r: Reader, floor: int, first: int) -> int:
    """Behind the last word that opens a clause of its own ("bahwa", "that") before ``first``."""
    for k in range(first - 1, floor - 1, -1):
        if r.tokens[k].norm in r.words.complement:
            return k + 1
    return floor


def subject_after(r: Reader, first: int, partner: Group | None) -> Group | None:
    """ "Setelah bertemu dengan X, Y mengatakan": the group behind the comma that ends the side clause."""
    end = r.sentence(first).last
    start = max(first, partner.last if partner else first)
    for k in range(start, min(end, start + 20)):
        if r.tokens[k].text == ",":
            group = r.group_at(k + 1, end, 1)
            apposed = partner is not None and k == partner.last and group is not None and same_state(r, group, partner)
            if group is not None and not same(group, partner) and not apposed:
                return group
    return _right_behind(r, start, partner) if partner is not None else None


def _right_behind(r: Reader, start: int, partner: Group) -> Group | None:
    """«После встречи с X в Y Z отправился»: the one named behind a place or time, where no comma parts the setting."""
    end = r.sentence(start - 1).last
    k = start
    while k < min(end, start + SETTING_TAIL):
        token, m = r.tokens[k], r.starts(k)
        if m is not None and m.kind in ("name", "titled", "office"):
            group = r.group_at(k, end, 0)
            if group is None or group.last >= end or r.pos(group.last) not in ("VERB", "AUX") or r.governed(k, start):
                return None
            return None if same(group, partner) else group
        placed = token.norm in r.words.place or token.capitalised or r.time[k] is not None
        if token.kind != "word" or not placed:
            return None
        k += 1
    return None


def _speaking(r: Reader, first: int, floor: int, partner: Group | None) -> Group | None:
    """The speaker, where "I" or "we" is the last word for somebody before the verb; the one spoken to, where it is "you".

    Those who speak in turns are "we" where no other side is told. Nobody (no actors) where it is not known who "you" is.
    """
    for k in range(first - 1, max(floor, first - 6) - 1, -1):
        if r.is_quote(k):
            return None
        norm = r.tokens[k].norm
        you = norm in r.words.second_person
        if r.mention[k] is not None or not (you or norm in r.words.first_person):
            continue
        source = r.speaker(k)
        among = source in r.company
        if you:
            return Group(tuple(i for i in r.company if i != source and among), k, k + 1, (r.span(k, k + 1),))
        if source is None or r.unnamed(source):
            return None
        both = among and partner is None and norm in r.words.we
        return Group(r.company if both else (source,), k, k + 1, (r.span(k, k + 1),))
    return None


def speaker_side(r: Reader, first: int, partner: Group) -> Group | None:
    """The state for which the speaker at token ``first`` stands (the speaker, where it is not among the actors)."""
    source = r.actor(r.speaker(first))
    if source is not None and source.id in r.company and {*partner.actors} <= {*r.company} - {source.id}:
        return Group((source.id,), first, first, tuple(source.mentions[:1]))
    others = [a for p in partner.actors if (a := r.actor(p)) is not None]
    if source is None or source.kind == "agency" or source.country is None:
        return None
    if any(o.country in (None, source.country) for o in others):
        return None
    side = _state(r, source)
    return Group((side.id,), first, first, tuple(side.mentions[:1])) if side.mentions else None


def other_state(r: Reader, group: Group, partner: Group) -> Group | None:
    """ "A and B will discuss talks with B's state": the state of A, which is the other side of those talks."""
    theirs = {a.country for p in partner.actors if (a := r.actor(p)) is not None}
    others = [a for i in group.actors if (a := r.actor(i)) is not None and a.country and a.country not in theirs]
    return Group((_state(r, others[0]).id,), group.first, group.last, group.spans) if len(others) == 1 else None


def _state(r: Reader, source: Actor) -> Actor:
    return state_of(r, source.country) or source
