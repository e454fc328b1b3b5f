"""Learned names against a data set in columns: a name is right if both its ends and its label are.

Rows: ``names`` over all, ``names.PER``, ``names.ORG``, ``names.LOC``. Everything is scored as the set has it: where a set
leaves states that act untagged (IDNER-News-2k), a state that the model finds there counts as spurious.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from readout import packs
from readout.errors import InputError
from readout.evaluate.columns import sentences
from readout.evaluate.counts import Tally
from readout.evaluate.task import Miss, Report, Task
from readout.text import NameModel, entities


def evaluate(task: Task) -> Report:
    """The language is the task's, Indonesian if left out: that is what the sets are in."""
    model = packs.load(task.language or "id").model("names.crfsuite.gz")
    if model is None:
        raise InputError("the pack has no model of names", next_step="train one: python -m readout.train names")
    report = Report()
    begun = perf_counter()
    report.tally = score(NameModel(model), task.gold, report.misses)
    report.seconds = perf_counter() - begun
    return report


def score(model: NameModel, path: Path, misses: list[Miss] | None = None) -> Tally:
    """Find the names in the sentences of a set, as the set cuts them into words."""
    tally = Tally()
    for number, sentence in enumerate(sentences(path), 1):
        words = [w for w, _ in sentence]
        gold = set(entities([tag for _, tag in sentence]))
        found = {(first, last, label) for first, last, label, _ in model(words)}
        for label in ("", "PER", "ORG", "LOC"):
            g = {e for e in gold if label in ("", e[2])}
            f = {e for e in found if label in ("", e[2])}
            tally.add(f"names.{label}" if label else "names", len(g & f), len(f), len(g))
        if misses is not None:
            for what, rows in (("missed", gold - found), ("spurious", found - gold)):
                for first, last, label in sorted(rows):
                    misses.append(Miss(f"sentence {number}", "names", what, f"{' '.join(words[first:last])} {label}"))
    return tally
