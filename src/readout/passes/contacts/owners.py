"""Whose contact a noun tells of: the owner before it ("Biden's call"), or in its ending ("pertemuannya")."""

from __future__ import annotations

from readout.passes.contacts.ahead import Ahead
from readout.passes.contacts.hosts import pair_at
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.subjects import same
from readout.text import Hit


def set_in(r: Reader, first: int, floor: int) -> bool:
    """Whether the noun is the setting of what is said ("dalam panggilan telepon dengan X")."""
    near = first > floor and r.tokens[first - 1].norm in r.words.setting_near
    return near or any(r.tokens[k].norm in r.words.setting for k in range(max(floor, first - 3), first))


def owner_in_ending(r: Reader, hit: Hit, ahead: Ahead) -> Group | None:
    """The owner in an ending ("pertemuannya"): the subject right before it, else whom the ending refers to."""
    if not hit.clitic:
        return None
    other = ahead.partner or ahead.host
    if other is not None and set_in(r, hit.first, r.sentence(hit.first).first):
        near = [g for g in r.subjects_before(hit.first, r.sentence(hit.first).first) if not same(g, other)]
        if near and (r.distance(near[0].last, hit.first) or 9) <= 2:
            return near[0]
    for m in r.analysis.mentions:
        if m.kind == "clitic" and hit.end == m.span[0] and r.usable(m):
            return Group(m.actors, hit.last - 1, hit.last, (m.span,))
    return None


def _of_who_speaks(r: Reader, k: int) -> Group | None:
    """ "My visit", "your visit", "our call": of the speaker, of the other one of two who speak in turns, of both."""
    norm, w = r.tokens[k].norm, r.words
    source = r.speaker(k) if norm in w.own or norm in w.your or norm in w.our else None
    among = len(r.company) == 2 and source in r.company
    if source is None or not (norm in w.own or among):
        return None
    ids = (source,) if norm in w.own else tuple(i for i in r.company if norm in w.our or i != source)
    return Group(ids, k, k + 1, (r.span(k, k + 1),))


def owner_before(r: Reader, hit: Hit, floor: int) -> Group | None:
    """The owner before the noun ("Biden's first call", "U.S.-Russia talks", "их встреча"), where the language has that."""
    if not r.words.owner_before:
        return None
    k = hit.first
    for _ in range(6):
        if k - 1 < floor or r.quote(k - 1) != r.quote(hit.first):
            return None
        m = r.mention[k - 1]
        if m is not None:
            group = r.group_before(k, floor)
            own = m.kind in ("clitic", "collective", "state") or k == hit.first
            own = own if m.kind != "pronoun" else r.tokens[k - 1].norm in r.words.determiner
            with_it = group is not None and group.first > floor and r.tokens[group.first - 1].norm in r.words.companion
            return group if own and not with_it else None
        if (whose := _of_who_speaks(r, k - 1)) is not None:
            return whose
        if (pair := pair_at(r, k - 1)) is not None:
            return pair
        token = r.tokens[k - 1]
        if token.text == "-":  # "the U.S.-Israel High-Level Dialogue"
            k -= 1
            continue
        if token.text in ("'s", "’s") or token.text in "'’":
            return r.group_before(k - 1, floor)
        if token.kind not in ("word", "number") or token.norm in r.words.oblique or token.norm in r.words.stop:
            return None
        k -= 1
    return None
