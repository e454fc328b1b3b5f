"""The record of one document: what it holds, how it is written and read, and how it proves its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from readout.errors import InputError, SpanError
from readout.record.types import (
    FORMAT,
    Actor,
    Check,
    Commitment,
    Contact,
    Document,
    Event,
    Part,
    Span,
    Statement,
    Timex,
)


class Record(Part, frozen=True, kw_only=True):
    """What Readout makes of one document. Immutable; JSON by :meth:`to_json`, back by :meth:`from_json`."""

    format: str = FORMAT
    doc: str | None = None
    document: Document
    actors: tuple[Actor, ...] = ()
    times: tuple[Timex, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    checks: tuple[Check, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON; ``doc`` is left out where it is not set. Equal records give equal strings."""
        raw = msgspec.to_builtins(self)
        if self.doc is None:
            del raw["doc"]
        encoded = msgspec.json.encode(raw)
        return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """Read a record back; :class:`InputError` where it is none: unknown keys, another format, broken JSON."""
        try:
            record = msgspec.json.decode(text, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError) as e:
            raise InputError(f"not a record: {e}", next_step="give the output of `readout code`") from e
        if record.format != FORMAT:
            raise InputError(
                f"a record of format {record.format!r}, this Readout reads {FORMAT!r}",
                next_step="code the article again with this Readout",
            )
        return record

    def quote(self, span: Span) -> str:
        """The words of the text at ``span``; :class:`SpanError` where it is empty or lies outside the text."""
        start, end = span
        if not 0 <= start < end <= len(self.document.text):
            raise SpanError("no such place in the text", where=f"[{start}, {end})", next_step="spans are code points")
        return self.document.text[start:end]

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id; ``None`` where there is none."""
        return next((a for a in self.actors if a.id == actor_id), None)

    def statements_by(self, who: str) -> tuple[Statement, ...]:
        """The statements whose source (or joint source) is ``who``: an actor's id, or a part of its name.

        Nobody (the empty tuple) where ``who`` is blank or no actor bears it.
        """
        wanted = who.strip().casefold()
        ids = {a.id for a in self.actors if wanted and (a.id == who or wanted in a.name.casefold())}
        return tuple(s for s in self.statements if s.source in ids or ids.intersection(s.joint_with))

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span of the record with the path of the field it stands in ("contacts[0].evidence.start[1]")."""
        raw = msgspec.structs.asdict(self)
        for layer in (
            "document",
            "actors",
            "times",
            "contacts",
            "statements",
            "commitments",
            "events",
            "checks",
        ):
            yield from _spans_in(raw[layer], layer)

    def verify(self) -> Record:
        """Prove that every span lies in the text and that every reference leads somewhere; returns the record.

        Raises :class:`~readout.errors.SpanError` naming the first field that does not hold.
        """
        length = len(self.document.text)
        for where, (start, end) in self.spans():
            if not 0 <= start < end <= length:
                raise SpanError(
                    f"span [{start}, {end}) does not lie in the text of {length} characters",
                    where=where,
                    next_step="the record was made of another text, or it was changed by hand",
                )
        self._verify_references()
        return self

    def _verify_references(self) -> None:
        known = {None, *(p.id for layer in self._layers() for p in layer)}
        for where, target in self._references():
            if target not in known:
                raise SpanError(f"refers to {target!r}, which the record does not hold", where=where)

    def _layers(self) -> tuple[tuple[Any, ...], ...]:
        return (self.actors, self.times, self.contacts, self.statements, self.commitments, self.events)

    def _references(self) -> Iterator[tuple[str, str | None]]:
        for c in self.contacts:
            yield from ((f"{c.id}.parties", p) for p in c.parties)
            yield from ((f"{c.id}.initiator", c.initiator), (f"{c.id}.follows", c.follows))
        for s in self.statements:
            for name in ("source", "on_behalf_of", "addressee", "contact", "nested_in"):
                yield f"{s.id}.{name}", getattr(s, name)
            yield from ((f"{s.id}.joint_with", a) for a in s.joint_with)
            yield from ((f"{s.id}.via", v.actor) for v in s.via)
        for k in self.commitments:
            for name in ("issuer", "target", "statement"):
                yield f"{k.id}.{name}", getattr(k, name)
        for e in self.events:
            yield f"{e.id}.from", e.from_


def _spans_in(value: Any, path: str) -> Iterator[tuple[str, Span]]:
    """Walk a part of a record; a pair of whole numbers is a span, since no other field holds one."""
    if isinstance(value, Part):
        for name in value.__struct_fields__:
            yield from _spans_in(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _spans_in(inner, f"{path}.{name}")
    elif isinstance(value, tuple | list):
        if len(value) == 2 and all(type(i) is int for i in value):
            yield path, (value[0], value[1])
        else:
            for i, inner in enumerate(value):
                yield from _spans_in(inner, f"{path}[{i}]")
