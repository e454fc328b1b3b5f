"""Pairs of contacts for a judge: does the tool join what is one, and keep apart what is two?

    python benchmarks/pairs.py NEWS.jsonl … --seed 1 > pairs.txt      # to be judged by reading
    python benchmarks/pairs.py --judged judged.tsv                    # the figures

All articles are coded into a ledger in memory, as ``readout add`` does, and reconciled. Two populations are drawn from, half
and half: pairs of accounts that the tool joined, and *near candidates* that it did not: accounts of two articles that
share two sides and lie within a week of each other (date of the contact, else of publication). A pair names both articles, what the tool read there and the words; the judge says in the second
column of a table ``same`` or ``other``, or ``none`` where one of the two is no contact at all (a fault of extraction, counted apart).

Precision is the share of joined pairs that are the same; recall weighs both halves by the sizes of their populations:
same joined / (same joined + same among the near candidates).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from readout.adding import Options, add
from readout.ledger import Ledger
from readout.reconcile import Account, reconcile
from readout.reconcile.when import days
from readout.web.ledger_library import LedgerLibrary

_NEAR = timedelta(days=7)
_ALL = 10**9


def populations(files: Sequence[str]) -> tuple[list[tuple[Account, Account, str]], list[tuple[Account, Account, str]]]:
    """Joined pairs with the reason, and near candidates that were not joined."""
    with Ledger(":memory:") as ledger:
        add(files, ledger, Options())
        library = LedgerLibrary(ledger)
        accounts = library.accounts(limit=_ALL)
        by_key = {a.key: a for a in accounts}
        group: dict[str, str] = {}
        joined = []
        for contact in reconcile(accounts, library.pins(accounts)):
            group |= dict.fromkeys(contact.accounts, contact.id)
            reasons = contact.reasons
            for a, b in combinations(contact.accounts, 2):
                joined.append((by_key[a], by_key[b], reasons.get(b) or reasons.get(a, "")))
    near = [
        (a, b, "") for a, b in combinations(sorted(accounts, key=lambda a: a.key), 2)
        if group[a.key] != group[b.key] and _near(a, b)
    ]  # fmt: skip
    return joined, near


def _near(a: Account, b: Account) -> bool:
    if a.document == b.document or len(a.sides & b.sides) < 2:
        return False
    mine, yours = (days(x.contact.date) or days(x.published) for x in (a, b))
    return bool(mine and yours and mine[0] - _NEAR <= yours[1] and yours[0] - _NEAR <= mine[1])


def shown(account: Account) -> str:
    """An account for the judge: what was read, and the words with some text about them."""
    contact, text = account.contact, account.record.document.text
    start, end = contact.evidence.get("kind", ((0, 0),))[0]
    around = " ".join(text[max(0, start - 350) : end + 350].split())
    parties = ", ".join(f"{p.name} ({p.country})" for p in account.parties)
    read = f"{contact.kind} {contact.status} {contact.date or 'undated'} {contact.place or ''} | {parties}"
    return f"  {account.outlet} {account.published} {account.key[:8]}/{contact.id}: {read}\n      {text[start:end]!r} in: {around}"


def figures(path: Path) -> str:
    """Precision and recall of a judged table: half, judgement; with a line ``# joined N near M`` for the populations."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = lines[0].split()
    sizes = {"joined": int(words[2]), "near": int(words[4])}
    counts = Counter(tuple(line.split()[1:3]) for line in lines[1:] if line.strip())
    share = {}
    for half in sizes:
        real = counts[half, "same"] + counts[half, "other"]
        share[half] = counts[half, "same"] / real if real else 0.0
    same = {half: share[half] * sizes[half] for half in sizes}
    recall = same["joined"] / (same["joined"] + same["near"]) if same["joined"] else 0.0
    drawn = ", ".join(f"{half} {judgement}: {n}" for (half, judgement), n in sorted(counts.items()))
    return f"{drawn}; of {sizes}\nprecision {share['joined']:.3f}  recall {recall:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="articles, one JSON object a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=50, help="pairs of each half")
    parser.add_argument("--judged", type=Path, help="a judged table; prints the figures")
    args = parser.parse_args()
    if args.judged:
        sys.stdout.write(figures(args.judged) + "\n")
        return
    joined, near = populations(args.files)
    sys.stdout.write(f"# joined {len(joined)} near {len(near)}\n")
    chance = random.Random(args.seed)
    for name, half in (("joined", joined), ("near", near)):
        for n, (a, b, reason) in enumerate(chance.sample(half, min(args.each, len(half)))):
            sys.stdout.write(f"\n{name[0]}{n} {name} ?  {reason}\n{shown(a)}\n{shown(b)}\n")


if __name__ == "__main__":
    main()
