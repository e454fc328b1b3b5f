"""Part-of-speech tags by a linear-chain CRF (CRFsuite), for sentences that are asked for.

The model is trained by ``python -m readout.train pos`` with the very features below; its card stands beside it in the
pack (``models/pos.toml``).
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from readout.text.tokens import Token, normalise

_EDGE = ("-", "-", "-")
# Forms seen are kept with their features; beyond so many the memory is emptied.
_MEMORY = 50_000
_seen: dict[str, tuple[list[str], tuple[str, str, str]]] = {}


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
    known = [_form(word) for word in words]
    keys = [_EDGE, _EDGE, *(context for _, context in known), _EDGE, _EDGE]
    out = []
    for i, (own, _) in enumerate(known):
        (before2, _, _), (before, end_before, shape_before) = keys[i], keys[i + 1]
        (after, end_after, shape_after), (after2, _, _) = keys[i + 3], keys[i + 4]
        row = [
            *own, "-1=" + before, "+1=" + after, "-2=" + before2, "+2=" + after2,
            "-1e" + end_before, "+1e" + end_after, "-1s" + shape_before, "+1s" + shape_after,
        ]  # fmt: skip
        if not i:
            row.append("first" + own[-1])
        out.append(row)
    return out


def _form(word: str) -> tuple[list[str], tuple[str, str, str]]:
    held = _seen.get(word)
    if held is not None:
        return held
    if len(_seen) >= _MEMORY:
        _seen.clear()
    norm, shape = normalise(word), _shape(word)
    own = [
        "w=" + norm, "e1" + norm[-1:], "e2" + norm[-2:], "e3" + norm[-3:], "e4" + norm[-4:], "e5" + norm[-5:],
        "b2" + norm[:2], "b3" + norm[:3], "b4" + norm[:4], "s=" + shape,
    ]  # fmt: skip
    _seen[word] = own, (norm, norm[-3:], shape)
    return _seen[word]


def _shape(word: str) -> str:
    """Runs of capitals, other letters and digits as one sign each: "Xx", "X", "x-x", "d.d"."""
    out = ""
    for letter in word:
        sign = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not out.endswith(sign):
            out += sign
    return out[:6]
