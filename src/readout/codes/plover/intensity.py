"""How co-operative or hostile an event is, and how a pair of actors stands over an article."""

from __future__ import annotations

from collections.abc import Iterable

from readout.codes.plover.scheme import plover
from readout.record import Event


def intensity(kind: str, mode: str | None = None) -> float:
    """PLOVER's score of a type, or of its mode where that has one: -10 (conflict) to 10 (co-operation)."""
    category = plover().types[kind]
    facts = category.modes.get(mode) if mode else None
    return facts.score if facts else category.score


def balance(events: Iterable[Event], *, occurred_only: bool = True) -> dict[tuple[str, str], float]:
    """The mean intensity of each pair of actors, order of the alphabet; what was denied never counts.

    With ``occurred_only`` false, plans and conditional events count like those that happened. Events without a recipient have
    no pair.
    """
    scores: dict[tuple[str, str], list[float]] = {}
    for e in events:
        if e.status == "denied" or (occurred_only and e.status != "occurred"):
            continue
        value = e.intensity if e.intensity is not None else intensity(e.type, e.mode)
        for a in e.actor:
            for r in e.recipient:
                if a != r:
                    scores.setdefault((min(a, r), max(a, r)), []).append(value)
    return {pair: sum(v) / len(v) for pair, v in sorted(scores.items())}
