"""No word of any language stands in Python code: languages are data, in packs.

Two nets: no letter outside ASCII in a string (docstrings and comments aside), and no word that marks a text as Indonesian
or Russian, nor any phrase of their lexicons, in any string.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import readout
from readout import packs
from readout.packs.schema import Writing
from readout.text import normalise

ROOT = Path(readout.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
OTHERS = ("id", "ru")

# Modules about scripts, not languages: ranges of letters in patterns.
SCRIPTS = {"text/layout.py", "text/tokens.py", "text/sentences.py", "text/quotations.py"}
# English words of code that are Indonesian words too.
ENGLISH_TOO = {
    "agenda", "format", "formal", "global", "group", "internal", "label", "legal", "lemma", "media", "model", "normal", "panel",
    "pass", "person", "protocol", "status", "talks", "total", "video", "visa", "yang", "visit", "letter", "detail", "data",
}  # fmt: skip


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a module that are code: neither docstrings nor loose strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_foreign_letters_in_code(path: Path) -> None:
    if str(path.relative_to(ROOT)) in SCRIPTS:
        return
    for line, text in _strings(path):
        letters = {c for c in text if c.isalpha() and not c.isascii()}
        assert not letters, f"{path}:{line}: letters {letters} belong into a pack"


def _lexicon() -> tuple[set[str], set[str]]:
    english = packs.load("en")
    own = {normalise(w) for _, _, e in english.entries() for w in e.words} | ENGLISH_TOO
    function: set[str] = set()
    phrases: set[str] = set()
    for code in OTHERS:
        pack = packs.load(code)
        function |= {normalise(w) for w in pack.topic(Writing).function if len(w) > 3}
        phrases |= {normalise(w) for _, _, e in pack.entries() for w in e.words if len(w) > 4}
    function -= set(map(normalise, english.topic(Writing).function)) | {"para", "dari"}
    return function - ENGLISH_TOO, phrases - own


FUNCTION, PHRASES = _lexicon()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_of_a_pack_in_code(path: Path) -> None:
    for line, text in _strings(path):
        words = {normalise(w) for w in re.findall(r"[^\W\d_]+", text)}
        assert not words & FUNCTION, f"{path}:{line}: {words & FUNCTION} belong into a pack"
        assert normalise(text) not in PHRASES, f"{path}:{line}: {text!r} belongs into a pack (or into ENGLISH_TOO)"
