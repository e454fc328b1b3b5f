"""Tokens with exact offsets.

Words keep inner hyphens where the hyphen binds one word ("isu-isu", "ke-47", "anti-missile", "G-20"), and split where it
joins two names ("Rusia-Ukraina", "U.S.-Russia", "10-12"), so that a name is never hidden inside a token.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

import msgspec

TokenKind: TypeAlias = Literal["word", "number", "mark", "link"]

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}[\w\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"""
    (?P<link>https?://[^\s<>"']+|www\.[^\s<>"']+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w+)
  | (?P<initials>(?:{_LETTER}\.){{2,}})
  | (?P<number>\d+(?:[.,:/]\d+)*)
  | (?P<word>{_WORD}(?:['’](?!s\b){_WORD})*)
  | (?P<possessive>['’]s\b)
  | (?P<dots>\.{{2,}}|…)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


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


def normalise(word: str) -> str:
    """The form under which a word is looked up: NFC, lower case, straight apostrophes, ё written е."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES).lower().replace("ё", "е")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets are those of ``text``."""
    out: list[Token] = []
    stop = len(text) if end is None else end
    for m in _TOKEN.finditer(text, start, stop):
        group = m.lastgroup
        kind: TokenKind = (
            "word" if group in ("word", "initials", "possessive")
            else "number" if group == "number"
            else "link" if group == "link"
            else "mark"
        )  # fmt: skip
        word = m.group()
        out.append(Token(m.start(), m.end(), word, normalise(word), kind))
    return _join_hyphenated(out)


def _join_hyphenated(tokens: list[Token]) -> list[Token]:
    """Join what a hyphen binds into one word; leave apart what it joins (two names, two numbers)."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        while i + 2 < len(tokens) and _binds(token, tokens[i + 1], tokens[i + 2]):
            last = tokens[i + 2]
            word = token.text + tokens[i + 1].text + last.text
            token = Token(token.start, last.end, word, normalise(word), "word")
            i += 2
        out.append(token)
        i += 1
    return out


def _binds(left: Token, hyphen: Token, right: Token) -> bool:
    if hyphen.text not in _HYPHENS or left.end != hyphen.start or hyphen.end != right.start:
        return False
    if left.kind == "number":
        return right.kind == "word" and not right.capitalised
    if left.kind != "word" or right.kind not in ("word", "number"):
        return False
    last = re.split(f"[{_HYPHENS}]", left.text)[-1]
    return not (last[:1].isupper() and right.capitalised)
