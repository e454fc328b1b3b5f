"""The words of the interface, in the languages that have a file in ``words/``, and values as people read them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from readout.reconcile.when import length

_FOLDER = Path(__file__).parent / "words"
TERM = "K_"


def languages() -> tuple[str, ...]:
    """Codes of the interface languages."""
    return tuple(sorted(p.stem for p in _FOLDER.glob("*.toml")))


@cache
def words(language: str) -> dict[str, str]:
    """All words of an interface language; ``KeyError`` for one without a file."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        raise KeyError(language)
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def term(language: str, value: str | None) -> str:
    """A coded value ("phone_call") in words; a value without a word of its own is shown as it is."""
    return words(language).get(TERM + (value or ""), (value or "").replace("_", " "))


def value(language: str, field: str, told: str | None) -> str:
    """The value of a contact's field as people read it."""
    if told is None:
        return ""
    if field == "duration":
        return length(told)
    if field in ("kind", "status"):
        return term(language, told)
    if field in ("start", "end"):
        return told.replace("T", " ").replace("Z", " UTC")
    if field == "ordinal":
        number, _, frame = told.partition(" within ")
        return f"#{number} ({frame})" if frame else f"#{number}"
    return told
