"""When two spellings may be one name. Loose by design: use it only among the holders of one office of one state."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache

from readout.world.tables import DATA

_LETTERS = tomllib.loads((DATA / "letters.toml").read_text(encoding="utf-8"))
_CYRILLIC: dict[str, str] = _LETTERS["cyrillic"]
_PLAIN = str.maketrans(_LETTERS["plain"])
_SOUNDS: list[list[str]] = _LETTERS["sounds"]["order"]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents; Cyrillic stays Cyrillic (see :func:`latin`)."""
    if word.isascii():
        return word.lower()
    lowered = word.lower().translate(_PLAIN)
    if not _CYRILLIC.keys().isdisjoint(lowered):
        return unicodedata.normalize("NFC", lowered)
    return "".join(ch for ch in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(ch))


def latin(word: str) -> str:
    """A folded word in Latin letters."""
    return word if word.isascii() else "".join(_CYRILLIC.get(ch, ch) for ch in word)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A rough key of how a folded word sounds: spellings of one name mostly share it."""
    key = latin(word)
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    return "".join(ch for i, ch in enumerate(key) if not i or ch != key[i - 1])


@lru_cache(maxsize=20_000)
def similar(a: str, b: str) -> float:
    """Jaro-Winkler likeness (0 to 1) of two folded words, by letters or by sound, whichever is higher."""
    a, b = latin(a), latin(b)
    return max(_jaro_winkler(a, b), _jaro_winkler(sound(a), sound(b)))


def _jaro_winkler(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    reach = max(len(a), len(b)) // 2 - 1
    taken = [False] * len(b)
    ours: list[str] = []
    for i, ch in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not taken[j] and b[j] == ch:
                taken[j] = True
                ours.append(ch)
                break
    if not ours:
        return 0.0
    theirs = [ch for ch, hit in zip(b, taken, strict=True) if hit]
    swapped = sum(x != y for x, y in zip(ours, theirs, strict=True)) / 2
    m = len(ours)
    jaro = (m / len(a) + m / len(b) + (m - swapped) / m) / 3
    prefix = 0
    for x, y in zip(a[:4], b[:4], strict=False):
        if x != y:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro)
