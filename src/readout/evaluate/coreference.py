"""Chains of mentions of one actor against annotated chains (COIN: WebAnno tables), by the three measures of CoNLL-2012.

The sets annotate everything that is spoken of twice, things and acts too; Readout links persons, states, organisations and
groups alone. So there are two sets of rows: over all chains, and ``named``: over those that hold a proper name. Rows hold
MUC, whose counts are links; B-cubed and CEAF-e are not counts, so they and the CoNLL score (the mean of the three F1) are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from readout import packs
from readout.evaluate.task import Report, Task
from readout.evaluate.treebank import open_text
from readout.packs.schema import References
from readout.record import Record, Span

Chain = frozenset[Span]
_MARK = re.compile(r"\b(\w++)\[(\d+)(?:_(\d+))?\]")
_NAME = "PROPER"


def evaluate(task: Task) -> Report:
    """The language is the task's, Indonesian if left out: that is what the set is in."""
    report = Report()
    begun = perf_counter()
    pairs: dict[str, list[tuple[list[Chain], list[Chain]]]] = {"": [], ".named": []}
    language = task.language or "id"
    clitics = packs.load(language).topic(References).clitic
    for text, chains in passages(task.gold, clitics):
        mine = _chains(task.coder.code(text, language))
        every = [c for c, _ in chains]
        named = [c for c, is_named in chains if is_named]
        known = set().union(*named)
        pairs[""].append((every, mine))
        pairs[".named"].append((named, [c for c in mine if c & known or not any(c & e for e in every)]))
        report.articles += 1
    report.seconds = perf_counter() - begun
    for row, chains_of in pairs.items():
        for gold, mine in chains_of:
            report.tally.add(f"coreference{row}.muc", _links(gold, mine), _size(mine), _size(gold))
        report.notes.append(_note(f"coreference{row}", chains_of, report.tally[f"coreference{row}.muc"].f1 or 0.0))
    return report


def passages(path: Path, clitics: Sequence[str] = ()) -> Iterator[tuple[str, list[tuple[Chain, bool]]]]:
    """The passages of a table: text, and the chains of two mentions or more, with whether a proper name is in each.

    The table's text has a space around every token; those before clitics and stops are taken out, so that it reads as written.
    """
    spaced = re.compile(rf" (?=(?:{'|'.join(map(re.escape, clitics)) or '(?!)'})\b|[.,;:!?)])")
    for block in open_text(path).split("#Text=")[1:]:
        text, *lines = block.splitlines()
        text = spaced.sub("", text)
        spans: dict[str, Span] = {}
        names: set[str] = set()
        links: list[tuple[str, str]] = []
        at = 0
        for line in lines:
            cells = line.split("\t")
            if len(cells) < 4:
                continue
            start = text.find(cells[2], at)
            if start < 0:
                continue
            at = start + len(cells[2])
            for kind, first, second in _MARK.findall(cells[3]):
                if second:
                    links.append((first, second))
                else:
                    spans[first] = (spans[first][0] if first in spans else start, at)
                    names |= {first} if kind == _NAME else set()
        yield text, [(frozenset(spans[m] for m in c), bool(c & names)) for c in _joined(spans, links)]


def _joined(mentions: dict[str, Span], links: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Mentions joined by links, those of two or more."""
    chain = {m: {m} for m in mentions}
    for a, b in links:
        if a in chain and b in chain and chain[a] is not chain[b]:
            both = chain[a] | chain[b]
            chain.update(dict.fromkeys(both, both))
    return [c for c in {id(c): c for c in chain.values()}.values() if len(c) > 1]


def _chains(record: Record) -> list[Chain]:
    return [c for a in record.actors if len(c := frozenset(a.mentions)) > 1]


def _links(gold: list[Chain], mine: list[Chain]) -> int:
    return sum(max(0, len(g & m) - 1) for g in gold for m in mine)


def _size(chains: list[Chain]) -> int:
    return sum(len(c) - 1 for c in chains)


def _note(row: str, pairs: list[tuple[list[Chain], list[Chain]]], muc: float) -> str:
    b3 = _f1(
        sum(len(g & m) ** 2 / len(m) for gold, mine in pairs for g in gold for m in mine),
        sum(len(m) for _, mine in pairs for m in mine),
        sum(len(g & m) ** 2 / len(g) for gold, mine in pairs for g in gold for m in mine),
        sum(len(g) for gold, _ in pairs for g in gold),
    )
    alike = sum(best([[2 * len(g & m) / (len(g) + len(m)) for m in mine] for g in gold]) for gold, mine in pairs)
    ceaf = _f1(alike, sum(len(mine) for _, mine in pairs), alike, sum(len(gold) for gold, _ in pairs))
    conll = (muc + b3 + ceaf) / 3
    return f"{row}: CoNLL {conll:.1%} (MUC {muc:.1%}, B-cubed {b3:.1%}, CEAF-e {ceaf:.1%})"


def _f1(found: float, given: float, covered: float, wanted: float) -> float:
    p, r = (found / given if given else 0.0), (covered / wanted if wanted else 0.0)
    return 2 * p * r / (p + r) if p + r else 0.0


def best(weights: list[list[float]]) -> float:
    """The greatest sum of weights of a one-to-one matching of rows and columns (the Hungarian method)."""
    if not weights or not weights[0]:
        return 0.0
    rows = weights if len(weights) <= len(weights[0]) else [list(c) for c in zip(*weights, strict=True)]
    n, m = len(rows), len(rows[0])
    u, v, held = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        held[0], j = i, 0
        low, back, done = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while held[j]:
            done[j], row, step, nearest = True, held[j], float("inf"), 0
            for k in range(1, m + 1):
                if not done[k]:
                    cost = -rows[row - 1][k - 1] - u[row] - v[k]
                    if cost < low[k]:
                        low[k], back[k] = cost, j
                    if low[k] < step:
                        step, nearest = low[k], k
            for k in range(m + 1):
                if done[k]:
                    u[held[k]] += step
                    v[k] -= step
                else:
                    low[k] -= step
            j = nearest
        while j:
            held[j], j = held[back[j]], back[j]
    return sum(rows[held[k] - 1][k - 1] for k in range(1, m + 1) if held[k])
