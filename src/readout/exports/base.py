"""What an export is, and the table of them: a format is a module here and a row in :data:`FORMATS`.

An export takes records one at a time (:meth:`Export.write`) and is closed by :meth:`Export.finish`, so an archive need
not fit into memory. Text formats write to a stream; the others write files into a folder.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol, TextIO, TypeAlias

from readout.errors import ExportError
from readout.record import Record

Shape: TypeAlias = Literal["stream", "folder"]

# Name of the format, its module, and what it is for. Modules load when they are asked for: some need extras.
FORMATS: dict[str, tuple[str, str]] = {
    "jsonl": ("jsonl", "records as they are, one JSON object a line (docs/record.schema.json)"),
    "csv": ("tables", "one CSV file for each kind of object, and one of all spans with their words"),
    "parquet": ("parquet", "the same tables as Parquet (needs readout[parquet])"),
    "polecat": ("polecat", "asserted PLOVER events in POLECAT's columns (TSV); the others in left-out.tsv"),
    "gdelt": ("gdelt", "asserted events as GDELT 2.0 event and mention tables (TSV); the others in left-out.tsv"),
    "timeml": ("timeml", "TimeML documents with TIMEX3 tags"),
    "spacy": ("docbin", "spaCy documents with the spans of their records: one DocBin (needs readout[spacy])"),
    "annotations": ("annotations", "W3C Web Annotations (JSON-LD), one a line"),
    "brat": ("brat", "brat standoff: .txt and .ann files; corrections come back with `brat.read`"),
    "ics": ("calendar", "planned contacts as an iCalendar file"),
    "atom": ("atom", "contacts as an Atom feed"),
    "ftm": ("ftm", "FollowTheMoney entities, one a line"),
}


class Export(Protocol):
    """An open export."""

    shape: ClassVar[Shape]

    def write(self, record: Record) -> None:
        """Add one record."""

    def finish(self) -> str | None:
        """Write what is left; the target's stream stays open, files of a folder are closed. Tells what was left out, if anything."""


def shape(name: str) -> Shape:
    """Whether a format is written to a stream or into a folder."""
    told: Shape = _kind(name).shape
    return told


def open_export(name: str, target: TextIO | Path) -> Export:
    """Open an export: ``target`` is a stream for stream formats and a folder for the others (made when missing)."""
    kind = _kind(name)
    if (kind.shape == "folder") != isinstance(target, Path):
        wanted = "a folder (--out)" if kind.shape == "folder" else "a stream"
        raise ExportError(f"{name} is written to {wanted}")
    if isinstance(target, Path):
        target.mkdir(parents=True, exist_ok=True)
    made: Export = kind(target)
    return made


def _kind(name: str) -> Any:
    if name not in FORMATS:
        raise ExportError(f"no export format {name!r}", next_step=f"formats: {', '.join(FORMATS)}")
    try:
        module = importlib.import_module(f"readout.exports.{FORMATS[name][0]}")
    except ModuleNotFoundError as e:
        raise ExportError(
            f"{name} needs {e.name}, which is not installed", next_step=f"pip install 'readout[{name}]'"
        ) from e
    return module.EXPORT


def export(
    name: str, records: Iterable[Record], target: TextIO | Path, tell: Callable[[str], object] = lambda _: None
) -> int:
    """Write all records; returns how many. What the format leaves out is told to ``tell``, in one sentence."""
    opened = open_export(name, target)
    count = 0
    for record in records:
        opened.write(record)
        count += 1
    if left_out := opened.finish():
        tell(left_out)
    return count
