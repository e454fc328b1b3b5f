"""An account: one document's version of one contact, with who in it tells each field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from readout.record import Actor, Contact, Record, Span, Spans, Statement
from readout.world import sound

# How the rule of a date to which a contact was moved begins in a record.
MOVED = "moved:"

# How a source is counted: two values with equal keys come from one source, however many outlets print them.
SourceKey: TypeAlias = tuple[str, str]


class Account:
    """One document's version of one contact.

    ``record`` and ``contact`` are what the document gave; ``document`` is the id under which a store keeps it (that of its
    text where left out). ``copy_of`` names the story of which this one is a copy (wire copy), if the store knows;
    copies count as one source.
    """

    def __init__(
        self, record: Record, contact: Contact, copy_of: str | None = None, document: str | None = None
    ) -> None:
        self.record = record
        self.contact = contact
        self.copy_of = copy_of
        self.document = document or record.document.id

    @property
    def key(self) -> str:
        """A stable name: the document's id and the contact's id in it ("<document>/C1")."""
        return f"{self.document}/{self.contact.id}"

    @property
    def outlet(self) -> str:
        """Who printed it: the outlet, else the address, else the first digits of the document's id."""
        document = self.record.document
        return document.outlet or document.uri or document.id[:8]

    @property
    def published(self) -> str:
        """The date of publication, the empty string where it is not known (it sorts first)."""
        held = self.record.document.published
        return held.value if held else ""

    @cached_property
    def parties(self) -> tuple[Actor, ...]:
        """The parties as actors."""
        found = (self.record.actor(p) for p in self.contact.parties)
        return tuple(a for a in found if a is not None)

    @cached_property
    def persons(self) -> tuple[Actor, ...]:
        """The persons among the parties who bear a name, and are not only described ("a senior official")."""
        return tuple(p for p in self.parties if p.kind == "person" and (p.entity or not p.name[:1].islower()))

    def is_movement(self, country: str) -> bool:
        """Whether a side is told by a movement or body ("Taliban") and by no person or government."""
        here = {p.kind for p in self.parties if side(p) == country}
        return here == {"organisation"}

    @property
    def moved(self) -> bool:
        """Whether it tells that the contact was moved to its date from an earlier one."""
        return self.contact.why.get("date", "").startswith(MOVED)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides: countries, or the identities of parties without one."""
        return frozenset(side(a) for a in self.parties)

    def teller(self, evidence: Spans) -> Statement | None:
        """The statement in whose words the evidence stands; ``None`` where the document tells it itself."""
        holding = [s for s in self.record.statements if evidence and all(_within(e, s.content) for e in evidence)]
        return min(holding, key=lambda s: sum(b - a for a, b in s.content), default=None)

    def source(self, evidence: Spans) -> tuple[SourceKey, str]:
        """Who is behind a field: a key to count by, and a name to print.

        A person or office that is quoted is the source, through whatever outlet; else the agency that the document
        credits; else the outlet. Officials of one state are one source: its account.
        """
        statement = self.teller(evidence)
        speaker = self.record.actor(statement.source) if statement else None
        if speaker is not None:
            if speaker.country and speaker.kind in ("person", "government", "group"):
                return ("side", speaker.country), speaker.name
            return ("said", identity(speaker)), speaker.name
        if self.copy_of:
            return ("document", self.copy_of), self.outlet
        return ("outlet", fold(self.outlet)), self.outlet


def _within(span: Span, content: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


def identity(actor: Actor) -> str:
    """Under what an actor is the same across documents and languages: its entity, else name and country."""
    return actor.entity or _by_name(actor)


def _by_name(actor: Actor) -> str:
    return _key(actor.kind, actor.name, actor.country)


@lru_cache(maxsize=50_000)
def _key(kind: str, name: str, country: str | None) -> str:
    plain = fold(name)
    family = plain.split()[-1] if kind == "person" and plain else plain
    return f"{country or '?'}:{family}"


def shared(some: Sequence[Actor], others: Sequence[Actor]) -> int:
    """How many of some persons are among others: by entity, or by country and family name where one has no entity."""
    return sum(any(_one(a, b) for b in others) for a in some)


def _one(a: Actor, b: Actor) -> bool:
    return a.entity == b.entity if a.entity and b.entity else _heard(a) == _heard(b)


def _heard(actor: Actor) -> tuple[str | None, str]:
    return actor.country, sound(_key(actor.kind, actor.name, None)[2:])


def side(actor: Actor) -> str:
    """The side on which an actor stands: its country, else itself."""
    return actor.country or identity(actor)


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).casefold().split())
