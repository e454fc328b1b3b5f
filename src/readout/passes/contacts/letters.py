"""Who wrote a letter to whom: "a letter from X to Y", "the letter that X sent to Y", "a letter received by Y"."""

from __future__ import annotations

from readout.packs.schema.contacts import ContactNoun
from readout.passes.contacts.reader import Group, Reader
from readout.text import Hit

# How many tokens behind the word for it the sides of a letter are looked for.
FAR = 18


def writer_and_reader(r: Reader, hit: Hit, noun: ContactNoun) -> tuple[Group | None, Group | None]:
    """The one who wrote a letter and the one to whom it goes, as far as the words behind it tell."""
    writer: Group | None = None
    reader: Group | None = None
    if noun.kind != "letter":
        return writer, reader
    sentence, w = r.sentence(hit.first), r.words
    end, k = min(sentence.last, hit.last + FAR), hit.last
    sent = {h.last for h in r.hits("sent", hit.last, end)}
    got = {h.last for h in r.hits("got", hit.last, end)}
    while k < end and r.tokens[k].text not in ";:" and not r.is_quote(k) and not (writer and reader):
        norm = r.tokens[k].norm
        group: Group | None = None
        if norm in w.addressed and reader is None:
            reader = group = r.group_at(k + 1, end, 2)
        elif (norm in w.origin or k in sent) and writer is None and norm not in w.addressed:
            writer = group = r.group_at(k + (norm in w.origin or norm in w.agency), end, 2)
        elif k in got and reader is None:
            reader = group = r.group_at(k + (norm in w.agency), end, 2)
        k = group.last if group is not None else k + 1
    return writer, reader
