"""What event tables of other projects need of a record: asserted events, who stands behind a code, cells that hold no mark of the table.

These tables have no column for what is denied, planned or stands under a condition only, and whoever reads them takes a row for a fact. So
``occurred`` events alone become rows; the others go to ``left-out.tsv`` beside them, each with its status and words.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from readout.exports.rows import key, words
from readout.record import Actor, Event, Record

LEFT_OUT = ("document", "event", "status", "type", "mode", "actor", "recipient", "date", "words")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Tabs and line ends part cells and rows; readers that know quoting take a quotation mark at the start of a cell for one.
_MARKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", '"': "'"})


def asserted(record: Record) -> list[Event]:
    """The events that the text tells as facts."""
    return [e for e in record.events if e.status == "occurred"]


def day(value: str | None) -> str | None:
    """The first day of a date or period (``YYYY-MM-DD``); ``None`` for one that is not known to the day."""
    found = _DAY.match(value or "")
    return found[0] if found else None


def published(record: Record) -> str | None:
    """The day of publication, where it is known to the day."""
    return day(record.document.published.value if record.document.published else None)


def participants(record: Record, event: Event, codes: Sequence[str]) -> list[Actor]:
    """The actors of the record behind the codes of one side: of what the event was made from, else the states and bodies themselves."""
    own = [a for i in _ids(record, event.from_) if (a := record.actor(i)) and a.country in codes]
    return own or [a for a in record.actors if a.kind == "government" and a.country in codes]


def _ids(record: Record, source: str | None) -> list[str | None]:
    """The actors that a contact, commitment or statement names."""
    for c in record.contacts:
        if c.id == source:
            return list(c.parties)
    for k in record.commitments:
        if k.id == source:
            return [k.issuer, k.target]
    return [i for s in record.statements if s.id == source for i in (s.source, *s.joint_with, s.addressee)]


def place(record: Record, event: Event) -> str | None:
    """The place of the contact that an event was made from, as the text names it."""
    return next((c.place for c in record.contacts if c.id == event.from_), None)


def number(record: Record, *parts: str) -> int:
    """A stable number of 15 digits at most, for tables whose ids are whole numbers."""
    told = "|".join((key(record), *parts))
    return int(hashlib.sha256(told.encode()).hexdigest()[:12], 16)


class Tables:
    """Tab-separated files of a folder, with the events that are no facts in one of their own."""

    def __init__(self, folder: Path, headers: dict[str, Sequence[str] | None]) -> None:
        """``headers``: the header row of each file (without ``.tsv``); ``None`` for a file that has none by its own convention."""
        self._files = ExitStack()
        self._writers: dict[str, Any] = {}
        self._left_out: Counter[str] = Counter()
        for name, header in {**headers, "left-out": LEFT_OUT}.items():
            stream = self._files.enter_context((folder / f"{name}.tsv").open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            if header:
                self._writers[name].writerow(header)

    def row(self, table: str, cells: Iterable[Any]) -> None:
        """Write one row; ``None`` is an empty cell."""
        self._writers[table].writerow(
            [c.translate(_MARKS).encode("utf-8", "replace").decode() if isinstance(c, str) else c for c in cells]
        )

    def leave_out(self, record: Record) -> None:
        """Write the events of the record that are no facts, and count them."""
        for e in record.events:
            if e.status != "occurred":
                self._left_out[e.status] += 1
                self.row(
                    "left-out",
                    (key(record), e.id, e.status, e.type, e.mode, " ".join(e.actor), " ".join(e.recipient), e.date,
                     words(record, e.evidence)),
                )  # fmt: skip

    def close(self) -> str | None:
        """Close the files; tells how many events were left out, if any."""
        self._files.close()
        if not self._left_out:
            return None
        kinds = ", ".join(f"{n} {status}" for status, n in sorted(self._left_out.items()))
        return f"{self._left_out.total()} events are no facts and stand in left-out.tsv: {kinds}"
