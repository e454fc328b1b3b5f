"""The scheme as data (``scheme.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class ModeFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode: its score from -10 to 10, and what it means."""

    score: float
    meaning: str


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event type. ``quad`` is 1 to 4 (verbal and material co-operation, verbal and material conflict)."""

    quad: int
    score: float
    recipient_required: bool
    cameo: tuple[str, ...]
    meaning: str
    modes: dict[str, ModeFacts] = {}


class Export(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The types under which PLOVER writes what is planned, or stands under a condition only."""

    planned: dict[str, str]
    hypothetical: dict[str, str]


class Contexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the contexts."""

    names: tuple[str, ...]


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of PLOVER that we use."""

    quad: dict[str, str]
    types: dict[str, Category]
    export: Export
    contexts: Contexts
    aliases: dict[str, str]

    def type_of(self, name: str) -> str | None:
        """The type that a name means, also one of the older sets (FIGHT is ASSAULT); ``None`` for an unknown name."""
        name = self.aliases.get(name, name)
        return name if name in self.types else None


@cache
def plover() -> Scheme:
    """The scheme, read once."""
    path = Path(__file__).with_name("scheme.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Scheme, strict=True)


def contexts() -> tuple[str, ...]:
    """The names of PLOVER's contexts."""
    return plover().contexts.names
