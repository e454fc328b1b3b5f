"""The OpenAPI description of what the server gives as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from readout.reconcile import ReconciledContact
from readout.record import Record


def description() -> dict[str, Any]:
    """An OpenAPI 3.1 document, made from the types."""
    (record, contact), schemas = msgspec.json.schema_components(
        (Record, ReconciledContact), ref_template="#/components/schemas/{name}"
    )
    listed = {"type": "array", "items": contact}
    ids = {"type": "array", "items": {"type": "string"}}
    rows = {"type": "array", "items": {"type": "object"}}
    fmt = _query("format", {"const": "json"}, required=True)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Readout",
            "version": "1",
            "description": "Contacts, statements and commitments with evidence.",
        },
        "paths": {
            "/article/{document}.json": _get("The record of an article", record, [_path("document")]),
            "/contact/{document}/{contact}.json": _get(
                "A contact with all its accounts", contact, [_path("document"), _path("contact")]
            ),
            "/contacts": _get("The newest contacts", listed, [fmt]),
            "/dyad/{one}-{other}.json": _get("The contacts of two sides", listed, [_path("one"), _path("other")]),
            "/actor/{actor}.json": _get("Documents in which an actor stands", ids, [_path("actor")]),
            "/commitments": _get("Warnings, promises and demands", rows, [fmt]),
            "/search": _get("Documents that hold all words", rows, [fmt, _query("q", {"type": "string"})]),
        },
        "components": {"schemas": schemas},
    }


def _get(summary: str, schema: Any, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    found = {"description": summary, "content": {"application/json": {"schema": schema}}}
    missing = {"description": "There is no such thing", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": found, "404": missing}}}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query(name: str, schema: dict[str, Any], required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": schema}
