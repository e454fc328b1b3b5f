"""Recipes of models (``models/<task>.toml`` of a pack), and the card that is written beside a trained one."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from readout.errors import PackError


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A data set: what it is and of which state, where it is from, under which licence."""

    name: str
    origin: str
    licence: str


class Recipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every recipe tells. The same recipe and data give a model of the same bytes.

    ``licence`` is that of the weights, ``date`` the day on which they were trained last (the clock is never read).
    ``train`` and ``test`` are paths under the data folder; ``parameters`` those of CRFsuite's ``algorithm``.
    """

    licence: str
    date: str
    data: tuple[Source, ...]
    train: tuple[str, ...]
    test: tuple[str, ...]
    algorithm: str = "lbfgs"
    parameters: dict[str, float | bool] = msgspec.field(default_factory=dict)


R = TypeVar("R", bound=Recipe)


def read(path: Path, kind: type[R]) -> R:
    """The recipe in a file; ``PackError`` where it is none."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind, strict=True)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as e:
        raise PackError(f"not a recipe: {e}", where=path) from e


def card(title: str, recipe: Recipe, model: bytes, scores: list[str], *, sees: str) -> str:
    """The model card in Markdown. ``scores`` are the rows of its table, ``sees`` says what the model looks at."""
    data = "\n".join(f"| {d.name} | {d.origin} | {d.licence} |" for d in recipe.data)
    settings = ", ".join(f"{k} {v}" for k, v in recipe.parameters.items())
    return f"""# {title}

Trained {recipe.date} by `python -m readout.train`; {len(model):,} bytes, SHA-256 `{hashlib.sha256(model).hexdigest()}`.
Licence of the weights: {recipe.licence}, with credit to the makers of the data below. The same recipe and data give the same bytes.

{sees} CRFsuite, {recipe.algorithm} ({settings}).

| data | origin | licence |
|---|---|---|
{data}

{chr(10).join(scores)}
"""
