"""Conditions that are noun phrases: "*any attack* would be met with force"."""

from __future__ import annotations

import msgspec

from readout.passes.modality.clauses import Clauses
from readout.text import Hit

Range = tuple[int, int]


class Condition(msgspec.Struct, frozen=True, gc=False):
    """A condition in one sentence. ``condition`` and ``consequence`` are ranges of tokens; the marker is in neither.

    ``negative`` is set by "unless". ``nominal`` is set where the condition is a noun phrase ("any sanctions"),
    ``only`` where nothing follows without it ("only after ..."), ``unreal`` where it was not fulfilled, ``weak`` where it but
    makes no fact of what it holds ("stay *until* ...", "asked *if* ..."): nothing hangs on it.
    """

    marker: Range
    condition: Range
    consequence: Range | None
    negative: bool = False
    nominal: bool = False
    only: bool = False
    unreal: bool = False
    weak: bool = False


def of_subject(c: Clauses, subject: Range, verb: Hit, end: int, pointers: set[int]) -> Condition | None:
    """The condition that a subject, at least tokens ``subject``, is for what ``verb`` says behind it, up to token ``end``.

    Adverbs go with the verb ("*only* could"). None where the verb is denied, and where the subject but points back (``pointers``).
    """
    adverbs = c.fillers - {i for h in c.cues if h.group != "negated" for i in range(h.first, h.last)} - pointers
    start, last = subject[0], verb.first
    while last > subject[1] and last - 1 in adverbs:
        last -= 1
    if all(i in pointers for i in range(start, last)) or _is_denied(c, last, verb):
        return None
    return Condition((last, last), (start, last), (last, end), nominal=True)


def _is_denied(c: Clauses, last: int, verb: Hit) -> bool:
    """Whether a negation stands before the verb, or goes with an auxiliary; one inside "will not go unanswered" is its own."""
    own = verb.group != "modal"
    return any(
        h.group == "negated" and (last <= h.first < verb.first or (h.first == verb.first and not own)) for h in c.cues
    )
