"""What the text room must know of a language: plain data, handed over by its pack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes.

    ``abbreviations`` end in a full stop that ends no sentence (normal forms without the stop). ``clitics`` are
    endings that are words of their own ("-nya"). ``boilerplate`` finds lines that a page put into the article.
    ``function_words`` are common words by which the language is told from others. ``lemmas`` is the code under
    which simplemma knows the language, ``None`` where words are looked up as they stand.
    """

    language: str = "und"
    script: str = "Latn"
    abbreviations: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    boilerplate: tuple[re.Pattern[str], ...] = ()
    function_words: frozenset[str] = field(default_factory=frozenset)
    lemmas: str | None = None
