"""The evaluation of actors on gold articles: who is found, of which state, in which office, and where the text names them.

Rows: ``actors`` and ``actors.country`` as in the whole record; ``actors.office``; ``mentions``: distinct strings by which the
text speaks of an actor that both sides have; ``names.person`` (``organisation``, ``state``): every place where a gold name
stands, and whether a mention of that actor covers it, or for a state one of its organs or office-holders (a place given
to another actor counts as a false one; names of actors that the gold leaves out are not judged); ``countries``: forms of names of states, where the gold is such a list.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from readout.evaluate import record as records
from readout.evaluate.gold import Article, Gold, GoldActor, find
from readout.evaluate.match import pair, same_actor
from readout.evaluate.task import Miss, Report, Task
from readout.record import Actor, Record, Span
from readout.world import World

_ROWS = {"person": "person", "organisation": "organisation", "agency": "organisation", "government": "state"}


def evaluate(task: Task) -> Report:
    """Hold actors against gold articles, or names of states against a list of them (``.csv``: form, code)."""
    if task.gold.suffix == ".csv":
        return _on_forms(task)
    whole = records.evaluate(task)
    report = Report(whole.tally.under("actors"), [m for m in whole.misses if m.layer == "actors"])
    report.articles, report.seconds = whole.articles, whole.seconds
    for gold, article, record in task.records(Report()):
        theirs = list(gold.actors.values())
        for actor, mine in pair(theirs, record.actors, lambda g, s: float(same_actor(g, s))):
            if actor.office:
                report.tally.add("actors.office", int(mine.office == actor.office), int(mine.office is not None), 1)
            _count_mentions(report, gold, article, actor, mine)
            _count_names(report, article, record, actor, mine)
    return report


def _count_mentions(report: Report, gold: Gold, article: Article, actor: GoldActor, mine: Actor) -> None:
    spans = set(mine.mentions)
    wanted = [find(article.text, m) for m in actor.mentions]
    strings = {article.text[s:e] for s, e in wanted}
    found = {article.text[s:e] for s, e in spans}
    report.tally.add("mentions", len(found & strings), len(found), len(strings))
    report.misses += [
        Miss(gold.doc, "mentions", "missed", article.text[s:e]) for s, e in wanted if article.text[s:e] not in found
    ]


def _count_names(report: Report, article: Article, record: Record, actor: GoldActor, mine: Actor) -> None:
    row = f"names.{_ROWS[actor.kind]}" if actor.kind in _ROWS else None
    if row is None:
        return
    for place in _places(article.text, actor.names):
        covered = any(s <= place[0] and place[1] <= e for s, e in mine.mentions)
        others = [
            a for a in record.actors if a.id != mine.id and any(s <= place[0] and place[1] <= e for s, e in a.mentions)
        ]
        if actor.kind == "government" and not covered:
            covered = any(a.country == actor.country for a in others)
        elsewhere = bool(others)
        report.tally.add(row, int(covered), int(covered or elsewhere), 1)
        if not covered:
            report.misses.append(Miss(article.id, "names", "missed", article.text[slice(*place)]))


def _places(text: str, names: tuple[str, ...]) -> Iterator[Span]:
    """Where any of the names stands as a word of its own, the longest first, without overlaps."""
    taken: set[int] = set()
    for name in sorted(set(names), key=len, reverse=True):
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not taken.intersection(range(m.start(), m.end())):
                taken.update(range(m.start(), m.end()))
                yield m.span()


def _on_forms(task: Task) -> Report:
    """A list of forms of names of states: the code that the table gives each, none where it is in doubt."""
    report = Report()
    world = World()
    with task.gold.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            found = {n.code for n in world.countries(row["form"], row.get("language") or None)}
            told = next(iter(found)) if len(found) == 1 else ""
            report.tally.add(
                "countries", int(bool(told) and told == row["code"]), int(bool(told)), int(bool(row["code"]))
            )
            if told != row["code"]:
                report.misses.append(Miss(row["form"], "countries", "value", {"gold": row["code"], "system": told}))
    return report
