"""FollowTheMoney entities, one JSON object a line: persons, bodies, articles, calls and events.

Ids are stable: an actor's is its entity (Wikidata QID) where known, else a digest of kind, name and country. Times go
out in UTC, since that is what FollowTheMoney keeps; the record holds them as told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, ClassVar, TextIO, TypeAlias

from readout.codes import alpha2
from readout.exports.base import Shape
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
    article = f"readout-{d.id[:16]}"
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


def actor_id(actor: Actor) -> str:
    """The stable id of an actor."""
    if actor.entity:
        return f"readout-{actor.entity.lower()}"
    key = f"{actor.kind}|{actor.name.casefold()}|{actor.country}"
    return f"readout-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _contact(record: Record, contact: Contact, article: str) -> Entity:
    parties = [actor_id(a) for p in contact.parties if (a := record.actor(p))]
    initiator = record.actor(contact.initiator)
    begin, _, end = (contact.date or "").partition("/")
    return _entity(
        f"readout-{record.document.id[:16]}-{contact.id.lower()}",
        "Event",
        name=f"{contact.kind.replace('_', ' ')} ({contact.status})",
        startDate=_moment(contact.start) or begin or None,
        endDate=_moment(contact.end) or end or None,
        location=contact.place,
        summary=" … ".join(record.quote(s) for s in contact.evidence.get("kind", ())) or None,
        involved=parties,
        organizer=initiator and actor_id(initiator),
        keywords=contact.status,
        proof=article,
    )


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
    filled = {k: v if isinstance(v, list) else [v] for k, v in properties.items() if v}
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
