"""Names by a learned model, for what the lexicons do not know.

The model is a part of a pack and may be left out; rules alone then find the actors. It costs more than most passes, so it is
asked sentence by sentence (:class:`LearnedNames`): ``passes.actors`` asks whether a bare name for which nothing else vouches is a
person's. The layer ``analysis.names`` (:class:`FindNames`, not in the default order) holds all names of those sentences in
which a capitalised word is not explained: no lexicon, list of the world or mention already found holds it.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.record import Span
from readout.text import Document, NameLabel, Sentence, name_model

# How sure the model must be of each word of a person's name (on the training articles 0.6 and 0.9 do the same).
_SURE = 0.6


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name that the model found: ``span`` in the text, tokens ``[first, last)``, what it names, how sure (0 to 1)."""

    span: Span
    tokens: tuple[int, int]
    label: NameLabel
    score: float


class LearnedNames:
    """The names of one document, found sentence by sentence when somebody asks; none without a model."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self._document = document
        self._model = pack.model("names.crfsuite.gz")
        self._found: dict[int, list[Name]] = {}

    def of(self, sentence: Sentence) -> list[Name]:
        """The names of a sentence, in order."""
        if sentence.index not in self._found:
            if self._model is None:
                return []
            tokens = self._document.tokens[sentence.first : sentence.last]
            self._found[sentence.index] = [
                Name(
                    (tokens[first].start, tokens[last - 1].end),
                    (sentence.first + first, sentence.first + last),
                    label,
                    score,
                )
                for first, last, label, score in name_model(self._model)([t.text for t in tokens])
            ]
        return self._found[sentence.index]

    def is_person(self, tokens: tuple[int, int]) -> bool:
        """Whether the model takes these very tokens for a person's name."""
        return any(n.tokens == tokens and n.label == "PER" for n in self._sure(tokens))

    def is_other(self, tokens: tuple[int, int]) -> bool:
        """Whether the model takes these tokens for the name of something else than a person."""
        return any(
            n.label != "PER" and n.tokens[0] <= tokens[0] and n.tokens[1] >= tokens[1] for n in self._sure(tokens)
        )

    def sees_person(self, tokens: tuple[int, int]) -> bool:
        """Whether the model takes any of these tokens, however unsure, for a person's name; true where there is no model."""
        sentence = self._document.sentence_at(self._document.tokens[tokens[0]].start)
        names = self.of(sentence) if sentence else []
        return self._model is None or any(
            n.label == "PER" and n.tokens[0] < tokens[1] and n.tokens[1] > tokens[0] for n in names
        )

    def person_in(self, tokens: tuple[int, int]) -> tuple[int, int] | None:
        """The tokens without what the model takes for another name that opens them, if a person's of two words is left.

        ``None`` where it takes them all for the name of a place, or a lone word for that of a body.
        """
        first, last = tokens
        sure = self._sure(tokens)
        around = [n for n in sure if n.label != "PER" and n.tokens[0] <= first and n.tokens[1] >= last]
        if around and (last - first == 1 or any(n.label == "LOC" and n.tokens == tokens for n in around)):
            return None
        cut = next((n.tokens[1] for n in sure if n.label != "PER" and n.tokens[0] == first), first)
        return (
            (cut, last)
            if any(n.label == "PER" and n.tokens == (cut, last) for n in sure) and last - cut > 1
            else tokens
        )

    def _sure(self, tokens: tuple[int, int]) -> list[Name]:
        """The names of the sentence of these tokens of which the model is sure."""
        sentence = self._document.sentence_at(self._document.tokens[tokens[0]].start)
        return [n for n in self.of(sentence) if n.score >= _SURE] if sentence else []


class FindNames:
    """Writes ``names``; reads ``found`` so that only sentences with names that nobody explained cost anything."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "found"})
    writes: ClassVar[frozenset[str]] = frozenset({"names"})

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def __call__(self, analysis: Analysis) -> None:
        """Write ``names``, in the order of the text."""
        document = analysis.document
        names = LearnedNames(document, self._pack)
        explained = {i for found in analysis.found for i in range(*found.tokens)}
        explained |= {i for hits in document.hits.values() for hit in hits for i in range(hit.first, hit.last)}
        analysis.names = [
            name
            for sentence in document.sentences
            if _unexplained(document, sentence, explained)
            for name in names.of(sentence)
        ]


def _unexplained(document: Document, sentence: Sentence, explained: set[int]) -> bool:
    """Whether a capitalised word, not the first, is in no lexicon and no mention."""
    return any(
        i not in explained and document.tokens[i].kind == "word" and document.tokens[i].capitalised
        for i in range(sentence.first + 1, sentence.last)
    )
