"""Codes of actors in events: alpha-3 for states, short codes for organisations and armed groups."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    organisation: dict[str, str]


@cache
def _table() -> _Table:
    path = Path(__file__).with_name("actors.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Table, strict=True)


def actor_code(code: str) -> str | None:
    """The code under which an event names what the table of names calls ``code``; ``None`` for agencies, companies and loose groups.

    ``RUS`` and ``RUS/head-of-state`` are RUS, ``IGO:UNSC`` is UN, ``ARM:YEM:HOUTHI`` is YEM, ``IGO:NATO`` is NATO.
    """
    kind, _, rest = code.partition(":")
    if not rest:
        return code.partition("/")[0] or None
    if kind == "IGO":
        return _table().organisation.get(code, rest)
    if kind == "ARM":
        return rest.partition(":")[0]
    return None
