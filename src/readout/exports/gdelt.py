"""GDELT 2.0: asserted events as its Event and Mentions tables (docs/exports.md has the source of the columns).

Tab-separated without a header row and with empty cells for what is not known, as its files are; columns in the order of the codebook
(:data:`EVENTS`, :data:`MENTIONS`). One row for each pair of actor and recipient. Codes are CAMEO's, of PLOVER's type and mode
(:func:`readout.codes.cameo_of`), with Goldstein's score of the code; offsets are code points of the record's text, -1 where there is none.

Left empty: religions, ethnic groups and names of groups, coordinates, tone, sentence and confidence, which a record does not hold. Unlike there,
an event without a date of its own does not get that of the article. ``DATEADDED`` is the day of publication: no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, ClassVar, TypeAlias
from urllib.parse import urlsplit

from readout.codes import cameo_country, cameo_of, goldstein, plover
from readout.exports.base import Shape
from readout.exports.events import Tables, asserted, day, number, participants, place, published
from readout.record import Event, Record

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
    "Type3Code",
)  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS: tuple[str, ...] = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{c}" for c in _ACTOR), *(f"Actor2{c}" for c in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{c}" for c in _GEO), *(f"Actor2Geo_{c}" for c in _GEO), *(f"ActionGeo_{c}" for c in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS: tuple[str, ...] = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
Row: TypeAlias = dict[str, Any]


def rows(record: Record) -> Iterator[tuple[Row, Row]]:
    """The rows of a record by column: each event of a pair, and its mention in this document."""
    for event in asserted(record):
        for actor, recipient in product(event.actor, event.recipient or (None,)):
            yield _event(record, event, actor, recipient), _mention(record, event, actor, recipient)


def _event(record: Record, event: Event, actor: str, recipient: str | None) -> Row:
    code = cameo_of(event.type, event.mode)
    added = _compact(published(record))
    return {
        "GlobalEventID": number(record, event.id, actor, recipient or ""),
        **_date(day(event.date)),
        **_actor("Actor1", record, event, actor),
        **_actor("Actor2", record, event, recipient),
        "IsRootEvent": int("\n" not in record.document.text[: _start(event)].strip()),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": plover().types[event.type].quad,
        "GoldsteinScale": goldstein(code),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        "ActionGeo_Type": 0,
        "ActionGeo_Fullname": place(record, event),
        "DATEADDED": added and f"{added}000000",
        "SOURCEURL": record.document.uri,
    }


def _date(told: str | None) -> Row:
    """The date in the table's four forms; a month counts 30 days in ``FractionDate``."""
    if not told:
        return {}
    d = date.fromisoformat(told)
    fraction = d.year + ((d.month - 1) * 30 + d.day) / 365
    return {"Day": _compact(told), "MonthYear": _compact(told[:7]), "Year": d.year, "FractionDate": f"{fraction:.4f}"}


def _actor(side: str, record: Record, event: Event, code: str | None) -> Row:
    if code is None:
        return {}
    state = cameo_country(code)
    actors = participants(record, event, (code,))
    kind = ("GOV" if any(a.kind == "government" for a in actors) else "") if state else "IGO"
    name = actors[0].name if actors else code
    return {
        f"{side}Code": f"{state or ''}{kind}",
        f"{side}Name": name.upper(),
        f"{side}CountryCode": state,
        f"{side}Type1Code": kind or None,
    }


def _mention(record: Record, event: Event, actor: str, recipient: str | None) -> Row:
    d = record.document
    added = _compact(published(record))
    stamp = added and f"{added}000000"
    web = (d.uri or "").startswith(("http://", "https://"))
    return {
        "GlobalEventID": number(record, event.id, actor, recipient or ""),
        "EventTimeDate": stamp,
        "MentionTimeDate": stamp,
        "MentionType": 1 if web else 2,
        "MentionSourceName": (urlsplit(d.uri).hostname or "").removeprefix("www.") if web and d.uri else d.outlet,
        "MentionIdentifier": d.uri if web else " ".join(filter(None, (d.outlet, d.title, published(record)))) or d.id,
        "Actor1CharOffset": _offset(record, event, actor),
        "Actor2CharOffset": _offset(record, event, recipient),
        "ActionCharOffset": _start(event) if event.evidence else -1,
        "InRawText": 1,
        "MentionDocLen": len(d.text),
    }


def _start(event: Event) -> int:
    return min((s for s, _ in event.evidence), default=0)


def _offset(record: Record, event: Event, code: str | None) -> int:
    """Where a side is named nearest to the event's words."""
    actors = participants(record, event, (code,)) if code else []
    starts = [s for a in actors for s, _ in a.mentions]
    return min(starts, key=lambda s: (abs(s - _start(event)), s), default=-1)


def _compact(told: str | None) -> str | None:
    return told.replace("-", "") if told else None


class Gdelt:
    """``events.tsv`` and ``mentions.tsv`` in GDELT's columns, and ``left-out.tsv``."""

    shape: ClassVar[Shape] = "folder"

    def __init__(self, folder: Path) -> None:
        self._tables = Tables(folder, {"events": None, "mentions": None})

    def write(self, record: Record) -> None:
        """Write the record's events and their mentions."""
        for event, mention in rows(record):
            self._tables.row("events", (event.get(c) for c in EVENTS))
            self._tables.row("mentions", (mention.get(c) for c in MENTIONS))
        self._tables.leave_out(record)

    def finish(self) -> str | None:
        """Close the files; tells what was left out."""
        return self._tables.close()


EXPORT = Gdelt
