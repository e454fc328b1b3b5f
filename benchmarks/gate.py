"""What the gate lets pass, what it loses, and how fast gate and pipeline are together, against coding everything.

    python benchmarks/gate.py FILE.jsonl[.gz] [COUNT]        # rows {"text", "lang", "date"}

An article is *needed* when its ungated record has a contact between two sides, a statement by an actor of a foreign state, or
a commitment by or to one; *any* counts commitments of everybody, too, and contacts whose sides no table knows. Foreign is
what is not the state that the language's pack calls home. CPU time of one process, its start left out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import Any

from statements import rows

from readout import Coder, Record, packs
from readout.errors import ReadoutError
from readout.inputs import Article
from readout.packs.schema import Offices
from readout.relevance import Gate


def needed(record: Record, home: str | None) -> tuple[bool, bool]:
    """Whether an article is needed, and whether by the wider reading."""
    country = {a.id: a.country for a in record.actors}

    def foreign(actor: str | None) -> bool:
        return country.get(actor or "") not in (None, home)

    between = any(len({country.get(p) for p in c.parties}) > 1 for c in record.contacts)
    said = any(foreign(s.source) for s in record.statements)
    pledged = any(foreign(k.issuer) or foreign(k.target) for k in record.commitments)
    return between or said or pledged, bool(said or record.contacts or record.commitments)


def main() -> None:
    """Print the figures."""
    articles = rows(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
    homes = {code: packs.load(code).topic(Offices).home for code in packs.available()}
    coder = Coder()
    gate = Gate(world=coder.world)
    items = [Article(text=r["text"], language=r.get("lang"), published=day(r), where="") for r in articles]
    for item in items[:200]:
        code(coder, item)
    begun = process_time()
    passes = [gate.lets_pass(item) for item in items]
    gating = process_time() - begun
    spent, need, wide = [], [], []
    for item in items:
        begun = process_time()
        record = code(coder, item)
        spent.append(process_time() - begun)
        is_needed, is_wide = needed(record, homes[record.document.language]) if record else (False, False)
        need.append(is_needed)
        wide.append(is_wide)
    lines = {
        "all": [True] * len(items), "let pass": passes, "needed": need, "needed, let pass": both(need, passes),
        "any": wide, "any, let pass": both(wide, passes),
    }  # fmt: skip
    print(f"{len(items)} articles, the gate takes {1e6 * gating / len(items):.0f} microseconds each")
    print(
        "| which | articles | share | coded with the gate before them, articles of the file a second |\n|---|---|---|---|"
    )
    for name, chosen in lines.items():
        seconds = gating + sum(s for s, c in zip(spent, chosen, strict=True) if c)
        print(f"| {name} | {sum(chosen)} | {sum(chosen) / len(items):.1%} | {len(items) / seconds:.0f} |")


def both(one: list[bool], other: list[bool]) -> list[bool]:
    return [a and b for a, b in zip(one, other, strict=True)]


def day(row: dict[str, Any]) -> str | None:
    """The day of publication; ``None`` where the row has none."""
    return (row.get("date") or "")[:10] or None


def code(coder: Coder, item: Article) -> Record | None:
    """The record; ``None`` for what cannot be coded."""
    try:
        return coder.code(item.text, item.language, item.published)
    except ReadoutError:
        return None


if __name__ == "__main__":
    main()
