"""CAMEO: its codes to PLOVER, the code that says most of a PLOVER type and mode, its scores and its codes of states."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from readout.codes.countries import alpha2

T = TypeVar("T")


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a CAMEO code is in PLOVER."""

    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()


class _Map(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: dict[str, Meaning]
    to: dict[str, str]
    goldstein: dict[str, float]
    country: dict[str, str]


@cache
def _map() -> _Map:
    path = Path(__file__).with_name("map.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Map, strict=True)


def plover_of(code: str) -> Meaning | None:
    """The PLOVER meaning of a CAMEO code of 2 to 4 digits, by its longest known prefix; ``None`` for 01, 02 and unknown ones."""
    return _longest(_map().from_, code)


def cameo_of(kind: str, mode: str | None = None) -> str:
    """The CAMEO code of a PLOVER type and mode; ``KeyError`` for a type that PLOVER does not have."""
    table = _map().to
    return table.get(f"{kind}/{mode}", table[kind])


def goldstein(code: str) -> float | None:
    """Goldstein's score of a CAMEO code, from -10 (conflict) to 10 (co-operation); ``None`` for an unknown code.

    >>> goldstein("0874"), goldstein("0411"), goldstein("99")
    (10.0, 1.0, None)
    """
    return _longest(_map().goldstein, code)


def cameo_country(code: str) -> str | None:
    """CAMEO's code of a state known by its alpha-3 code; ``None`` for a code of an organisation."""
    return _map().country.get(code, code if alpha2(code) else None)


def _longest(table: dict[str, T], code: str) -> T | None:
    """The row of the longest prefix, of two digits at least."""
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)
