"""Every fuzz target holds for its seeds and some thousand mutations of them; fuzz/readers.py runs longer, with atheris."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "fuzz" / "readers.py"
SPEC = importlib.util.spec_from_file_location("readers", PATH)
assert SPEC
assert SPEC.loader
readers = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(readers)

NEEDS = {"warc": "fastwarc", "feed": "feedparser", "parquet": "pyarrow", "extraction": "trafilatura"}
COUNTS = {"extraction": 40, "feed": 100, "mail": 100}


@pytest.mark.parametrize("name", [*readers.FORMATS, *readers.OTHERS])
def test_no_bytes_make_a_reader_raise(name) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    chance, one, held = random.Random(3), readers.target(name), readers.seeds(name)
    assert (readers.SEEDS / name).is_dir(), "a target needs seeds"
    for raw in held:
        one(raw)
    for _ in range(COUNTS.get(name, 400)):
        one(readers.mutated(chance, chance.choice(held)))
