"""Which language a text is in, of those that have a pack: script first, then the common words of each language.

The words are data of the packs, so a pack that is dropped in takes part at once, and so do the neighbours named there:
languages without a pack, whose texts must not be taken for one of ours (Malay for Indonesian above all). A general
identifier (py3langid) was measured beside this one: see docs/dependencies.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from readout.text.conventions import Conventions
from readout.text.tokens import normalise

_WORDS = re.compile(r"[^\W\d_]+")
# Enough to tell languages apart; articles are read no further.
_SAMPLE = 3000
# The share of common words below which the evidence is weak, and by how much a language must beat each rival in the
# words that only one of the two uses.
_SHARE = 0.12
_LEAD = 1.5


def identify(text: str, candidates: Iterable[Conventions]) -> str | None:
    """The code of the candidate whose script and common words fit ``text``; ``None`` where none fits well enough.

    A candidate must have enough of its common words in the text, and must beat every other language, candidates
    and neighbours alike, in the words that the other does not share: so Malay is told from Indonesian by the few
    words in which they differ. ``None`` also where a language without a pack fits best, or where two fit nearly alike.
    """
    words = _WORDS.findall(normalise(text[:_SAMPLE]))
    total = len(words)
    if not total:
        return None
    script = _script(dict.fromkeys(words))
    ours = tuple(c for c in candidates if c.script == script)
    seen = Counter(map(_index(ours).get, words))
    seen.pop(None, None)
    totals: Counter[str] = Counter()
    for codes, count in seen.items():
        for code in codes or ():
            totals[code] += count
    ranked = sorted((c.language for c in ours), key=lambda code: (-totals[code], code))
    best = ranked[0] if ranked else None
    if best is None or totals[best] < _SHARE * total:
        return None
    rivals = [code for code in totals if code != best]
    return best if all(_beats(best, rival, seen) for rival in rivals) else None


def _beats(best: str, rival: str, seen: Mapping[frozenset[str] | None, int]) -> bool:
    """``seen`` counts words by the languages that list them."""
    alone = sum(count for codes, count in seen.items() if codes and best in codes and rival not in codes)
    against = sum(count for codes, count in seen.items() if codes and rival in codes and best not in codes)
    return alone >= _LEAD * against


@lru_cache(maxsize=16)
def _index(candidates: tuple[Conventions, ...]) -> dict[str, frozenset[str]]:
    """The languages that list a word, candidates and their neighbours; a candidate is nobody's neighbour."""
    common: dict[str, frozenset[str]] = {}
    for c in candidates:
        common.update(c.neighbours)
    common.update({c.language: c.function_words for c in candidates})
    known: dict[str, set[str]] = {}
    for code, listed in common.items():
        for word in listed:
            known.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in known.items()}


def _script(words: Iterable[str]) -> str:
    """Cyrillic where most letters of the first words are; Latin else."""
    letters = "".join(words)[:1000]
    if letters.isascii():
        return "Latn"
    cyrillic = sum("CYRILLIC" in unicodedata.name(ch, "") for ch in letters if not ch.isascii())
    return "Cyrl" if cyrillic * 2 > len(letters) else "Latn"
