"""TimeML: the text with TIMEX3 tags, one document a file (``<document id>.tml``).

Instants and zones have no place in TIMEX3 and are left out. Of overlapping expressions the longer is tagged. Characters
that XML cannot hold are replaced by U+FFFD, one for one. The layout is that of TempEval-3: DOCID, DCT, TEXT.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar
from xml.sax.saxutils import quoteattr

from readout.exports.base import Shape
from readout.exports.rows import key
from readout.exports.xml import words
from readout.record import Record, Timex

_UNKNOWN = "XXXX-XX-XX"  # a date of which nothing is known, as TIMEX3 writes it


def timeml(record: Record) -> str:
    """The document as TimeML."""
    published = record.document.published
    dct = published.value if published else _UNKNOWN
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{key(record)}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(dct)} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{dct}</TIMEX3></DCT>\n'
        f"<TEXT>{_tagged(record)}</TEXT>\n</TimeML>\n"
    )


def _tagged(record: Record) -> str:
    text = record.document.text
    out: list[str] = []
    at = 0
    for timex in sorted(record.times, key=lambda t: (t.span[0], -t.span[1])):
        start, end = timex.span
        if start < at:
            continue
        out += [words(text[at:start]), _open(timex), words(text[start:end]), "</TIMEX3>"]
        at = end
    return "".join([*out, words(text[at:])])


def _open(timex: Timex) -> str:
    given = {"mod": timex.mod, "quant": timex.quant, "freq": timex.freq}
    extra = "".join(f" {k}={quoteattr(v)}" for k, v in given.items() if v)
    return f'<TIMEX3 tid={quoteattr(timex.id.lower())} type="{timex.type}" value={quoteattr(timex.value)}{extra}>'


class TimeMl:
    """A folder of .tml files."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, record: Record) -> None:
        """Write the record's document."""
        (self._folder / f"{key(record)}.tml").write_text(timeml(record), encoding="utf-8", newline="")

    def finish(self) -> None:
        """Nothing is left to write."""


EXPORT = TimeMl
