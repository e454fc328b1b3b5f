"""Counts that add up: precision, recall and F1 of a row, over any number of articles, sets or workers.

What was not counted is *not measured* (``None``), which is never the same as 0.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

NOT_MEASURED = "-"


class Counts(msgspec.Struct, frozen=True):
    """How many objects matched, of how many that the system gave and how many that the gold holds."""

    matched: int = 0
    system: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.matched + other.matched, self.system + other.system, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Matched of those given; ``None`` where the system gave nothing."""
        return self.matched / self.system if self.system else None

    @property
    def recall(self) -> float | None:
        """Matched of those in the gold; ``None`` where the gold holds nothing."""
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; ``None`` only where neither side holds anything."""
        both = self.system + self.gold
        return 2 * self.matched / both if both else None


class Tally:
    """Counts by row ("times.value"), in the order in which the rows were first met. Tallies add up."""

    def __init__(self, rows: dict[str, Counts] | None = None) -> None:
        self._rows: dict[str, Counts] = dict(rows or {})

    def add(self, row: str, matched: int, system: int, gold: int) -> None:
        """Count into a row. Counting zeros makes the row known, and still not measured."""
        self._rows[row] = self._rows.get(row, Counts()) + Counts(matched, system, gold)

    def __getitem__(self, row: str) -> Counts:
        """The counts of a row, empty ones for a row that was never met."""
        return self._rows.get(row, Counts())

    def __iter__(self) -> Iterator[tuple[str, Counts]]:
        return iter(self._rows.items())

    def __len__(self) -> int:
        return len(self._rows)

    def __add__(self, other: Tally) -> Tally:
        merged = Tally(self._rows)
        for row, counts in other:
            merged.add(row, counts.matched, counts.system, counts.gold)
        return merged

    def under(self, layer: str) -> Tally:
        """The rows of one layer: "times" holds "times.span", "times.value" ..."""
        return Tally({r: c for r, c in self if r == layer or r.startswith(f"{layer}.")})

    def table(self) -> str:
        """The rows as text, one a line under a head; a figure that was not measured is a dash."""
        lines = [f"{'row':34}{'match':>6}{'system':>7}{'gold':>6}{'P':>7}{'R':>7}{'F1':>7}"]
        for row, c in self:
            figures = "".join(f"{NOT_MEASURED if v is None else f'{v:.3f}':>7}" for v in (c.precision, c.recall, c.f1))
            lines.append(f"{row:34}{c.matched:6}{c.system:7}{c.gold:6}{figures}")
        return "\n".join(lines)
