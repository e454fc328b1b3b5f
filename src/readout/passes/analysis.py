"""What the passes share: the analysis of one document, layer by layer, and what a pass is.

A pass is built once from a pack and the world (there it compiles whatever it needs), and is then called on any number of
analyses. It declares the layers it reads and writes; ``pipeline`` refuses an order in which a layer is read before
it is written. A pass keeps no state between calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import msgspec

from readout.packs import Pack
from readout.passes.found import Found, MentionKind
from readout.record import Actor, Check, Commitment, Contact, Event, Published, Span, Statement, Timex
from readout.text import Document
from readout.world import Tenure

if TYPE_CHECKING:
    from readout.passes.dating.window import Window
    from readout.passes.names import Name
    from readout.passes.times.recognise import Expression


class Given(msgspec.Struct, frozen=True):
    """What the caller knows of the document beside its text; all may be absent. ``published`` is an ISO date."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    uri: str | None = None
    doc: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A place where the text speaks of actors: ``span`` is the whole noun phrase, ``head`` the name or noun in it.

    ``actors`` holds the ids meant: one, or the members of a collective ("both presidents"). ``tokens`` is the half-open
    range of token indices of ``span``. ``object`` etc. are left to the passes: a mention says who, not what they do.
    """

    span: Span
    head: Span
    kind: MentionKind
    actors: tuple[str, ...]
    tokens: tuple[int, int]


class PersonCandidate(msgspec.Struct, frozen=True, gc=False):
    """A mention of a person before the date is known: all terms of office that fit its name, title and state.

    ``person`` is the who's-who's id; each of ``tenures`` is of that person. A date of the document that lies in none of them
    speaks against the candidate: the dating of an undated article intersects them. ``span`` is the whole mention.
    """

    span: Span
    person: str
    tenures: tuple[Tenure, ...]


class Analysis(msgspec.Struct):
    """The layers of one document. A pass replaces the layers it writes; lists are in the order of the text.

    ``found`` are mentions before anybody knows whom they mean, ``entities`` what they were gathered to (a matter of
    ``passes.actors``). ``persons`` are the persons whom the who's-who offers for mentions whose name and title leave one only; ``actors``
    and ``mentions`` are written when the date is known.
    ``names`` are what a learned model takes for names, where lexicons explain too little (``passes.names``; not in the default order).
    ``expressions`` are times found and not yet resolved; ``signs`` the row of signs they were found in (``passes.times``).
    ``nameless`` are the ids of actors that stand for words which name nobody ("I", "he" of an unknown he): they may say
    something, and commit to nothing.
    ``window`` holds the days that fit an undated document; ``anchor`` is the day (or month, year) that relative times point from.
    """

    document: Document
    pack: Pack
    given: Given
    found: list[Found] = msgspec.field(default_factory=list)
    entities: list[Any] = msgspec.field(default_factory=list)
    persons: list[PersonCandidate] = msgspec.field(default_factory=list)
    names: list[Name] = msgspec.field(default_factory=list)
    published: Published | None = None
    window: Window | None = None
    anchor: str | None = None
    mentions: list[Mention] = msgspec.field(default_factory=list)
    actors: list[Actor] = msgspec.field(default_factory=list)
    nameless: set[str] = msgspec.field(default_factory=set)
    expressions: list[Expression] = msgspec.field(default_factory=list)
    signs: tuple[str, list[Any]] = ("", [])
    times: list[Timex] = msgspec.field(default_factory=list)
    statements: list[Statement] = msgspec.field(default_factory=list)
    commitments: list[Commitment] = msgspec.field(default_factory=list)
    contacts: list[Contact] = msgspec.field(default_factory=list)
    events: list[Event] = msgspec.field(default_factory=list)
    checks: list[Check] = msgspec.field(default_factory=list)

    @property
    def text(self) -> str:
        """The text under analysis."""
        return self.document.text

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id; ``None`` where there is none."""
        return next((a for a in self.actors if a.id == actor_id), None)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly in ``[start, end)``, in order."""
        return [m for m in self.mentions if start <= m.span[0] and m.span[1] <= end]

    def times_in(self, start: int, end: int) -> list[Timex]:
        """The times that lie wholly in ``[start, end)``, in order."""
        return [t for t in self.times if start <= t.span[0] and t.span[1] <= end]


class Pass(Protocol):
    """A pass over an analysis."""

    reads: ClassVar[frozenset[str]]
    writes: ClassVar[frozenset[str]]

    def __call__(self, analysis: Analysis) -> None:
        """Add this pass's layers."""
