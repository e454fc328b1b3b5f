"""CAMEO: its codes to PLOVER, and the code that says most of a PLOVER type and mode."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a CAMEO code is in PLOVER."""

    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()


class _Map(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: dict[str, Meaning]
    to: dict[str, str]


@cache
def _map() -> _Map:
    path = Path(__file__).with_name("map.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Map, strict=True)


def plover_of(code: str) -> Meaning | None:
    """The PLOVER meaning of a CAMEO code of 2 to 4 digits, by its longest known prefix; ``None`` for 01, 02 and unknown ones."""
    table = _map().from_
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)


def cameo_of(kind: str, mode: str | None = None) -> str:
    """The CAMEO code of a PLOVER type and mode; ``KeyError`` for a type that PLOVER does not have."""
    table = _map().to
    return table.get(f"{kind}/{mode}", table[kind])
