"""Frames: the sentences of a text with their quotations folded up, so that an attribution is seen in one row.

``"A. B," said X. "C."`` is cut by the sentence splitter inside the quotation. A frame joins what a quotation spans and
holds each quotation, each bracket and each other word as one item.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from readout.text import Document, Quotation, Token

ItemKind: TypeAlias = Literal["word", "mark", "quote", "bracket"]

_OPEN, _CLOSE = "([", ")]"
_DASH, _BEFORE_DASH = frozenset("—–-"), frozenset(",.!?…")
# An attribution put into a quotation has fewer tokens than this.
_LONGEST_ATTRIBUTION = 16


class Item(msgspec.Struct, frozen=True, gc=False):
    """A word, a mark, a whole quotation or a whole bracket: characters ``[start, end)``, tokens ``[first, last)``.

    ``norm`` and ``lemma`` are those of the word or mark, empty for a quotation or bracket. ``comma``: a quotation that
    ends with a comma, ``title``: one that begins with a capital.
    """

    start: int
    end: int
    first: int
    last: int
    kind: ItemKind
    norm: str = ""
    lemma: str = ""
    capital: bool = False
    pos: str = ""
    link: bool = False
    quotation: Quotation | None = None
    comma: bool = False
    title: bool = False


class Frame:
    """One or more sentences that a quotation holds together, characters ``[start, end)``; ``paragraph`` is theirs.

    ``plain``: no quotation and no colon stands in it, so that nothing but a cue or a credit can make it a statement.
    ``opening`` is the normal form of its first word.
    """

    def __init__(self, document: Document, first: int, last: int, quotations: list[Quotation]) -> None:
        """The frame of sentences ``[first, last)`` with the ``quotations`` of the document."""
        sentences = document.sentences
        self._document, self._sentences = document, (first, last)
        self.paragraph = sentences[first].paragraph
        self.start, self.end = sentences[first].start, sentences[last - 1].end
        self._quotations = [q for q in quotations if q.outer_start < self.end and q.outer_end > self.start]
        self.opening = document.tokens[sentences[first].first].norm
        self.plain = not self._quotations and document.text.find(":", self.start, self.end) < 0

    def quotes(self, offset: int) -> bool:
        """Whether a quotation of the frame holds this character."""
        return any(q.outer_start <= offset < q.outer_end for q in self._quotations)

    def forget(self) -> None:
        """Make the items anew when they are next asked for: their words have been tagged since."""
        self.__dict__.pop("items", None)

    @cached_property
    def items(self) -> list[Item]:
        """Its words, marks, quotations and brackets, made when first asked for."""
        return _items(self._document, *self._sentences, self._quotations)


def frames(document: Document) -> list[Frame]:
    """The frames of a document in order; the dateline is none."""
    outer = [q for q in document.quotations if q.level == 1]
    pieces = [piece for q in outer for piece in _pieces(document, q)]
    return [Frame(document, first, last, pieces) for first, last in _joined(document, outer)]


def _pieces(document: Document, q: Quotation) -> list[Quotation]:
    """A quotation without the attributions put into it between dashes ("«A, — said X. — B»"); mostly itself."""
    tokens, rest = document.tokens, q
    out: list[Quotation] = []
    for hit in document.hits_in("cues", q.start, q.end):
        dash = hit.first - 1
        if hit.start < rest.start or hit.group != "verb" or dash < 2 or tokens[dash].text not in _DASH:
            continue
        if tokens[dash - 1].text not in _BEFORE_DASH or tokens[dash - 1].start <= rest.start:
            continue
        reach = range(hit.last + 1, min(hit.last + _LONGEST_ATTRIBUTION, len(tokens) - 1))
        stop = next((i for i in reach if tokens[i].text in _DASH and tokens[i - 1].text in ",.;"), None)
        cut = tokens[dash - 1]
        first = msgspec.structs.replace(rest, end=cut.start if cut.text == "," else cut.end, outer_end=cut.end)
        if stop is None or tokens[stop].start >= q.end:
            return [*out, first] if tokens[hit.last - 1].end < q.end <= tokens[reach.stop].end else [*out, rest]
        out.append(first)
        start = tokens[stop + 1].start
        rest = msgspec.structs.replace(rest, start=start, outer_start=start)
    return [*out, rest]


def _joined(document: Document, outer: list[Quotation]) -> Iterator[tuple[int, int]]:
    """Ranges of sentences, ``[first, last)``, such that no quotation is cut."""
    sentences = document.sentences
    skip = 1 if document.dateline is not None else 0
    q, at = 0, skip
    while at < len(sentences):
        last, end = at + 1, sentences[at].end
        while True:
            while q < len(outer) and outer[q].outer_end <= end:
                q += 1
            cut = q < len(outer) and outer[q].outer_start < end
            if not cut or last >= len(sentences) or sentences[last].paragraph != sentences[at].paragraph:
                break
            end = sentences[last].end
            last += 1
        yield at, last
        at = last


def _items(document: Document, first: int, last: int, inside: list[Quotation]) -> list[Item]:
    """The items of sentences ``[first, last)``; the point of an abbreviation ("Mr. King") belongs to its word."""
    tokens, sentences = document.tokens, document.sentences
    items: list[Item] = []
    closing = {s.last - 1 for s in sentences[first:last]}
    at, last, q = sentences[first].first, sentences[last - 1].last, 0
    while at < last:
        token = tokens[at]
        while q < len(inside) and inside[q].outer_end <= token.start:
            q += 1
        if q < len(inside) and inside[q].outer_start <= token.start:
            stop = at
            while stop < last and tokens[stop].start < inside[q].outer_end:
                stop += 1
            held = inside[q]
            comma = document.text[held.end - 1] == ","
            title = document.text[held.start].isupper()
            items.append(
                Item(held.outer_start, held.outer_end, at, stop, "quote", quotation=held, comma=comma, title=title)
            )
            at = stop
            continue
        if token.text == "." and at not in closing and items and _takes_point(items[-1], token):
            items[-1] = msgspec.structs.replace(items[-1], end=token.end, last=at + 1)
            at += 1
            continue
        stop = _bracket(document, at, last) if token.text in _OPEN else at + 1
        if stop > at + 1:
            items.append(Item(token.start, tokens[stop - 1].end, at, stop, "bracket"))
        else:
            items.append(_item(token, at))
        at = stop
    return items


def _item(token: Token, at: int) -> Item:
    norm, kind = token.norm, token.kind
    link = kind == "link" or ("." in norm and "." in norm.strip("."))
    shown: ItemKind = "mark" if kind == "mark" else "word"
    return Item(token.start, token.end, at, at + 1, shown, norm, token.lemma, token.text[:1].isupper(), token.pos, link)


def _takes_point(item: Item, point: Token) -> bool:
    """Whether a point is glued to a word."""
    return item.kind == "word" and item.end == point.start


def _bracket(document: Document, at: int, last: int) -> int:
    """Where the bracket that opens at ``at`` ends; ``at + 1`` where it is not closed within thirty tokens."""
    for i in range(at + 1, min(last, at + 30)):
        if document.tokens[i].text in _CLOSE:
            return i + 1
    return at + 1
