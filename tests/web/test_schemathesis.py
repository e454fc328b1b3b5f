"""What the description promises, the server keeps: generated requests bring no server error and no answer of another shape."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from readout.web.app import Site, create_app
from readout.web.guard import Limits
from readout.web.library import Shelf
from tests.web.test_app import RECORDS

schemathesis = pytest.importorskip("schemathesis", reason="pip install 'readout[dev]'")

APP = create_app(
    Site(Shelf(RECORDS), lambda code, ui: code.lower(), lambda key: ()),
    ("testserver", "127.0.0.1"),
    limits=Limits(burst=10**9),
)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)


@SCHEMA.parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case) -> None:
    case.call_and_validate()
