"""Reading on from a contact word: its owner, its partner, both sides, the state visited."""

from __future__ import annotations

import msgspec

from readout.passes.analysis import Mention
from readout.passes.contacts.hosts import host_at, is_body
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.titles import partner_at

# How many words may stand between a contact word and its other side.
WINDOW = 14


class Ahead(msgspec.Struct):
    """What stands behind a contact word: its owner, its partner, both sides at once, the state visited."""

    owner: Group | None = None
    partner: Group | None = None
    both: Group | None = None
    host: Group | None = None
    reach: int = 0
    lost: bool = False


class Look(msgspec.Struct, frozen=True):
    """What a contact word allows behind it: an owner or object right there, the words that bring a partner, a host, all who meet.

    ``ends`` are words behind which no partner is told.
    """

    bare: bool
    partner: frozenset[str]
    host: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


def look_ahead(r: Reader, start: int, look: Look) -> Ahead:
    """Read on from token ``start`` until the clause ends or both sides are known."""
    end = r.sentence(start - 1).last
    found = Ahead(reach=start)
    k, level, near = start, r.quote(start - 1), look.bare
    # Words read over; whether they may stand there is asked only where a side follows.
    passed: list[int] = []
    while k < min(end, start + WINDOW):
        token = r.tokens[k]
        if r.quote(k) != level or r.is_quote(k) or token.text in ";:" or _another(r, k, start):
            break
        if (timex := r.time[k]) is not None:
            k = max(k + 1, r.analysis.document.token_at(timex.span[1] - 1) + 1)
        elif (m := r.starts(k)) is not None:
            if not near or found.owner or not all(_near_word(r, j) for j in passed):
                break
            passed.clear()
            if not r.usable(m) or r.only_determines(m, end) or _describes(r, m, end):
                k = m.tokens[1]
                continue
            found.owner = r.group_at(k, end, 0)
            found.reach = k = found.owner.last if found.owner else k + 1
            found.host = found.host or _host_inside(r, m.tokens, look)
        else:
            step = _take(r, k, end, look, found)
            if step is None:
                break
            passed.append(k)
            if look.bare and found.host is not None and k + 1 < step:
                near, passed = True, []
            k = step
    return found


def _another(r: Reader, k: int, start: int) -> bool:
    """Whether another contact word stands at ``k`` that is not told together with the first ("meetings and talks")."""
    return k in r.nouns and not (k > start and r.tokens[k - 1].norm in r.words.conjunction)


def _describes(r: Reader, m: Mention, end: int) -> bool:
    """Whether a state only describes the noun behind it ("the Iran nuclear deal"), in a language that puts it there."""
    k = m.tokens[1]
    if m.kind != "state" or not r.words.owner_before or r.words.owner_after or k >= end or r.tokens[k].capitalised:
        return False
    return r.pos(k) in ("NOUN", "ADJ")


def _host_inside(r: Reader, tokens: tuple[int, int], look: Look) -> Group | None:
    """The state visited, where the mention of the visitor runs on over it ("визит президента X в Y")."""
    for k in range(tokens[0] + 1, tokens[1] - 1):
        if r.tokens[k].norm in look.host and (host := host_at(r, k + 1, tokens[1])):
            return host
    return None


def _take(r: Reader, k: int, end: int, look: Look, found: Ahead) -> int | None:
    """Note what the word at ``k`` brings; the token to go on from, ``None`` where the reading ends."""
    w, norm = r.words, r.tokens[k].norm
    if norm in look.ends:
        return None
    if norm in w.between:
        _between(r, k + 1, end, found)
    elif norm in look.partner:
        found.partner = partner_at(r, k + 1, end)
        found.lost = found.partner is None
    elif norm in look.host and (host := host_at(r, k + 1, end) or r.group_at(k + 1, end, 2)):
        found.host, found.reach = host, host.last
        return host.last
    elif norm in w.stop:
        return None
    elif norm in w.agency and found.owner is None and (maker := r.group_at(k + 1, end, 1)) is not None:
        found.owner, found.reach = maker, maker.last
        return maker.last
    elif norm in look.members and k == found.reach and (members := r.group_at(k + 1, end, 3)):
        _members(r, members, found)
        if look.host and found.owner is None and found.both is None:
            found.owner, found.reach = members, members.last  # "the visit of X to Y"
            return members.last
    elif norm in w.oblique:
        return None if k + 1 < end and r.tokens[k + 1].norm in w.stop else past_phrase(r, k + 1, end)
    if group := found.both or found.partner:
        found.reach = group.last
        return None
    return k + 1


def _members(r: Reader, members: Group, found: Ahead) -> None:
    """ "The meeting of A, B and C": both sides, or the body that meets."""
    if len(members.actors) > 1:
        found.both = members
    elif is_body(r, members):
        found.owner, found.reach = members, members.last


def _near_word(r: Reader, k: int) -> bool:
    """Whether the word at ``k`` may part a contact word from its other side ("met his Russian counterpart X")."""
    w = r.words
    token = r.tokens[k]
    if token.norm in w.modifier or token.norm in w.determiner or token.norm in w.relation or k in r.collective:
        return True
    if k + 1 >= len(r.tokens):
        return False
    if r.tokens[k + 1].norm in w.relation or _before_alias(r, k):
        return True
    if r.starts(k + 1) is None or token.norm in w.stop or token.norm in w.oblique:
        return False
    return token.capitalised or r.pos(k) == "ADJ"


def _before_alias(r: Reader, k: int) -> bool:
    """Whether token ``k`` belongs to a name that is known by its short form in the brackets behind it only."""
    while k + 1 < len(r.tokens) and r.tokens[k].capitalised and r.mention[k] is None:
        k += 1
    return k + 1 < len(r.tokens) and r.tokens[k].text == "(" and r.starts(k + 1) is not None


def _between(r: Reader, k: int, end: int, found: Ahead) -> None:
    """Both sides behind "between": "antara A dan B", or the one with the other: "antara A dengan B"."""
    group = r.group_at(k, end)
    if group is not None and len(group.actors) == 1:
        follows = group.last + (group.last < end and r.tokens[group.last].text == ",")
        if follows < end and r.tokens[follows].norm in r.words.companion:
            found.owner, found.partner = group, partner_at(r, follows + 1, end)
            found.lost = found.partner is None
            return
        group = _past_remark(r, group, end) or group
    found.both = group
    found.lost = group is None or len(group.actors) < 2


def _past_remark(r: Reader, g: Group, end: int) -> Group | None:
    """ "Between A, acting for X, and B": both sides, with the remark about the first one left out."""
    if g.last >= end or r.tokens[g.last].text != ",":
        return None
    for k in range(g.last + 1, min(end - 1, g.last + WINDOW)):
        if r.tokens[k].text in ".;:" or r.is_quote(k):
            return None
        if r.tokens[k].text == "," and r.tokens[k + 1].norm in r.words.conjunction:
            other = r.group_at(k + 2, end, 1)
            if other is not None and not set(other.actors) & set(g.actors):
                return Group((*g.actors, *other.actors), g.first, other.last, (*g.spans, *other.spans))
            return None
    return None


def past_phrase(r: Reader, k: int, end: int) -> int:
    """Behind the noun phrase that begins at ``k``: a mention, or a run of capitalised words, or one word."""
    m = r.mention[k] if k < end else None
    if m is not None:
        return m.tokens[1]
    start = k
    while k < end and r.mention[k] is None and (r.tokens[k].capitalised or r.tokens[k].norm in r.words.determiner):
        k += 1
    return max(k, start + 1)
