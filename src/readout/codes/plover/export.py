"""Events as PLOVER's own manual writes them: our two departures undone (docs/record.md, "Event")."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from readout.codes.plover.scheme import plover
from readout.record import Event

_SYMMETRIC = "CONSULT"
_VISIT = "visit"


class PloverRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row in PLOVER's terms. ``event_ids`` are the events of the record that it was made of."""

    date: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    event: str
    mode: str | None
    context: tuple[str, ...]
    quad_code: int
    event_scale: float
    event_ids: tuple[str, ...]


def plover_rows(events: Iterable[Event]) -> list[PloverRow]:
    """Events as PLOVER rows, in order.

    * The pairs of one contact become one row with all parties as actors and no recipient; a visit keeps visitor and host.
    * Planned co-operation becomes AGREE (a planned CONCEDE or RETREAT becomes CONCEDE), conditional conflict THREATEN.
    * What is denied is left out, and so is what is planned or conditional and has no such type: PLOVER would write it as a fact.
    """
    rows: list[PloverRow] = []
    together: dict[str, int] = {}
    for e in events:
        kind = _kind(e)
        if kind is None:
            continue
        if e.type == _SYMMETRIC and e.mode != _VISIT and e.from_ in together:
            at = together[e.from_]
            held = rows[at]
            parties = tuple(dict.fromkeys(held.actor + e.actor + e.recipient))
            rows[at] = msgspec.structs.replace(held, actor=parties, event_ids=(*held.event_ids, e.id))
            continue
        equal = e.type == _SYMMETRIC and e.mode != _VISIT
        if equal and e.from_ is not None:
            together[e.from_] = len(rows)
        rows.append(_row(e, kind, equal=equal))
    return rows


def _kind(event: Event) -> str | None:
    rules = plover().export
    if event.status == "denied":
        return None
    if event.status == "planned":
        return rules.planned.get(event.type) or (event.type if plover().types[event.type].quad == 3 else None)
    if event.status == "hypothetical":
        return rules.hypothetical.get(event.type)
    return event.type


def _row(event: Event, kind: str, *, equal: bool) -> PloverRow:
    category = plover().types[kind]
    mode = event.mode if kind == event.type else None
    score = category.modes[mode].score if mode in category.modes and mode else category.score
    return PloverRow(
        date=event.date,
        actor=event.actor + event.recipient if equal else event.actor,
        recipient=() if equal else event.recipient,
        event=kind,
        mode=mode,
        context=event.context,
        quad_code=category.quad,
        event_scale=score,
        event_ids=(event.id,),
    )
