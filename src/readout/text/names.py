"""Names by a linear-chain CRF (CRFsuite) and a gazetteer, for what the lexicons do not know.

The model is trained by ``python -m readout.train names`` with the very features below; its card stands beside it in the pack
(``models/names.md``). The gazetteer holds hashes of names, which is enough to ask whether it has one.
"""

from __future__ import annotations

import gzip
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple, TypeAlias

from readout.text.tagger import MEMORY, features_of, form_of

NameLabel: TypeAlias = Literal["PER", "ORG", "LOC"]
# Names of more words than this are not in a gazetteer.
LONGEST = 5
# Of a word's own features, those of which a second copy says that they are of newspaper text: a model learns from other text
# too, and tells them apart. The words on both sides and the gazetteer are copied, too.
_OWN_MANNER = ("w=", "s=", "e3")


class Gazetteer:
    """Names by kind of one letter ("P", "O", "L"), as CRC-32 of their normal forms."""

    def __init__(self, kinds: Mapping[int, str]) -> None:
        self._kinds = kinds

    @classmethod
    def load(cls, path: Path) -> Gazetteer:
        """Read what :func:`pack` wrote."""
        return cls(_unpacked(path.read_bytes()))

    def marks(self, words: Sequence[str], norms: Sequence[str]) -> list[str]:
        """For each word the kinds of the longest name that it is part of, whether it opens it, how long it is; else ""."""
        out = [""] * len(words)
        i = 0
        while i < len(words):
            step = 1
            if words[i][:1].isupper():
                for length in range(min(LONGEST, len(words) - i), 0, -1):
                    kinds = self._kinds.get(_hash(norms[i : i + length]))
                    if kinds:
                        out[i : i + length] = [f"{'I' if k else 'B'}{kinds}{length}" for k in range(length)]
                        step = length
                        break
            i += step
        return out


@lru_cache(maxsize=8)
def _unpacked(packed: bytes) -> dict[int, str]:
    """Hashes and kinds of a packed gazetteer; languages that have the same one share it (15 MB)."""
    raw = gzip.decompress(packed)
    kinds: dict[int, str] = {}
    at = 0
    while at < len(raw):
        kind, count = struct.unpack_from("<cI", raw, at)
        at += 5
        hashes = array("I")
        hashes.frombytes(raw[at : at + 4 * count])
        if sys.byteorder == "big":
            hashes.byteswap()
        for h in hashes:
            kinds[h] = kinds.get(h, "") + kind.decode()
        at += 4 * count
    return kinds


def pack(names: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """A gazetteer as bytes: for each kind (one letter), how many, and the sorted hashes of its names' normal forms."""
    out = b""
    for kind in sorted(names):
        hashes = array("I", sorted({_hash(words) for words in names[kind] if len(words) <= LONGEST}))
        if sys.byteorder == "big":
            hashes.byteswap()
        out += struct.pack("<cI", kind.encode(), len(hashes)) + hashes.tobytes()
    return gzip.compress(out, mtime=0)


def _hash(norms: Sequence[str]) -> int:
    return zlib.crc32(" ".join(norms).encode("utf-8", "surrogatepass"))


class NameModel:
    """A model at work; load it by :func:`name_model`."""

    def __init__(self, path: Path) -> None:
        from pycrfsuite import Tagger as Crf  # loaded only where names are looked for

        # CRFsuite reads the model where it lies and makes no copy, so the bytes must live as long as the model.
        self._model = gzip.decompress(path.read_bytes())
        self._crf = Crf()
        self._crf.open_inmemory(self._model)
        gazetteer = path.with_name("names.gazetteer.gz")
        self._gazetteer = Gazetteer.load(gazetteer) if gazetteer.is_file() else Gazetteer({})

    def __call__(self, words: Sequence[str]) -> list[tuple[int, int, NameLabel, float]]:
        """The names in a sentence: words ``[first, last)``, label, and how sure the model is of its least sure word (0 to 1)."""
        if not words:
            return []
        tags = self._crf.tag(features(words, self._gazetteer))
        return [
            (first, last, label, min(self._crf.marginal(tags[i], i) for i in range(first, last)))
            for first, last, label in entities(tags)
        ]


@cache
def name_model(path: Path) -> NameModel:
    """The model of a file, loaded once in a process."""
    return NameModel(path)


def entities(tags: Sequence[str]) -> list[tuple[int, int, NameLabel]]:
    """The entities of a row of IOB tags ("B-PER", "I-PER", "O"): words ``[first, last)`` and label."""
    out: list[tuple[int, int, NameLabel]] = []
    first: int | None = None
    label = ""
    for i, tag in enumerate((*tags, "O")):
        if first is not None and (tag[0] != "I" or tag[2:] != label):
            out.append((first, i, label))  # type: ignore[arg-type]
            first = None
        if tag != "O" and first is None:
            first, label = i, tag[2:]
    return out


def features(words: Sequence[str], gazetteer: Gazetteer, *, news: bool = True) -> list[list[str]]:
    """What the model sees of each word: that of the tagger, the run of capitals that it stands in, and the gazetteer.

    ``news`` is false for text of another kind that a model learns from (translated, encyclopaedic).
    """
    forms = [form_of(w) for w in words]
    norms = [form.norm for form in forms]
    marks = gazetteer.marks(words, norms)
    manner = "news|" if news else "other|"
    edge = _copies("-", manner)
    copies = [edge, *[_copies(word, manner) for word in words], edge]
    rows = features_of(forms)
    for i, run in _runs(words, norms):
        rows[i] += run
    for i, mark in enumerate(marks):
        for near in range(max(0, i - 2), min(len(rows), i + 3)) if mark else ():
            rows[near].append(f"g{i - near}={mark}")
    for row, mark, left, own, right in zip(rows, marks, copies, copies[1:], copies[2:], strict=False):
        row += (*own.own, left.behind, right.before)
        if mark:
            row.append(f"{manner}g0={mark}")
        row.append(manner)
    return rows


class _Copies(NamedTuple):
    """Copies of a word's features in a manner: its own, and those for the word behind it and before it."""

    own: tuple[str, ...]
    behind: str
    before: str


@lru_cache(maxsize=MEMORY)
def _copies(word: str, manner: str) -> _Copies:
    form = form_of(word)
    own = tuple(intern(manner + f) for f in form.own if f.startswith(_OWN_MANNER))
    return _Copies(own, manner + form.behind[0], manner + form.before[0])


def _runs(words: Sequence[str], norms: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """For each capitalised word its place in the run of capitalised words, its ends and what stands before and after."""
    i = 0
    while i < len(words):
        last = i
        while last < len(words) and words[last][:1].isupper():
            last += 1
        if last > i:
            before = norms[i - 1] if i else "^"
            after = norms[last] if last < len(words) else "$"
            around = ["rb=" + before, "ra=" + after, "r1=" + norms[i], "rl=" + norms[last - 1]]
            for k in range(i, last):
                yield k, [f"run{min(k - i, 3)}/{min(last - i, 5)}", *around]
        i = max(last, i + 1)
