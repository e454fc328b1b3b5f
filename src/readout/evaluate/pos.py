"""Part-of-speech tags against a treebank (CoNLL-U): ``pos.words`` as the treebank cuts them, ``pos.tokens`` as we do.

Every word has one tag on each side, so precision, recall and F1 are all the accuracy. Clitics that the treebank splits off
are tagged with their host where the pack has clitics.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from readout import packs
from readout.errors import InputError
from readout.evaluate.counts import Tally
from readout.evaluate.task import Report, Task
from readout.evaluate.treebank import as_our_tokens, sentences
from readout.text import Tagger


def evaluate(task: Task) -> Report:
    """The language is the task's, else the beginning of the file's name ("id_gsd-ud-test.conllu")."""
    code = task.language or task.gold.name[:2]
    conventions = packs.load(code).conventions
    if conventions.tagger is None:
        raise InputError(f"the pack {code!r} has no tagger", next_step="train one: python -m readout.train pos")
    report = Report()
    begun = perf_counter()
    report.tally = score(Tagger(conventions.tagger), task.gold, collapse=bool(conventions.clitics))
    report.seconds = perf_counter() - begun
    words = report.tally["pos.words"].gold + report.tally["pos.tokens"].gold
    report.notes.append(f"{words / report.seconds:,.0f} words/s, reading the treebank included")
    return report


def score(tagger: Tagger, path: Path, *, collapse: bool) -> Tally:
    """Tag a treebank's sentences in both cuts."""
    tally = Tally()
    for words in sentences(path, collapse=collapse):
        plain = [(w.form, w.upos) for w in words]
        for row, tagged in (("pos.words", plain), ("pos.tokens", as_our_tokens(words))):
            found = tagger([w for w, _ in tagged])
            right = sum(f == tag for f, (_, tag) in zip(found, tagged, strict=True))
            tally.add(row, right, len(tagged), len(tagged))
    return tally
