"""One dictionary of phrases, one scan: every lexicon of a pack and every name of the world found in one walk.

A phrase is a sequence of normal forms. The book is a trie over tokens, so the cost of a scan does not grow with the
number of phrases. A token is tried under its normal form, without its clitic, and under its lemma.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

import msgspec

from readout.text.tokens import Token, normalise, tokenise

_ENTRIES = ""  # no normal form is empty, so this key never meets a token
# Words seen are kept with what the book knows of them; beyond so many the memory is emptied.
_MEMORY = 30_000

_Node: TypeAlias = dict[str, Any]
# A form under which a token is tried, and the clitic cut from it.
_Form: TypeAlias = tuple[str, str]


class _Word(NamedTuple):
    """What the book knows of a word: the forms under which it is tried, also without their clitics (``keys``), what it means
    alone (topic, group, entry, clitic), and the words with which phrases that begin with it go on."""

    forms: tuple[_Form, ...]
    keys: tuple[str, ...]
    alone: tuple[tuple[str, str, Any, str], ...]
    onward: frozenset[str]


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


def uncovered(hits: Sequence[Hit]) -> list[Hit]:
    """Those that no longer one holds ("will" in "will not"), in the order given."""
    covered: set[tuple[int, int]] = set()
    reach = -1
    for first, last in sorted({(h.first, h.last) for h in hits}, key=lambda span: (span[0], -span[1])):
        if last <= reach:
            covered.add((first, last))
        reach = max(reach, last)
    return [h for h in hits if (h.first, h.last) not in covered]


class PhraseBook:
    """Phrases with their entries. Build with :meth:`add`, then :meth:`scan` any number of documents."""

    def __init__(self, clitics: Sequence[str] = ()) -> None:
        self._root: _Node = {}
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._misread: dict[str, str] = {}
        self._size = 0
        self._words: dict[str, _Word] = {}

    def __len__(self) -> int:
        return self._size

    def add(self, phrase: str, topic: str, group: str, entry: Any) -> None:
        """Add a phrase as it is written; it is cut into tokens as a text is."""
        words = phrase.split()
        plain = all(map(str.isalpha, words))  # as most are: nothing to cut
        words = [normalise(word) for word in words] if plain else [token.norm for token in tokenise(phrase)]
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_ENTRIES, []).append((topic, group, entry))
        self._size += 1
        self._words.clear()

    def read_as(self, lemma: str, forms: Iterable[str]) -> None:
        """Try words in these forms under this lemma, too, where the lemmatiser does not know them."""
        self._misread.update((normalise(form), normalise(lemma)) for form in forms)
        self._words.clear()

    def scan(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """All hits by topic, in order of start, the longest of each (topic, group) at a start; they may overlap.

        One book reads one language: what is written alike has the same normal form and lemma.
        """
        found: dict[str, list[Hit]] = {}
        words = self._words
        seen = [words.get(t.text) or self._learn(t) for t in tokens]
        following = [word.keys for word in seen[1:]]
        following.append(())
        for first, (_, _, alone, onward) in enumerate(seen):
            if onward and not onward.isdisjoint(following[first]):
                self._walk(tokens, first, seen, found)
            elif alone:
                start, end = tokens[first].start, tokens[first].end
                for topic, group, entry, clitic in alone:
                    hit = Hit(first, first + 1, start, end - len(clitic), topic, group, entry, clitic)
                    found.setdefault(topic, []).append(hit)
        return found

    def _learn(self, token: Token) -> _Word:
        if len(self._words) >= _MEMORY:
            self._words.clear()
        forms = tuple(self._forms(token))
        best: dict[tuple[str, str], tuple[int, list[tuple[Any, str]]]] = {}
        onward: set[str] = set()
        for form, clitic in forms:
            node = self._root.get(form)
            if node is None:
                continue
            for topic, group, entry in node.get(_ENTRIES, ()):
                _keep(best, (topic, group), 1, entry, clitic)
            if not clitic:
                onward |= node.keys() - {_ENTRIES}
        alone = tuple((topic, group, *row) for (topic, group), (_, rows) in best.items() for row in rows)
        word = self._words[token.text] = _Word(forms, tuple(form for form, _ in forms), alone, frozenset(onward))
        return word

    def _walk(self, tokens: Sequence[Token], first: int, seen: Sequence[_Word], found: dict[str, list[Hit]]) -> None:
        # Every form of every word is followed: a phrase listed as it is written must not hide one listed by its lemmas.
        best: dict[tuple[str, str], tuple[int, list[tuple[Any, str]]]] = {}
        ways = _onward(self._root, seen[first][0], first)
        while ways:
            node, clitic, last = ways.pop()
            for topic, group, entry in node.get(_ENTRIES, ()):
                _keep(best, (topic, group), last, entry, clitic)
            if not clitic and last < len(tokens):
                ways += _onward(node, seen[last][0], last)
        start = tokens[first].start
        for (topic, group), (last, entries) in best.items():
            listed = found.setdefault(topic, [])
            for entry, clitic in entries:
                end = tokens[last - 1].end - len(clitic)
                listed.append(Hit(first, last, start, end, topic, group, entry, clitic))

    def _forms(self, token: Token) -> list[_Form]:
        norm = token.norm
        forms = [(norm, "")]
        if token.lemma and token.lemma != norm:
            forms.append((token.lemma, ""))
        if norm in self._misread:
            forms.append((self._misread[norm], ""))
        for clitic in self._clitics:
            if norm.endswith(clitic) and len(norm) > len(clitic) + 2:
                forms.append((norm[: -len(clitic)], clitic))
        return forms


def _onward(node: _Node, forms: Sequence[_Form], at: int) -> list[tuple[_Node, str, int]]:
    """Where the forms of the word ``at`` lead from ``node``, the first form last: each with its clitic cut and the word behind."""
    return [(node[form], clitic, at + 1) for form, clitic in reversed(forms) if form in node]


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
