"""ISO 3166-1: the two letters of a state known by three."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _alpha2() -> dict[str, str]:
    path = Path(__file__).with_name("countries.toml")
    pairs = (row.split(":", 1) for row in tomllib.loads(path.read_text(encoding="utf-8"))["alpha2"].split())
    return dict(pairs)


def alpha2(code: str | None) -> str | None:
    """The alpha-2 code of an alpha-3 code; ``None`` for what is not one.

    >>> alpha2("IDN"), alpha2("NATO")
    ('ID', None)
    """
    return _alpha2().get(code or "")
