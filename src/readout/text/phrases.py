"""One dictionary of phrases, one scan: every lexicon of a pack and every name of the world found in one walk.

A phrase is a sequence of normal forms. The book is a trie over tokens, so the cost of a scan does not grow with the
number of phrases. A token is tried under its normal form, without its clitic, and under its lemma.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec

from readout.text.tokens import Token, tokenise

_ENTRIES = ""  # no normal form is empty, so this key never meets a token
# Words seen are kept with the ways into the book that they open; beyond so many the memory is emptied.
_MEMORY = 100_000

_Node: TypeAlias = dict[str, Any]
# A form under which a token is tried, and the clitic cut from it.
_Form: TypeAlias = tuple[str, str]


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
        self._root: _Node = {}
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._size = 0
        self._others: dict[str | tuple[str, str], tuple[_Form, ...]] = {}
        self._openings: dict[str | tuple[str, str], tuple[tuple[_Node, str], ...]] = {}

    def __len__(self) -> int:
        return self._size

    def add(self, phrase: str, topic: str, group: str, entry: Any) -> None:
        """Add a phrase as it is written; it is cut into tokens as a text is."""
        words = [token.norm for token in tokenise(phrase)]
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_ENTRIES, []).append((topic, group, entry))
        self._size += 1
        self._openings.clear()

    def scan(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """All hits by topic, in order of start, the longest of each (topic, group) at a start; they may overlap."""
        found: dict[str, list[Hit]] = {}
        openings = self._openings
        for first, token in enumerate(tokens):
            norm, lemma = token.norm, token.lemma
            key = norm if lemma == norm or not lemma else (norm, lemma)
            ways = openings.get(key)
            if ways is None:
                ways = self._open(key, token)
            if ways:
                self._walk(tokens, first, ways, found)
        return found

    def _open(self, key: str | tuple[str, str], token: Token) -> tuple[tuple[_Node, str], ...]:
        """The nodes at which a phrase can begin with ``token``, each with the clitic that had to be cut."""
        if len(self._openings) >= _MEMORY:
            self._openings.clear()
        ways = tuple((self._root[form], clitic) for form, clitic in self._forms(token) if form in self._root)
        self._openings[key] = ways
        return ways

    def _walk(
        self, tokens: Sequence[Token], first: int, ways: tuple[tuple[_Node, str], ...], found: dict[str, list[Hit]]
    ) -> None:
        best: dict[tuple[str, str], tuple[int, list[tuple[Any, str]]]] = {}
        for opening, cut in ways:
            node: _Node | None = opening
            clitic, last = cut, first + 1
            while node is not None:
                for topic, group, entry in node.get(_ENTRIES, ()):
                    _keep(best, (topic, group), last, entry, clitic)
                if clitic or last >= len(tokens):
                    break
                node, clitic = self._step(node, tokens[last])
                last += 1
        start = tokens[first].start
        for (topic, group), (last, entries) in best.items():
            listed = found.setdefault(topic, [])
            for entry, clitic in entries:
                end = tokens[last - 1].end - len(clitic)
                listed.append(Hit(first, last, start, end, topic, group, entry, clitic))

    def _step(self, node: _Node, token: Token) -> tuple[_Node | None, str]:
        """Where ``token`` leads from ``node``, and the clitic that had to be cut; ``None`` where it leads nowhere."""
        following = node.get(token.norm)
        if following is not None:
            return following, ""
        if len(node) == 1 and _ENTRIES in node:
            return None, ""
        for form, clitic in self._besides(token):
            if form in node:
                return node[form], clitic
        return None, ""

    def _besides(self, token: Token) -> tuple[_Form, ...]:
        """The forms under which a token is tried besides its normal form; kept, since few words say most."""
        norm, lemma = token.norm, token.lemma
        key = norm if lemma == norm or not lemma else (norm, lemma)
        held = self._others.get(key)
        if held is None:
            if len(self._others) >= _MEMORY:
                self._others.clear()
            held = self._others[key] = tuple(self._forms(token)[1:])
        return held

    def _forms(self, token: Token) -> list[_Form]:
        norm = token.norm
        forms = [(norm, "")]
        if token.lemma and token.lemma != norm:
            forms.append((token.lemma, ""))
        for clitic in self._clitics:
            if norm.endswith(clitic) and len(norm) > len(clitic) + 2:
                forms.append((norm[: -len(clitic)], clitic))
        return forms


def _keep(
    best: dict[tuple[str, str], tuple[int, list[tuple[Any, str]]]],
    where: tuple[str, str],
    last: int,
    entry: Any,
    clitic: str,
) -> None:
    held = best.get(where)
    if held is None or held[0] < last:
        best[where] = (last, [(entry, clitic)])
    elif held[0] == last and all(entry is not known for known, _ in held[1]):
        held[1].append((entry, clitic))
