"""Sets of days, kept as stretches: the days on which a document may have been published, narrowed clue by clue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

Stretch: TypeAlias = tuple[date, date]  # first and last day, both included

# News that the packs can read; a fixed frame, so that nothing depends on the day on which the program runs.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2049, 12, 31)
YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)
_DAY = timedelta(1)


class Window:
    """A set of days. Immutable; ``&`` intersects."""

    __slots__ = ("stretches",)

    def __init__(self, stretches: Iterable[Stretch] = ((FIRST_DAY, LAST_DAY),)) -> None:
        joined: list[Stretch] = []
        for first, last in sorted([(max(a, FIRST_DAY), min(b, LAST_DAY)) for a, b in stretches]):
            if first > last:
                continue
            if joined and first <= joined[-1][1] + _DAY:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        self.stretches = tuple(joined)

    def __and__(self, other: Window) -> Window:
        return Window(
            (max(a, c), min(b, d)) for a, b in self.stretches for c, d in other.stretches if max(a, c) <= min(b, d)
        )

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Window) and self.stretches == other.stretches

    def __hash__(self) -> int:
        return hash(self.stretches)

    @property
    def first(self) -> date:
        """The earliest day; the window must not be empty."""
        return self.stretches[0][0]

    @property
    def last(self) -> date:
        """The latest day; the window must not be empty."""
        return self.stretches[-1][1]

    @property
    def value(self) -> str | None:
        """What all days have in common: the day, the month, the year, or nothing."""
        if not self:
            return None
        a, b = self.first, self.last
        if a == b:
            return a.isoformat()
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.year:04}-{a.month:02}"
        return f"{a.year:04}" if a.year == b.year else None

    def near(self, day: date, reach: timedelta) -> bool:
        """Whether some day of the window lies within ``reach`` of ``day``."""
        return any(a - reach <= day <= b + reach for a, b in self.stretches)

    def __str__(self) -> str:
        told = [a.isoformat() if a == b else f"{a.isoformat()} to {b.isoformat()}" for a, b in self.stretches]
        return ", ".join(told[:4]) + (f" and {len(told) - 4} more" if len(told) > 4 else "")


def most_agreed(windows: list[Window]) -> tuple[Window, int] | None:
    """The days that most of the windows hold, and how many do; ``None`` where all of them share some day."""
    cuts = sorted({d for w in windows for a, b in w.stretches for d in (a, b + timedelta(1))})
    counted = [
        (sum(any(a <= first <= b for a, b in w.stretches) for w in windows), (first, after - timedelta(1)))
        for first, after in pairwise(cuts)
    ]
    best = max((n for n, _ in counted), default=len(windows))
    return None if best == len(windows) else (Window(s for n, s in counted if n == best), best)
