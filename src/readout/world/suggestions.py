"""What articles teach about office-holders: rows for a who's-who of one's own, each with the words that say so.

A person whom an article names with a title and its state, and whom the who's-who does not have in that office at that date, is
suggested. Nothing is added by itself: the rows have the columns of a table of one's own (``--who``), for somebody to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from readout.record import Actor, Record
from readout.world.matching import words_of
from readout.world.offices import role_of
from readout.world.tables import standing
from readout.world.who import Who


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in an office, as told by one article or several.

    ``first`` and ``last`` are the dates (ISO) of the earliest and the latest article; ``words`` are those of the earliest,
    ``doc`` its id, ``articles`` how many there are. ``known``: the who's-who has the person, in other offices or at other times.
    """

    person: str
    country: str
    role: str
    office: str
    first: str
    last: str
    articles: int
    words: str
    doc: str
    known: bool

    def row(self) -> dict[str, str]:
        """The row in a table of one's own, with the evidence in columns behind those that are read."""
        return {
            "person": self.person, "country": self.country, "role": self.role, "office": self.office,
            "from": self.first, "to": "", "as_of": self.last, "source": self.doc,
            "articles": str(self.articles), "evidence": self.words,
        }  # fmt: skip


def suggestions(records: Iterable[Record], who: Who) -> list[Suggestion]:
    """What the records teach, one row for each person in an office, those told by most articles first."""
    found: dict[tuple[str, str, str], Suggestion] = {}
    for record in records:
        for s in _of_record(record, who):
            key = (" ".join(words_of(s.person)), s.country, s.role)
            held = found.get(key)
            if held is not None:
                early = min(held, s, key=lambda x: x.first)
                last = max(held.last, s.last)
                s = msgspec.structs.replace(early, last=last, articles=held.articles + 1)
            found[key] = s
    return sorted(found.values(), key=lambda s: (-s.articles, s.country, s.person))


def _of_record(record: Record, who: Who) -> Iterator[Suggestion]:
    date = record.document.published.value if record.document.published else ""
    for actor in record.actors:
        if actor.kind != "person" or not date or not actor.country or not actor.office or len(words_of(actor.name)) < 2:
            continue
        words = _title(record, actor)
        if words and not _holds(who, actor, date):
            yield Suggestion(
                person=actor.name, country=actor.country, role=role_of(actor.office), office=actor.office, first=date, last=date,
                articles=1, words=words, doc=record.doc or "", known=actor.entity is not None,
            )  # fmt: skip


def _title(record: Record, actor: Actor) -> str:
    """The words of the mention that holds the name with more: its title, before or behind."""
    quotes = [" ".join(record.document.text[start:end].split()) for start, end in actor.mentions]
    return next((q for q in quotes if actor.name in q and len(q.split()) > len(actor.name.split())), "")


def _holds(who: Who, actor: Actor, date: str) -> bool:
    """Whether the who's-who has this person in an office of the state then: it may only call the office otherwise."""
    persons = [who.persons[actor.entity]] if actor.entity else who.named(actor.name)
    return any(t.country == actor.country and standing(t, date) == "held" for p in persons for t in who.terms(p.id))
