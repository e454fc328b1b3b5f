"""Where a contact takes place: the place behind its words, before them in their clause, or the state visited."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactVerb
from readout.passes.contacts.asides import past_aside
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.words import HYPHENS
from readout.record import Span

# How many tokens behind its sides, and before its first word, a place is looked for.
BEHIND, BEFORE = 8, 10
# The kinds that have no place of their own.
_AFAR = frozenset({"phone_call", "video_call", "letter", "contact"})


def read_place(r: Reader, s: Sighting) -> None:
    """Note the place: "di Istana Merdeka, Jakarta", «В Кремле прошли переговоры»."""
    if s.kind in _AFAR:
        return
    place = _behind(r, s)
    rule = "place behind the contact"
    if place is None and s.host is not None:
        place, rule = s.host, "state visited"
    if place is None:
        place, rule = _before(r, s), "place before the contact"
    if place is not None:
        s.put("place", r.analysis.text[place[0] : place[1]], (place,), rule)


def during(r: Reader, k: int) -> bool:
    """ "Met X during the assembly next week": a word that opens a phrase, not a clause, at the time of the contact."""
    return r.tokens[k].norm in r.words.during and r.starts(k + 1) is None and r.pos(k + 1) in ("NOUN", "PROPN", "DET")


def _behind(r: Reader, s: Sighting) -> Span | None:
    hosting = isinstance(s.hit.entry, ContactVerb) and s.hit.entry.frame in ("object", "invite")  # "welcomed X to Y"
    opens = r.words.place | r.words.toward if hosting else r.words.place
    told = s.fields.get("status")
    starts = [s.last] if told is None else [s.last, r.analysis.document.token_at(told.evidence[0][0]) + 1]
    return next((p for k in starts if k >= s.last and (p := _from(r, s, k, opens)) is not None), None)


def _from(r: Reader, s: Sighting, k: int, opens: frozenset[str]) -> Span | None:
    """The place that a word opens behind token ``k``, in the phrase that begins there; ``reach`` is skipped over."""
    end, reach, left = r.sentence(s.first).last, max(s.reach, k), BEHIND
    while k < end and left:
        token = r.tokens[k]
        if token.norm in opens and r.quote(k) == r.quote(s.first) and (place := _place(r, k + 1)):
            return place
        if k >= reach:
            apposed = token.text == "," and k + 1 < end and r.tokens[k + 1].norm in opens  # "met X, in Y"
            if (token.norm in r.words.stop and not during(r, k)) or (token.text in ",;:" and not apposed):
                return None
            left -= r.time[k] is None
            m = r.starts(k)
            k = m.tokens[1] if m is not None else max(k + 1, past_aside(r.tokens, k, end))
        else:
            k += 1
    return None


def _before(r: Reader, s: Sighting) -> Span | None:
    goes = s.first > 0 and r.tokens[s.first - 1].norm in r.words.purpose  # "flew to Y to meet X"
    opens = r.words.place | r.words.toward if goes else r.words.place
    first = r.sentence(s.first).first
    left = BEFORE
    for k in range(s.first - 1 - goes, first - 1, -1):
        token = r.tokens[k]
        left -= r.time[k] is None
        if not left:
            return None
        if token.norm in r.words.stop or token.norm in r.words.complement or token.text in ";:" or r.is_quote(k):
            return None
        if token.text == "," and r.time[k - 1] is None and r.time[k + 1] is None:
            apposed = goes and r.tokens[k - 1].capitalised and r.tokens[k + 1].capitalised  # "to Lima, Peru, to meet"
            if not apposed and not _fronted(r, first, k):
                return None
        gone = (
            token.norm in r.words.toward and k > first and r.tokens[k - 1].norm in r.words.going
        )  # "flew to Y and met X"
        if (gone or token.norm in opens) and (place := _place(r, k + 1)) is not None:
            return place
    return None


def _fronted(r: Reader, first: int, comma: int) -> bool:
    """ "Today in London, X met Y": whether nothing but place and time stands before the comma."""
    words = range(first, comma)
    placed = any(r.tokens[k].norm in r.words.place for k in words)
    return placed and all(
        r.time[k] is not None or r.tokens[k].capitalised or r.tokens[k].norm in r.words.place | r.words.article
        for k in words
    )


def stamped_place(r: Reader, s: Sighting, k: int) -> None:
    """The place behind the stamp of a page ("18:20 Москва, Кремль"), where the contact's own words tell none."""
    place = _place(r, k) if s.kind not in _AFAR and k < len(r.tokens) else None
    if place is not None and "place" not in s.fields:
        s.put("place", r.analysis.text[slice(*place)], (place,), "place of the stamp beside the news")


def _place(r: Reader, k: int) -> Span | None:
    """A run of capitalised words, or a mention of a state, its seat or a body, from token ``k``; dates are no places."""
    end = r.sentence(k - 1).last
    k += k < end and r.tokens[k].norm in r.words.article and r.mention[k] is None
    if k >= end or r.time[k] is not None or r.tokens[k].norm in r.words.no_place:
        return None
    around = r.mention[k - 1]  # a title may run on over the place ("Minister X in Rome")
    m = r.mention[k]
    if m is not None and m is not around:
        seat = m.kind in ("state", "name") and all(r.kind.get(a) in ("government", "organisation") for a in m.actors)
        return m.span if seat else None
    last = k
    while last < end and r.mention[last] in (None, around) and r.time[last] is None:
        token = r.tokens[last]
        joined = last > k and token.text in HYPHENS
        named = token.kind == "word" and (
            token.capitalised or (last > k and r.pos(last) == "NOUN" and _adjective(r, last - 1))
        )
        if not joined and not named:
            break
        last += 1
    return r.span(k, last) if last > k else None


def _adjective(r: Reader, k: int) -> bool:
    """«в Екатерининском зале»: whether a name at token ``k`` is an adjective, whose noun is to come."""
    return r.tokens[k].capitalised and r.pos(k) == "ADJ"
