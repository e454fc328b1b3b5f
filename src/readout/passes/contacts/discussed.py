"""Talks told by what was talked about and by what means ("Putin and Merkel discussed Syria by phone")."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactVerb, Means
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.titles import titled_at
from readout.text import Hit

# How many words may stand between the means and the verb of discussing.
NEAR = 8


def discussed(r: Reader, words: list[Hit]) -> list[tuple[Hit, ContactVerb]]:
    """Verbs of discussing with a means in their clause, in sentences that have no contact word: each a contact verb."""
    out: dict[int, tuple[Hit, ContactVerb]] = {}
    for means in r.groups.get("means", ()):
        sentence = r.sentence(means.first)
        others = (w for w in words if not means.first < w.first < means.last)
        if any(sentence.first <= w.first < sentence.last for w in others) or not isinstance(means.entry, Means):
            continue
        for head in r.hits("head", sentence.first, sentence.last):
            start, end = (head.last, means.first) if head.first < means.first else (means.last, head.first)
            gap = r.distance(start, end)
            if gap is not None and gap <= NEAR and not any(r.tokens[k].norm in r.words.stop for k in range(start, end)):
                out.setdefault(head.first, (head, ContactVerb(words=head.entry.words, kind=means.entry.kind)))
                break
    for head in r.groups.get("discuss", ()):
        sentence = r.sentence(head.first)
        told = any(sentence.first <= w.first < sentence.last for w in words)
        if not told and head.first not in out and _with_person(r, head):
            out[head.first] = (head, ContactVerb(words=head.entry.words, kind="contact"))
    return list(out.values())


def _with_person(r: Reader, head: Hit) -> bool:
    """Whether a companion word near behind a verb of discussing brings a person."""
    end = min(r.sentence(head.first).last, head.last + NEAR)
    for k in range(head.last, end):
        if r.tokens[k].norm in r.words.stop or r.tokens[k].text in ",;:" or r.is_quote(k):
            return False
        if r.tokens[k].norm in r.words.companion:
            group = titled_at(r, k + 1, r.sentence(k).last, 2)
            return group is not None and any(
                (a := r.actor(i)) is not None and a.kind == "person" and a.name[:1].isupper() for i in group.actors
            )
    return False
