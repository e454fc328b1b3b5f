"""Content: from ranges of items to spans of the text without quotation marks, and the type of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from readout.passes.statements.frames import Frame, Item
from readout.record import Span, Spans, StatementType

_EDGES = frozenset(",;:.!?…—–-")
# Below this share of its letters in quotation marks a statement is indirect, above the second it is direct.
_SOME, _ALL = 0.05, 0.9
# A name in quotation marks has so many tokens, marks and all, in a content that is so many times as long.
_FEW, _PART = 6, 4


def content_spans(frame: Frame, ranges: Sequence[tuple[int, int]]) -> Spans:
    """Spans of the content: a quotation's words without its marks, other words in runs without marks at their ends."""
    out: list[Span] = []
    for first, last in ranges:
        run: list[Item] = []
        for item in frame.items[first:last]:
            if item.kind == "quote" and item.quotation is not None and not _is_name(item, frame, first, last):
                _close(run, out)
                run = []
                q = item.quotation
                out.append((max(q.start, frame.start), min(q.end, frame.end)))
            else:
                run.append(item)
        _close(run, out)
    return tuple(s for s in out if s[1] > s[0])


def _is_name(item: Item, frame: Frame, first: int, last: int) -> bool:
    """Whether a quotation is a name in a content of many more words, and quotes nobody."""
    whole = frame.items[last - 1].end - frame.items[first].start
    return item.title and item.last - item.first <= _FEW and (item.end - item.start) * _PART < whole


def _close(run: list[Item], out: list[Span]) -> None:
    first, last = 0, len(run)
    while first < last and run[first].norm in _EDGES:
        first += 1
    while last > first and run[last - 1].norm in _EDGES:
        last -= 1
    if first < last:
        out.append((run[first].start, run[last - 1].end))


def statement_type(frame: Frame, content: Spans) -> StatementType:
    """``direct``: all in quotation marks; ``indirect``: none, a quoted name aside; ``mixed``: some."""
    quoted = total = 0
    marks = [i.quotation for i in frame.items if i.kind == "quote" and i.quotation is not None]
    for start, end in content:
        total += end - start
        if any(q.start <= start and end <= q.end for q in marks):
            quoted += end - start
    share = quoted / total if total else 0.0
    return "direct" if share >= _ALL else "mixed" if share > _SOME else "indirect"
