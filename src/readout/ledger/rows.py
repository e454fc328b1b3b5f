"""A record as flat rows: what the tables of the layers hold, and what they are looked up by."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from readout.ledger.days import days
from readout.record import Actor, Commitment, Contact, Event, Record, Spans, Statement

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[str, list[Row]]

# Between quoted stretches that do not touch in the text, and between names.
GAP = " … "
LIST = "; "


def rows_of(record: Record, key: int) -> Rows:
    """All flat rows of a record, by table, for the document of internal key ``key``."""
    return _Flat(record, key).rows()


def actor_key(actor: Actor) -> int:
    """A number (64 bits, signed) that an actor has in every document: by its entity, else by kind, name and country."""
    identity = actor.entity or f"{actor.kind}|{actor.name.casefold()}|{actor.country or ''}"
    return int.from_bytes(
        hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True
    )


def side_of(actor: Actor) -> str | None:
    """The side for which an actor stands: its state's code; of an organisation without one, its name in capitals."""
    return actor.country or (actor.name.upper() if actor.kind in ("organisation", "government") else None)


class _Flat:
    def __init__(self, record: Record, key: int) -> None:
        self._record = record
        self._text = record.document.text
        self._key = key
        self._actors = {a.id: a for a in record.actors}
        self._contacts = {c.id: c for c in record.contacts}
        published = record.document.published
        self._published = days(published.value) if published else None
        self._out: Rows = defaultdict(list)
        self._numbers = {a.id: actor_key(a) for a in record.actors}

    def rows(self) -> Rows:
        for a in self._record.actors:
            self._out["actor"].append(
                {"key": self._numbers[a.id], "name": a.name, "folded": a.name.casefold(), "kind": a.kind,
                 "country": a.country, "entity": a.entity}
            )  # fmt: skip
        for c in self._record.contacts:
            self._contact(c)
        for s in self._record.statements:
            self._statement(s)
        for k in self._record.commitments:
            self._commitment(k)
        for e in self._record.events:
            self._event(e)
        for n, check in enumerate(self._record.checks):
            row = {"kind": check.kind, "ok": check.ok, "message": check.message, "quote": self._quote(check.evidence)}
            self._add("finding", f"F{n + 1}", None, row)
        return self._out

    def _contact(self, c: Contact) -> None:
        sides = self._sides(c.parties)
        row = {
            "kind": c.kind, "status": c.status, "parties": self._names(c.parties), "sides": " ".join(sides),
            "initiator": self._name(c.initiator), "date": c.date, "starts_at": c.start, "ends_at": c.end,
            "duration": c.duration, "place": c.place, "ordinal": c.ordinal and c.ordinal.value,
            "ordinal_within": c.ordinal and c.ordinal.within, "topics": LIST.join(c.topics), "public": c.public,
            "quote": self._quote(c.evidence.get("kind") or next(iter(c.evidence.values()), ())),
        }  # fmt: skip
        span = self._add("contact", c.id, c.date or c.start, row)
        self._pairs("contact", c.id, span, combinations(sides, 2))
        self._roles("contact", c.id, span, "party", c.parties)

    def _statement(self, s: Statement) -> None:
        source = self._actors.get(s.source)
        row = {
            "source": self._name(s.source), "source_country": source and source.country,
            "source_office": source and source.office, "on_behalf_of": self._name(s.on_behalf_of),
            "joint_with": self._names(s.joint_with), "type": s.type, "words": self._quote(s.content),
            "cue": self._quote(s.cue), "addressee": self._name(s.addressee), "medium": s.medium, "date": s.date,
            "via": self._names(v.actor for v in s.via), "contact": s.contact,
        }  # fmt: skip
        span = self._add("statement", s.id, s.date, row)
        contact = self._contacts.get(s.contact or "")
        met = contact.parties if contact else ()
        sides = self._sides((s.source, *((s.addressee,) if s.addressee else ()), *met))
        self._pairs("statement", s.id, span, combinations(sides, 2))
        self._roles("statement", s.id, span, "source", (s.source, *s.joint_with))
        self._roles("statement", s.id, span, "via", (v.actor for v in s.via))

    def _commitment(self, k: Commitment) -> None:
        issuer = self._actors.get(k.issuer)
        row = {
            "kind": k.kind, "issuer": self._name(k.issuer), "issuer_country": issuer and issuer.country,
            "target": self._name(k.target), "condition": self._quote(k.condition),
            "consequence": self._quote(k.consequence), "deadline": k.deadline, "statement": k.statement,
        }  # fmt: skip
        span = self._add("commitment", k.id, None, row)
        self._pairs("commitment", k.id, span, combinations(self._sides((k.issuer, k.target or "")), 2))
        self._roles("commitment", k.id, span, "issuer", (k.issuer,))
        self._roles("commitment", k.id, span, "target", (k.target,) if k.target else ())

    def _event(self, e: Event) -> None:
        row = {
            "actor": " ".join(e.actor), "recipient": " ".join(e.recipient), "type": e.type, "mode": e.mode,
            "context": " ".join(e.context), "date": e.date, "status": e.status, "intensity": e.intensity,
            "derived_from": e.from_, "quote": self._quote(e.evidence),
        }  # fmt: skip
        span = self._add("event", e.id, e.date, row)
        self._pairs("event", e.id, span, ((a, b) for a in e.actor for b in e.recipient))

    def _add(self, table: str, item: str, date: str | None, row: Row) -> tuple[str, str]:
        """Add a flat row; returns the days it may be about."""
        told = days(date)
        first, last = told or self._published or ("", "")
        row |= {"document": self._key, "id": item, "first_day": first, "last_day": last, "dated": told is not None}
        self._out[table].append(row)
        return first, last

    def _pairs(self, layer: str, item: str, span: tuple[str, str], pairs: Iterable[tuple[str, str]]) -> None:
        for a, b in {(min(p), max(p)) for p in pairs}:
            self._out["dyad"].append(
                {"layer": layer, "side_a": a, "side_b": b, "first_day": span[0], "last_day": span[1],
                 "document": self._key, "item": item}
            )  # fmt: skip

    def _roles(self, layer: str, item: str, span: tuple[str, str], role: str, ids: Iterable[str]) -> None:
        for number in {self._numbers[i] for i in ids if i in self._numbers}:
            self._out["role"].append(
                {
                    "actor": number,
                    "layer": layer,
                    "role": role,
                    "last_day": span[1],
                    "document": self._key,
                    "item": item,
                }
            )

    def _sides(self, ids: Iterable[str]) -> list[str]:
        found = (side_of(self._actors[i]) for i in ids if i in self._actors)
        return sorted({side for side in found if side})

    def _name(self, actor_id: str | None) -> str | None:
        actor = self._actors.get(actor_id or "")
        return actor.name if actor else None

    def _names(self, ids: Iterable[str]) -> str:
        return LIST.join(self._actors[i].name for i in ids if i in self._actors)

    def _quote(self, spans: Spans) -> str:
        return GAP.join(self._text[start:end] for start, end in spans)


def merged(many: Sequence[Rows]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of several records, table by table; an actor that several of them name comes once."""
    tables = {name for rows in many for name in rows}
    for name in sorted(tables):
        together = [row for rows in many for row in rows.get(name, ())]
        if name == "actor":
            together = list({row["key"]: row for row in together}.values())
        yield name, together
