"""From tokens to a row of kinds: each word that may tell time becomes one sign, all others separate.

A *sign* is one character that stands for the set of kinds a word has ("minggu" is a weekday and a unit), so that a
pattern over kinds is an ordinary regular expression over a short string, and a reading costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from readout.packs.schema import Times
from readout.packs.schema.times import Compound, Term
from readout.passes.times import numbers
from readout.text import Document, Token, normalise, tokenise

SEPARATOR = "."
SENTENCE_END = "|"
CAPITALISED = "cap"
_HYPHEN = re.compile("[-\u2010\u2011\u2012\u2013\u2014\u2212]")
_OPENING = frozenset("\"“„«‘'(–—-:")
_NUMERALS = ("numeral", "scale")
_END = ""
# So many words and marks that tell no time are kept, since they are most of a text: whether a sentence or part may open behind.
_MEMORY = 20_000


class Item(msgspec.Struct, gc=False):
    """A word or phrase with its sign: characters ``[start, end)``, and the value of each of its kinds."""

    sign: str
    start: int
    end: int
    values: dict[str, Any]
    text: str = ""


class Lexer:
    """Reads documents with the terms of one pack. ``signs`` maps a kind to all signs whose words have it."""

    def __init__(self, times: Times) -> None:
        self._decimal = times.decimal
        self._sets: dict[frozenset[str], str] = {}
        self._root: dict[str, Any] = {}
        self._numerals: dict[str, tuple[str, int | float]] = {}
        self.signs: dict[str, str] = {}
        self._shapes = {name: self._sign(kinds) for name, kinds in numbers.KINDS.items()}
        self._capitalised = self._sign(frozenset({CAPITALISED}))
        self._initial = self._sign(frozenset({"initial"}))
        self._past = self._sign(frozenset({"past"}))
        self._past_endings = times.past_endings
        self._plain: dict[str, bool] = {}
        for term in (*times.term, *(t for c in times.compound for t in _joined(c))):
            self._add(term)
        self._seal(self._root, spoken=True)

    def read(self, document: Document) -> tuple[str, list[Item | None]]:
        """The signs of a document and the items behind them; separators (and the ends of sentences) have none."""
        signs: list[str] = []
        items: list[Item | None] = []
        for sentence in document.sentences:
            self._read_sentence(_split(document.tokens[sentence.first : sentence.last]), signs, items)
            signs.append(SENTENCE_END)
            items.append(None)
        return "".join(signs), items

    def _read_sentence(self, tokens: list[Token], signs: list[str], items: list[Item | None]) -> None:
        at, n = 0, len(tokens)
        initial = True
        root, numerals, plain = self._root, self._numerals, self._plain
        while at < n:
            token = tokens[at]
            opens = plain.get(token.text)
            if opens is not None:
                initial = opens
                signs.append(SEPARATOR)
                items.append(None)
                at += 1
                continue
            item: Item | None = None
            step = 1
            if token.kind == "number":
                item = self._number(token)
            elif token.norm in root:
                item, step = self._term(tokens, at)
            if token.norm in numerals:
                spoken, length = self._spoken(tokens, at)
                if spoken is not None and (item is None or length >= step):
                    item, step = self._joined_kinds(spoken, item if length == step else None), length
            word = item is None and token.kind == "word"
            item = self._word(token, initial) if word else item
            initial = token.kind == "mark" and token.text in _OPENING
            if item is None and token.norm not in root and token.norm not in numerals and len(plain) < _MEMORY:
                plain[token.text] = initial
            signs.append(item.sign if item else SEPARATOR)
            items.append(item)
            at += step

    def _number(self, token: Token) -> Item | None:
        found = numbers.shape(token.text, self._decimal)
        if found is None:
            return None
        name, value = found
        kinds = numbers.KINDS[name]
        return Item(self._shapes[name], token.start, token.end, dict.fromkeys(kinds, value), token.text)

    def _word(self, token: Token, initial: bool) -> Item | None:
        if not token.capitalised:
            if self._past_endings and token.norm.endswith(self._past_endings):
                return Item(self._past, token.start, token.end, {"past": True})
            return None
        value = numbers.roman(token.text)
        if value is not None:
            return Item(self._shapes["roman"], token.start, token.end, {"roman": value}, token.text)
        if initial:
            return Item(self._initial, token.start, token.end, {"initial": token.text}, token.text)
        return Item(self._capitalised, token.start, token.end, {CAPITALISED: token.text}, token.text)

    def _term(self, tokens: Sequence[Token], at: int) -> tuple[Item | None, int]:
        """The longest phrase of the terms at ``at``, and how many tokens it has."""
        node: dict[str, Any] | None = self._root
        best: Item | None = None
        length, end = 1, at
        while end < len(tokens) and node is not None and (node := node.get(tokens[end].norm)) is not None:
            end += 1
            by_case = node.get(_END)
            if by_case is not None:
                variant = by_case.get(_case(tokens[at].text))
                if variant is not None:
                    sign, values = variant
                    best = Item(sign, tokens[at].start, tokens[end - 1].end, values)
                    length = end - at
        return best, length

    def _spoken(self, tokens: Sequence[Token], at: int) -> tuple[Item | None, int]:
        """A number in words: numerals that add up or multiply ("dua puluh lima", "twenty-five")."""
        total: int | float | None = None
        here, end = at, at
        while here < len(tokens):
            token = tokens[here]
            found = self._numerals.get(token.norm)
            if found is None:
                if total is None or not _HYPHEN.fullmatch(token.text):
                    break
                here += 1
                continue
            total = _combine(total, *found)
            if total is None:
                break
            here += 1
            end = here
            kept = total
        if end == at:
            return None, 1
        name = numbers.shape_of_value(kept)
        item = Item(self._shapes[name], tokens[at].start, tokens[end - 1].end, dict.fromkeys(numbers.KINDS[name], kept))
        return item, end - at

    def _joined_kinds(self, spoken: Item, item: Item | None) -> Item:
        if item is None:
            return spoken
        kinds = frozenset(spoken.values) | frozenset(item.values)
        sign = self._sets.get(kinds, spoken.sign)
        return Item(sign, spoken.start, spoken.end, {**spoken.values, **item.values})

    def _add(self, term: Term) -> None:
        for form in term.forms:
            tokens = _split(tokenise(form))
            norms = [t.norm for t in tokens]
            if term.kind in _NUMERALS:
                self._numerals[norms[0]] = (term.kind, term.value)  # type: ignore[assignment]
                continue
            node = self._root
            for norm in norms:
                node = node.setdefault(norm, {})
            node.setdefault(_END, []).append((term.kind, term.value, term.case))

    def _seal(self, node: dict[str, Any], *, spoken: bool) -> None:
        """Turn the rows at each node into one sign for each way of writing; ``spoken`` where its words may be a number, too."""
        for key, inner in node.items():
            if key != _END:
                self._seal(inner, spoken=spoken and (key in self._numerals or _HYPHEN.fullmatch(key) is not None))
        rows = node.get(_END)
        if rows is None:
            return
        by_case: dict[str, tuple[str, dict[str, Any]]] = {}
        for case in ("lower", "title", "upper"):
            values = {kind: value for kind, value, wanted in reversed(rows) if _fits(case, wanted)}
            if values:
                by_case[case] = (self._sign(frozenset(values)), values)
                if spoken and ("ordinal" in values or "unit" in values):
                    for shape in numbers.KINDS.values():
                        self._sign(frozenset(values) | shape)
        node[_END] = by_case

    def _sign(self, kinds: frozenset[str]) -> str:
        if kinds not in self._sets:
            sign = chr(0x80 + len(self._sets))  # nothing to escape; classes of low characters compile fast
            self._sets[kinds] = sign
            for kind in kinds:
                self.signs[kind] = self.signs.get(kind, "") + sign
        return self._sets[kinds]


def _combine(total: int | float | None, kind: str, value: int | float) -> int | float | None:
    """Put the next numeral to a number; ``None`` where the two do not make one ("dua tiga hari")."""
    if kind == "scale":
        if value == -10:  # a teen: "tujuh belas"
            return total + 10 if total is not None and total < 10 else None
        if total is None or total < value:
            return (total or 1) * value
        rest = total % (value * 10)
        return total - rest + (rest or 1) * value if rest < value else None
    if total is None:
        return value
    width = 10 ** len(str(int(value)))
    return total + value if total % width == 0 and total > value else None


def _split(tokens: Iterable[Token]) -> list[Token]:
    """Cut hyphenated words apart ("three-day"), so that their parts are found."""
    out: list[Token] = []
    for token in tokens:
        if token.kind != "word" or token.text.isalpha() or not _HYPHEN.search(token.text):
            out.append(token)
            continue
        at = token.start
        for piece in re.split(f"({_HYPHEN.pattern})", token.text):
            if piece:
                kind = "mark" if _HYPHEN.fullmatch(piece) else "number" if piece.isdecimal() else "word"
                out.append(Token(at, at + len(piece), piece, normalise(piece), kind))  # type: ignore[arg-type]
                at += len(piece)
    return out


def _case(text: str) -> str:
    if not text[:1].isupper():
        return "lower"
    return "upper" if len(text) > 1 and text.isupper() else "title"


def _fits(case: str, wanted: str) -> bool:
    return wanted == "any" or case == wanted or (wanted == "title" and case == "upper")


def _joined(compound: Compound) -> Iterable[Term]:
    for count in compound.count:
        for unit in compound.unit:
            forms = tuple(c + u + e for c in count.forms for u in unit.forms for e in compound.ending)
            yield Term(kind=compound.kind, forms=forms, value=f"{count.value} {unit.value}")
