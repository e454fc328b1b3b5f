"""What goes into a ledger and what comes back: plain immutable things."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from readout.record import Record
from readout.record.identity import document_id

Fate: TypeAlias = Literal["added", "new version", "recoded", "known", "forgotten"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record to keep, with what is known of its making.

    ``coder`` names the version of Readout that made the record ("readout 0.1.0"), ``extractor`` the reader that made the
    text of the raw bytes ("trafilatura 2.3.1": offsets are into *its* text), ``raw_sha256`` those bytes.
    """

    record: Record
    coder: str
    extractor: str | None = None
    raw_sha256: str | None = None

    @property
    def id(self) -> str:
        """The id that the document has in any ledger."""
        d = self.record.document
        return document_id(d.text, d.uri, d.outlet)


class Outcome(msgspec.Struct, frozen=True):
    """What became of an entry: its id, and whether it was new.

    ``new version``: its address was known with another text. ``known``: nothing was written. ``forgotten``: somebody
    had it taken out, so it was not taken in again.
    """

    id: str
    fate: Fate


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the ledger keeps it. ``version`` counts from 1 within the article; ``current`` is the newest."""

    id: str
    text_sha256: str
    article: str
    version: int
    current: bool
    uri: str | None
    outlet: str | None
    language: str | None
    title: str | None
    author: str | None
    published: str | None
    extractor: str | None
    raw_sha256: str | None
    doc: str | None
    added_at: str
    text: str


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One coding of a document: by which version, when, and the record it made. The last one is ``current``."""

    coding: int
    current: bool
    coder: str
    coded_at: str
    record: Record
