"""What an event is about: PLOVER contexts, from the words of the sentences that tell it."""

from __future__ import annotations

from readout.codes import contexts
from readout.passes.analysis import Analysis
from readout.record import Spans

_TALKS = "diplomatic"  # a contact between states is diplomacy by itself


def context_of(analysis: Analysis, kind: str, evidence: Spans, *, told: bool) -> tuple[str, ...]:
    """The contexts in PLOVER's order; none where no word is plain.

    ``told`` is set where the evidence is all that is said (a commitment): then the rest of its sentence does not count.
    """
    document = analysis.document
    found = {_TALKS} if kind == "CONSULT" else set()
    for start, end in evidence:
        sentence = None if told else document.sentence_at(start)
        span = (sentence.start, sentence.end) if sentence else (start, end)
        found.update(h.group for h in document.hits_in("contexts", *span))
    return tuple(c for c in contexts() if c in found)
