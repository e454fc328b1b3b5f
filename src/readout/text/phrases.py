"""One dictionary of phrases, one scan: every lexicon of a pack and every name of the world found in one walk.

A phrase is a sequence of normal forms. The book is a trie over tokens, so the cost of a scan does not grow with the
number of phrases. A token is tried under its normal form, without its clitic, and under its lemma.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from readout.text.tokens import Token, tokenise

_ENTRIES = ""  # no normal form is empty, so this key never meets a token


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A phrase found: tokens ``[first, last)``, characters ``[start, end)``, and what the book says of it.

    ``topic`` and ``group`` name the lexicon ("cues", "cue"); ``entry`` is its row. ``clitic`` is the ending that was
    cut from the last token to find the phrase ("nya" in "katanya"), else the empty string; ``end`` leaves it out.
    """

    first: int
    last: int
    start: int
    end: int
    topic: str
    group: str
    entry: Any
    clitic: str = ""


class PhraseBook:
    """Phrases with their entries. Build with :meth:`add`, then :meth:`scan` any number of documents."""

    def __init__(self, clitics: Sequence[str] = ()) -> None:
        self._root: dict[str, Any] = {}
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, phrase: str, topic: str, group: str, entry: Any) -> None:
        """Add a phrase as it is written; it is cut into tokens as a text is."""
        node = self._root
        for token in tokenise(phrase):
            node = node.setdefault(token.norm, {})
        node.setdefault(_ENTRIES, []).append((topic, group, entry))
        self._size += 1

    def scan(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """All hits by topic, in order of start, the longest of each (topic, group) at a start; they may overlap."""
        found: dict[str, list[Hit]] = {}
        root = self._root
        n = len(tokens)
        for first in range(n):
            for form, clitic in self._forms(tokens[first]):
                if form in root:
                    self._walk(tokens, first, form, clitic, n, found)
        return found

    def _walk(
        self, tokens: Sequence[Token], first: int, form: str, clitic: str, n: int, found: dict[str, list[Hit]]
    ) -> None:
        node: dict[str, Any] | None = self._root[form]
        best: dict[tuple[str, str], list[Hit]] = {}
        at = first
        while node is not None:
            for topic, group, entry in node.get(_ENTRIES, ()):
                end = tokens[at].end - len(clitic)
                hit = Hit(first, at + 1, tokens[first].start, end, topic, group, entry, clitic)
                held = best.get((topic, group))
                if held is None or held[0].last < at + 1:
                    best[topic, group] = [hit]
                else:
                    held.append(hit)
            at += 1
            if at >= n or clitic:
                break
            node, clitic = self._step(node, tokens[at])
        for hits in best.values():
            for hit in hits:
                listed = found.setdefault(hit.topic, [])
                if hit not in listed[-4:]:
                    listed.append(hit)

    def _step(self, node: dict[str, Any], token: Token) -> tuple[dict[str, Any] | None, str]:
        for form, clitic in self._forms(token):
            if form in node:
                return node[form], clitic
        return None, ""

    def _forms(self, token: Token) -> Iterable[tuple[str, str]]:
        norm = token.norm
        forms = [(norm, "")]
        if token.lemma and token.lemma != norm:
            forms.append((token.lemma, ""))
        for clitic in self._clitics:
            if norm.endswith(clitic) and len(norm) > len(clitic) + 2:
                forms.append((norm[: -len(clitic)], clitic))
        return forms
