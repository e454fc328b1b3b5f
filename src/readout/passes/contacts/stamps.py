"""Stamps of pages: the day and clock of publication in front of a sentence of an official notice, and the place behind it."""

from __future__ import annotations

from readout.passes.contacts.days import day
from readout.passes.contacts.draft import PAST
from readout.passes.contacts.places import stamped_place
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Sighting
from readout.passes.contacts.status import EARLIER
from readout.record import Timex

# How many sentences may part the news from the stamp of the page.
STAMP_NEAR = 2


def is_stamp(r: Reader, t: Timex) -> bool:
    """Whether a time is the page's: day and clock of publication, in front of a sentence ("17 April 2025, 21:10 The ...")."""
    if t.type != "TIME" or t.basis != "explicit" or day(t.value) != r.published:
        return False
    document = r.analysis.document
    first, last = document.token_at(t.span[0]), document.token_at(t.span[1] - 1)
    opens = first == 0 or r.sentence(first - 1) is not r.sentence(first)
    return opens and last + 1 < len(r.tokens) and r.tokens[last + 1].capitalised


def read_stamp(r: Reader, sightings: list[Sighting]) -> None:
    """The day stamped before or behind the first sentences of an official notice ("... . 17 April 2025, 21:10 ...").

    The clock of such a stamp is the page's; its day is that of the contact which the notice announces as news, and the
    place behind it where the contact was held.
    """
    stamp = next((t for t in r.analysis.times if is_stamp(r, t)), None)
    first = next((s for s in sightings if len(s.sides) > 1), None)
    if stamp is None or first is None or "date" in first.fields or first.value("status") not in (None, *PAST):
        return
    told = first.fields.get("status")
    at = r.analysis.document.token_at(stamp.span[0])
    apart = abs(r.sentence(at).index - r.sentence(first.first).index)
    if r.sentence(first.first).index > 1 or apart > STAMP_NEAR or (told is not None and told.rule == EARLIER):
        return
    first.put("date", day(stamp.value), (stamp.span,), "day of the stamp beside the news")
    stamped_place(r, first, r.analysis.document.token_at(stamp.span[1] - 1) + 1)
