"""Modality against a set of single sentences (``gold/modality-<language>.jsonl``, see gold/README.md).

A line is ``{"id", "text", "span", "predicate", "mode", "split"}``: the mode of the predicate at ``span``. Rows: one for each
mode, ``modality`` over all (every sentence has one mode, so precision, recall and F1 are all the accuracy), and
``modality.facts``, whose precision is one less the share of false facts: of what is *not* a fact, how much was not taken for one.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import msgspec

from readout import packs, text
from readout.errors import InputError
from readout.evaluate.task import Miss, Report, Task
from readout.passes.modality import Modality, Mode
from readout.record import Span


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of the set."""

    id: str
    text: str
    span: Span
    predicate: str
    mode: Mode
    split: str


def read(path: Path) -> list[Sentence]:
    """The sentences of a file; :class:`InputError` where a line is not one, or its span does not read back."""
    out = []
    try:
        lines = path.read_bytes().splitlines()
        out = [msgspec.json.decode(line, type=Sentence) for line in lines if line.strip()]
    except (OSError, msgspec.MsgspecError) as e:
        raise InputError(f"not a modality set: {e}", where=path) from e
    for s in out:
        if s.text[s.span[0] : s.span[1]] != s.predicate:
            raise InputError(f"{s.id}: the span does not read {s.predicate!r}", where=path)
    return out


def evaluate(task: Task) -> Report:
    """Accuracy by mode and the rate of false facts; the language is the task's, else the end of the file's name."""
    report = Report()
    language = task.language or task.gold.stem.rsplit("-", 1)[-1]
    pack = packs.load(language)
    book = text.PhraseBook(pack.conventions.clitics)
    pack.fill(book)
    modality = Modality(pack)
    false_facts = others = 0
    for sentence in read(task.gold):
        begun = perf_counter()
        document = text.analyse(sentence.text, pack.conventions, book)
        tokens = document.tokens_in(*sentence.span)
        found = modality.of(document, tokens.start, tokens.stop)
        report.seconds += perf_counter() - begun
        report.articles += 1
        right = found.mode == sentence.mode
        for row in ("modality", f"modality.{sentence.split}"):
            report.tally.add(row, right, 1, 1)
        report.tally.add(f"modality.{sentence.mode}", right, 0, 1)
        report.tally.add(f"modality.{found.mode}", 0, 1, 0)
        if sentence.mode != "asserted":
            others += 1
            false_facts += found.is_fact
            report.tally.add("modality.facts", not found.is_fact, 1, 1)
        if not right:
            report.misses.append(Miss(sentence.id, "modality", f"{sentence.mode} as {found.mode}", sentence.text))
    report.notes.append(f"false facts: {false_facts} of {others} sentences that tell no fact")
    return report
