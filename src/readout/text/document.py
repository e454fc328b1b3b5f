"""The document as every pass reads it: one text, its layers computed once, all offsets into that text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any

import msgspec

from readout.text.conventions import Conventions
from readout.text.layout import find_dateline, lines, split_boilerplate
from readout.text.phrases import Hit, PhraseBook
from readout.text.quotations import Quotation, quotations
from readout.text.sentences import sentences
from readout.text.tagger import tagger
from readout.text.tokens import Token, tokenise

# Tokens of a sentence; what is longer is a table, a list, or no text at all.
_LONGEST = 600


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: characters ``[start, end)``, tokens ``[first, last)``, index of its paragraph and its own."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    index: int


class Document(msgspec.Struct):
    """A text with its layers.

    ``paragraphs`` and ``boilerplate`` are spans of lines; boilerplate has no tokens, so it can never be evidence.
    ``dateline`` is the span of the place and of the whole dateline; its tokens are kept, its sentence starts after it.
    ``hits`` are the phrases of the pack's lexicons by topic (see :class:`~readout.text.phrases.PhraseBook`).
    ``tagger`` is the file of the model that tells parts of speech, which :meth:`tag` loads when first asked.
    ``shared`` is where passes keep what they made of the document for one another, by its type.
    """

    text: str
    language: str
    paragraphs: list[tuple[int, int]]
    boilerplate: list[tuple[int, int]]
    dateline: tuple[tuple[int, int], tuple[int, int]] | None
    sentences: list[Sentence]
    tokens: list[Token]
    quotations: list[Quotation]
    hits: dict[str, list[Hit]] = msgspec.field(default_factory=dict)
    tagger: Path | None = None
    shared: dict[type[Any], Any] = msgspec.field(default_factory=dict)
    _token_starts: list[int] = msgspec.field(default_factory=list)
    _sentence_starts: list[int] = msgspec.field(default_factory=list)

    def tag(self, sentence: Sentence | None = None) -> bool:
        """Set ``pos`` of the tokens of a sentence, or of all; false where the language has no model.

        A sentence is tagged once, however often it is asked for, and only those asked for cost anything.
        """
        if self.tagger is None:
            return False
        run = tagger(self.tagger)
        for s in self.sentences if sentence is None else (sentence,):
            if s.first < s.last and not self.tokens[s.first].pos:
                run.tag(self.tokens[s.first : s.last])
        return True

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before ``offset`` (-1 before the first)."""
        return bisect_right(self._token_starts, offset) - 1

    def tokens_in(self, start: int, end: int) -> range:
        """Indices of the tokens that start in ``[start, end)``."""
        return range(bisect_right(self._token_starts, start - 1), bisect_right(self._token_starts, end - 1))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which ``offset`` lies, or after which it follows; ``None`` before the first."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation whose words hold ``offset``; ``None`` outside all quotations."""
        for q in self.quotations:
            if q.outer_start > offset:
                return None
            if q.level == 1 and q.start <= offset < q.end:
                return q
        return None

    def hits_in(self, topic: str, start: int, end: int) -> list[Hit]:
        """The hits of a topic that lie wholly in ``[start, end)``, in order."""
        hits = self.hits.get(topic)
        if not hits:
            return []
        first = bisect_left(hits, start, key=_start)
        return [h for h in hits[first : bisect_left(hits, end, first, key=_start)] if h.end <= end]


def analyse(text: str, conventions: Conventions, book: PhraseBook | None = None) -> Document:
    """Cut ``text`` into its layers. Any string is accepted; one without words gives empty layers."""
    paragraphs, boilerplate = split_boilerplate(text, lines(text), conventions)
    dateline = find_dateline(text, paragraphs)
    tokens: list[Token] = []
    found: list[Sentence] = []
    for p, paragraph in enumerate(paragraphs):
        for start, end in _sentences_of(text, paragraph, dateline, conventions):
            first = len(tokens)
            tokens += tokenise(text, start, end, conventions.lemmas)
            for begin, stop in _pieces(first, len(tokens)):
                left = start if begin == first else tokens[begin].start
                right = end if stop == len(tokens) else tokens[stop - 1].end
                found.append(Sentence(left, right, begin, stop, p, len(found)))
    document = Document(
        text, conventions.language, paragraphs, boilerplate, dateline, found, tokens,
        quotations(text, paragraphs), book.scan(tokens) if book else {},
        conventions.tagger, {}, [t.start for t in tokens], [s.start for s in found],
    )  # fmt: skip
    return document


def _pieces(first: int, last: int) -> list[tuple[int, int]]:
    """Tokens ``[first, last)`` whole, or in pieces where no sentence is so long: what passes do in one may cost its square."""
    if last - first <= _LONGEST:
        return [(first, last)]
    return [(at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST)]


def _sentences_of(
    text: str,
    paragraph: tuple[int, int],
    dateline: tuple[tuple[int, int], tuple[int, int]] | None,
    conventions: Conventions,
) -> list[tuple[int, int]]:
    """The dateline is a sentence of its own, so that no phrase runs from it into the first words of the report."""
    if dateline is None or dateline[1][0] != paragraph[0]:
        return sentences(text, paragraph, conventions)
    opening = dateline[1]
    body = (opening[1], paragraph[1])
    rest = sentences(text, body, conventions) if text[body[0] : body[1]].strip() else []
    return [(opening[0], len(text[: opening[1]].rstrip())), *rest]


def _start(hit: Hit) -> int:
    return hit.start
