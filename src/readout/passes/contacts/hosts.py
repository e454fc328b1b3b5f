"""States named as places or in adjectives: the host of a visit, two states told in one word."""

from __future__ import annotations

import msgspec

from readout.passes.analysis import Mention
from readout.passes.contacts.reader import Group, Reader
from readout.record import Actor, Span
from readout.text import Hit

STATE_RULE = "contacts.state"


def states_of_collectives(r: Reader) -> None:
    """Make mentions of the states in "the presidents of A (and B)": of these, or of the one whom the text names as president."""
    groups = [
        f for f in r.analysis.found if f.kind == "collective" and f.what == "group" and r.mention[f.tokens[0]] is None
    ]
    countries = {h.end: h for h in r.analysis.document.hits.get("world", ()) if h.group == "country"} if groups else {}
    for f in groups:
        h = countries.get(f.span[1])
        if h is None or r.mention[h.first] is not None:
            continue
        span = (h.start, h.end)
        m: Mention | None = Mention(span, span, "state", (_state(r, h.entry.code, span),), (h.first, h.last))
        r.collective.update(range(f.tokens[0], h.first))
        while m is not None and m.kind == "state":
            first, last = m.tokens
            who = _holder(r, f.office, m.actors)
            r.mention[first:last] = [msgspec.structs.replace(m, actors=(who,)) if who else m] * (last - first)
            m = _next_in_list(r, last)


def _holder(r: Reader, title: str, states: tuple[str, ...]) -> str | None:
    """The one person of the text who bears a title of one of the states."""
    of = {a.country for i in states if (a := r.actor(i)) is not None}
    found = [a.id for a in r.actors.values() if a.kind == "person" and a.country in of and a.office == title]
    return found[0] if len(found) == 1 else None


def _next_in_list(r: Reader, k: int) -> Mention | None:
    """The mention behind a comma or conjunction at token ``k``."""
    end = r.sentence(k - 1).last
    if k >= end or (r.tokens[k].text != "," and not r.joins(k)):
        return None
    k += max(1, r.joins(k))
    while k < end and (r.tokens[k].norm in r.words.determiner or r.tokens[k].norm in r.words.conjunction):
        k += 1
    return r.starts(k) if k < end else None


def host_at(r: Reader, i: int, end: int) -> Group | None:
    """The state named at token ``i`` as a place visited ("ke Rusia", "to Washington"): told by its name or capital.

    Places are no mentions of actors, so the state is added to the actors where it is not among them.
    """
    k = i
    while k < min(end, i + 3) and r.mention[k] is None and r.tokens[k].norm in r.words.determiner:
        k += 1
    hit = _state_named(r, k, end)
    if hit is None:
        return None
    span = (hit.start, hit.end)
    return Group((_state(r, hit.entry.code, span),), hit.first, hit.last, (span,))


def state_of(r: Reader, country: str | None) -> Actor | None:
    """The actor that is a state: the one of its name, else its seat or an organ that leads it; ``None`` where the text names none."""
    if country is None:
        return None
    organs = [a for a in r.actors.values() if a.kind == "government" and a.country == country]
    named = next((a for a in organs if a.name == r.states.name(country)), None)
    return named or next((a for a in organs if _seat(r, a)), None) or next(iter(organs), None)


def _seat(r: Reader, organ: Actor) -> bool:
    hits = [h for h in r.analysis.document.hits.get("world", ()) if h.group == "seat"]
    return any(start <= h.start and h.end <= end for start, end in organ.mentions for h in hits)


def is_body(r: Reader, g: Group) -> bool:
    """Whether a group is one body of states that the world knows (an organisation named in it)."""
    a = r.actors.get(g.actors[0]) if len(g.actors) == 1 else None
    if a is None or a.kind != "organisation":
        return False
    known = [h for h in r.analysis.document.hits.get("world", ()) if h.group == "organisation"]
    return any(start <= h.start and h.end <= end for start, end in a.mentions for h in known)


def pair_at(r: Reader, i: int) -> Group | None:
    """Two states told in one adjective before the noun ("российско-турецкий")."""
    token = r.tokens[i]
    codes = r.states.pair(token.norm) if "-" in token.norm and _lower_case(r, i) else None
    if codes is None:
        return None
    span = (token.start, token.end)
    return Group(tuple(_state(r, c, span) for c in codes), i, i + 1, (span,))


def _lower_case(r: Reader, i: int) -> bool:
    """Whether a word is written small, as far as can be seen: the first of a sentence has a capital in any case."""
    return not r.tokens[i].capitalised or i == r.sentence(i).first


def _state(r: Reader, code: str, span: Span) -> str:
    """The id of a state's government, which is added to the actors where it is not among them."""
    state = state_of(r, code)
    if state is None:
        number = max((int(a.id[1:]) for a in r.analysis.actors), default=0) + 1
        state = Actor(
            id=f"A{number}", kind="government", name=r.states.name(code), country=code, mentions=(span,),
            rule=STATE_RULE,
        )  # fmt: skip
        r.analysis.actors = [*r.analysis.actors, state]
        r.actors[state.id] = state
        r.kind[state.id] = state.kind
    return state.id


def _state_named(r: Reader, k: int, end: int) -> Hit | None:
    """A state's name or capital at token ``k``; a form that is an adjective too counts where no noun follows."""
    for h in r.analysis.document.hits.get("world", ()):
        if h.first == k and h.last <= end and h.group in ("country", "adjective"):
            following = r.tokens[h.last] if h.last < end else None
            free = following is None or following.kind != "word" or following.norm in r.words.oblique
            if h.group == "country" or free:
                return h
    return None
