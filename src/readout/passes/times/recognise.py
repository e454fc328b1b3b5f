"""Finding time expressions: every stretch of the text that a rule covers, the longest first, before any is resolved."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from readout.packs import Pack
from readout.packs.schema import Times
from readout.passes.analysis import Analysis
from readout.passes.times.lexer import CAPITALISED, SENTENCE_END, Item, Lexer
from readout.passes.times.patterns import Compiled, compile_rules

# What stands before a number that is no year: "Rp", a bracket that closes a name, a hyphen.
_BEFORE_NUMBERS = ("counted", "close", "dash")


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
        self._index = compile_rules(times.rule, times.define, self._lexer.signs, str(pack.folder / "times"))

    def __call__(self, analysis: Analysis) -> None:
        """Find the expressions of the document, in order."""
        signs, items = self._lexer.read(analysis.document)
        analysis.signs = (signs, items)
        found: list[Expression] = []
        at, n = 0, len(signs)
        index = self._index
        while at < n:
            rules = index.get(signs[at])
            step = self._longest(rules, signs, items, at) if rules else None
            if step is None:
                at += 1
                continue
            rule, match = step
            if rule.rule.type != "none":
                found.append(_expression(rule, match, items))
            at = match.end()
        analysis.expressions = found

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
    start, end = match.span()
    before = items[start - 1] if start else None
    after = items[end] if end < len(items) else None
    return not any(_REFUSALS[guard](before, after, items[end - 1], start == 0 or signs[start - 1]) for guard in guards)


def _beside_name(before: Item | None, after: Item | None, _last: Item | None, _sign: str | bool) -> bool:
    led = _has(before, "the") or _has(before, "in_word")
    return _named(before) or (_named(after) and not led)


def _no_year(before: Item | None, after: Item | None, last: Item | None, _sign: str | bool) -> bool:
    glued = _has(after, "dash") and after is not None and last is not None and after.start == last.end
    return glued or any(_has(before, k) for k in _BEFORE_NUMBERS) or _has(after, "countable") or _named(before)


def _at_the_start(_before: Item | None, _after: Item | None, _last: Item | None, sign: str | bool) -> bool:
    return sign is True or sign == SENTENCE_END


def _not_led(before: Item | None, _after: Item | None, _last: Item | None, _sign: str | bool) -> bool:
    return not _has(before, "at")


def _owns(_before: Item | None, after: Item | None, _last: Item | None, _sign: str | bool) -> bool:
    return _has(after, "apostrophe")


def _named(item: Item | None) -> bool:
    return item is not None and CAPITALISED in item.values


def _has(item: Item | None, kind: str) -> bool:
    return item is not None and kind in item.values


def _no_preposition(before: Item | None, _after: Item | None, _last: Item | None, _sign: str | bool) -> bool:
    return not _has(before, "in_word")


_REFUSALS = {
    "name": _beside_name,
    "year": _no_year,
    "mid": _at_the_start,
    "clock": _not_led,
    "owner": _owns,
    "led": _no_preposition,
}
