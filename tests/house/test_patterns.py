"""No text hangs a pattern or a pass: what a text twice as long costs is about twice as much, whatever the text is."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

from readout import Coder

ROOT = Path(__file__).parents[2]
SIZE = 4_000
# Twice is linear, four times the square; a pass may sort, and starts cost something.
MOST = 3.2
UNITS = [
    ("id", "kata Putin "),
    ("id", "A. "),
    ("en", "U.S. "),
    ("en", '1"'),
    ("ru", "сказал Путин "),
]


def _patterns() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_of_patterns", ROOT / "benchmarks" / "patterns.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_benchmark_of_patterns_finds_those_of_code_and_of_packs() -> None:
    """What they cost is a matter of the benchmark, which CI prints; a clock makes no test."""
    names = " ".join(_patterns().collected())
    assert all(place in names for place in ("readout.inputs", "readout.text", "packs", "times"))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _steps(coder: Coder, text: str, language: str) -> int:
    """Calls made while a text is coded: a measure that no clock and no neighbour on the machine can bend."""
    count = 0

    def called(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        coder.code(text, language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("language", "unit"), UNITS)
def test_no_pass_grows_faster_than_its_text(coder: Coder, language: str, unit: str) -> None:
    whole = (unit * (2 * SIZE // len(unit) + 1))[: 2 * SIZE]
    coder.code(whole, language)  # what is kept in memory is there before anything is counted
    assert _steps(coder, whole, language) < MOST * _steps(coder, whole[:SIZE], language)
