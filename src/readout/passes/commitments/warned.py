"""Warnings without an if: "unilateral steps could wreck the talks"."""

from __future__ import annotations

from readout.passes.commitments.sides import Sides
from readout.passes.commitments.units import Unit, within
from readout.passes.commitments.words import Words
from readout.passes.modality import Reader
from readout.passes.modality.clauses import Clauses
from readout.passes.modality.nominal import of_subject

_HARM = 6  # words between a modal and the harm that it tells of


def _phrase_start(clauses: Clauses, at: int, first: int) -> int | None:
    """Where the subject of token ``at`` starts, relative clauses included: at ``first`` or behind "that", not behind a comma."""
    for i in range(at - 1, first - 1, -1):
        if clauses.breaks(i):
            return None
        if clauses.bounds.get(i) == "complement":
            return i + 1
    return first


def warned(unit: Unit, words: Words, sides: Sides, reader: Reader) -> Unit | None:
    """The unit with its subject as its condition: an act that is nobody's by name, a modal, and the harm that it would do.

    None where the harm is denied ("would *not* hurt"), or the subject is but a word that points back ("*this* would ...").
    """
    clauses = reader.clauses(unit.first, unit.last)
    for modal in words.modal:
        if not unit.first < modal.first < unit.last or clauses.bounds.get(modal.first - 1) == "relative":
            continue
        start = _phrase_start(clauses, modal.first, unit.first)
        if start is None or any(i in words.asked or i in words.own_at for i in range(start, modal.first)):
            continue  # "how *we* can ..." is no act of nobody's
        harms = [h for h in within(words.harm, unit) if modal.last <= h.first <= modal.last + _HARM]
        if not harms or start == modal.first or sides.starts_with_actor(start):
            continue
        subject = of_subject(clauses, (start, start), modal, unit.last, words.pointers)
        if subject is not None:
            return Unit(unit.first, unit.last, (subject,))
    return None
