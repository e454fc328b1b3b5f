"""Tokens with exact offsets.

Words keep inner hyphens where the hyphen binds one word ("isu-isu", "ke-47", "anti-missile", "G-20"), and split where it
joins two names ("Rusia-Ukraina", "U.S.-Russia", "10-12"), so that a name is never hidden inside a token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, TypeAlias

import msgspec

TokenKind: TypeAlias = Literal["word", "number", "mark", "link"]

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}[\w\u0300-\u036f]*"
_PIECE = rf"(?:(?:{_LETTER}\.){{2,}}|{_WORD}(?:['’ʼ](?!s\b){_WORD})*|\d+(?:[.,:/]\d+)*)"
_HYPHENS = "-\u2010\u2011"
_PLAIN = rf"{_PIECE}(?:[{_HYPHENS}]{_PIECE})*|['’]s\b|\.{{2,}}|[^\w\s]|_"
_LINK = r"""https?://[^\s<>"'“”«»]+|www\.[^\s<>"'“”«»]+|[\w.+-]{1,64}+@[\w-]+\.[\w.-]+|@\w+"""
_TOKEN = re.compile(rf"{_LINK}|{_PLAIN}")
_PARTS = re.compile(rf"{_PIECE}|[{_HYPHENS}]")
# Marks in which a plain word may stand, each a token of its own.
_AROUND = '.,;:!?()"“”«»'
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
# Runs seen are kept cut, since a language says most of what it says in few words. Beyond so many the memory is emptied.
_MEMORY = 30_000


class Token(msgspec.Struct, gc=False):
    """A word, number or mark. ``text`` is as written, ``norm`` folded for look-up (case, accents composed, ё as е).

    ``start`` and ``end`` are offsets in the text. ``lemma`` equals ``norm`` where the language has no lemmatiser;
    ``pos`` is a UPOS tag once a tagger has run, else the empty string.
    """

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind
    lemma: str = ""
    pos: str = ""

    @property
    def capitalised(self) -> bool:
        """Whether the first letter is upper case."""
        return self.text[:1].isupper()


# What a run of characters without a space is cut into: offset in the run, text, norm, kind, lemma of each part.
_Part: TypeAlias = tuple[int, str, str, TokenKind, str]


def normalise(word: str) -> str:
    """The form under which a word is looked up: NFC, lower case, straight apostrophes, ё written е."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES).lower().replace("ё", "е")


def tokenise(text: str, start: int = 0, end: int | None = None, lemmas: str | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets are those of ``text``.

    ``lemmas`` is the code under which simplemma knows the language; without it a lemma is the normal form.
    """
    known = _forms(lemmas)
    out: list[Token] = []
    at = start
    for run in text[start:end].split():  # no token holds a space
        parts = known.get(run)
        if parts is None:
            parts = _learn(run, known, lemmas)
        at = text.find(run, at)
        for offset, form, norm, kind, lemma in parts:
            begin = at + offset
            out.append(Token(begin, begin + len(form), form, norm, kind, lemma))
        at += len(run)
    return out


@cache
def _forms(lemmas: str | None) -> dict[str, tuple[_Part, ...]]:
    """The runs of characters seen so far in a language (by the code of its lemmatiser), cut."""
    return {}


def _learn(run: str, known: dict[str, tuple[_Part, ...]], lemmas: str | None) -> tuple[_Part, ...]:
    if len(known) >= _MEMORY:
        known.clear()
    lemmatise = _lemmatiser(lemmas)
    parts = known[run] = tuple(_part(at, form, kind, lemmatise) for at, form, kind in _pieces(run))
    return parts


def _part(at: int, form: str, kind: TokenKind, lemmatise: Callable[[str, str, TokenKind], str]) -> _Part:
    """A part of a run; forms that are the same are the same string, since so many are kept."""
    norm = normalise(form)
    norm = form if norm == form else norm
    lemma = lemmatise(form, norm, kind)
    return at, form, norm, kind, norm if lemma == norm else lemma


def _pieces(run: str) -> Iterator[tuple[int, str, TokenKind]]:
    """The tokens of a run: offset, form, kind. Most runs are a plain word, perhaps in marks, and need no pattern."""
    word = run.strip(_AROUND)
    if word.isalpha() and ".." not in run and "www." not in run:
        begin = len(run) - len(run.lstrip(_AROUND))
        end = begin + len(word)
        yield from ((i, run[i], "mark") for i in range(begin))
        yield begin, word, "word"
        yield from ((i, run[i], "mark") for i in range(end, len(run)))
        return
    for m in _TOKEN.finditer(run):
        for at, form, kind in _cut(m[0]):
            yield m.start() + at, form, kind


@cache
def _lemmatiser(lemmas: str | None) -> Callable[[str, str, TokenKind], str]:
    if lemmas is None:
        return lambda form, norm, kind: norm
    from simplemma import lemmatize  # loaded only for languages that need it

    def lemma_of(form: str, norm: str, kind: TokenKind) -> str:
        # The frugal dictionary takes 20 MB for Russian and not 150, loads at once, and says the same; forms are kept here.
        # As written, since case tells "US" from "us" and gives a name its nominative.
        return normalise(lemmatize(form, lang=lemmas, low_memory=True)) if kind == "word" else norm

    return lemma_of


def _cut(run: str) -> list[tuple[int, str, TokenKind]]:
    """Cut what the pattern found at those hyphens that join two things (two names, two numbers) and do not bind one word."""
    kind = _kind(run)
    if kind in ("mark", "link") or not any(h in run for h in _HYPHENS):
        return [(0, run, kind)]
    out: list[tuple[int, str, TokenKind]] = []
    for m in _PARTS.finditer(run):
        piece = m[0]
        if len(out) >= 2 and out[-1][1] in _HYPHENS and _binds(out[-2], piece):
            at, left, _ = out[-2]
            out[-2:] = [(at, left + out[-1][1] + piece, "word")]
        else:
            out.append((m.start(), piece, _kind(piece)))
    return out


def _kind(run: str) -> TokenKind:
    if run[0].isalpha():
        return "link" if "@" in run or "://" in run or run.startswith("www.") else "word"
    if run[0].isdigit():
        return "link" if "@" in run else "number"
    if run in ("'s", "’s"):
        return "word"
    return "link" if len(run) > 1 and "@" in run else "mark"


def _binds(left: tuple[int, str, TokenKind], right: str) -> bool:
    _, form, kind = left
    if kind == "number":
        return right[0].isalpha() and not right[0].isupper()
    last = re.split(f"[{_HYPHENS}]", form)[-1]
    return kind == "word" and not (last[:1].isupper() and right[:1].isupper())
