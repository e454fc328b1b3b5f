from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from readout.ledger import Ledger
from tests.ledger import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a running server: the tests' own, or that of READOUT_TEST_POSTGRES."""
    given = os.environ.get("READOUT_TEST_POSTGRES")
    if given:
        yield given
        return
    bin_ = postgres.programs()
    if bin_ is None:
        if os.environ.get(postgres.REQUIRED):
            pytest.fail("PostgreSQL's server is not installed: .ci/services installs it")
        pytest.skip("PostgreSQL's server is not installed")
    pytest.importorskip("psycopg")
    with postgres.server(bin_) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path) -> str:
    """Where a new ledger may be made: the behaviour tests run once over each store."""
    if request.param == "sqlite":
        return str(tmp_path / "readout.db")
    import psycopg

    url = request.getfixturevalue("postgres_url")
    name = f"t{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**9}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def open_ledger(place) -> Iterator[Callable[..., Ledger]]:
    """Open the ledger at ``place``, as often as wanted; closed after the test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(Ledger(place, **options))


@pytest.fixture
def ledger(open_ledger) -> Ledger:
    return open_ledger()
