"""A sighting: one place where the text speaks of a contact, before it is known which contact."""

from __future__ import annotations

from typing import Any

import msgspec

from readout.passes.contacts.reader import Group
from readout.record import ContactKind, Span, Spans
from readout.text import Hit


class Finding(msgspec.Struct, frozen=True):
    """A value with the words that support it and the name of the rule that read it."""

    value: Any
    evidence: Spans
    rule: str


class Sighting(msgspec.Struct):
    """A contact word with what stands around it.

    ``first`` and ``last`` bound the words of the contact itself (a light verb before the noun included), ``reach`` is
    the token behind its sides. ``sides`` are actor ids in the order of the text. ``definite`` where it points back
    ("percakapan itu"), ``weak`` where the word also means other things, ``body`` where it is the meeting of a body
    ("pertemuan OKI"), ``lost`` where a word brings another side that names nobody. ``counted`` with an ordinal
    ("the second summit"), ``open`` where the means are not told, ``gathers`` where a body meets by itself ("NATO will meet"). ``apart`` where a clause of its own tells of a visit beside
    the meeting in it. ``subject`` and ``partner`` are the sides where one acts on the other, or the other alone is told, ``host`` where the
    state visited is named.
    """

    hit: Hit
    kind: ContactKind
    first: int
    last: int
    reach: int
    noun: bool
    weak: bool = False
    assembly: bool = False
    open: bool = False
    definite: bool = False
    again: bool = False
    sides: tuple[str, ...] = ()
    side_spans: Spans = ()
    rule: str = ""
    body: bool = False
    lost: bool = False
    counted: bool = False
    gathers: bool = False
    apart: bool = False
    subject: Group | None = None
    partner: Group | None = None
    host: Span | None = None
    fields: dict[str, Finding] = msgspec.field(default_factory=dict)

    def put(self, name: str, value: Any, evidence: Spans, rule: str) -> None:
        """Note a field, unless it is known already."""
        self.fields.setdefault(name, Finding(value, evidence, rule))

    def value(self, name: str) -> Any:
        """The value of a field; ``None`` where nothing was found."""
        found = self.fields.get(name)
        return None if found is None else found.value
