"""Data sets of names in columns: a token a line, its IOB tag last, an empty line between sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from readout.evaluate.treebank import open_text

# What sets call the kinds of names; other kinds are no names of ours.
_KINDS = {
    "PER": "PER", "PERSON": "PER",
    "ORG": "ORG", "ORGANISATION": "ORG", "ORGANIZATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC",
}  # fmt: skip
_STOPS = frozenset(".?!")

Tagged = list[tuple[str, str]]


def sentences(path: Path) -> Iterator[Tagged]:
    """The sentences of a file as (token, tag) with the tags O, B-PER, I-PER ...

    Where a set has kinds alone ("Person"), neighbours of one kind are one name; where it has no empty lines, a full stop
    ends a sentence. Lines that begin with # are comments, and a column of numbers before the token is skipped.
    """
    sentence: Tagged = []
    before = ""
    lines = open_text(path).splitlines()
    unbroken = all(line.strip() for line in lines)
    for line in lines:
        cells = line.split("\t") if "\t" in line else line.split()
        if not line.strip() or line.startswith("# "):
            if sentence:
                yield sentence
            sentence, before = [], ""
            continue
        numbered = len(cells) > 3 and cells[0].isdigit()
        token, raw = (cells[1], cells[2]) if numbered else (cells[0].strip(), cells[-1].strip())
        tag = _tag(raw, before)
        before = tag[2:]
        if token:
            sentence.append((token, tag))
        if unbroken and token in _STOPS:
            yield sentence
            sentence, before = [], ""
    if sentence:
        yield sentence


def _tag(raw: str, before: str) -> str:
    place, _, kind = raw.rpartition("-")
    ours = _KINDS.get(kind.upper())
    if ours is None:
        return "O"
    if place:
        return f"{place}-{ours}"
    return f"{'I' if before == ours else 'B'}-{ours}"
