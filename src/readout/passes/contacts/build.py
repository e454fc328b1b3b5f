"""From drafts to the contacts of the record, with evidence and rule for each field."""

from __future__ import annotations

from typing import Any

from readout.passes.contacts.clock import add
from readout.passes.contacts.days import days
from readout.passes.contacts.draft import Draft
from readout.passes.contacts.sighting import Finding
from readout.record import Contact, Spans

_FIELDS = ("initiator", "date", "start", "end", "duration", "place", "ordinal", "topics", "public")


def build(draft: Draft, number: int, published: str | None = None) -> Contact:
    """The contact of a draft; ``number`` makes its id. What is dated after ``published`` cannot have been held."""
    lead = draft.sightings[0]
    naming = max((s for s in draft.sightings if s.kind == draft.kind), key=lambda s: len(s.sides), default=lead)
    sided = next((s for s in draft.sightings if s.side_spans and s.sides), lead)
    values: dict[str, Any] = {}
    evidence: dict[str, Spans] = {
        "kind": ((naming.hit.start, naming.hit.end),),
        "parties": sided.side_spans,
    }
    why = {"kind": "contact noun" if naming.noun else "contact verb", "parties": sided.rule}
    status = _not_yet(draft, published) or _over(draft, published) or draft.status
    evidence["status"] = status.evidence if status else evidence["kind"]
    why["status"] = status.rule if status else "told without a word that takes it back or puts it off"
    for name in _FIELDS:
        found = _topics(draft) if name == "topics" else draft.find(name)
        if found is not None:
            values[name], evidence[name], why[name] = found.value, found.evidence, found.rule
    _end(values, evidence, why)
    return Contact(
        id=f"C{number}",
        kind=draft.kind,
        status=status.value if status else "held",
        parties=draft.sides,
        evidence={k: _tidy(v) for k, v in evidence.items() if v},
        why=why,
        **values,
    )


def _not_yet(draft: Draft, published: str | None) -> Finding | None:
    date, status = draft.find("date"), draft.status
    told, known = (days(date.value) if date else None), (days(published) if published else None)
    if date is None or told is None or known is None or told[0] <= known[1]:
        return None
    if status is not None and status.value not in ("held", "ongoing"):
        return None
    return Finding("planned", date.evidence, "its date lies after publication")


def _over(draft: Draft, published: str | None) -> Finding | None:
    """What goes on ended with the day for which it is told."""
    date, status = draft.find("date"), draft.status
    told, known = (days(date.value) if date else None), (days(published) if published else None)
    if date is None or status is None or status.value != "ongoing" or told is None or known is None:
        return None
    return Finding("held", date.evidence, "its date lies before publication") if told[1] < known[0] else None


def _topics(draft: Draft) -> Finding | None:
    found = [f for s in draft.sightings if (f := s.fields.get("topics"))]
    if not found:
        return None
    values = tuple(dict.fromkeys(v for f in found for v in f.value))
    return Finding(values, tuple(e for f in found for e in f.evidence), found[0].rule)


def _end(values: dict[str, Any], evidence: dict[str, Spans], why: dict[str, str]) -> None:
    """An end that the text gives as start and duration."""
    if "end" in values or "start" not in values or "duration" not in values:
        return
    end = add(values["start"], values["duration"])
    if end is not None:
        values["end"], why["end"] = end, "basis: start + duration"
        evidence["end"] = (*evidence["start"], *evidence["duration"])


def _tidy(spans: Spans) -> Spans:
    return tuple(sorted(set(spans)))
