"""FollowTheMoney entities, one JSON object a line: persons, bodies, articles, calls and events.

Ids are stable: an actor's is its entity (Wikidata QID) where known, else a digest of kind, name and country; a document's is that of the
ledger. Times go out in UTC and letters composed (NFC), since that is what FollowTheMoney keeps; the record holds them as told.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, TextIO, TypeAlias

from readout.codes import alpha2
from readout.exports.base import Shape
from readout.exports.rows import key
from readout.record import Actor, Contact, Record

Entity: TypeAlias = dict[str, Any]

_SCHEMA = {
    "person": "Person",
    "government": "PublicBody",
    "organisation": "Organization",
    "group": "LegalEntity",
    "agency": "Organization",
}


def entities(record: Record) -> Iterator[Entity]:
    """The entities of a record: its article, its actors, its contacts. Proxies of one id merge in FollowTheMoney."""
    d = record.document
    article = f"readout-{key(record)[:16]}"
    yield _entity(
        article,
        "Article",
        title=d.title,
        author=d.author,
        publisher=d.outlet,
        sourceUrl=d.uri if d.uri and d.uri.startswith("http") else None,
        language=_LANGUAGES.get(d.language),
        publishedAt=d.published and d.published.value,
    )
    for actor in record.actors:
        yield _entity(
            actor_id(actor), _SCHEMA[actor.kind], name=actor.name, position=actor.kind == "person" and actor.office,
            country=_country(actor), wikidataId=_wikidata(actor),
        )  # fmt: skip
    for contact in record.contacts:
        yield _contact(record, contact, article)


# FollowTheMoney wants ISO 639-3; a pack of another language is exported without.
_LANGUAGES = {"id": "ind", "en": "eng", "ru": "rus"}


# What may follow "readout-" in an id: FollowTheMoney takes neither other scripts nor low lines.
_ID = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def actor_id(actor: Actor) -> str:
    """The stable id of an actor."""
    told = (actor.entity or f"{actor.kind}|{actor.name.casefold()}|{actor.country}").lower()
    if not actor.entity or not _ID.fullmatch(told):
        told = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
    return f"readout-{told}"


def _contact(record: Record, contact: Contact, article: str) -> Entity:
    parties = [actor_id(a) for p in contact.parties if (a := record.actor(p))]
    initiator = record.actor(contact.initiator)
    begin, end = _days(contact)
    return _entity(
        f"{article}-{contact.id.lower()}",
        "Event",
        name=f"{contact.kind.replace('_', ' ')} ({contact.status})",
        startDate=_moment(contact.start) or begin,
        endDate=_moment(contact.end) or end,
        location=contact.place,
        summary=" … ".join(record.quote(s) for s in contact.evidence.get("kind", ())) or None,
        involved=parties,
        organizer=initiator and actor_id(initiator),
        keywords=contact.status,
        proof=article,
    )


def _days(contact: Contact) -> tuple[str | None, str | None]:
    """The first and the last day of a contact, as far as they are told; a week as its days, since FollowTheMoney would take it for a year."""
    begin, _, end = (contact.date or "").partition("/")
    if week := _WEEK.fullmatch(begin):
        year, number = int(week[1]), int(week[2])
        begin, end = (date.fromisocalendar(year, number, day).isoformat() for day in (1, 7))
    return begin or None, end or None


def _moment(instant: str | None) -> str | None:
    """An instant with seconds and without Z, as FollowTheMoney keeps it; with less it would be cut to the hour."""
    if not instant:
        return None
    bare = instant.rstrip("Z")
    return f"{bare}:00" if bare.count(":") == 1 else bare


def _country(actor: Actor) -> str | None:
    """FollowTheMoney knows states by alpha-2, in small letters."""
    code = alpha2(actor.country)
    return code.lower() if code else None


def _wikidata(actor: Actor) -> str | None:
    return actor.entity if actor.entity and actor.entity.startswith("Q") else None


def _entity(entity_id: str, schema: str, **properties: Any) -> Entity:
    filled = {
        k: [unicodedata.normalize("NFC", s) for s in (v if isinstance(v, list) else [v])]
        for k, v in properties.items()
        if v
    }
    return {"id": entity_id, "schema": schema, "properties": filled}


class FollowTheMoney:
    """Entities, one a line."""

    shape: ClassVar[Shape] = "stream"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Write the record's entities."""
        for entity in entities(record):
            self._stream.write(json.dumps(entity, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""


EXPORT = FollowTheMoney
