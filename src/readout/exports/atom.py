"""Atom (RFC 4287): one entry for each contact, newest document last, as it was written."""

from __future__ import annotations

import re
from typing import ClassVar, TextIO

from readout.exports.base import Shape
from readout.exports.rows import key, name
from readout.exports.xml import words
from readout.record import Contact, Record

# Atom demands a moment of update; for a document without a date this one says "not known".
_UNKNOWN = "1970-01-01"


def entry(record: Record, contact: Contact) -> str:
    """A contact as an Atom entry; its content is the words that tell of it (an entry without link must have one: RFC 4287, 4.1.2)."""
    published = record.document.published
    day = (published.value if published else _UNKNOWN)[:10]
    day = day if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else _UNKNOWN
    who = ", ".join(name(record, p) or "?" for p in contact.parties)
    title = f"{contact.date or 'undated'}: {contact.kind.replace('_', ' ')} ({contact.status}), {who}"
    quotes = " … ".join(record.quote(s) for s in contact.evidence.get("kind", ()))
    link = record.document.uri
    return (
        f"<entry><id>urn:readout:{key(record)}:{contact.id}</id><title>{words(title)}</title>"
        f"<updated>{day}T00:00:00Z</updated><author><name>{words(record.document.outlet or 'unknown')}</name></author>"
        + (f'<link href="{words(link)}"/>' if link and link.startswith(("http://", "https://")) else "")
        + f'<content type="text">{words(quotes)}</content></entry>\n'
    )


class Atom:
    """One feed of all contacts."""

    shape: ClassVar[Shape] = "stream"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._entries: list[str] = []
        self._updated = _UNKNOWN

    def write(self, record: Record) -> None:
        """Add an entry for each contact of the record."""
        for contact in record.contacts:
            self.add(record, contact)

    def add(self, record: Record, contact: Contact) -> None:
        """Add an entry for one contact of a record."""
        self._entries.append(entry(record, contact))
        published = record.document.published
        if published and re.fullmatch(r"\d{4}-\d{2}-\d{2}", published.value[:10]):
            self._updated = max(self._updated, published.value[:10])

    def finish(self) -> None:
        """Write the feed: its date is that of the newest document."""
        self._stream.write(
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            "<id>urn:readout:contacts</id><title>Contacts</title>"
            f"<updated>{self._updated}T00:00:00Z</updated><author><name>Readout</name></author>\n"
        )
        self._stream.writelines([*self._entries, "</feed>\n"])


EXPORT = Atom
