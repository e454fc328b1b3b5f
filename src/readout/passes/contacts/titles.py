"""A side behind a long title ("the ASEAN Chair Prime Minister X", "членом Политбюро ..., министром X")."""

from __future__ import annotations

from readout.passes.contacts.asides import is_state
from readout.passes.contacts.hosts import counterpart_at
from readout.passes.contacts.reader import Group, Reader
from readout.passes.contacts.words import HYPHENS

# How many tokens a title may have.
LONG = 26


def titled_at(r: Reader, i: int, end: int, slack: int) -> Group | None:
    """The group at token ``i``; where a body opens a title, or a title is too long, the person who bears it."""
    group = r.group_at(i, end, slack)
    if (
        group is not None
        and not _opens_title(r, group, end)
        and not _goes_on(r, i, group, end)
        and not _relation(r, i, group)
    ):
        return group
    return _bearer(r, group.last if group is not None else i, end) or group


def partner_at(r: Reader, i: int, end: int) -> Group | None:
    """The other side behind a companion word at token ``i``."""
    return titled_at(r, i, end, 4) or _beside_unnamed(r, i, end) or counterpart_at(r, i, end)


def _beside_unnamed(r: Reader, i: int, end: int) -> Group | None:
    """ "The group of our allies as well as X": the one named beside those who are not."""
    for k in range(i, min(end, i + LONG)):
        token = r.tokens[k]
        if k > i and (n := r.joins(k)):
            group = r.group_at(k + n, end, 1)
            person = group is not None and any(r.kind.get(a) == "person" for a in group.actors)
            return group if person and not any(r.pos(j) in ("VERB", "AUX") for j in range(i, k)) else None
        if token.norm in r.words.stop or not (token.text in "()-" or token.kind in ("word", "number")):
            return None
    return None


def _relation(r: Reader, i: int, g: Group) -> bool:
    """Whether the group is only the state of a counterpart ("mitranya dari Rusia, X")."""
    return is_state(r, g) and any(r.tokens[k].norm in r.words.relation for k in range(i, g.last))


def _goes_on(r: Reader, i: int, g: Group, end: int) -> bool:
    """Whether a body inside a title has more titles behind a comma («членом бюро партии, министром X»)."""
    body = len(g.actors) == 1 and r.kind.get(g.actors[0]) in ("organisation", "government")
    return body and g.first > i and g.last < end and r.tokens[g.last].text == ","


def _opens_title(r: Reader, g: Group, end: int) -> bool:
    """Whether a body or state is named where its officer's title goes on right behind ("the ASEAN Chair ...")."""
    m = r.mention[g.last - 1]
    described = m is not None and (m.kind == "office" or all(r.kind.get(a) == "group" for a in m.actors))
    if described and g.last < end and (name := r.starts(g.last)) is not None and name.kind != "clitic":
        return True
    if len(g.actors) != 1 or r.kind.get(g.actors[0]) not in ("government", "organisation") or g.last >= end:
        return False
    token, m = r.tokens[g.last], r.starts(g.last)
    named = m is None or all(r.kind.get(a) == "person" for a in m.actors)
    return token.kind == "word" and token.capitalised and named and r.time[g.last] is None


def _bearer(r: Reader, i: int, end: int) -> Group | None:
    level = r.quote(i) if i < end else 0
    k = i
    unknown: Group | None = None  # what looks like a name and may be a part of the title
    while k < min(end, i + LONG):
        m = r.mention[k]
        if m is not None:
            if any(r.kind.get(a) == "person" for a in m.actors):
                free = k > i and r.tokens[k - 1].text == ","
                group = r.group_at(k, end, 0)
                if (not free or _closes(r, m.tokens[1], end)) and (group is None or _known(r, group)):
                    return group
                unknown = unknown or group
            k = max(k + 1, m.tokens[1])
        elif r.quote(k) != level or (r.time[k] is not None and k > i) or not _in_title(r, k):
            break
        else:
            k += 1
    return unknown


def _known(r: Reader, g: Group) -> bool:
    """Whether a state or an office is known of somebody in a group."""
    return any((a := r.actor(i)) is not None and (a.country or a.office) for i in g.actors)


def _in_title(r: Reader, k: int) -> bool:
    token, w = r.tokens[k], r.words
    if token.text == "," or token.text in HYPHENS or token.kind == "number":
        return True
    if token.kind != "word" or token.norm in w.stop or token.norm in w.companion:
        return False
    if token.norm in w.determiner or token.norm in w.conjunction or token.norm in w.title_link:
        return True
    return (token.capitalised or w.lower_titles or token.norm in w.relation) and token.norm not in w.oblique


def _closes(r: Reader, k: int, end: int) -> bool:
    """Whether a name behind a comma ends its phrase: it stands in apposition, and opens no clause of its own."""
    return k >= end or r.tokens[k].text in ".,("
