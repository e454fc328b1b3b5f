"""``readout statements``: who said what, through whom, in a ledger or in files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readout.cli.layers import Layer, put_json
from readout.ledger import Ledger
from readout.record import Record, Statement


class _Statements(Layer):
    """As the other layers, with the whole statement and its spans as JSON, and a table that is read line by line."""

    def put(self, ledger: Ledger, rows: Sequence[dict[str, Any]], form: str, limit: int | None) -> None:
        if form in ("json", "jsonl"):
            put_json([_whole(ledger, row) for row in rows], form)
        else:
            super().put(ledger, rows, form, limit)


def _whole(ledger: Ledger, row: dict[str, Any]) -> dict[str, Any]:
    record = ledger.record(row["document"])
    statement = next(s for s in record.statements if s.id == row["id"])
    known = {k: row[k] for k in ("document", "outlet", "published", "title", "uri")}
    return {**known, "doc": record.doc, **describe(record, statement)}


def describe(record: Record, statement: Statement) -> dict[str, Any]:
    """A statement in words, with the spans that hold them."""

    def name(actor: str | None) -> str | None:
        found = record.actor(actor)
        return found.name if found else None

    return {
        "id": statement.id,
        "source": name(statement.source),
        "joint_with": [name(a) for a in statement.joint_with],
        "on_behalf_of": name(statement.on_behalf_of),
        "type": statement.type,
        "cue": " … ".join(record.quote(s) for s in statement.cue),
        "cue_class": statement.cue_class,
        "content": [record.quote(s) for s in statement.content],
        "spans": [list(s) for s in statement.content],
        "via": [{"actor": name(v.actor), "date": v.date} for v in statement.via],
        "medium": statement.medium,
        "addressee": name(statement.addressee),
        "date": statement.date,
        "place": statement.place,
        "nested_in": statement.nested_in,
    }


_layer = _Statements("statement", Ledger.statements)
HELP, configure, run = _layer.help, _layer.configure, _layer.run
