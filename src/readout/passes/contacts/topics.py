"""What was talked about in a contact, in the article's words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Sighting
from readout.record import Span
from readout.text import Hit

# How many tokens a list of topics may have.
TOPIC_WORDS = 40


def read_topics(r: Reader, sightings: list[Sighting]) -> None:
    """What was talked about, in the article's words: what follows a topic head near a contact."""
    heads = r.groups.get("head", ())
    listed = cache(lambda first: _items(r, first))
    apart = {s.first for s in sightings if any(_in_topic(r, head, s, listed) for head in heads)}
    for head in heads:
        s = _about(r, head, sightings, apart)
        spans = listed(head.last) if s is not None else ()
        if s is not None and spans:
            known = s.fields.get("topics")
            held = known.evidence if known else ()
            spans = tuple(x for x in spans if not any(a <= x[0] and x[1] <= b for a, b in held))
            values = tuple(r.analysis.text[a:b] for a, b in spans)
            if known is None:
                s.put("topics", values, ((head.start, head.end), *spans), "topic head")
            elif spans:
                s.fields["topics"] = type(known)((*known.value, *values), (*known.evidence, *spans), known.rule)


def _about(r: Reader, head: Hit, sightings: list[Sighting], apart: set[int]) -> Sighting | None:
    """The contact a topic head belongs to: in its sentence, else the last one of the paragraph before it.

    A contact that stands in the topic ("the talks in January"), or in a clause about it ("issues that were on the
    agenda of the last call"), is what was talked about, not the talk.
    """
    sentence = r.sentence(head.first)
    here = [s for s in sightings if sentence.first <= s.first < sentence.last]
    before = [s for s in here if s.first < head.first]
    if before:
        return ([s for s in before if s.reach <= head.first] or before)[-1]
    behind = [s for s in here if s.first not in apart]
    if behind:
        return behind[0]
    subject = r.subjects_before(head.first, sentence.first)
    reach = 0 if subject else 1  # who speaks on without a name speaks of what was told last
    earlier = [
        s for s in sightings if s.first < head.first and sentence.paragraph - r.sentence(s.first).paragraph <= reach
    ]
    earlier = [s for s in earlier if s.first not in apart and s.sides] or [s for s in earlier if s.first not in apart]
    if earlier and (not subject or set(subject[0].actors) & set(earlier[-1].sides)):
        return earlier[-1]
    return None


def _in_topic(r: Reader, head: Hit, s: Sighting, listed: Callable[[int], tuple[Span, ...]]) -> bool:
    """Whether a sighting stands in the topic of a head, or in a clause about it; ``listed`` gives the topics behind a token."""
    if s.first < head.last or r.sentence(s.first) is not r.sentence(head.first):
        return False
    spans = listed(head.last)
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
    heads = {h.first for h in r.hits("head", first, end)}
    out: list[Span] = []
    start = k = first
    examples = False
    while k < end:
        token = r.tokens[k]
        if r.quote(k) != level or r.is_quote(k) or token.text in ".;:()!?" or k in heads or _ends(r, k, first):
            break
        examples = examples or token.norm in r.words.inclusion
        if not examples and (token.text == "," or (token.norm in r.words.conjunction and k > start)):
            if k + 1 < end and r.tokens[k + 1].norm in r.words.inclusion:
                examples = True
            elif not _one_phrase(r, k, end):
                _item(r, start, k, out)
                start = k + 1
        k += 1
    _item(r, start, k, out)
    return tuple(out)


def _one_phrase(r: Reader, k: int, end: int) -> bool:
    """Whether a comma or conjunction stands inside a phrase ("free, open and fair elections", "efforts to end and prevent war")."""
    after = k + 1
    while after < end and (r.tokens[after].norm in r.words.conjunction or r.tokens[after].text == ","):
        after += 1
    if after >= end:
        return False
    return r.pos(after) == "VERB" or (r.pos(k - 1) == "ADJ" and r.pos(after) == "ADJ")


def _ends(r: Reader, k: int, first: int) -> bool:
    token, t = r.tokens[k], r.time[k]
    if k == first:
        return False
    if token.norm in r.words.relative and k - 1 in r.nouns:
        return False  # which talks, where talks are the topic
    if token.norm in r.words.purpose and r.pos(k - 1) == "NOUN":
        return False  # "efforts to secure a release"
    return token.norm in r.words.stop or token.norm in r.words.subordinate or (t is not None and t.type == "TIME")


def _item(r: Reader, start: int, end: int, out: list[Span]) -> None:
    while start < end and (r.tokens[start].norm in r.words.determiner or r.tokens[start].norm in r.words.conjunction):
        start += 1
    words = [r.tokens[k].norm for k in range(start, end) if r.tokens[k].kind == "word"]
    if not words or words[0] in r.words.stop or words[0] in r.words.companion or r.words.vague.issuperset(words):
        return
    while end > start and r.tokens[end - 1].kind != "word":
        end -= 1
    out.append(r.span(start, end))
