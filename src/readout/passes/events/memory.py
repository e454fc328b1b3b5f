"""Events before they are numbered, and what an article has told so far that later sentences refer to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from readout.passes.analysis import Analysis
from readout.passes.modality import Reader
from readout.passes.parties import Parties
from readout.record import EventStatus, Span, Spans, Statement, Timex
from readout.text import Hit, Sentence

_NEWS = 20  # years beyond which what is told is no news


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event before it is numbered."""

    actor: str
    recipient: str
    type: str
    status: EventStatus = "occurred"
    mode: str | None = None
    date: str | None = None
    from_: str | None = None
    evidence: Spans = ()
    rule: str


class Memory:
    """What the article has told so far that later sentences refer to ("that statement", "the attack")."""

    def __init__(self) -> None:
        self.victims: list[str] = []
        self._accused: list[str] = []

    def kept(self, drafts: Iterator[Draft]) -> Iterator[Draft]:
        """The same drafts; who is accused in them is remembered."""
        for d in drafts:
            if d.type == "ACCUSE":
                self._accused.append(d.recipient)
            yield d

    def blame(self, recipient: tuple[str, ...]) -> None:
        """Remember who is accused, though nobody with a code may do it ("five states condemned Israel")."""
        self._accused += recipient[:1]

    def accused(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Who was accused last, unless that is one of these actors."""
        return (self._accused[-1],) if self._accused and self._accused[-1] not in actors else ()

    def see(self, victim: str | None) -> None:
        """Remember who is told to be attacked, if anybody is."""
        self.victims += [victim] if victim else []

    def victim(self, actor: str) -> str | None:
        """Who was told last to be attacked, other than this actor."""
        return next((v for v in reversed(self.victims) if v != actor), None)


def year_of(time: Timex) -> int | None:
    """The year that a date lies in, the first of a decade or century; ``None`` where it has none."""
    digits = time.value[:4].rstrip("-X")
    return int(digits.ljust(4, "0")) if time.type == "DATE" and digits.isdecimal() else None


class Article(msgspec.Struct, frozen=True, dict=True):
    """One article as events are read from it."""

    analysis: Analysis
    parties: Parties
    reader: Reader
    memory: Memory = msgspec.field(default_factory=Memory)

    @cached_property
    def oldest_news(self) -> int:
        """The year before which what is told is no news; 0 for an article without a date."""
        published = self.analysis.published.value[:4] if self.analysis.published else ""
        return int(published) - _NEWS if published.isdecimal() else 0

    @cached_property
    def has_history(self) -> bool:
        """Whether it dates anything before that."""
        years = (year_of(t) for t in self.analysis.times)
        return any(year is not None and year < self.oldest_news for year in years)

    @cached_property
    def _spoken(self) -> list[Span]:
        return [span for s in self.analysis.statements for span in (*s.content, *s.cue)]

    def is_said(self, sentence: Sentence) -> bool:
        """Whether a statement or its cue stands in a sentence."""
        return any(start < sentence.end and sentence.start < end for start, end in self._spoken)

    def said_around(self, hit: Hit) -> Statement | None:
        """The statement in whose content a word stands."""
        inside = (s for s in self.analysis.statements if any(b <= hit.start and hit.end <= e for b, e in s.content))
        return next(inside, None)

    def source(self, said: Statement | None) -> tuple[str, ...]:
        """The codes of those who make a statement, as far as they have any."""
        makers = (said.source, *said.joint_with) if said else ()
        return tuple(dict.fromkeys(self.parties.code[a] for a in makers if a in self.parties.code))
