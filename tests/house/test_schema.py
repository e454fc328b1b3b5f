"""The checked-in schema is that of the types, and the records of the coder are valid under it."""

import json
from pathlib import Path

import jsonschema
import pytest

from readout import Coder
from readout.record.schema import as_text

CHECKED_IN = Path(__file__).parents[2] / "docs" / "record.schema.json"


def test_the_checked_in_schema_is_current() -> None:
    assert CHECKED_IN.read_text(encoding="utf-8") == as_text(), (
        "run: python -m readout.record.schema > docs/record.schema.json"
    )


def test_the_schema_is_a_schema_and_strict() -> None:
    schema = json.loads(as_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(d.get("additionalProperties") is False for d in schema["$defs"].values() if d["type"] == "object")


@pytest.mark.parametrize("text", ["", "JAKARTA - Presiden Kalia menelepon Presiden Moriv, Selasa (6/5/2031)."])
def test_records_are_valid(text: str) -> None:
    record = Coder().code(text, "id", "2031-05-07")
    jsonschema.validate(json.loads(record.to_json()), json.loads(as_text()), jsonschema.Draft202012Validator)
