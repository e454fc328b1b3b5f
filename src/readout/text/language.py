"""Which language a text is in, of those that have a pack: script first, then the common words of each language.

The words are data of the packs, so a pack that is dropped in takes part at once. A general identifier
(py3langid) was measured beside this one: see docs/dependencies.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from readout.text.conventions import Conventions
from readout.text.tokens import normalise

_WORDS = re.compile(r"[^\W\d_]+")
# Enough to tell languages apart; articles are read no further.
_SAMPLE = 4000


def identify(text: str, candidates: Iterable[Conventions]) -> str | None:
    """The code of the candidate whose script and common words fit ``text`` best; ``None`` where none fits.

    Deterministic: among equals the first code in alphabetical order wins.
    """
    words = [normalise(w) for w in _WORDS.findall(text[:_SAMPLE])]
    if not words:
        return None
    script = _script(words)
    scores = {
        c.language: sum(w in c.function_words for w in words) / len(words)
        for c in candidates
        if c.script == script and c.function_words
    }
    best = max(sorted(scores), key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def _script(words: list[str]) -> str:
    letters = "".join(words)[:1000]
    cyrillic = sum("CYRILLIC" in unicodedata.name(ch, "") for ch in letters if not ch.isascii())
    return "Cyrl" if cyrillic * 2 > len(letters) else "Latn"
