"""iCalendar (RFC 5545): the planned contacts, one event each.

A contact with an instant has a start (and an end where one is known); one with a date or a period is an all-day event.
Contacts without a date are left out. The stamp is the document's date, since the machine's clock is never read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import ClassVar, TextIO

from readout.exports.base import Shape
from readout.exports.rows import key, name
from readout.record import Contact, Record

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLANNED = ("planned", "proposed")


def event(record: Record, contact: Contact) -> str:
    """A planned contact as a VEVENT block (lines ended by CRLF); empty for one that is not planned or has no date."""
    if contact.status not in _PLANNED:
        return ""
    when = _when(contact)
    if not when:
        return ""
    who = ", ".join(name(record, p) or "?" for p in contact.parties)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{key(record)}-{contact.id}@readout",
        f"DTSTAMP:{_stamp(record, contact)}T000000Z",
        *when,
        f"SUMMARY:{_escape(contact.kind.replace('_', ' ').capitalize() + ': ' + who)}",
        f"STATUS:{'TENTATIVE' if contact.status == 'proposed' else 'CONFIRMED'}",
    ]
    if contact.place:
        lines.append(f"LOCATION:{_escape(contact.place)}")
    quotes = " / ".join(record.quote(s) for s in contact.evidence.get("kind", ()))
    if quotes:
        lines.append(f"DESCRIPTION:{_escape(quotes)}")
    return "".join(_fold(line) for line in [*lines, "END:VEVENT"])


def _when(contact: Contact) -> list[str]:
    if contact.start:
        times = {"DTSTART": contact.start, "DTEND": contact.end}
        return [f"{k}:{re.sub('[-:]', '', v).rstrip('Z').ljust(15, '0')}Z" for k, v in times.items() if v]
    begin, _, end = (contact.date or "").partition("/")
    if not _FULL_DATE.fullmatch(begin) or (end and not _FULL_DATE.fullmatch(end)):
        return []
    after = date.fromisoformat(end or begin) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{begin.replace('-', '')}", f"DTEND;VALUE=DATE:{after.strftime('%Y%m%d')}"]


def _stamp(record: Record, contact: Contact) -> str:
    """The day of publication, else that of the contact, which has one where it is exported."""
    published = record.document.published
    told = (published.value if published else "", contact.date or "", contact.start or "")
    return next(m[0] for value in told if (m := _FULL_DATE.match(value))).replace("-", "")


def _escape(words: str) -> str:
    """``words`` as a TEXT (RFC 5545, 3.3.11), which holds no control character but the tab."""
    marked = re.sub(r"([\\;,])", r"\\\1", words)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", re.sub(r"\r?\n", r"\\n", marked))


def _fold(line: str) -> str:
    """Lines of more than 75 octets go on after CRLF and a space (RFC 5545, 3.1)."""
    out, octets = "", 0
    for ch in line:
        size = len(ch.encode("utf-8", "replace"))
        if octets + size > 73:
            out, octets = out + "\r\n ", 1
        out, octets = out + ch, octets + size
    return out + "\r\n"


class Calendar:
    """One calendar of all planned contacts."""

    shape: ClassVar[Shape] = "stream"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stream.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Readout//EN\r\n")

    def write(self, record: Record) -> None:
        """Add the record's planned contacts."""
        for contact in record.contacts:
            self.add(record, contact)

    def add(self, record: Record, contact: Contact) -> None:
        """Add one contact of a record."""
        self._stream.write(event(record, contact))

    def finish(self) -> None:
        """Close the calendar."""
        self._stream.write("END:VCALENDAR\r\n")


EXPORT = Calendar
