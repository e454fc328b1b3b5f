"""Part-of-speech tags by a linear-chain CRF (CRFsuite), for sentences that are asked for.

The model is trained by ``python -m readout.train pos`` with the very features below; its card stands beside it in the
pack (``models/pos.toml``).
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from readout.text.tokens import Token, normalise

# So many forms seen are kept with their features.
MEMORY = 20_000


class Form(NamedTuple):
    """What a word brings to the features: its own (of its normal form ``norm``), and those that it gives to the words beside it.

    ``behind`` are those of the word that stands behind it, ``before`` of that before it (form, end, shape each);
    ``behind2`` and ``before2`` its form for the words two away.
    """

    norm: str
    own: tuple[str, ...]
    behind: tuple[str, str, str]
    before: tuple[str, str, str]
    behind2: str
    before2: str


class Tagger:
    """A model at work. Loaded once from ``models/pos.crfsuite.gz`` of a pack."""

    def __init__(self, path: Path) -> None:
        from pycrfsuite import Tagger as Crf  # loaded only when a pass asks for tags

        # CRFsuite reads the model where it lies and makes no copy, so the bytes must live as long as the tagger.
        self._model = gzip.decompress(path.read_bytes())
        self._crf = Crf()
        self._crf.open_inmemory(self._model)

    def __call__(self, words: Sequence[str]) -> list[str]:
        """UPOS tags of the words of one sentence."""
        return list(self._crf.tag(features(words))) if words else []

    def tag(self, tokens: Sequence[Token]) -> None:
        """Set ``pos`` of the tokens of one sentence."""
        for token, pos in zip(tokens, self([t.text for t in tokens]), strict=True):
            token.pos = pos


@cache
def tagger(path: Path) -> Tagger:
    """The tagger of a model file, loaded once in a process."""
    return Tagger(path)


def features(words: Sequence[str]) -> list[list[str]]:
    """What the model sees of each word: its form, its ends, its shape, and the two words on each side."""
    return features_of([form_of(word) for word in words])


def features_of(forms: Sequence[Form]) -> list[list[str]]:
    """The :func:`features` of words whose forms are known."""
    known = [_EDGE, _EDGE, *forms, _EDGE, _EDGE]
    out = []
    for i in range(2, len(known) - 2):
        own, left, right = known[i].own, known[i - 1].behind, known[i + 1].before
        out.append([
            *own, left[0], right[0], known[i - 2].behind2, known[i + 2].before2,
            left[1], right[1], left[2], right[2],
        ])  # fmt: skip
    if out:
        out[0].append("first" + known[2].own[-1])
    return out


@lru_cache(maxsize=MEMORY)
def form_of(word: str) -> Form:
    """What a word brings to the features."""
    norm, shape = normalise(word), _shape(word)
    ends = ("e1" + norm[-1:], "e2" + norm[-2:], "e3" + norm[-3:], "e4" + norm[-4:], "e5" + norm[-5:])
    begins = ("b2" + norm[:2], "b3" + norm[:3], "b4" + norm[:4], "s=" + shape)
    return _form(norm, ("w=" + norm, *map(intern, ends), *map(intern, begins)), norm[-3:], shape)


def _form(norm: str, own: tuple[str, ...], end: str, shape: str) -> Form:
    # What many words share is kept once for all of them.
    behind, before = ((f"{d}={norm}", intern(f"{d}e{end}"), intern(f"{d}s{shape}")) for d in ("-1", "+1"))
    return Form(norm, own, behind, before, "-2=" + norm, "+2=" + norm)


def _shape(word: str) -> str:
    """Runs of capitals, other letters and digits as one sign each: "Xx", "X", "x-x", "d.d"."""
    out = ""
    for letter in word:
        sign = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not out.endswith(sign):
            out += sign
    return out[:6]


_EDGE = _form("-", (), "-", "-")
