"""The gate: quality as checked-in numbers that only rise.

``gold/floors.json`` holds, for each set of gold, the digest of its corpus and a floor for each row: value and size
(how many gold objects it was measured on). The gate measures the sets and fails

* a row below its floor, or one that was not measured at all (that is never 0, and never a pass);
* a set whose corpus is not the one that the floors were measured on (other digest), or whose files are missing.

Where a whole root of data is absent ("shared" on a machine that has only this repository), its sets are reported as not
measured and do not fail. Floors rise by :func:`raise_floors`; :func:`lower` is the named act that is needed to lower one,
and leaves its reason in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from readout.errors import InputError
from readout.evaluate import Counts, Report, Task, evaluate
from readout.evaluate.task import news_beside
from readout.pipeline import Coder

Measure: TypeAlias = Literal["f1", "precision", "recall"]
Outcome: TypeAlias = Literal["holds", "below", "not measured", "absent", "another corpus"]

_FAILS: tuple[Outcome, ...] = ("below", "not measured", "another corpus")


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The least value that a row may have, on how many gold objects it was reached, and by which figure it is judged."""

    value: float
    size: int = 0
    by: Measure = "f1"


class Lowered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor that was lowered on purpose."""

    row: str
    before: float
    after: float
    why: str


class GoldSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A set of gold: ``root`` names where it lies, the paths are below it; ``sha256`` is the digest of its files."""

    layer: str
    root: str
    gold: str
    floors: dict[str, Floor]
    news: str | None = None
    language: str | None = None
    sha256: str = ""
    lowered: tuple[Lowered, ...] = ()

    def task(self, roots: Mapping[str, Path], coder: Coder) -> Task:
        """The evaluation that measures this set."""
        base = roots[self.root]
        return Task(self.layer, base / self.gold, base / self.news if self.news else None, self.language, coder)


class Finding(msgspec.Struct, frozen=True):
    """What the gate found of one row, or of a whole set (``row`` is then empty)."""

    name: str
    row: str
    outcome: Outcome
    floor: float | None = None
    measured: float | None = None
    size: int = 0

    @property
    def fails(self) -> bool:
        """Whether this closes the gate."""
        return self.outcome in _FAILS

    def __str__(self) -> str:
        figure = "-" if self.measured is None else f"{self.measured:.4f}"
        floor = "" if self.floor is None else f"  floor {self.floor:.4f}"
        return f"{'FAIL' if self.fails else 'ok  '} {self.name:12} {self.row:32} {figure:>7}{floor}  {self.outcome}"


def read_floors(path: Path) -> dict[str, GoldSet]:
    """The sets and floors of a file, by name of the set."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, GoldSet])
    except OSError as e:
        raise InputError("cannot be read", where=path) from e
    except msgspec.MsgspecError as e:
        raise InputError(f"not a file of floors: {e}", where=path) from e


def write_floors(path: Path, sets: Mapping[str, GoldSet]) -> None:
    """Write the floors, in a form that shows every change as one line of a diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(sets), indent=1) + b"\n")


def judge(sets: Mapping[str, GoldSet], roots: Mapping[str, Path], coder: Coder | None = None) -> Iterator[Finding]:
    """Measure every set and hold its rows against their floors."""
    coder = coder or Coder()
    for name, gold_set in sets.items():
        base = roots.get(gold_set.root)
        if base is None or not base.is_dir():
            yield Finding(name, "", "absent")
        elif any(not p.is_file() for p in _files(gold_set, roots)):
            yield Finding(name, "", "not measured")
        elif digest(gold_set, roots) != gold_set.sha256:
            yield Finding(name, "", "another corpus")
        else:
            yield from _judge_rows(name, gold_set, evaluate(gold_set.task(roots, coder)))


def _judge_rows(name: str, gold_set: GoldSet, report: Report) -> Iterator[Finding]:
    for row, floor in gold_set.floors.items():
        counts = report.tally[row]
        measured = figure(counts, floor.by)
        outcome: Outcome = (
            "not measured" if measured is None or not counts.gold else "holds" if measured >= floor.value else "below"
        )
        yield Finding(name, row, outcome, floor.value, measured, counts.gold)


def raise_floors(gold_set: GoldSet, roots: Mapping[str, Path], coder: Coder | None = None) -> GoldSet:
    """The set with its corpus pinned as it is now and every floor raised to what is measured; none is lowered."""
    report = evaluate(gold_set.task(roots, coder or Coder()))
    floors = {}
    for row, floor in gold_set.floors.items():
        measured = figure(report.tally[row], floor.by)
        value = floor.value if measured is None else max(floor.value, int(measured * 1000) / 1000)
        floors[row] = msgspec.structs.replace(floor, value=value, size=report.tally[row].gold)
    return msgspec.structs.replace(gold_set, floors=floors, sha256=digest(gold_set, roots))


def lower(gold_set: GoldSet, row: str, value: float, why: str) -> GoldSet:
    """Lower one floor, on the record; refuses a row without a floor, an empty reason, and what would not lower it."""
    held = gold_set.floors.get(row)
    if held is None or not why.strip() or value >= held.value:
        raise InputError(f"a floor is lowered by a known row, a lesser value and a reason: {row} {value} {why!r}")
    floors = gold_set.floors | {row: msgspec.structs.replace(held, value=value)}
    act = Lowered(row, held.value, value, why)
    return msgspec.structs.replace(gold_set, floors=floors, lowered=(*gold_set.lowered, act))


def figure(counts: Counts, by: Measure) -> float | None:
    """The figure by which a row is judged; ``None`` is not measured."""
    return {"f1": counts.f1, "precision": counts.precision, "recall": counts.recall}[by]


def digest(gold_set: GoldSet, roots: Mapping[str, Path]) -> str:
    """SHA-256 over the set's files and its language."""
    found = hashlib.sha256((gold_set.language or "").encode())
    for path in _files(gold_set, roots):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _files(gold_set: GoldSet, roots: Mapping[str, Path]) -> list[Path]:
    base = roots[gold_set.root]
    gold = base / gold_set.gold
    news = base / gold_set.news if gold_set.news else news_beside(gold)
    return [gold, news] if gold_set.news or news.is_file() else [gold]
