"""Treebanks in CoNLL-U: sentences as words with tags, clitics and contractions collapsed, and as our own tokens."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import msgspec

from readout.errors import InputError
from readout.text import tokenise


class Word(msgspec.Struct, frozen=True):
    """A word of a treebank: form, UPOS, relation, index of its head in the sentence (-1: the root), space after it."""

    form: str
    upos: str
    deprel: str
    head: int
    space: bool


def open_text(path: Path) -> str:
    """The text of a file, plain or xz-compressed (``path`` or ``path.xz``); ``InputError`` where there is none."""
    for candidate in (path, path.with_name(path.name + ".xz")):
        if candidate.is_file():
            raw = candidate.read_bytes()
            return (lzma.decompress(raw) if candidate.suffix == ".xz" else raw).decode("utf-8", "replace")
    raise InputError("no such file", where=path, next_step="give the folder of the data sets with --data")


def sentences(path: Path, *, collapse: bool) -> Iterator[list[Word]]:
    """The sentences of a treebank.

    With ``collapse`` a token that the treebank splits ("katanya" into "kata" and "nya") is one word, with the tag of that
    part whose head is outside of it.
    """
    for block in open_text(path).split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            yield _sentence(rows, collapse)


def _sentence(rows: list[list[str]], collapse: bool) -> list[Word]:
    spans = [r for r in rows if "-" in r[0]]
    words = [r for r in rows if r[0].isdigit()]
    owner: dict[int, list[str]] = {}
    for span in spans:
        first, last = map(int, span[0].split("-"))
        owner |= dict.fromkeys(range(first, last + 1), span)
    out: list[Word] = []
    place: dict[int, int] = {0: -1}
    kept: list[tuple[list[str], list[str], bool]] = []
    for row in words:
        number = int(row[0])
        span = owner.get(number)  # type: ignore[assignment]
        if collapse and span is not None:
            first, last = map(int, span[0].split("-"))
            if number == first:
                parts = [w for w in words if first <= int(w[0]) <= last]
                head = next((w for w in parts if not first <= int(w[6]) <= last), parts[0])
                kept.append((span, head, "SpaceAfter=No" not in span[9]))
            place[number] = len(kept) - 1
        else:
            inside = span is not None and number != int(span[0].split("-")[1])
            spaced = "SpaceAfter=No" not in (span[9] if span is not None else row[9])
            kept.append((row, row, spaced and not inside))
            place[number] = len(kept) - 1
    for shown, row, space in kept:
        out.append(Word(shown[1], row[3], row[7].split(":")[0], place[int(row[6])], space))
    return out


def as_our_tokens(words: list[Word]) -> list[tuple[str, str]]:
    """The sentence cut by our tokeniser: each token with the tag of that word in it whose head is outside.

    Of a word that we cut ("Inc." into "Inc" and ".") each part has the word's tag, and a mark is PUNCT.
    """
    text, spans = "", []
    for word in words:
        spans.append((len(text), len(text) + len(word.form)))
        text += word.form + (" " if word.space else "")
    out: list[tuple[str, str]] = []
    at = 0
    for token in tokenise(text):
        while spans[at][1] <= token.start:
            at += 1
        last = at
        while last + 1 < len(words) and spans[last + 1][0] < token.end:
            last += 1
        inside = range(at, last + 1)
        head = next((i for i in inside if words[i].head not in inside), at)
        cut = spans[at][0] < token.start or spans[last][1] > token.end
        out.append((token.text, "PUNCT" if cut and token.kind == "mark" else words[head].upos))
    return out
