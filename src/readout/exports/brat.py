"""brat standoff, both ways: out as ``.txt`` and ``.ann``, and corrections back in.

Every field with evidence becomes a text-bound annotation whose type is ``<layer>-<field>``; a note carries the path of the
field in the record ("statements[0].cue[0]"), so that an edited span finds its way home. brat counts as we do, in
code points of the text, and so do its fragments.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

import msgspec

from readout.errors import InputError
from readout.exports.base import Shape
from readout.record import Record, Span

_LINE = re.compile(r"T(?P<n>\d+)\t(?P<type>\S+) (?P<start>\d+) (?P<end>\d+)\t(?P<words>.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes T(?P<n>\d+)\t(?P<path>.*)")


class Correction(msgspec.Struct, frozen=True):
    """A span that a person moved: the field's path, the span we wrote, the span that came back (``None``: deleted)."""

    path: str
    old: Span
    new: Span | None


def standoff(record: Record) -> str:
    """The content of the ``.ann`` file."""
    lines: list[str] = []
    for n, (path, (start, end)) in enumerate(record.spans(), 1):
        words = re.sub(r"\s", " ", record.quote((start, end)))
        lines.append(f"T{n}\t{_type(path)} {start} {end}\t{words}")
        lines.append(f"#{n}\tAnnotatorNotes T{n}\t{path}")
    return "".join(f"{line}\n" for line in lines)


def _type(path: str) -> str:
    """ "statements[0].cue[1]" is of type "statements-cue"; brat allows no other marks in a type."""
    return re.sub(r"\W+", "-", re.sub(r"\[\d+\]", "", path)).strip("-")


def read(record: Record, ann: str) -> list[Correction]:
    """What a person changed in the ``.ann`` file of a record; :class:`InputError` for a line that is not brat's."""
    spans: dict[str, Span] = {}
    paths: dict[str, str] = {}
    for number, line in enumerate(ann.splitlines(), 1):
        if m := _LINE.fullmatch(line):
            spans[m["n"]] = _checked(record, int(m["start"]), int(m["end"]), number)
        elif m := _NOTE.fullmatch(line):
            paths[m["n"]] = m["path"]
        elif line.startswith("T"):
            raise InputError(f"not a brat annotation: {line[:60]!r}", where=f"line {number}")
    came_back = {path: spans[n] for n, path in paths.items() if n in spans}
    written = dict(record.spans())
    return [Correction(p, old, came_back.get(p)) for p, old in written.items() if came_back.get(p) != old]


def _checked(record: Record, start: int, end: int, number: int) -> Span:
    if not 0 <= start < end <= len(record.document.text):
        raise InputError(f"[{start}, {end}) does not lie in the text", where=f"line {number}")
    return start, end


class Brat:
    """A folder of .txt and .ann files, named by the document's id."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, record: Record) -> None:
        """Write the record's two files."""
        stem = self._folder / record.document.id
        text = record.document.text.encode("utf-8", "replace")
        stem.with_suffix(".txt").write_bytes(text)
        stem.with_suffix(".ann").write_text(standoff(record), encoding="utf-8", errors="replace", newline="")

    def finish(self) -> None:
        """Nothing is left to write."""


EXPORT = Brat
