"""Case forms of names, from paradigms that a language pack gives as data.

A paradigm is a list of endings by case, the nominative first ("а, ы, е, у, ой, е"). It works both ways: from a
nominative to its forms (names of states enter the phrase book in every case), and from a form in a text back to the
nominatives it may come from (a person's name that no table knows).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Words asked for are kept with their nominatives; beyond so many the memory is emptied.
_MEMORY = 20_000


class Paradigm(NamedTuple):
    """Endings by case, nominative first, "" for none. ``minimum`` letters of stem; ``consonant``: the stem ends in one.

    ``kind``: ``name`` and ``adjective`` lead both ways, ``noun`` only from the nominative, ``surname`` only back to it.
    """

    endings: tuple[str, ...]
    kind: str = "name"
    minimum: int = 2
    consonant: bool = False


class Inflection:
    """The paradigms of one language; empty for a language without cases."""

    def __init__(self, paradigms: Iterable[Paradigm] = (), invariable: Iterable[str] = (), vowels: str = "") -> None:
        self._paradigms = tuple(paradigms)
        self._invariable = frozenset(invariable)
        self._vowels = vowels
        self._back: dict[str, list[tuple[int, str, int]]] = {}
        for order, p in enumerate(self._paradigms):
            for case, ending in enumerate(p.endings):
                self._back.setdefault(ending, []).append((order, p.endings[0], case))
        self._nominatives: dict[str, tuple[str, ...]] = {}
        self._longest = max((len(e) for e in self._back), default=0)

    def __bool__(self) -> bool:
        return bool(self._paradigms)

    def forms(self, word: str) -> tuple[str, ...]:
        """The forms of a nominative by case, itself first; itself alone where no paradigm fits."""
        head, hyphen, tail = word.partition("-")
        if hyphen and tail[:1].isupper():
            if len(first := self.forms(head)) > 1:
                return tuple(f"{f}-{tail}" for f in first)
            return tuple(f"{head}-{t}" for t in self.forms(tail))
        if word.isupper() or word.lower() in self._invariable:
            return (word,)
        for p in self._paradigms:
            ending = p.endings[0]
            stem = word[: len(word) - len(ending)]
            if p.kind != "surname" and word.endswith(ending) and len(stem) >= p.minimum and self._fits(p, stem):
                return tuple(stem + e for e in p.endings)
        return (word,)

    def phrases(self, phrase: str) -> Iterator[str]:
        """A phrase in every case: its first word, its first two, ... inflected together, the rest as it stands."""
        words = phrase.split()
        forms = [self.forms(w) for w in words]
        yield phrase
        for upto in range(1, len(words) + 1):
            for case in range(1, max(map(len, forms[:upto]))):
                yield " ".join([f[case] if case < len(f) else f[0] for f in forms[:upto]] + words[upto:])

    def nominatives(self, word: str) -> tuple[str, ...]:
        """The nominatives that a form may come from, likeliest first (in the order of the paradigms); itself last."""
        held = self._nominatives.get(word)
        if held is None:
            if len(self._nominatives) >= _MEMORY:
                self._nominatives.clear()
            held = self._nominatives[word] = self._nominatives_of(word)
        return held

    def is_surname(self, word: str) -> bool:
        """Whether a word looks like the nominative of a surname: by the ending of one, of an adjective, or a last consonant."""
        for p in self._paradigms:
            stem = word[: len(word) - len(p.endings[0])]
            ends = word.endswith(p.endings[0]) and len(stem) >= p.minimum and self._fits(p, stem)
            if ends and (p.kind in ("surname", "adjective") or p.consonant):
                return True
        return False

    def shows_nominative(self, word: str) -> bool:
        """Whether a word's ending tells that it is in the nominative; a last consonant does not (some names never change)."""
        return any(
            word.endswith(p.endings[0])
            for p in self._paradigms
            if p.endings[0] and not p.consonant and p.kind != "noun" and len(word) - len(p.endings[0]) >= p.minimum
        )

    def _nominatives_of(self, word: str) -> tuple[str, ...]:
        found: list[tuple[int, int, str]] = []
        for n in range(min(self._longest, len(word) - 2), -1, -1):
            stem, ending = word[: len(word) - n], word[len(word) - n :]
            for order, nominative, _ in self._back.get(ending, ()):
                p = self._paradigms[order]
                if p.kind != "noun" and len(stem) >= p.minimum and self._fits(p, stem):
                    found.append((order, -n, stem + nominative))
        return tuple(dict.fromkeys([f for _, _, f in sorted(found)] + [word]))

    def _fits(self, paradigm: Paradigm, stem: str) -> bool:
        """A nominative that ends in a consonant needs a stem that ends in one."""
        return not paradigm.consonant or stem[-1:].lower() not in self._vowels
