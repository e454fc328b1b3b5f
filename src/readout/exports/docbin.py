"""spaCy: one ``DocBin`` of all documents, each with the spans of its record. Needs spaCy (``readout[spacy]``).

``doc.spans`` has a group for each layer ("contacts", "statements" ...). A span's label is its field ("statements-cue"), its ``id_`` the path of
the field in the record, and the knowledge-base id of an actor's mention its Wikidata QID. Tokens are those of spaCy's blank pipeline of the
language, cut further where a span begins or ends inside of one, so that offsets are exact. The record is in ``doc.user_data["readout"]``, as JSON.

Written to ``records.spacy``: ``DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import spacy
from spacy.tokens import Doc, DocBin, Span

from readout.exports.base import Shape
from readout.record import Record

KEY = "readout"
NAME = "records.spacy"


class Tokens:
    """spaCy's own tokens of a language, as places in the text."""

    def __init__(self) -> None:
        self._blank: dict[str, Any] = {}

    def cut(self, record: Record) -> Doc:
        """The text of a record as a ``Doc`` in which every span of the record is a span of tokens."""
        text, spans = record.document.text, [span for _, span in record.spans()]
        nlp = self._of(record.document.language)
        ends = {0, len(text), *(i for span in spans for i in span)}
        for token in nlp.make_doc(text):
            ends |= {token.idx, token.idx + len(token)}
        starts, stops = {s for s, _ in spans}, {e for _, e in spans}
        words: list[str] = []
        spaces: list[bool] = []
        for piece, at in _pieces(text, sorted(ends)):
            if piece == " " and words and not spaces[-1] and at not in starts and at + 1 not in stops:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(nlp.vocab, words=words, spaces=spaces)

    def _of(self, language: str) -> Any:
        if language not in self._blank:
            try:
                self._blank[language] = spacy.blank(language)
            except ImportError:  # a pack of a language that spaCy does not know
                self._blank[language] = spacy.blank("xx")
        return self._blank[language]


def _pieces(text: str, ends: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The text between the cuts; a space before or behind words is a piece of its own."""
    for start, end in pairwise(ends):
        for m in re.finditer(r" |[^ ]+", text[start:end]):
            yield m[0], start + m.start()


def annotate(doc: Doc, record: Record) -> Doc:
    """Put the spans of a record into ``doc``, whose text is that of the record; a span inside of a token becomes the whole token."""
    groups: dict[str, list[Span]] = {}
    for path, (start, end) in record.spans():
        layer, _, rest = path.partition(".")
        name = re.sub(r"\[\d+\]", "", layer)
        label = "-".join([name, *re.sub(r"\[\d+\]", "", rest).split(".")])
        actor = re.fullmatch(r"actors\[(\d+)\]", layer)
        entity = (record.actors[int(actor[1])].entity or "") if actor else ""
        span = doc.char_span(start, end, label=label, kb_id=entity, span_id=path, alignment_mode="expand")
        if span is not None:
            groups.setdefault(name, []).append(span)
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.user_data[KEY] = record.to_json()
    return doc


class Spacy:
    """``records.spacy`` in a folder."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._bin = DocBin(store_user_data=True)
        self._tokens = Tokens()

    def write(self, record: Record) -> None:
        """Add the record's document."""
        self._bin.add(annotate(self._tokens.cut(record), record))

    def finish(self) -> None:
        """Write the file: a ``DocBin`` is compressed as one."""
        self._bin.to_disk(self._path)


EXPORT = Spacy
