"""brat standoff, both ways: out as ``.txt`` and ``.ann``, and corrections back in.

Every field with evidence becomes a text-bound annotation whose type is ``<layer>-<field>``; a note carries the path of the
field in the record and its span ("statements[0].cue[0] 12 18"), so that an edited span finds its way home, and one of another
record does not. brat counts as we do, in code points of the text, and so do its fragments. It refuses an annotation with a line end in it, so such
a span is written in fragments, one for each line, and comes back as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from readout.errors import ExportError, InputError
from readout.exports.base import Shape
from readout.exports.rows import key
from readout.record import Record, Span

_LINE = re.compile(r"T(?P<n>\d+)\t(?P<type>\S+) (?P<parts>\d+ \d+(;\d+ \d+)*)\t(?P<words>.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes T(?P<n>\d+)\t(?P<path>\S+) (?P<start>\d+) (?P<end>\d+)")
_PATH = re.compile(r"(?P<layer>\w+)\[(?P<at>\d+)\]\.(?P<field>\w+)(?P<rest>.*)")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
# What parts lines or columns for one reader or another: a fragment holds none of it.
_FRAGMENT = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


class Correction(msgspec.Struct, frozen=True):
    """A span that a person moved: the field's path, the span we wrote, the span that came back (``None``: deleted)."""

    path: str
    old: Span
    new: Span | None


class Change(msgspec.Struct, frozen=True):
    """What corrections mean for one field of one object; without a ``field`` the object is to be removed."""

    layer: str
    item: str
    field: str | None = None
    value: Any = None


def standoff(record: Record) -> str:
    """The content of the ``.ann`` file."""
    lines: list[str] = []
    for n, (path, (start, end)) in enumerate(record.spans(), 1):
        parts = _fragments(record, (start, end))
        places, words = ";".join(f"{s} {e}" for s, e in parts), " ".join(record.quote(p) for p in parts)
        lines.append(f"T{n}\t{_type(path)} {places}\t{words}")
        lines.append(f"#{n}\tAnnotatorNotes T{n}\t{path} {start} {end}")
    return "".join(f"{line}\n" for line in lines)


def _fragments(record: Record, span: Span) -> list[Span]:
    return [m.span() for m in _FRAGMENT.finditer(record.document.text, *span)] or [span]


def _shown(record: Record, span: Span) -> Span:
    """A span from its first to its last fragment: all of it, but for line ends at its edges."""
    parts = _fragments(record, span)
    return parts[0][0], parts[-1][1]


def _type(path: str) -> str:
    """ "statements[0].cue[1]" is of type "statements-cue"; brat allows no other marks in a type."""
    return re.sub(r"\W+", "-", re.sub(r"\[\d+\]", "", path)).strip("-")


def read(record: Record, ann: str) -> list[Correction]:
    """What a person changed in the ``.ann`` file of a record.

    :class:`InputError` for a line that is not brat's, a file of another record, and a span that was added: it has no field.
    """
    spans: dict[str, Span] = {}
    paths: dict[str, str] = {}
    written = dict(record.spans())
    for number, line in enumerate(re.split(r"\r?\n", ann), 1):
        if m := _LINE.fullmatch(line):
            spans[m["n"]] = _whole(record, m["parts"], number)
        elif m := _NOTE.fullmatch(line):
            paths[m["n"]] = m["path"]
            if written.get(m["path"]) != (int(m["start"]), int(m["end"])):
                raise InputError(
                    f"{m['path']} is not as it was written",
                    where=f"line {number}",
                    next_step="export again, into another folder",
                )
        elif line.startswith("T"):
            raise InputError(f"not a brat annotation: {line[:60]!r}", where=f"line {number}")
    if added := spans.keys() - paths.keys():
        raise InputError(
            f"T{min(added, key=int)} belongs to no field of the record", next_step="use `readout correct --add`"
        )
    came_back = {path: spans[n] for n, path in paths.items() if n in spans}
    return [
        Correction(p, old, came_back.get(p)) for p, old in written.items() if came_back.get(p) != _shown(record, old)
    ]


def _whole(record: Record, parts: str, number: int) -> Span:
    """The span of an annotation, whose fragments may leave out nothing but space."""
    places = sorted((int(s), int(e)) for s, e in (part.split(" ") for part in parts.split(";")))
    start, end = places[0][0], places[-1][1]
    if any(not 0 <= s < e <= len(record.document.text) for s, e in places):
        raise InputError(f"[{start}, {end}) does not lie in the text", where=f"line {number}")
    between = "".join(record.document.text[e:s] for (_, e), (s, _) in pairwise(places))
    if between.strip():
        raise InputError(
            f"the span is in pieces, without {between!r}", where=f"line {number}", next_step="mark it as one piece"
        )
    return start, end


def changes(record: Record, corrections: Sequence[Correction]) -> list[Change]:
    """The corrections as changes of fields: spans of one field together, an object removed with a span that it cannot be without.

    :class:`InputError` for a layer that is not corrected by hand (the document, its checks).
    """
    fields: dict[tuple[str, int, str], list[tuple[str, Span | None]]] = {}
    for c in corrections:
        m = _PATH.fullmatch(c.path)
        if m is None or m["layer"] == "checks":
            raise InputError("is not corrected by hand", where=c.path)
        fields.setdefault((m["layer"], int(m["at"]), m["field"]), []).append((m["rest"], c.new))
    out: list[Change] = []
    for (layer, at, field), moved in fields.items():
        part = getattr(record, layer)[at]
        if field == "span" and moved[0][1] is None:
            out.append(Change(layer, part.id))
        else:
            out.append(
                Change(
                    layer, part.id, field, _moved(msgspec.json.decode(msgspec.json.encode(getattr(part, field))), moved)
                )
            )
    gone = {(c.layer, c.item) for c in out if c.field is None}
    return [c for c in out if c.field is None or (c.layer, c.item) not in gone]


def _moved(value: Any, moved: Sequence[tuple[str, Span | None]]) -> Any:
    """The value of a field with spans put in place; deleted ones go last, so that no index shifts before it is used."""
    root = {"": value}
    for rest, new in sorted(moved, key=lambda m: (m[1] is None, [-int(n) for n in re.findall(r"\d+", m[0])])):
        steps: list[Any] = ["", *(name or int(n) for name, n in _STEP.findall(rest))]
        holder: Any = root
        for step in steps[:-1]:
            holder = holder[step]
        if new is None and isinstance(holder, list):
            del holder[steps[-1]]
        else:
            holder[steps[-1]] = new
    return root[""]


class Brat:
    """A folder of .txt and .ann files, named by the document's id in a ledger, and the ``annotation.conf`` that brat wants of a folder.

    In .txt a carriage return is a space, so that readers who take "\\r\\n" for one character count as all others do. Files that are there
    already are not written over: a person may have edited them.
    """

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        if any(folder.glob("*.ann")):
            raise ExportError(
                "holds brat files, perhaps edited by hand", where=str(folder), next_step="give another folder"
            )
        self._folder = folder
        self._types: set[str] = set()

    def write(self, record: Record) -> None:
        """Write the record's two files."""
        stem = self._folder / key(record)
        text = record.document.text.replace("\r", " ").encode("utf-8", "replace")
        stem.with_suffix(".txt").write_bytes(text)
        stem.with_suffix(".ann").write_text(standoff(record), encoding="utf-8", errors="replace", newline="")
        self._types |= {_type(path) for path, _ in record.spans()}

    def finish(self) -> None:
        """Write the types of annotation that brat offers."""
        entities = "".join(f"{name}\n" for name in sorted(self._types))
        told = f"[entities]\n{entities}\n[relations]\n\n[events]\n\n[attributes]\n"
        (self._folder / "annotation.conf").write_text(told, encoding="utf-8", newline="")


EXPORT = Brat
