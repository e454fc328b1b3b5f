"""The evaluation of contacts, on gold articles or on articles that should hold hardly any.

On gold articles the rows of ``readout.evaluate.record`` (pairs by shared parties and fitting date, then kind, status and
fields), and beside them:

* ``contacts.kind.<kind>`` and ``contacts.status.<status>``: pairs in which both sides say so.
* ``contacts.false fact``: of the contacts that the system writes as held or ongoing, those whose gold pair says that they
  were planned, proposed, called off, refused or denied (``matched`` counts these, so the precision is the rate).

On plain articles (rows with a text and no gold) every contact found is listed as an error of kind "found", to be judged by
hand, and a note gives their number for a hundred articles.
"""

from __future__ import annotations

from typing import get_args

from readout.evaluate import record as records
from readout.evaluate.gold import Article, GoldContact
from readout.evaluate.match import pair
from readout.evaluate.task import Miss, Report, Task
from readout.record import Contact, ContactKind, ContactStatus, Record

_FACTS = ("held", "ongoing")


def evaluate(task: Task) -> Report:
    """Hold contacts against gold, or list those found in articles that have none."""
    return _on_articles(task) if task.has("text") else _on_gold(task)


def _on_gold(task: Task) -> Report:
    report = Report()
    for gold, article, record in task.records(report):
        scorer = records.Scorer(gold, article.text, record, report)
        scorer.contacts()
        pairs = pair(list(gold.contacts), list(record.contacts), scorer.contact_weight)
        _by_value(report, pairs, gold.contacts, record.contacts)
    report.tally = report.tally.under("contacts")
    return report


def _by_value(
    report: Report,
    pairs: list[tuple[GoldContact, Contact]],
    gold: tuple[GoldContact, ...],
    system: tuple[Contact, ...],
) -> None:
    for field, values in (("kind", get_args(ContactKind)), ("status", get_args(ContactStatus))):
        for value in values:
            mine = sum(getattr(s, field) == value for s in system)
            theirs = sum(getattr(g, field) == value for g in gold)
            right = sum(getattr(g, field) == value == getattr(s, field) for g, s in pairs)
            if mine or theirs:
                report.tally.add(f"contacts.{field}.{value}", right, mine, theirs)
    told = [(g, s) for g, s in pairs if s.status in _FACTS]
    false = sum(g.status not in _FACTS for g, _ in told)
    report.tally.add("contacts.false fact", false, len(told), sum(g.status not in _FACTS for g in gold))


def _on_articles(task: Task) -> Report:
    report = Report()
    found = 0
    for article, record in task.rows(Article, report):
        found += len(record.contacts)
        report.misses += [Miss(article.id, "contacts", "found", _told(record, c)) for c in record.contacts]
    report.tally.add("contacts.found", 0, found, 0)
    if report.articles:
        report.notes.append(f"{100 * found / report.articles:.1f} contacts for a hundred articles; judge them by hand")
    return report


def _told(record: Record, c: Contact) -> dict[str, object]:
    names = {a.id: a.name for a in record.actors}
    return {
        "kind": c.kind,
        "status": c.status,
        "parties": [names.get(p) for p in c.parties],
        "words": [record.quote(s) for s in c.evidence.get("kind", ())],
    }
