"""Holds whole records against gold articles, layer by layer: the project's common score.

The rules are those of the public scorer: greedy one-to-one pairs, micro-averaged counts; a statement or commitment
pairs where it shares at least half of its letters with the gold's, a contact where it shares parties and its date fits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from readout.evaluate.gold import Article, Gold, GoldActor, GoldContact, find, spans
from readout.evaluate.match import at_least_half, dates_fit, fold, overlap, pair, same_actor, to_the_minute
from readout.evaluate.task import Miss, Report, Task
from readout.record import Actor, Contact, Event, Record, Span

G = TypeVar("G")
S = TypeVar("S")

_CONTACT_FIELDS = ("status", "date", "start", "end", "duration", "initiator", "place", "ordinal")
_SYMMETRIC = ("CONSULT", "AGREE", "COOPERATE")


def evaluate(task: Task) -> Report:
    """Code and score every article of the gold; of ``record`` all layers, else the one asked for."""
    report = Report()
    for gold, article, record in task.records(report):
        score(gold, article, record, report)
    if task.layer != "record":
        report.tally = report.tally.under(task.layer)
        report.misses = [m for m in report.misses if m.layer == task.layer]
    return report


def score(gold: Gold, article: Article, record: Record, report: Report) -> None:
    """Add one article's counts and errors to a report."""
    scorer = Scorer(gold, article.text, record, report)
    for layer in (scorer.actors, scorer.times, scorer.statements, scorer.contacts, scorer.commitments, scorer.events):
        layer()


class Scorer:
    """One article: gold and record side by side."""

    def __init__(self, gold: Gold, text: str, record: Record, report: Report) -> None:
        self.gold, self.text, self.record, self.report = gold, text, record, report
        self.by_id = {a.id: a for a in record.actors}
        self.add = report.tally.add

    def miss(self, layer: str, what: str, body: object) -> None:
        """Note an error of this article."""
        self.report.misses.append(Miss(self.gold.doc, layer, what, body))

    def said(self, parts: tuple[Span, ...]) -> str:
        """The words of the article at these spans."""
        return " … ".join(self.text[s:e] for s, e in parts)

    def who(self, key: str | None, actor_id: str | None) -> bool:
        """Whether an actor of the record is the gold's actor of that key."""
        return key is not None and same_actor(self.gold.actors.get(key), self.by_id.get(actor_id or ""))

    def name(self, actor_id: str | None) -> str | None:
        """The name of an actor of the record."""
        actor = self.by_id.get(actor_id or "")
        return actor.name if actor else None

    def actors(self) -> None:
        """Score the actors."""
        gold, system = list(self.gold.actors.values()), list(self.record.actors)
        hits = pair(gold, system, lambda g, s: float(same_actor(g, s)))
        found = {id(s) for _, s in hits}
        # A system may rightly list actors beyond the gold's, which keeps to those involved: only those it uses count.
        counted = [a for a in system if a.id in self._used() or id(a) in found]
        self.add("actors", len(hits), len(counted), len(gold))
        told: list[tuple[GoldActor, Actor]] = [(g, s) for g, s in hits if g.country]
        right = sum(g.country == s.country for g, s in told)
        self.add("actors.country", right, sum(bool(s.country) for _, s in told), len(told))
        seen = {id(g) for g, _ in hits}
        for g in gold:
            if id(g) not in seen:
                self.miss("actors", "missed", g.names[0])

    def _used(self) -> set[str | None]:
        r = self.record
        used: set[str | None] = {p for c in r.contacts for p in c.parties}
        used |= {s.source for s in r.statements} | {v.actor for s in r.statements for v in s.via}
        return used | {k.issuer for k in r.commitments}

    def times(self) -> None:
        """Score the times."""
        gold = [(t, find(self.text, t.text)) for t in self.gold.times]
        system = list(self.record.times)
        hits = pair(gold, system, lambda g, s: overlap([g[1]], [s.span], self.text))
        self.add("times.span", len(hits), len(system), len(gold))
        self.add("times.strict", sum(g[1] == s.span for g, s in hits), len(system), len(gold))
        self.add("times.value", sum(g[0].value == s.value for g, s in hits), len(system), len(gold))
        for g, s in hits:
            if g[0].value != s.value:
                self.miss("times", "value", f"{g[0].text}: gold {g[0].value}, system {s.value}")
        self._left_over("times", gold, system, hits, lambda g: g[0].text, lambda s: self.said((s.span,)))

    def statements(self) -> None:
        """Score the statements."""
        gold = [(g, spans(self.text, g.content)) for g in self.gold.statements]
        system = list(self.record.statements)
        hits = pair(gold, system, lambda g, s: at_least_half(overlap(g[1], s.content, self.text)))
        self.add("statements.content", len(hits), len(system), len(gold))
        good = [(g, s) for g, s in hits if self.who(g[0].source, s.source)]
        self.add("statements.attributed", len(good), len(system), len(gold))
        self.add("statements.type", sum(g[0].type == s.type for g, s in hits), len(system), len(gold))
        for kind in ("direct", "indirect", "mixed"):
            right = sum(g[0].type == kind for g, _ in good)
            mine, theirs = sum(s.type == kind for s in system), sum(g[0].type == kind for g in gold)
            self.add(f"statements.attributed.{kind}", right, mine, theirs)
        brought = sum(any(self.who(k, v.actor) for v in s.via) for g, s in hits for k in g[0].via)
        self.add("statements.via", brought, sum(len(s.via) for s in system), sum(len(g[0].via) for g in gold))
        self._left_over("statements", gold, system, hits, lambda g: self.said(g[1]), lambda s: self.said(s.content))
        for g, s in hits:
            if not self.who(g[0].source, s.source):
                words = self.said(g[1])[:80]
                self.miss("statements", "source", f"{words}: gold {g[0].source}, system {self.name(s.source)}")

    def contacts(self) -> None:
        """Score the contacts."""
        gold, system = list(self.gold.contacts), list(self.record.contacts)
        hits = pair(gold, system, self.contact_weight)
        self.add("contacts", len(hits), len(system), len(gold))
        self.add("contacts.kind", sum(g.kind == s.kind for g, s in hits), len(system), len(gold))
        same = sum(
            len(g.parties) == len(s.parties) and all(any(self.who(k, a) for a in s.parties) for k in g.parties)
            for g, s in hits
        )
        self.add("contacts.parties", same, len(system), len(gold))
        for field in _CONTACT_FIELDS:
            told = [(g, s) for g, s in hits if getattr(g, field) is not None and getattr(s, field) is not None]
            given = sum(getattr(s, field) is not None for s in system)
            wanted = sum(getattr(g, field) is not None for g in gold)
            self.add(f"contacts.{field}", sum(self._field_right(field, g, s) for g, s in told), given, wanted)
            for g, s in told:
                if not self._field_right(field, g, s):
                    self.miss("contacts", field, f"gold {getattr(g, field)}, system {getattr(s, field)}")
        self._left_over(
            "contacts", gold, system, hits,
            lambda g: {"kind": g.kind, "status": g.status, "parties": g.parties, "date": g.date},
            lambda s: {"kind": s.kind, "status": s.status, "parties": [self.name(a) for a in s.parties], "date": s.date},
        )  # fmt: skip

    def contact_weight(self, g: GoldContact, s: Contact) -> float:
        """How well a contact fits a gold one: shared parties, then kind and day; 0 where they cannot be one."""
        shared = sum(any(self.who(k, a) for a in s.parties) for k in g.parties)
        if not shared or not dates_fit(g.date, s.date):
            return 0
        share = at_least_half(2 * shared / (len(g.parties) + len(s.parties)))
        same_day = bool(g.date) and (g.date or "")[:10] == (s.date or "")[:10]
        return share * (1 + (g.kind == s.kind) + same_day)

    def _field_right(self, field: str, g: GoldContact, s: Contact) -> bool:
        if field == "initiator":
            return self.who(g.initiator, s.initiator)
        if field == "place":
            return fold(g.place) in fold(s.place) or fold(s.place) in fold(g.place)
        if field == "ordinal":
            return g.ordinal is not None and s.ordinal is not None and g.ordinal.value == s.ordinal.value
        a, b = getattr(g, field), getattr(s, field)
        return to_the_minute(a) == to_the_minute(b) if field in ("start", "end") else bool(a == b)

    def commitments(self) -> None:
        """Score the commitments."""
        gold = [(k, spans(self.text, k.condition), spans(self.text, k.consequence)) for k in self.gold.commitments]
        system = list(self.record.commitments)
        hits = pair(
            gold, system, lambda g, s: at_least_half(overlap(g[2] + g[1], s.consequence + s.condition, self.text))
        )
        self.add("commitments", len(hits), len(system), len(gold))
        self.add("commitments.issuer", sum(self.who(g[0].issuer, s.issuer) for g, s in hits), len(system), len(gold))
        self.add("commitments.kind", sum(g[0].kind == s.kind for g, s in hits), len(system), len(gold))
        right = sum(bool(g[1]) and overlap(g[1], s.condition, self.text) >= 0.5 for g, s in hits)
        conditional = sum(bool(s.condition) for s in system)
        self.add("commitments.condition", right, conditional, sum(bool(g[1]) for g in gold))
        self._left_over(
            "commitments", gold, system, hits,
            lambda g: self.said(g[1] + g[2]), lambda s: self.said(s.condition + s.consequence),
        )  # fmt: skip

    def events(self) -> None:
        """Score the events."""
        gold = {t for e in self.gold.events for t in _triples(_list(e.actor), _list(e.recipient), e.type)}
        system = {t for e in self.record.events for t in _event_triples(e)}
        self.add("events", len(gold & system), len(system), len(gold))
        gold_dyads = {tuple(sorted(ends)) for ends, _ in gold}
        dyads = {tuple(sorted(ends)) for ends, _ in system}
        self.add("events.dyad", len(gold_dyads & dyads), len(dyads), len(gold_dyads))
        for triple in sorted(gold - system):
            self.miss("events", "missed", triple)
        for triple in sorted(system - gold):
            self.miss("events", "spurious", triple)

    def _left_over(
        self,
        layer: str,
        gold: list[G],
        system: list[S],
        hits: list[tuple[G, S]],
        show_gold: Callable[[G], object],
        show_system: Callable[[S], object],
    ) -> None:
        paired_gold, paired_system = {id(g) for g, _ in hits}, {id(s) for _, s in hits}
        for g in gold:
            if id(g) not in paired_gold:
                self.miss(layer, "missed", show_gold(g))
        for s in system:
            if id(s) not in paired_system:
                self.miss(layer, "spurious", show_system(s))


def _list(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _event_triples(event: Event) -> set[tuple[tuple[str, str], str]]:
    return _triples(event.actor, event.recipient, event.type)


def _triples(actors: tuple[str, ...], recipients: tuple[str, ...], kind: str) -> set[tuple[tuple[str, str], str]]:
    """(ends, type) of an event; ends are in order of the alphabet where the type has no direction."""
    out = set()
    for a in actors:
        for r in recipients or ("",):
            if a != r:
                out.add(((min(a, r), max(a, r)) if kind in _SYMMETRIC else (a, r), kind))
    return out
