"""Pack rules compiled: a pattern over kinds becomes a regular expression over signs, indexed by the signs that open it.

The language of patterns: a *kind* ("month"), a named part ("month=month", "clock=(clock|hour)"), alternatives in
brackets with ``|``, and ``?``, ``*``, ``+`` after any of them. A word in capitals stands for its ``define``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any

import msgspec

from readout.errors import PackError
from readout.packs.schema.times import Rule
from readout.passes.times.lexer import Item

_PIECES = re.compile(r"\s*(?:(?P<name>[a-z_0-9]+)=|(?P<define>[A-Z][A-Z_0-9]*)|(?P<kind>[a-z_0-9]+)|(?P<op>[()|?*+]))")
_NEVER = "(?!)"
# Parts that are a stretch of text rather than one value.
STRETCHES = frozenset({"place", "core", "span"})


class Opening(msgspec.Struct, frozen=True):
    """How matches of a pattern begin: their first signs, their second ones, and whether one sign may be all (or none)."""

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    lone: bool = False
    empty: bool = False

    def then(self, other: Opening) -> Opening:
        """The opening of this pattern with the other right behind it."""
        return Opening(
            self.first | other.first if self.empty else self.first,
            self.second.union(*((other.first,) if self.lone else ()), *((other.second,) if self.empty else ())),
            (self.lone and other.empty) or (self.empty and other.lone),
            self.empty and other.empty,
        )

    def fits(self, signs: str) -> bool:
        """Whether a match may begin with the two signs; one of them at the end of a text."""
        return signs[:1] in self.first and (self.lone or signs[1:] in self.second)


def _any_of(openings: Iterable[Opening]) -> Opening:
    known = list(openings)
    return Opening(
        frozenset().union(*(o.first for o in known)),
        frozenset().union(*(o.second for o in known)),
        any(o.lone for o in known),
        any(o.empty for o in known),
    )


class Compiled(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A rule ready to match: its expression, and for each of its groups the part it fills and the kinds it reads."""

    rule: Rule
    source: str
    groups: tuple[tuple[int, str, tuple[str, ...]], ...]
    opening: Opening

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The source compiled, when a text first has signs with which it may begin (all together cost 60 ms)."""
        return re.compile(self.source)

    def parts(self, match: re.Match[str], items: list[Item | None]) -> dict[str, Any]:
        """The parts of a match with their values; a stretch gives its (start, end) in the text."""
        out: dict[str, Any] = dict(self.rule.parts)
        for group, name, kinds in self.groups:
            first, last = match.span(group)
            if first < 0 or first == last:
                continue
            found = [i for i in items[first:last] if i is not None]
            if name in STRETCHES:
                out[name] = (found[0].start, found[-1].end)
                continue
            out[name] = _value(found, kinds)
        return out


def _value(found: list[Item], kinds: tuple[str, ...]) -> Any:
    for item in found:
        for kind in kinds:
            if (value := item.values.get(kind)) is not None:
                return value
    return True


class _Node(msgspec.Struct):
    """A piece of a pattern: its expression, how it may begin, kinds it names."""

    expression: str
    opening: Opening
    kinds: tuple[str, ...]


class _Parser:
    def __init__(self, pattern: str, signs: Mapping[str, str]) -> None:
        self._signs = signs
        self._pieces: list[tuple[str, str]] = []
        self.groups: list[tuple[str, tuple[str, ...]]] = []
        self._at = 0
        at = 0
        while pattern[at:].strip():
            m = _PIECES.match(pattern, at)
            if m is None:
                raise ValueError(f"cannot be read from {pattern[at:]!r}")
            self._pieces.append((str(m.lastgroup), m[str(m.lastgroup)]))
            at = m.end()

    def parse(self) -> _Node:
        node = self._alternatives()
        if self._at < len(self._pieces):
            raise ValueError(f"a closing bracket too many before {self._pieces[self._at][1]!r}")
        return node

    def _peek(self) -> tuple[str, str]:
        return self._pieces[self._at] if self._at < len(self._pieces) else ("end", "")

    def _alternatives(self) -> _Node:
        options = [self._sequence()]
        while self._peek() == ("op", "|"):
            self._at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        return _Node(
            "(?:" + "|".join(o.expression for o in options) + ")",
            _any_of(o.opening for o in options),
            tuple(k for o in options for k in o.kinds),
        )

    def _sequence(self) -> _Node:
        expression, opening = "", Opening(empty=True)
        kinds: tuple[str, ...] = ()
        while self._peek()[0] != "end" and self._peek() not in (("op", "|"), ("op", ")")):
            node = self._repeated()
            expression += node.expression
            kinds += node.kinds
            opening = opening.then(node.opening)
        return _Node(expression, opening, kinds)

    def _repeated(self) -> _Node:
        node = self._atom()
        kind, op = self._peek()
        if kind == "op" and op in "?*+":
            self._at += 1
            opening = node.opening if op == "?" else node.opening.then(_any_of((node.opening, Opening(empty=True))))
            if op != "+":
                opening = _any_of((opening, Opening(empty=True)))
            return _Node(f"(?:{node.expression}){op}", opening, node.kinds)
        return node

    def _atom(self) -> _Node:
        kind, text = self._peek()
        self._at += 1
        if kind == "name":
            group = len(self.groups)
            self.groups.append((text, ()))
            node = self._atom()
            self.groups[group] = (text, node.kinds)
            return _Node(f"({node.expression})", node.opening, node.kinds)
        if (kind, text) == ("op", "("):
            node = self._alternatives()
            if self._peek() != ("op", ")"):
                raise ValueError("a bracket is not closed")
            self._at += 1
            return _Node(f"(?:{node.expression})", node.opening, node.kinds)
        if kind != "kind":
            raise ValueError(f"{text!r} stands where a kind should")
        signs = self._signs.get(text, "")
        return _Node(f"[{_ranges(signs)}]" if signs else _NEVER, Opening(frozenset(signs), lone=True), (text,))


def _ranges(signs: str) -> str:
    """Signs as ranges ("a-d" for "abcd"), since an expression over them is compiled the faster the shorter it is."""
    placed = enumerate(sorted(signs))
    runs = [[sign for _, sign in run] for _, run in groupby(placed, key=lambda p: ord(p[1]) - p[0])]
    return "".join(r[0] if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def compile_rules(
    rules: Iterable[Rule], defines: Mapping[str, str], signs: Mapping[str, str], place: Callable[[str], str]
) -> dict[str, tuple[Compiled, ...]]:
    """The rules by the sign with which a match may begin, in their order.

    A bad pattern is a ``PackError`` at ``place`` of the rule's name.
    """
    index: dict[str, list[Compiled]] = {}
    for rule in rules:
        try:
            compiled = [_compile(rule, p, signs) for p in _options(_expand(rule.pattern, defines))]
        except ValueError as e:
            raise PackError(f"rule {rule.name!r}: {e}", where=place(rule.name)) from e
        for option in compiled:
            for sign in option.opening.first:
                index.setdefault(sign, []).append(option)
    return {sign: tuple(found) for sign, found in index.items()}


def _compile(rule: Rule, pattern: str, signs: Mapping[str, str]) -> Compiled:
    parser = _Parser(pattern, signs)
    node = parser.parse()
    if node.opening.empty:
        raise ValueError("matches nothing at all")
    groups = tuple((i, name, kinds) for i, (name, kinds) in enumerate(parser.groups, 1))
    return Compiled(rule, node.expression, groups, node.opening)


def _options(pattern: str) -> list[str]:
    """The alternatives of a whole pattern, each compiled by itself, so that the longest of them is found."""
    depth, parts = 0, [""]
    for ch in pattern:
        depth += (ch == "(") - (ch == ")")
        if ch == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += ch
    out: list[str] = []
    for part in parts:
        inner = part.strip()
        bracketed = inner.startswith("(") and inner.endswith(")") and _is_one_group(inner)
        out += _options(inner[1:-1]) if bracketed else [inner]
    return out


def _is_one_group(pattern: str) -> bool:
    depth = 0
    for at, ch in enumerate(pattern):
        depth += (ch == "(") - (ch == ")")
        if depth == 0:
            return at == len(pattern) - 1
    return False


def _expand(pattern: str, defines: Mapping[str, str], depth: int = 0) -> str:
    if depth > 12:
        raise ValueError("its defines go round in a circle")

    def definition(m: re.Match[str]) -> str:
        if m[0] not in defines:
            raise ValueError(f"no define {m[0]!r}")
        return "(" + _expand(defines[m[0]], defines, depth + 1) + ")"

    return re.sub(r"[A-Z][A-Z_0-9]*", definition, pattern)
