"""The types of a record, one class for each object of the contract (docs/record.md), all immutable.

Conventions that hold for every field:

* A span is ``(start, end)``, half open, in Unicode code points of ``Document.text``.
* A field without support in the text is ``None`` or empty: never guessed.
* Dates and instants are ISO 8601 strings at the precision known. Instants in contacts are UTC (``...Z``).
* Ids (``A1``, ``T1``, ``C1``, ``S1``, ``K1``, ``E1``) are unique in one record and follow the order of the text.
* ``rule`` names the rule that made the object; ``Contact.why`` names one for each field. With the evidence beside
  it, that is the reason why the value holds.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

FORMAT = "readout/1"

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]

ActorKind: TypeAlias = Literal["person", "government", "organisation", "group", "agency"]
TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
ContactKind: TypeAlias = Literal["phone_call", "video_call", "meeting", "visit", "summit", "talks", "letter", "contact"]
ContactStatus: TypeAlias = Literal["held", "ongoing", "planned", "proposed", "cancelled", "declined", "denied"]
StatementType: TypeAlias = Literal["direct", "indirect", "mixed"]
Medium: TypeAlias = Literal["statement", "briefing", "call", "interview", "speech", "social", "letter"]
CommitmentKind: TypeAlias = Literal["threat", "warning", "promise", "offer", "demand", "refusal", "denial"]
EventStatus: TypeAlias = Literal["occurred", "planned", "hypothetical", "denied"]
CheckKind: TypeAlias = Literal[
    "time-zone", "weekday", "ordinal", "duration", "office", "quote", "date", "name", "count"
]
PublishedBasis: TypeAlias = Literal["given", "stated", "inferred"]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all parts of a record: frozen, keyword-only, strict on reading."""


class Published(Part, frozen=True, kw_only=True):
    """When the document was published.

    ``value`` is a date, or a partial date (``2021-12``) where no more is settled. ``basis`` tells whether it was
    given with the document, stated in it, or inferred from it; ``proof`` says in sentences how it was inferred.
    """

    value: str
    basis: PublishedBasis
    evidence: Spans = ()
    proof: tuple[str, ...] = ()


class Dateline(Part, frozen=True, kw_only=True):
    """The place from which the report was sent, as the text names it."""

    place: str
    evidence: Spans = ()


class Document(Part, frozen=True, kw_only=True):
    """The document that was read; ``id`` is the SHA-256 of ``text``, and every span lies in ``text``."""

    id: str
    uri: str | None = None
    outlet: str | None = None
    language: str
    title: str | None = None
    author: str | None = None
    published: Published | None = None
    dateline: Dateline | None = None
    text: str


class Actor(Part, frozen=True, kw_only=True):
    """Somebody who takes part in what is told.

    ``name`` is the fullest form known. ``basis`` is ``who's-who`` where the table gave name, country or office to a
    mention that stands in the text. ``entity`` is a Wikidata QID, or a stable id of our table; ``as_of`` is set
    where the table's row was last confirmed before the date told (the office is then stale, not certain).
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    office: str | None = None
    basis: Literal["text", "who's-who"] = "text"
    entity: str | None = None
    as_of: str | None = None
    mentions: Spans = ()
    rule: str | None = None


class Timex(Part, frozen=True, kw_only=True):
    """A time expression, as TIMEX3 has it.

    ``value`` is local wall-clock time as told; ``zone`` an IANA zone and ``utc`` the instant (``...Z``), where the text
    settles them. A range said in one phrase is ``begin/end``.
    """

    id: str
    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    span: Span
    zone: str | None = None
    utc: str | None = None
    basis: Literal["explicit", "relative", "inferred"] = "explicit"
    rule: str | None = None


class Ordinal(Part, frozen=True, kw_only=True):
    """The count that the text gives a contact: "the second this month" is value 2 within 2021-12."""

    value: int
    within: str | None = None


class Contact(Part, frozen=True, kw_only=True):
    """A meeting of minds between parties of two sides or more, however often the text mentions it."""

    id: str
    kind: ContactKind
    status: ContactStatus
    parties: tuple[str, ...]
    initiator: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    place: str | None = None
    ordinal: Ordinal | None = None
    topics: tuple[str, ...] = ()
    public: bool | None = None
    follows: str | None = None
    evidence: dict[str, Spans] = {}
    why: dict[str, str] = {}


class Via(Part, frozen=True, kw_only=True):
    """A link of the chain that brought a statement, nearest first: the agency cited, or the relaying official."""

    actor: str
    cue: Span | None = None
    date: str | None = None


class Statement(Part, frozen=True, kw_only=True):
    """A source's words, or their paraphrase, with the cue that attributes them."""

    id: str
    source: str
    joint_with: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    type: StatementType
    content: Spans
    cue: Spans = ()
    cue_class: str | None = None
    source_span: Span | None = None
    addressee: str | None = None
    medium: Medium | None = None
    date: str | None = None
    place: str | None = None
    via: tuple[Via, ...] = ()
    contact: str | None = None
    nested_in: str | None = None
    rule: str | None = None


class Commitment(Part, frozen=True, kw_only=True):
    """What an issuer says that it will, would or demands be done, most of all under a condition."""

    id: str
    kind: CommitmentKind
    issuer: str
    target: str | None = None
    condition: Spans = ()
    consequence: Spans = ()
    deadline: str | None = None
    statement: str | None = None
    rule: str | None = None


class Event(Part, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A PLOVER event between states or organisations (alpha-3 or organisation codes), at the level of the article."""

    id: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...] = ()
    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    date: str | None = None
    status: EventStatus = "occurred"
    intensity: float | None = None
    from_: str | None = None
    evidence: Spans = ()
    rule: str | None = None


class Check(Part, frozen=True, kw_only=True):
    """The article held against itself, the calendar or the who's-who; ``message`` is a sentence for an editor."""

    kind: CheckKind
    ok: bool
    message: str
    evidence: Spans = ()
