"""What stands between two names that belong together: remarks in brackets, titles, the state of the first; states in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from readout.text import Document, Token

if TYPE_CHECKING:
    from readout.passes.analysis import Mention
    from readout.passes.contacts.reader import Group, Reader

# How many tokens the relation of the second to the first may take ("his Russian counterpart").
_RELATION = 4


def quote_levels(document: Document) -> list[int]:
    """For each token the number of the outermost quotation it stands in; 0 outside."""
    out = [0] * len(document.tokens)
    for n, q in enumerate((q for q in document.quotations if q.level == 1), 1):
        for i in document.tokens_in(q.start, q.end):
            out[i] = n
    return out


def gloss(r: Reader) -> None:
    """ "He (X) will meet Y": a pronoun means the one who is named in brackets behind it."""
    for f in r.analysis.found:
        k = f.tokens[1]
        if f.kind != "pronoun" or k + 2 >= len(r.tokens) or r.tokens[k].text != "(":
            continue
        named = r.mention[k + 1]
        if named is not None and named.tokens[0] == k + 1 and r.tokens[named.tokens[1]].text == ")":
            m = msgspec.structs.replace(named, tokens=f.tokens)
            r.mention[f.tokens[0] : k] = [m] * (k - f.tokens[0])


def past_aside(tokens: list[Token], k: int, end: int) -> int:
    """Behind a remark in brackets that stands at ``k``."""
    if k < end and tokens[k].text == "(":
        for j in range(k + 1, min(end, k + 8)):
            if tokens[j].text == ")":
                return j + 1
    return k


def before_aside(tokens: list[Token], k: int, floor: int) -> int:
    """Before a remark in brackets that ends at ``k``."""
    if tokens[k].text == ")":
        for j in range(k - 1, max(floor, k - 8), -1):
            if tokens[j].text == "(":
                return j - 1
    return k


def before_title(r: Reader, k: int, floor: int) -> int:
    """Before the relation that ends at ``k``: "X and his counterpart | Y" gives the conjunction, else ``k`` itself."""
    own = False
    start = k - 1 if r.tokens[k].text == "," else k
    for j in range(start, max(floor, start - _RELATION - 1), -1):
        token, m = r.tokens[j], r.mention[j]
        if own and token.norm in r.words.conjunction:
            return j
        if token.kind != "word" or token.norm in r.words.stop or (m is not None and len(range(*m.tokens)) > 1):
            return k
        own = own or token.norm in r.words.relation
    return k


def head_of(r: Reader, m: Mention | None, floor: int) -> Mention | None:
    """The person whose state a mention is ("President X of the Y"), else the mention itself."""
    if m is None or m.kind != "state" or m.tokens[0] - 2 < floor:
        return m
    head = r.mention[m.tokens[0] - 2]
    if r.tokens[m.tokens[0] - 1].norm not in r.words.membership or head is None:
        return m
    return head if any(r.kind.get(a) == "person" for a in head.actors) else m


def is_state(r: Reader, g: Group) -> bool:
    """Whether a group is one state."""
    return len(g.actors) == 1 and r.kind.get(g.actors[0]) == "government"


def same_state(r: Reader, g: Group, other: Group) -> bool:
    """Whether two groups have a state in common."""
    states = [{a.country for i in x.actors if (a := r.actors.get(i)) is not None} for x in (g, other)]
    return bool((states[0] & states[1]) - {None})


def owned_by(r: Reader, m: Mention, end: int) -> Mention:
    """The person behind a possessive of his state ("Poland's X"), else the mention itself."""
    k = m.tokens[1]
    named = r.starts(k + 1) if m.kind == "state" and k + 1 < end and r.tokens[k].text in ("'s", "’s") else None
    return named if named is not None and any(r.kind.get(a) == "person" for a in named.actors) else m


def unnamed_noun(r: Reader, k: int) -> bool:
    """Whether a phrase begins at token ``k`` that names nobody."""
    norm = r.tokens[k].norm if k < len(r.tokens) else ""
    known = norm in r.words.delegation or norm in r.words.article
    return bool(norm) and (known or r.pos(k) in ("NOUN", "ADJ"))
