"""Sentences against gold sentences (gold/sentences-*.txt): a sentence is right if both its ends are.

One sentence a line, an empty line between passages. The passage that is cut is its lines joined by a space.
"""

from __future__ import annotations

from time import perf_counter

from readout import packs
from readout.errors import InputError
from readout.evaluate.task import Miss, Report, Task
from readout.text import analyse


def evaluate(task: Task) -> Report:
    """Cut every passage; ``task.language``, else the end of the file's name, tells the language."""
    language = task.language or task.gold.stem.rpartition("-")[2]
    conventions = packs.load(language).conventions
    report = Report()
    try:
        passages = task.gold.read_text(encoding="utf-8").split("\n\n")
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=task.gold) from e
    for number, passage in enumerate(passages, 1):
        gold = [line.strip() for line in passage.splitlines() if line.strip()]
        text = " ".join(gold)
        begun = perf_counter()
        document = analyse(text, conventions)
        report.seconds += perf_counter() - begun
        report.articles += 1
        found = [text[s.start : s.end] for s in document.sentences]
        wanted = set(zip(_starts(gold), gold, strict=True))
        got = {(s.start, words) for s, words in zip(document.sentences, found, strict=True)}
        report.tally.add("sentences", len(wanted & got), len(got), len(wanted))
        for what, rows in (("missed", wanted - got), ("spurious", got - wanted)):
            report.misses += [Miss(f"passage {number}", "sentences", what, words) for _, words in sorted(rows)]
    report.notes.append("articles are passages; the speed is that of the text room")
    return report


def _starts(sentences: list[str]) -> list[int]:
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 1
    return starts
