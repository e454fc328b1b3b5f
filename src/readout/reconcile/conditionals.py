"""A draft's warnings and promises held against those of others: a condition that was lost, or turned round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.reconcile.account import Account, side
from readout.reconcile.contacts import reconcile
from readout.reconcile.draft import Finding, Related
from readout.reconcile.pledges import Said, pledges
from readout.record import Record


def conditionals(draft: Record, others: Sequence[tuple[str, Record]]) -> list[Finding]:
    """Commitments of the draft that another document tells under a condition where the draft tells none, or in whose
    condition the sides stand the other way round ("if A attacks B", "if B attacks A").
    """
    shelf = {d: r for d, r in others if r.document.id != draft.document.id}
    if not draft.commitments or not shelf:
        return []
    records = {draft.document.id: draft, **shelf}
    accounts = [Account(r, c, None, d) for d, r in records.items() for c in r.contacts]
    contacts = {key: c.id for c in reconcile(accounts) for key in c.accounts}
    told = ((d, r, k) for d, r in records.items() for k in r.commitments)
    found: list[Finding] = []
    for pledge in pledges(told, contacts):
        mine = [s for s in pledge.said if s.document == draft.document.id]
        theirs = [s for s in pledge.said if s.document != draft.document.id]
        for said in mine:
            found += _differing(said, theirs, records)
    return found


def _differing(mine: Said, theirs: Sequence[Said], records: Mapping[str, Record]) -> Iterator[Finding]:
    draft = records[mine.document]
    conditional = [s for s in theirs if s.condition]
    if not mine.condition:
        if conditional and len(conditional) == len(theirs):
            yield _finding("is told without a condition here, elsewhere under one", mine, conditional, records)
        return
    order = _sides(draft, mine)
    turned = [s for s in conditional if len(order) > 1 and _sides(records[s.document], s) == order[::-1]]
    if turned and not any(_sides(records[s.document], s) == order for s in conditional):
        yield _finding("has the sides of its condition the other way round elsewhere", mine, turned, records)


def _sides(record: Record, said: Said) -> list[str]:
    """The sides named in a condition, in the order in which it names them."""
    found = [
        (span, side(a)) for a in record.actors for span in a.mentions for start, end in said.condition
        if start <= span[0] and span[1] <= end
    ]  # fmt: skip
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _finding(what: str, mine: Said, theirs: Sequence[Said], records: Mapping[str, Record]) -> Finding:
    kind = next(k.kind for k in records[mine.document].commitments if k.id == mine.item)
    related = tuple(
        Related(s.document, s.outlet, " … ".join(map(records[s.document].quote, s.condition)), s.condition[0])
        for s in theirs[:3]
    )
    return Finding("condition", "warning", f"the {kind} {what}", mine.condition or mine.consequence, related)
