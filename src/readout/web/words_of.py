"""The words of the interface, in the languages that have a file in ``words/``, and values as people read them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
_DURATION = re.compile(r"P(?:(?P<D>\d+)D)?(?:T(?:(?P<H>\d+)H)?(?:(?P<M>\d+)M)?(?:\d+S)?)?$")
_SAID = re.compile(r"(?P<value>.+?) \((?P<mod>[A-Z_]+)\)$")
# A modifier of TIMEX3 as a sign that all readers know.
_SIGNS = {"LESS_THAN": "<", "MORE_THAN": ">", "APPROX": "≈", "EQUAL_OR_LESS": "≤", "EQUAL_OR_MORE": "≥"}
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


def length(value: str | None) -> str:
    """A duration as people read it: "PT1H40M" is "1 h 40 min". A vague one is shown as coded."""
    said = _SAID.fullmatch(value or "")
    sign = f"{_SIGNS.get(said['mod'], said['mod'])} " if said else ""
    m = _DURATION.fullmatch(said["value"] if said else value or "")
    if m is None or not any(m.groups()):
        return value or ""
    days, hours, minutes = (int(m[g] or 0) for g in ("D", "H", "M"))
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if n]
    return sign + (" ".join(parts) or "0 min")


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
