"""States named as places or in adjectives: the host of a visit, two states told in one word."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from readout.passes.analysis import Mention
from readout.passes.contacts.reader import Group, Reader
from readout.record import Actor, Span
from readout.text import Hit

STATE_RULE = "contacts.state"


def states_of_collectives(r: Reader) -> None:
    """Make mentions of those for whom a collective stands: of the states in "the presidents of A (and B)" (or of the one
    whom the text names as president), of the body in "the leaders of the G7", of both in "the French and German ministers"."""
    groups = [f for f in r.analysis.found if f.kind == "collective" and r.mention[f.tokens[0]] is None]
    if not groups and not r.words.heads:
        return
    named = [
        h for h in r.analysis.document.hits.get("world", ())
        if h.group in ("country", "adjective") or (h.group == "organisation" and any(t.capitalised for t in r.tokens[h.first : h.last]))
    ]  # fmt: skip
    ends = {h.end: h for h in named if h.group != "adjective"} if groups else {}
    starts = {h.first: h for h in named if h.group != "adjective"} if groups else {}
    for f in groups:
        h = ends.get(f.span[1]) if f.what == "group" else starts.get(f.tokens[1]) or _lands_of(r, f.tokens[1], starts)
        if h is None or r.mention[h.first] is not None:
            continue
        span, body = (h.start, h.end), h.group == "organisation"
        tokens = (f.tokens[0], h.last) if body else (h.first, h.last)
        who = _body(r, h) if body else _state(r, h.entry.code, span)
        m: Mention | None = Mention(span, span, "name" if body else "state", (who,), tokens)
        r.collective.update(range(f.tokens[0], h.first))
        if body:
            r.mention[f.tokens[0] : h.last] = [m] * (h.last - f.tokens[0])
        while m is not None and m.kind == "state":
            first, last = m.tokens
            holder = _holder(r, f.office, m.actors)
            r.mention[first:last] = [msgspec.structs.replace(m, actors=(holder,)) if holder else m] * (last - first)
            m = _next_in_list(r, last)
    if r.words.heads:
        _adjective_pairs(r, [h for h in named if h.group == "adjective"])


def _lands_of(r: Reader, k: int, starts: dict[int, Hit]) -> Hit | None:
    """The body behind a word for its states at token ``k`` («главы МИД стран БРИКС»)."""
    return starts.get(k + 1) if k < len(r.tokens) and r.tokens[k].norm in r.words.lands else None


def _adjective_pairs(r: Reader, adjectives: list[Hit]) -> None:
    """ "The French and German (military) commanders": one mention of both states."""
    for a, b in pairwise(adjectives):
        if b.first != a.last + 1 or r.tokens[a.last].norm not in r.words.conjunction or r.mention[a.first] is not None:
            continue
        head = b.last
        while head + 1 < len(r.tokens) and head < b.last + 2 and r.tokens[head].norm in r.words.modifier:
            head += 1
        if r.tokens[head].norm not in r.words.heads or any(r.mention[k] is not None for k in range(a.first, head + 1)):
            continue
        sides = tuple(dict.fromkeys(_state(r, h.entry.code, (h.start, h.end)) for h in (a, b)))
        m = Mention(r.span(a.first, head + 1), r.span(a.first, b.last), "state", sides, (a.first, head + 1))
        r.mention[a.first : head + 1] = [m] * (head + 1 - a.first)


def _body(r: Reader, h: Hit) -> str:
    """The id of an organisation, which is added to the actors where it is not among them."""
    same = [
        o
        for o in r.analysis.document.hits.get("world", ())
        if o.group == "organisation" and o.entry.code == h.entry.code
    ]
    for a in r.actors.values():
        if a.kind == "organisation" and any(x <= o.start and o.end <= y for x, y in a.mentions for o in same):
            return a.id
    name = r.analysis.text[h.start : h.end]
    return _added(r, Actor(id="", kind="organisation", name=name, mentions=((h.start, h.end),), rule=STATE_RULE))


def counterpart_at(r: Reader, i: int, end: int) -> Group | None:
    """ "His Kenyan counterpart", "mitranya dari Kenya": the state of the one who is told by his relation only."""
    k = next((k for k in range(i, min(end, i + 5)) if r.tokens[k].norm in r.words.relation), None)
    if k is None or any(r.tokens[j].norm in r.words.oblique or r.tokens[j].kind != "word" for j in range(i, k)):
        return None
    behind = k + 1 < end and r.tokens[k + 1].norm in r.words.origin
    for h in r.analysis.document.hits.get("world", ()):
        if h.group in ("country", "adjective") and (i <= h.first < k or (behind and h.first == k + 2)):
            span = (h.start, h.end)
            return Group((_state(r, h.entry.code, span),), i, max(k + 1, h.last), (span,))
    return None


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


def names_of_pairs(r: Reader) -> None:
    """Make mentions of two persons of the text who are told in one word ("the Biden-Xi meeting")."""
    for k in [k for k, t in enumerate(r.tokens[1:-1], 1) if t.text == "-"]:
        one, dash, other = r.tokens[k - 1 : k + 2]
        if not (one.capitalised and other.capitalised and one.end == dash.start):
            continue
        m = r.mention[k - 1]
        if m is not None and m.tokens != (k - 1, k + 2):
            continue
        found = [_called(r, t.text) for t in (one, other)]
        if None not in found and found[0] != found[1]:
            for at, who in ((k - 1, found[0]), (k + 1, found[1])):
                span = r.span(at, at + 1)
                r.mention[at] = Mention(span, span, "name", (str(who),), (at, at + 1))
            r.mention[k] = None


def _called(r: Reader, name: str) -> str | None:
    found = [a.id for a in r.actors.values() if a.kind == "person" and name in a.name.split()]
    return found[0] if len(found) == 1 else None


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
    if state is not None:
        return state.id
    name = r.states.name(code)
    return _added(r, Actor(id="", kind="government", name=name, country=code, mentions=(span,), rule=STATE_RULE))


def _added(r: Reader, actor: Actor) -> str:
    """The id under which an actor joins those of the text."""
    number = max((int(a.id[1:]) for a in r.analysis.actors), default=0) + 1
    actor = msgspec.structs.replace(actor, id=f"A{number}")
    r.analysis.actors = [*r.analysis.actors, actor]
    r.actors[actor.id] = actor
    r.kind[actor.id] = actor.kind
    return actor.id


def _state_named(r: Reader, k: int, end: int) -> Hit | None:
    """A state's name or capital at token ``k``; a form that is an adjective too counts where no noun follows."""
    for h in r.analysis.document.hits.get("world", ()):
        if h.first == k and h.last <= end and h.group in ("country", "adjective"):
            following = r.tokens[h.last] if h.last < end else None
            free = following is None or following.kind != "word" or following.norm in r.words.oblique
            if h.group == "country" or free:
                return h
    return None
