"""A draft held against what others printed: figures of a contact, and quotations of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

import msgspec

from readout.reconcile.account import Account, fold, identity
from readout.reconcile.contacts import ReconciledContact, accounts_of, reconcile
from readout.reconcile.fields import FieldView, Telling, fits
from readout.reconcile.when import days, length
from readout.record import Record, Span, Spans, Statement

Level: TypeAlias = Literal["error", "warning", "note"]

# Two quotations are versions of one when this share of their words is the same, in order; below it they are two. The
# share is ours: one changed word in a sentence of ten stays above it, two sentences on one subject stay below.
_SAME_QUOTATION = 0.75
# Shorter quotations ("a big mistake") are the same by chance.
_WORDS = 6


class Related(msgspec.Struct, frozen=True):
    """The place elsewhere that a finding speaks of."""

    document: str
    outlet: str
    words: str
    span: Span


class Finding(msgspec.Struct, frozen=True):
    """Something an editor should look at: ``kind`` for filters, a sentence, the words of the draft, and those elsewhere.

    ``error``: it cannot be so (a weekday that is not the date's). ``warning``: others say otherwise. ``note``: to know.
    """

    kind: str
    level: Level
    message: str
    evidence: Spans
    related: tuple[Related, ...] = ()


def own_findings(draft: Record) -> list[Finding]:
    """What the draft's own record found wrong: its failed checks."""
    return [Finding(c.kind, "error", c.message, c.evidence) for c in draft.checks if not c.ok]


def figures(draft: Record, others: Sequence[Account]) -> list[Finding]:
    """Fields of the draft's contacts that accounts of others contradict; each with the words on both sides.

    A warning where none of the others agrees with the draft, else a note: they differ among themselves.
    """
    mine = accounts_of([draft])
    keys = {a.key for a in mine}
    outlets = {a.key: a for a in others}
    found: list[Finding] = []
    for contact in reconcile([*mine, *(o for o in others if o.record.document.id != draft.document.id)]):
        if keys.intersection(contact.accounts) and len(contact.accounts) > 1:
            for view in contact.discrepancies:
                found += _contradicted(contact, view, keys, outlets)
    return found


def _contradicted(
    contact: ReconciledContact, view: FieldView, keys: set[str], others: dict[str, Account]
) -> Iterator[Finding]:
    theirs = [t for t in view.tellings if t.account not in keys]
    for telling in view.tellings:
        against = [t for t in theirs if not fits(view.name, telling, t) and not _over(view.name, telling, t, others)]
        if telling.account not in keys or not against:
            continue
        named = "; ".join(dict.fromkeys(f"{_readable(t)} ({t.outlet})" for t in against))
        who = " and ".join(contact.parties)
        yield Finding(
            view.name,
            "note" if any(t.said == telling.said for t in theirs) else "warning",
            f"{view.name} of the {(contact.value('kind') or 'contact').replace('_', ' ')} of {who}: here"
            f" {_readable(telling)}, elsewhere {named}",
            telling.evidence,
            tuple(_related(t, others[t.account]) for t in against if t.account in others),
        )


def _over(field: str, mine: Telling, other: Telling, others: dict[str, Account]) -> bool:
    """Whether another account of the state is only older news: it was told before the contact was held."""
    account = others.get(other.account)
    told, held = days(account.published if account else None), days(account.contact.date if account else None)
    early = told is not None and held is not None and told[1] < held[0]
    return field == "status" and mine.value in ("held", "ongoing") and early


def _readable(telling: Telling) -> str:
    return length(telling.said) if telling.value.startswith("P") else telling.said


def _related(telling: Telling, account: Account) -> Related:
    span = telling.evidence[0] if telling.evidence else (0, 0)
    return Related(account.document, telling.outlet, " … ".join(telling.quotes), span)


def quotations(draft: Record, others: Sequence[tuple[str, Record]]) -> list[Finding]:
    """Direct quotations of the draft that another document prints in other words, of the same speaker and language.

    ``others`` are (document, record) pairs. Equal quotations, whatever their marks and case, are no finding.
    """
    found: list[Finding] = []
    printed = [(d, r, s) for d, r in others if d != draft.document.id for s in r.statements if s.type == "direct"]
    for mine in (s for s in draft.statements if s.type == "direct"):
        words = _words(draft, mine)
        if len(words) < _WORDS:
            continue
        for document, record, theirs in printed:
            other = _words(record, theirs)
            if _speaker(draft, mine) == _speaker(record, theirs) and _differ(words, other):
                outlet = record.document.outlet or document[:8]
                related = Related(document, outlet, " … ".join(map(record.quote, theirs.content)), theirs.content[0])
                changed = _changed(words, other)
                message = f"the quotation stands otherwise in {outlet}: {changed}"
                found.append(Finding("quote", "warning", message, mine.content, (related,)))
                break
    return found


def _words(record: Record, statement: Statement) -> list[str]:
    return fold(" ".join(map(record.quote, statement.content))).split()


def _speaker(record: Record, statement: Statement) -> str | None:
    actor = record.actor(statement.source)
    return identity(actor) if actor else None


def _differ(mine: list[str], theirs: list[str]) -> bool:
    """Whether these are two versions of one quotation: alike, and not equal. A part of the other is no other version."""
    if mine == theirs or " ".join(theirs) in " ".join(mine) or " ".join(mine) in " ".join(theirs):
        return False
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.quick_ratio() >= _SAME_QUOTATION and matcher.ratio() >= _SAME_QUOTATION


def _changed(mine: list[str], theirs: list[str]) -> str:
    """The first words that differ, both versions: "swift / decisive"."""
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            return f"“{' '.join(mine[a:b]) or '…'}” here, “{' '.join(theirs[c:d]) or '…'}” there"
    return ""
