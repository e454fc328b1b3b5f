"""What people change: a person's correction stands over the machine's value and outlives every new coding.

A correction remembers where in the text its object stood (``anchor``), since the ids of objects may shift when a newer
Readout codes the document again. If the new record holds no such object the correction is kept, not placed, and listed:
it is never lost in silence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from readout.errors import LedgerError, SpanError
from readout.record import Record

Action: TypeAlias = Literal["set", "remove", "add"]
LAYERS = ("actors", "times", "contacts", "statements", "commitments", "events")


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A person's change.

    ``set`` changes ``field`` of the object ``item`` in ``layer`` from ``old`` to ``new`` (JSON); ``remove`` takes the
    object out (``old`` is the whole of it); ``add`` puts in one that the machine missed (``new``). ``placed`` is false
    where the current record holds no object to which it applies.
    """

    key: int = 0
    layer: str
    item: str
    action: Action
    field: str | None = None
    old: str | None = None
    new: str | None = None
    anchor: str | None = None
    who: str
    why: str
    made_at: str
    placed: bool = True


def prepare(
    record: Record, layer: str, item: str, action: Action, field: str | None, new: Any, who: str, why: str, made_at: str
) -> Correction:
    """A correction of this record, checked: the object and field exist, and the record that results is sound."""
    if layer not in LAYERS:
        raise LedgerError(f"no layer {layer!r}", next_step=f"layers: {', '.join(LAYERS)}")
    if not who.strip() or not why.strip():
        raise LedgerError("a correction needs who made it and why")
    held = _objects(record, layer).get(item)
    if (held is None) != (action == "add"):
        raise LedgerError(f"{layer} {'already hold' if held else 'do not hold'} {item!r}")
    old: Any = held
    if action == "set":
        if not held or field is None or field == "id":
            raise LedgerError("a change names the field to set, and an id stays as it is")
        if field not in held and field not in _fields(record, layer, item):
            raise LedgerError(f"{layer} have no field {field!r}", next_step=f"fields: {', '.join(sorted(held))}")
        old = held.get(field)
    made = Correction(
        layer=layer, item=item, action=action, field=field, old=_json(old), new=_json(new),
        anchor=_json(_anchor(record, layer, item)), who=who, why=why, made_at=made_at,
    )  # fmt: skip
    apply(record, (made,), strict=True)
    return made


def apply(record: Record, corrections: Sequence[Correction], *, strict: bool = False) -> tuple[Record, set[int]]:
    """The record with the corrections put in, in order, and the keys of those that found no place.

    With ``strict`` a correction that does not fit raises :class:`LedgerError` instead.
    """
    unplaced: set[int] = set()
    for c in corrections:
        try:
            record = _apply_one(record, c)
        except (LedgerError, SpanError, msgspec.ValidationError) as e:
            if strict:
                raise LedgerError(f"the correction does not fit: {e}", where=f"{c.layer} {c.item}") from e
            unplaced.add(c.key)
    return record, unplaced


def _apply_one(record: Record, c: Correction) -> Record:
    raw = msgspec.to_builtins(record)
    objects: list[dict[str, Any]] = list(raw[c.layer])
    if c.action == "add":
        if any(o["id"] == c.item for o in objects):
            raise LedgerError(f"{c.layer} already hold {c.item!r}")
        objects.append({**json.loads(c.new or "null"), "id": c.item})
    else:
        at = _find(record, c, objects)
        if c.action == "remove":
            gone = objects.pop(at)["id"]
            _let_go(raw, c.layer, gone)
        else:
            objects[at] = {**objects[at], str(c.field): json.loads(c.new or "null")}
    raw[c.layer] = objects
    return msgspec.convert(raw, Record).verify()


def _let_go(raw: dict[str, Any], layer: str, gone: str) -> None:
    """Clear what refers to a removed contact, statement or event; an actor that is referred to cannot be removed."""
    for target, where, field in (
        ("contacts", "statements", "contact"),
        ("contacts", "contacts", "follows"),
        ("contacts", "events", "from"),
        ("statements", "commitments", "statement"),
        ("statements", "statements", "nested_in"),
        ("statements", "events", "from"),
        ("commitments", "events", "from"),
    ):
        if layer == target:
            raw[where] = [{**o, field: None} if o.get(field) == gone else o for o in raw[where]]


def _find(record: Record, c: Correction, objects: list[dict[str, Any]]) -> int:
    """Where the object of a correction stands: the same id over the same words, else the best overlap of words."""
    wanted = _characters(json.loads(c.anchor or "[]"))
    best, overlap = None, 0.0
    for i, o in enumerate(objects):
        here = _characters(_anchor(record, c.layer, o["id"]))
        common = len(wanted & here) / (len(wanted | here) or 1)
        if o["id"] == c.item and (common > 0 or not wanted):
            common += 1
        if common > overlap:
            best, overlap = i, common
    if best is None:
        raise LedgerError(f"{c.layer} do not hold {c.item!r}")
    return best


def _anchor(record: Record, layer: str, item: str) -> list[tuple[int, int]]:
    """The spans of an object, in order."""
    for i, o in enumerate(getattr(record, layer)):
        if o.id == item:
            prefix = f"{layer}[{i}]."
            return sorted({span for path, span in record.spans() if path.startswith(prefix)})
    return []


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _objects(record: Record, layer: str) -> dict[str, dict[str, Any]]:
    return {o["id"]: o for o in msgspec.to_builtins(getattr(record, layer))}


def _fields(record: Record, layer: str, item: str) -> tuple[str, ...]:
    found = next((o for o in getattr(record, layer) if o.id == item), None)
    return tuple(found.__struct_fields__) if found is not None else ()


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
