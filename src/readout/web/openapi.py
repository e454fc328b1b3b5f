"""The OpenAPI description of what the server gives as JSON, made from the types of the answers."""

from __future__ import annotations

from typing import Any

import msgspec

from readout.reconcile import ReconciledContact
from readout.record import Record
from readout.web import answers
from readout.web.asked import DAY, LONGEST, SIDE
from readout.web.pages import DEEPEST

_PAGE = {"type": "integer", "minimum": 1, "maximum": DEEPEST, "default": 1}
_DAY = {"type": "string", "pattern": DAY}
_WORDS = {"type": "string", "maxLength": LONGEST}


def description() -> dict[str, Any]:
    """An OpenAPI 3.1 document."""
    types = (
        Record, ReconciledContact, answers.Home, answers.Contacts, answers.ActorOf, answers.Commitments, answers.Search,
        answers.Review, answers.Problem,
    )  # fmt: skip
    shapes, schemas = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    record, contact, home, contacts, actor, commitments, search, review, problem = shapes
    page = _query("page", _PAGE)
    filters = [_query(n, _WORDS) for n in ("q", "language", "outlet", "kind", "actor")]
    days = [_query(n, _DAY) for n in ("since", "until")]
    side = {"type": "string", "pattern": SIDE}

    def get(summary: str, shape: Any, *parameters: dict[str, Any]) -> dict[str, Any]:
        answer = {
            "200": (summary, shape),
            "404": ("There is no such thing", problem),
            "422": ("Asked wrongly", problem),
        }
        responses = {
            status: {"description": words, "content": {"application/json": {"schema": schema}}}
            for status, (words, schema) in answer.items()
        }
        return {"get": {"summary": summary, "parameters": list(parameters), "responses": responses}}

    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Readout",
            "version": "1",
            "description": "Contacts, statements and commitments with evidence.",
        },
        "paths": {
            "/index.json": get("What is new, and where accounts differ", home),
            "/article/{document}.json": get("The record of an article", record, _path("document")),
            "/contact/{document}/{contact}.json": get(
                "A contact with all its accounts", contact, _path("document"), _path("contact")
            ),
            "/contacts.json": get("The newest contacts", contacts, page),
            "/dyad/{one}-{other}.json": get(
                "The contacts of two sides", contacts, _path("one", side), _path("other", side), page
            ),
            "/actor/{actor}.json": get("An actor's offices, words and contacts", actor, _path("actor"), page),
            "/commitments.json": get("Warnings, promises and demands over time", commitments, page),
            "/search.json": get("Articles by words and filters", search, *filters, *days, page),
            "/review.json": get("What a person should look at", review, page),
        },
        "components": {"schemas": schemas},
    }


def _path(name: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema or {"type": "string", "minLength": 1}}


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}
