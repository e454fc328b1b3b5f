"""A progress bar for many articles: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
# Fewer are done before a bar could be read.
_WORTH_A_BAR = 20
_LINE = 1 << 20


def expected(names: Iterable[str]) -> int:
    """How many articles some inputs will hold: lines of JSON lines, else one for each file."""
    return sum(_lines(Path(n)) if n.endswith((".jsonl", ".ndjson")) else 1 for n in names)


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(_LINE), b""))
    except OSError:
        return 1


def bar(items: Iterable[T], names: list[str], *, wanted: bool = True) -> Iterator[T]:
    """The items, with a bar beside them where somebody can see it and there are many."""
    total = expected(names) if wanted and sys.stderr.isatty() else 0
    if total < _WORTH_A_BAR:
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)
