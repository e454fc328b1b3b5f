"""The JSON Schema of the record, generated from its types: ``python -m readout.record.schema > docs/record.schema.json``."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from readout.record.record import Record
from readout.record.types import FORMAT

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of one record (draft 2020-12)."""
    return {
        "$schema": _DIALECT,
        "$id": f"https://readout.example/{FORMAT}/record.schema.json",
        "title": f"Record, format {FORMAT}",
        **msgspec.json.schema(Record),
    }


def as_text() -> str:
    """The schema as it is checked in."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
