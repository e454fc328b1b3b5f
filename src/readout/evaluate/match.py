"""How a system's objects are held against the gold's: names, spans, and one-to-one pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from readout.evaluate.gold import GoldActor
from readout.record import Actor, Span

G = TypeVar("G")
S = TypeVar("S")

_NAMED = ("person", "organisation", "agency")


def fold(name: str | None) -> str:
    """A name without accents, case and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).casefold().split())


def characters(spans: Iterable[Span]) -> set[int]:
    """Every offset that the spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def overlap(a: Iterable[Span], b: Iterable[Span], text: str) -> float:
    """F1 of the letters and digits that two lists of spans share."""
    mine = {i for i in characters(a) if text[i].isalnum()}
    theirs = {i for i in characters(b) if text[i].isalnum()}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def at_least_half(share: float) -> float:
    """The share where it is one half or more, else 0: below that two spans are of different things."""
    return share if share >= 0.5 else 0.0


def pair(gold: Sequence[G], system: Sequence[S], weigh: Callable[[G, S], float]) -> list[tuple[G, S]]:
    """Greedy one-to-one pairs, heaviest first, ties in the order of the text; weight 0 never pairs."""
    cells = sorted(
        ((weigh(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(system)),
        key=lambda cell: (-cell[0], cell[1], cell[2]),
    )
    taken_gold: set[int] = set()
    taken_system: set[int] = set()
    out = []
    for weight, i, j in cells:
        if weight > 0 and i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            out.append((gold[i], system[j]))
    return out


def same_actor(gold: GoldActor | None, system: Actor | None) -> bool:
    """Whether a system's actor is the gold one: by name, persons also by surname, governments also by country."""
    if gold is None or system is None:
        return False
    names = {fold(n) for n in gold.names}
    mine = fold(system.name)
    if mine in names:
        return True
    if gold.kind in _NAMED:
        surnames = {n.split()[-1] for n in names if n}
        return gold.kind == system.kind == "person" and bool(mine) and mine.split()[-1] in surnames
    return bool(gold.country) and gold.country == system.country and system.kind != "person"


def dates_fit(a: str | None, b: str | None) -> bool:
    """Whether two dates can be the same day: either is unknown, or one is a prefix of the other."""
    a, b = (a or "")[:10], (b or "")[:10]
    return not a or not b or a.startswith(b) or b.startswith(a)


def to_the_minute(value: str | None) -> str:
    """An instant without its seconds where they are zero."""
    value = value or ""
    return re.sub(r":00Z$", "Z", value) if value.count(":") == 2 else value
