"""POLECAT: asserted events in the columns of its weekly files (docs/exports.md has the source), in PLOVER's own form.

Tab-separated with a header row. As there, "None" stands for what is not known, and "; " parts the values of a cell. Events are PLOVER rows
(:func:`readout.codes.plover_rows`): the parties of one contact are the actors of one row, without a recipient. Countries are alpha-3.

Left at "None", since a record does not hold them: Correlates of War numbers, sectors but of states and bodies, Wikipedia titles (ours are
Wikidata's), and places but for the name in the text. Unlike there, an event without a date of its own does not get that of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from readout.codes import plover, plover_rows
from readout.codes.plover.export import PloverRow
from readout.exports.base import Shape
from readout.exports.events import Tables, asserted, day, participants, place, published
from readout.exports.rows import key
from readout.record import Actor, Event, Record

_SIDE = (
    "{0} Name",
    "{0} Country",
    "{0} COW",
    "Primary {0} Sector",
    "{0} Sectors",
    "{0} Title",
    "{0} Name Raw",
    "Wikipedia {0} ID",
)
COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(c.format("Actor") for c in _SIDE), *(c.format("Recipient") for c in _SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_NONE = "None"


def rows(record: Record) -> list[dict[str, Any]]:
    """The rows of a record, by column; what is not in a row is not known."""
    by_id = {e.id: e for e in record.events}
    return [_row(record, row, by_id[row.event_ids[0]]) for row in plover_rows(asserted(record))]


def _row(record: Record, row: PloverRow, event: Event) -> dict[str, Any]:
    d = record.document
    return {
        "Event ID": f"{key(record)[:16]}_{'_'.join(row.event_ids)}",
        "Event Date": day(row.date),
        "Event Type": row.event,
        "Event Mode": row.mode,
        "Intensity": row.event_scale,
        "Quad Code": plover().quad[str(row.quad_code)].replace("co-operation", "cooperation").upper(),
        "Contexts": _joined(row.context),
        **_side("Actor", row.actor, participants(record, event, row.actor)),
        **_side("Recipient", row.recipient, participants(record, event, row.recipient)),
        "Raw Placename": place(record, event),
        "Source": d.outlet,
        "Publication Date": published(record),
        "Story People": _joined(a.name for a in record.actors if a.kind == "person"),
        "Story Organizations": _joined(a.name for a in record.actors if a.kind in ("organisation", "agency")),
        "Language": d.language,
        "Version": record.format,
    }


def _side(side: str, codes: Sequence[str], actors: Sequence[Actor]) -> dict[str, str | None]:
    countries = [c for c in codes if len(c) == 3]
    sectors = ["GOV" if a.kind == "government" else "IGO" for a in actors if a.kind in ("government", "organisation")]
    return {
        f"{side} Name": _joined(a.name for a in actors) or _joined(codes),
        f"{side} Country": _joined(countries),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": _joined(sectors),
        f"{side} Title": _joined(a.office for a in actors if a.office),
    }


def _joined(values: Any) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None


class Polecat:
    """``events.tsv`` in POLECAT's columns, and ``left-out.tsv``."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._tables = Tables(folder, {"events": COLUMNS})

    def write(self, record: Record) -> None:
        """Write the record's events."""
        for row in rows(record):
            cells = (row.get(c) for c in COLUMNS)
            self._tables.row("events", (_NONE if c is None else c for c in cells))
        self._tables.leave_out(record)

    def finish(self) -> str | None:
        """Close the files; tells what was left out."""
        return self._tables.close()


EXPORT = Polecat
