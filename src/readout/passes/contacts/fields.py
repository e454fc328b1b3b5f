"""Initiator, topics and openness of a contact, each from the words beside it."""

from __future__ import annotations

from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sides import told_by_person
from readout.passes.contacts.sighting import Sighting
from readout.record import Span
from readout.text import Hit

TOPIC_WORDS = 25


def read_initiators(r: Reader, sightings: list[Sighting]) -> None:
    """Who asked for it: "yang diminta oleh X", "X meminta percakapan itu"."""
    for cue in r.groups.get("initiative", ()):
        sentence = r.sentence(cue.first)
        asker = r.group_at(cue.last, sentence.last, 2)
        s = _nearest(r, cue, sightings)
        if asker is not None and s is not None and len(asker.actors) == 1:
            s.put("initiator", asker.actors[0], ((cue.start, cue.end), *asker.spans), "initiative phrase")
            s.sides = told_by_person(r, s.sides, asker.actors[0])
    for s in sightings:
        for cue in r.hits("asking", r.sentence(s.first).first, s.hit.first):
            if cue.last < s.first - 3 and cue.first != s.first:
                continue
            subjects = r.subjects_before(cue.first, r.sentence(cue.first).first)
            if subjects and len(subjects[0].actors) == 1:
                s.put("initiator", subjects[0].actors[0], ((cue.start, cue.end), *subjects[0].spans), "verb of asking")


def _nearest(r: Reader, cue: Hit, sightings: list[Sighting]) -> Sighting | None:
    """The sighting that a phrase belongs to: the one right before it, else the next in its sentence."""
    sentence = r.sentence(cue.first)
    here = [s for s in sightings if sentence.first <= s.first < sentence.last]
    before = [s for s in here if s.last <= cue.first]
    return before[-1] if before else here[0] if here else None


def read_openness(r: Reader, sightings: list[Sighting]) -> None:
    """Whether its content is public, told in the sentence of a contact or the one after."""
    for group, public in (("closed", False), ("open", True)):
        for cue in r.groups.get(group, ()):
            index = r.sentence(cue.first).index
            near = [s for s in sightings if 0 <= index - r.sentence(s.first).index <= 1]
            if near:
                near[-1].put(
                    "public",
                    public,
                    ((cue.start, cue.end),),
                    "closed to the public" if not public else "open to the public",
                )


def read_topics(r: Reader, sightings: list[Sighting]) -> None:
    """What was talked about, in the article's words: what follows a topic head near a contact."""
    for head in r.groups.get("head", ()):
        spans = _items(r, head.last)
        s = _about(r, head, spans, sightings) if spans else None
        if s is not None:
            known = s.fields.get("topics")
            held = known.evidence if known else ()
            spans = tuple(x for x in spans if not any(a <= x[0] and x[1] <= b for a, b in held))
            values = tuple(r.analysis.text[a:b] for a, b in spans)
            if known is None:
                s.put("topics", values, ((head.start, head.end), *spans), "topic head")
            elif spans:
                s.fields["topics"] = type(known)((*known.value, *values), (*known.evidence, *spans), known.rule)


def _about(r: Reader, head: Hit, spans: tuple[Span, ...], sightings: list[Sighting]) -> Sighting | None:
    """The contact a topic head belongs to: in its sentence, else the last one of the paragraph before it.

    A contact that stands in the topic ("the talks in January"), or in a clause about it ("issues that were on the
    agenda of the last call"), is what was talked about, not the talk.
    """
    sentence = r.sentence(head.first)
    here = [s for s in sightings if sentence.first <= s.first < sentence.last]
    before = [s for s in here if s.first < head.first]
    if before:
        return ([s for s in before if s.reach <= head.first] or before)[-1]
    behind = [s for s in here if not _in_topic(r, head, spans, s)]
    if behind:
        return behind[0]
    if here:
        return None
    earlier = [s for s in sightings if s.first < head.first and r.sentence(s.first).paragraph == sentence.paragraph]
    subject = r.subjects_before(head.first, sentence.first)
    earlier = [s for s in earlier if s.sides] or earlier
    if earlier and (not subject or set(subject[0].actors) & set(earlier[-1].sides)):
        return earlier[-1]
    return None


def _in_topic(r: Reader, head: Hit, spans: tuple[Span, ...], s: Sighting) -> bool:
    if any(start <= s.hit.start < end for start, end in spans):
        return True
    if any(head.last <= h.first < s.first for h in r.groups.get("head", ())):
        return True
    return any(r.tokens[k].norm in r.words.relative for k in range(head.last, s.first))


def _items(r: Reader, first: int) -> tuple[Span, ...]:
    """The members of the list that begins at token ``first``, each a span; the list ends with its clause."""
    sentence = r.sentence(first - 1)
    end = min(sentence.last, first + TOPIC_WORDS)
    level = r.quote(first - 1)
    out: list[Span] = []
    start = k = first
    while k < end:
        token = r.tokens[k]
        if r.quote(k) != level or r.is_quote(k) or token.text in ".;:()!?" or _ends(r, k, first):
            break
        if token.text == "," or (token.norm in r.words.conjunction and k > start):
            _item(r, start, k, out)
            start = k + 1
        k += 1
    _item(r, start, k, out)
    return tuple(out)


def _ends(r: Reader, k: int, first: int) -> bool:
    token = r.tokens[k]
    t = r.time[k]
    return k > first and (
        token.norm in r.words.stop or token.norm in r.words.subordinate or (t is not None and t.type == "TIME")
    )


def _item(r: Reader, start: int, end: int, out: list[Span]) -> None:
    while start < end and (r.tokens[start].norm in r.words.determiner or r.tokens[start].norm in r.words.conjunction):
        start += 1
    if start < end and (r.tokens[start].norm in r.words.stop or r.tokens[start].norm in r.words.companion):
        return
    if end > start and any(r.tokens[k].kind == "word" for k in range(start, end)):
        out.append(r.span(start, end))
