"""Records as rows of flat tables: one for each kind of object, and one of all spans with their words.

Every row begins with the document's id, that of a ledger (:func:`key`). Lists of ids are joined by spaces, lists of words by " | ". Columns are fixed
(:data:`TABLES`), so files of different runs can be laid under each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from readout.record import Record, Spans
from readout.record.identity import document_id

Row: TypeAlias = dict[str, Any]

TABLES: dict[str, tuple[str, ...]] = {
    "documents": ("document", "text_sha256", "doc", "outlet", "language", "title", "author", "uri", "published", "basis", "dateline"),
    "actors": ("document", "id", "kind", "name", "country", "office", "entity", "basis", "as_of", "mentions"),
    "times": ("document", "id", "type", "value", "mod", "quant", "freq", "zone", "utc", "basis", "words"),
    "contacts": (
        "document", "id", "kind", "status", "parties", "party_names", "countries", "initiator", "date", "start", "end",
        "duration", "place", "ordinal", "ordinal_within", "topics", "public", "follows",
    ),
    "statements": (
        "document", "id", "source", "source_name", "source_country", "type", "content", "cue", "cue_class", "joint_with",
        "on_behalf_of", "addressee", "medium", "date", "place", "via", "contact", "nested_in",
    ),
    "commitments": (
        "document", "id", "kind", "issuer", "issuer_name", "target", "target_name", "condition", "consequence",
        "deadline", "statement",
    ),
    "events": (
        "document", "id", "type", "mode", "actor", "recipient", "context", "date", "status", "intensity", "from",
    ),
    "checks": ("document", "kind", "ok", "message"),
    "spans": ("document", "field", "start", "end", "words"),
}  # fmt: skip


ColumnKind: TypeAlias = Literal["text", "count", "truth", "score"]


def kind(table: str, column: str) -> ColumnKind:
    """What a column holds: text, but for offsets and counts, truth values and scores; any cell may be empty."""
    if (table, column) in (("spans", "start"), ("spans", "end"), ("contacts", "ordinal")):
        return "count"
    if column in ("ok", "public"):
        return "truth"
    return "score" if column == "intensity" else "text"


def rows(record: Record) -> Iterator[tuple[str, Row]]:
    """The rows of a record as (table, row), in the order of the record."""
    document = key(record)
    for table, row in _rows(record):
        yield table, {"document": document, **row}


def key(record: Record) -> str:
    """The id of a record's document, as a ledger has it: the same text in two outlets is two documents, with an id each."""
    d = record.document
    return document_id(d.text, d.uri, d.outlet)


def _rows(record: Record) -> Iterator[tuple[str, Row]]:
    yield "documents", _document(record)
    for layer in ("actors", "times", "contacts", "statements", "commitments", "events", "checks"):
        make = _MAKERS[layer]
        for part in getattr(record, layer):
            full = make(record, part)
            yield layer, {c: full.get(c, getattr(part, c, None)) for c in TABLES[layer][1:]}
    for field, (start, end) in record.spans():
        yield "spans", {"field": field, "start": start, "end": end, "words": record.quote((start, end))}


def _document(record: Record) -> Row:
    d = record.document
    return {
        "text_sha256": d.id,
        "doc": record.doc,
        "outlet": d.outlet,
        "language": d.language,
        "title": d.title,
        "author": d.author,
        "uri": d.uri,
        "published": d.published and d.published.value,
        "basis": d.published and d.published.basis,
        "dateline": d.dateline and d.dateline.place,
    }


def words(record: Record, spans: Spans) -> str:
    """The words of several spans, joined so that a reader sees the gaps."""
    return " … ".join(record.quote(s) for s in spans)


def name(record: Record, actor_id: str | None) -> str | None:
    """The name of an actor."""
    actor = record.actor(actor_id)
    return actor.name if actor else None


def _country(record: Record, actor_id: str | None) -> str | None:
    actor = record.actor(actor_id)
    return actor.country if actor else None


def _actor(record: Record, a: Any) -> Row:
    return {"mentions": " | ".join(record.quote(s) for s in a.mentions)}


def _timex(record: Record, t: Any) -> Row:
    return {"words": record.quote(t.span)}


def _contact(record: Record, c: Any) -> Row:
    return {
        "parties": " ".join(c.parties),
        "party_names": " | ".join(name(record, p) or "" for p in c.parties),
        "countries": " ".join(dict.fromkeys(k for p in c.parties if (k := _country(record, p)))),
        "initiator": name(record, c.initiator),
        "ordinal": c.ordinal and c.ordinal.value,
        "ordinal_within": c.ordinal and c.ordinal.within,
        "topics": " | ".join(c.topics),
    }


def _statement(record: Record, s: Any) -> Row:
    return {
        "source_name": name(record, s.source),
        "source_country": _country(record, s.source),
        "content": words(record, s.content),
        "cue": words(record, s.cue),
        "joint_with": " ".join(s.joint_with),
        "via": " | ".join(name(record, v.actor) or "" for v in s.via),
    }


def _commitment(record: Record, k: Any) -> Row:
    return {
        "issuer_name": name(record, k.issuer),
        "target_name": name(record, k.target),
        "condition": words(record, k.condition),
        "consequence": words(record, k.consequence),
    }


def _event(record: Record, e: Any) -> Row:
    return {
        "actor": " ".join(e.actor),
        "recipient": " ".join(e.recipient),
        "context": " ".join(e.context),
        "from": e.from_,
    }


def _check(record: Record, c: Any) -> Row:
    return {}


_MAKERS = {
    "actors": _actor,
    "times": _timex,
    "contacts": _contact,
    "statements": _statement,
    "commitments": _commitment,
    "events": _event,
    "checks": _check,
}
