"""Names by a learned model, for what the lexicons do not know: the layer ``analysis.names``.

The model is a part of a pack and may be left out; the layer is then empty, and rules alone find the actors. It looks only at
sentences in which a capitalised word is not explained: no lexicon, list of the world or mention already found holds it.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.record import Span
from readout.text import Document, NameLabel, Sentence, name_model


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name that the model found: ``span`` in the text, tokens ``[first, last)``, what it names, how sure (0 to 1)."""

    span: Span
    tokens: tuple[int, int]
    label: NameLabel
    score: float


class FindNames:
    """Writes ``names``; reads ``found`` so that only sentences with names that nobody explained cost anything."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "found"})
    writes: ClassVar[frozenset[str]] = frozenset({"names"})

    def __init__(self, pack: Pack) -> None:
        self._model = pack.model("names.crfsuite.gz")

    def __call__(self, analysis: Analysis) -> None:
        """Write ``names``, in the order of the text."""
        analysis.names = []
        if self._model is None:
            return
        document = analysis.document
        explained = {i for found in analysis.found for i in range(*found.tokens)}
        explained |= {i for hits in document.hits.values() for hit in hits for i in range(hit.first, hit.last)}
        for sentence in document.sentences:
            if _unexplained(document, sentence, explained):
                analysis.names += self._names(document, sentence)

    def _names(self, document: Document, sentence: Sentence) -> list[Name]:
        assert self._model is not None
        tokens = document.tokens[sentence.first : sentence.last]
        out = []
        for first, last, label, score in name_model(self._model)([t.text for t in tokens]):
            span = (tokens[first].start, tokens[last - 1].end)
            out.append(Name(span, (sentence.first + first, sentence.first + last), label, score))
        return out


def _unexplained(document: Document, sentence: Sentence, explained: set[int]) -> bool:
    """Whether a capitalised word, not the first, is in no lexicon and no mention."""
    return any(
        i not in explained and document.tokens[i].kind == "word" and document.tokens[i].capitalised
        for i in range(sentence.first + 1, sentence.last)
    )
