"""W3C Web Annotations: one annotation for each field with evidence, as JSON-LD, one a line.

Positions are those of the record (Unicode code points of the document's text), as TextPositionSelector asks; a
TextQuoteSelector beside it survives small changes of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar, TextIO

from readout.exports.base import Shape
from readout.exports.rows import key
from readout.record import Record, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of context in a quote selector, enough to find a sentence again


def annotate(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of a record, in the order of its fields."""
    document, source = key(record), record.document.uri or f"urn:sha256:{record.document.id}"
    for field, span in record.spans():
        yield {
            "@context": CONTEXT,
            "id": f"urn:readout:{document}:{field}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {"type": "TextualBody", "value": field, "format": "text/plain", "purpose": "tagging"},
            "target": {"source": source, "selector": [_position(span), _quote(record.document.text, span)]},
        }


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span[0], "end": span[1]}


def _quote(text: str, span: Span) -> dict[str, Any]:
    start, end = span
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }


class Annotations:
    """JSON-LD annotations, one a line."""

    shape: ClassVar[Shape] = "stream"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Write the record's annotations."""
        for annotation in annotate(record):
            self._stream.write(json.dumps(annotation, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""


EXPORT = Annotations
