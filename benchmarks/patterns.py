"""No pattern may hang: every regular expression of code and packs against 20 kB made to hurt it; prints the worst.

``python benchmarks/patterns.py [--worst N]``. The patterns are collected, not listed: those that modules hold, those
that functions give to ``re`` in place, the packs' own, and the rules of time over their signs. Texts are runs of the
pattern's own characters, alone, in pairs and in turn, and what pages are full of (blanks, figures, quotation marks).
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from itertools import permutations
from math import log2
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from time import thread_time
from typing import Any, NamedTuple

import readout
from readout import packs
from readout.packs.schema import Times
from readout.passes.times.lexer import Lexer
from readout.passes.times.patterns import compile_rules
from readout.text.layout import furniture_patterns

SIZE = 20_000
_SLOW = 0.010  # seconds
# Seconds below which no growth is measured, and the growth at double length that is told from twice (four: the square).
_NOTHING, _STEEP = 0.0005, 3.0
_COMMON = (
    " ",
    "a",
    "A",
    "1",
    '"',
    "'",
    "“",
    "(",
    "<",
    "-",
    ".",
    ",",
    "\n",
    "a ",
    "A ",
    "A. ",
    "1,",
    "a-",
    '"a ',
    "a\n",
    "“A” ",
    "U.S. ",
    "й ",
    "Й",
)
_AT_ONCE = {"match", "fullmatch", "pattern"}
_IN_PLACE = _AT_ONCE | {"search", "findall", "finditer", "sub", "split"}
# Of a pattern so many of its own characters are tried.
_OWN = 6


class Use(NamedTuple):
    """A pattern as it is used: ``anywhere`` where it is looked for in a text, else only held against its beginning.

    ``first`` are the characters with which a rule of time can begin: it is held against the text at each of them.
    """

    pattern: re.Pattern[Any]
    anywhere: bool
    first: frozenset[str] = frozenset()


def collected() -> dict[str, Use]:
    """Every pattern by where it is."""
    found: dict[str, Use] = {}
    for name in _modules():
        module = importlib.import_module(name)
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        calls = _calls(tree)
        for loop in (n for n in ast.walk(tree) if isinstance(n, ast.For)):
            if isinstance(loop.iter, ast.Name) and isinstance(loop.target, ast.Name):
                calls[loop.iter.id] = calls.get(loop.target.id, {"search"})
        for key, value in vars(module).items():
            anywhere = not calls.get(key, {"search"}) <= _AT_ONCE
            found.update({f"{name}:{key}{at}": Use(p, anywhere) for at, p in _held(value)})
        found.update({f"{name}:{at}": use for at, use in _in_place(tree)})
    for code in packs.available():
        pack = packs.load(code)
        found.update(
            {
                f"packs/{code}:boilerplate {p.pattern[:40]}": Use(p, False)
                for p in furniture_patterns(pack.conventions.boilerplate)
            }
        )
        times = pack.topic(Times)
        rules = compile_rules(times.rule, times.define, Lexer(times).signs, lambda _: "")
        for c in {id(c): c for row in rules.values() for c in row}.values():
            found[f"packs/{code}:time {c.rule.name}: {c.rule.pattern[:30]}"] = Use(c.expression, True, c.opening.first)
    return dict(sorted({u: (name, u) for name, u in found.items()}.values()))


def _calls(tree: ast.AST) -> dict[str, set[str]]:
    """The methods that are called on names of a module."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def _modules() -> Iterator[str]:
    for info in pkgutil.walk_packages(readout.__path__, "readout."):
        if not info.name.endswith("__main__"):
            yield info.name


def _held(value: Any, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif depth < 3 and isinstance(value, tuple | list):
        yield from ((f"[{i}]{at}", p) for i, v in enumerate(value) for at, p in _held(v, depth + 1))
    elif depth < 3 and isinstance(value, dict):
        yield from ((f"[{k}]{at}", p) for k, v in value.items() for at, p in _held(v, depth + 1))


def _in_place(tree: ast.AST) -> Iterator[tuple[str, Use]]:
    """The patterns that are written where they are used."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        said = node.args[0]
        ours = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _IN_PLACE
        if ours and isinstance(said, ast.Constant) and isinstance(said.value, str | bytes):
            yield f"line {node.lineno}", Use(re.compile(said.value), node.func.attr not in _AT_ONCE)


def hurting(pattern: re.Pattern[Any], size: int) -> list[Any]:
    """Texts of ``size`` characters made to hurt a pattern."""
    own = list(
        dict.fromkeys(
            _characters(
                _parser.parse(
                    pattern.pattern,
                    pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags,
                )
            )
        )
    )[:_OWN]
    units = [*own, *("".join(p) for p in permutations(own[:4], 2)), "".join(own), " ".join(own), *_COMMON]
    texts = [(unit * (size // len(unit) + 1))[:size] for unit in dict.fromkeys(units) if unit]
    # A long run behind a beginning that fits, and one in halves.
    texts += [("".join(own[:k]) + own[k] * size)[:size] for k in range(1, len(own))]
    texts += [(a * (size // 2) + b * size)[:size] for a, b in permutations(own[:3], 2)]
    texts = list(dict.fromkeys(texts))
    return [t.encode("utf-8", "replace")[:size] for t in texts] if isinstance(pattern.pattern, bytes) else texts


def _characters(parsed: Any) -> Iterator[str]:
    """One character for each thing that a pattern asks for, in order."""
    for op, value in parsed:
        name = str(op)
        if name == "LITERAL":
            yield chr(value)
        elif name == "NOT_LITERAL":
            yield "x" if value != ord("x") else "y"
        elif name == "ANY":
            yield "x"
        elif name == "IN":
            yield from _of_class(value)
        elif name == "BRANCH":
            for option in value[1]:
                yield from _characters(option)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from _characters(value[2])
        elif name == "SUBPATTERN":
            yield from _characters(value[3])
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _characters(value[1])
        elif name == "ATOMIC_GROUP":
            yield from _characters(value)


def _of_class(members: list[tuple[Any, Any]]) -> Iterator[str]:
    """A character or two of a class."""
    source = "".join(chr(c) for c in (*range(32, 127), 0x430, 0x410, 0x301, 0xE9, 0x2014, 0x201C))
    wanted = [c for c in source if _fits(members, c)]
    yield from dict.fromkeys([*wanted[:1], *[c for c in "aA1 " if c in wanted][:2]])


def _fits(members: list[tuple[Any, Any]], ch: str) -> bool:
    negated, hit = False, False
    classes = {
        "CATEGORY_DIGIT": r"\d",
        "CATEGORY_NOT_DIGIT": r"\D",
        "CATEGORY_SPACE": r"\s",
        "CATEGORY_NOT_SPACE": r"\S",
        "CATEGORY_WORD": r"\w",
        "CATEGORY_NOT_WORD": r"\W",
    }
    for op, value in members:
        name = str(op)
        if name == "NEGATE":
            negated = True
        elif name == "LITERAL":
            hit = hit or ord(ch) == value
        elif name == "RANGE":
            hit = hit or value[0] <= ord(ch) <= value[1]
        elif name == "CATEGORY":
            hit = hit or re.match(classes[str(value)], ch) is not None
    return hit != negated


def seconds(use: Use, text: Any, runs: int = 1) -> float:
    """CPU seconds in which a pattern is looked for in all of a text, or held against it; the best of some runs."""
    best = 1e9
    for _ in range(runs):
        begun = thread_time()
        if use.first:
            for at in range(len(text)):
                if text[at] in use.first:
                    use.pattern.match(text, at)
        elif use.anywhere:
            for _found in use.pattern.finditer(text):
                pass
        else:
            use.pattern.match(text)
            use.pattern.fullmatch(text)
        best = min(best, thread_time() - begun)
    return best


def steep(use: Use, size: int) -> Any:
    """A text of ``size`` characters of which the double takes much more than twice as long, and the fourfold again; or ``None``."""
    for text in hurting(use.pattern, size):
        if seconds(use, text) < _NOTHING:
            continue
        once, twice, four = (seconds(use, text * k, 3) for k in (1, 2, 4))
        if twice > _STEEP * once and four > _STEEP * twice:
            return text
    return None


def worst(use: Use) -> tuple[float, Any]:
    """CPU seconds on the text of ``SIZE`` characters that hurts most, and that text; stops at the first that is far too slow.

    Short texts are tried first: where they show that cost grows faster than length, a long one could take for ever.
    """
    found: tuple[float, Any] = (0.0, "")
    size = SIZE // 2 if use.first else SIZE  # signs are words, of which a text of so many characters has half as many
    for short, text in zip(hurting(use.pattern, size // 16), hurting(use.pattern, size), strict=True):
        took = seconds(use, short)
        if took > _SLOW / 16 and (took := seconds(use, short, 3)) > _SLOW / 16:
            double = seconds(use, short * 2, 3)
            steep = log2(max(1.0, double / took))
            if took * 16**steep > 100 * _SLOW:
                return took * 16**steep, text
        took = seconds(use, text)
        if took > found[0]:
            found = (seconds(use, text, 3) if took > _SLOW else took), text
    return found


def main() -> None:
    """Print the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=15)
    args = parser.parse_args()
    found = collected()
    rows = sorted(((*worst(u), name, u.pattern.pattern) for name, u in found.items()), key=lambda r: -r[0])
    over = sum(took > _SLOW for took, *_ in rows)
    sys.stdout.write(f"{len(found)} patterns against texts of {SIZE} characters; over {1e3 * _SLOW:g} ms: {over}\n")
    for took, text, name, source in rows[: args.worst]:
        sys.stdout.write(f"{1e3 * took:9.2f} ms  {name}  {str(source)[:70]!r}  on {text[:12]!r}...\n")


if __name__ == "__main__":
    main()
