"""Which language a text is in, of those that have a pack: script first, then the common words of each language.

The words are data of the packs, so a pack that is dropped in takes part at once, and so do the neighbours named there:
languages without a pack, whose texts must not be taken for one of ours (Malay for Indonesian above all). A general
identifier (py3langid) was measured beside this one: see docs/dependencies.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from readout.text.conventions import Conventions
from readout.text.tokens import normalise

_WORDS = re.compile(r"[^\W\d_]+")
# Enough to tell languages apart; articles are read no further.
_SAMPLE = 3000
# The share of common words below which the evidence is weak, and by how much the best must beat the second.
_SHARE = 0.08
_LEAD = 1.25


def identify(text: str, candidates: Iterable[Conventions]) -> str | None:
    """The code of the candidate whose script and common words fit ``text``; ``None`` where none fits well enough.

    A word counts for each language that lists it, divided by the number of those languages. ``None`` also where a
    language without a pack fits best, or where two fit nearly alike.
    """
    words = Counter(_WORDS.findall(normalise(text[:_SAMPLE])))
    total = sum(words.values())
    if not total:
        return None
    script = _script(words)
    ours = tuple(c for c in candidates if c.script == script)
    known = _index(ours)
    scores: dict[str, float] = {}
    for word, count in words.items():
        codes = known.get(word, ())
        for code in codes:
            scores[code] = scores.get(code, 0.0) + count / len(codes)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] < _SHARE * total:
        return None
    best = ranked[0]
    if len(ranked) > 1 and scores[best] < _LEAD * scores[ranked[1]]:
        return None
    return best if any(c.language == best for c in ours) else None


@lru_cache(maxsize=16)
def _index(candidates: tuple[Conventions, ...]) -> dict[str, tuple[str, ...]]:
    """The languages that list a word, candidates and their neighbours; a candidate is nobody's neighbour."""
    common: dict[str, frozenset[str]] = {}
    for c in candidates:
        common.update(c.neighbours)
    common.update({c.language: c.function_words for c in candidates})
    known: dict[str, tuple[str, ...]] = {}
    for code in sorted(common):
        for word in common[code]:
            known[word] = (*known.get(word, ()), code)
    return known


def _script(words: Iterable[str]) -> str:
    """Cyrillic where most letters of the first words are; Latin else."""
    letters = "".join(words)[:1000]
    cyrillic = sum("CYRILLIC" in unicodedata.name(ch, "") for ch in letters if not ch.isascii())
    return "Cyrl" if cyrillic * 2 > len(letters) else "Latn"
