"""Finding time expressions: every stretch of the text that a rule covers, the longest first, before any is resolved."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, ClassVar

import msgspec

from readout.packs import Pack, place_of
from readout.packs.schema import Times
from readout.passes.analysis import Analysis
from readout.passes.times.guards import GUARDS, Place
from readout.passes.times.lexer import Item, Lexer
from readout.passes.times.patterns import Compiled, compile_rules


class Expression(msgspec.Struct, gc=False):
    """A time expression as it stands: characters ``[start, end)``, the rule that found it, and its parts.

    ``[first, last)`` are its places in the row of signs. ``parts`` are named as the rules name them (see docs/times.md); their values are those of the pack's terms.
    """

    start: int
    end: int
    first: int
    last: int
    type: str
    rule: str
    parts: dict[str, Any]


class RecogniseTimes:
    """Writes ``Analysis.expressions``."""

    reads: ClassVar[frozenset[str]] = frozenset({"document"})
    writes: ClassVar[frozenset[str]] = frozenset({"expressions"})

    def __init__(self, pack: Pack) -> None:
        times = pack.topic(Times)
        self._lexer = Lexer(times)
        self._index = compile_rules(times.rule, times.define, self._lexer.signs, partial(place_of, pack, "times"))
        self._opens = re.compile(f"[{''.join(sorted(self._index))}]" if self._index else "(?!)")
        self._by_pair: dict[str, tuple[Compiled, ...]] = {}

    def __call__(self, analysis: Analysis) -> None:
        """Find the expressions of the document, in order."""
        signs, items = self._lexer.read(analysis.document)
        analysis.signs = (signs, items)
        found: list[Expression] = []
        at = 0
        while (opening := self._opens.search(signs, at)) is not None:
            at = opening.start()
            step = self._longest(self._rules(signs[at : at + 2]), signs, items, at)
            if step is None:
                at += 1
                continue
            rule, match = step
            if rule.rule.type != "none":
                found.append(_expression(rule, match, items))
            at = match.end()
        analysis.expressions = found

    def _rules(self, pair: str) -> tuple[Compiled, ...]:
        """The rules of which a match may begin with these two signs."""
        rules = self._by_pair.get(pair)
        if rules is None:
            rules = self._by_pair[pair] = tuple(r for r in self._index[pair[0]] if r.opening.fits(pair))
        return rules

    def _longest(
        self, rules: tuple[Compiled, ...], signs: str, items: list[Item | None], at: int
    ) -> tuple[Compiled, Any] | None:
        best: tuple[Compiled, Any] | None = None
        end = at
        for rule in rules:
            match = rule.expression.match(signs, at)
            if match is not None and match.end() > end and _allowed(rule, match, signs, items):
                best, end = (rule, match), match.end()
        return best


def _expression(rule: Compiled, match: Any, items: list[Item | None]) -> Expression:
    covered = [i for i in items[match.start() : match.end()] if i is not None]
    first, last = match.span()
    parts = rule.parts(match, items)
    start, end = parts.pop("span", (covered[0].start, covered[-1].end))
    return Expression(start, end, first, last, rule.rule.type, rule.rule.name, parts)


def _allowed(rule: Compiled, match: Any, signs: str, items: list[Item | None]) -> bool:
    """Whether the guards of the rule let the match stand."""
    guards = rule.rule.guard
    if not guards:
        return True
    place = Place.of(signs, items, match.start(), match.end())
    return all(GUARDS[guard](place) for guard in guards)
