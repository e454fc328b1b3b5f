"""``times/*.toml``: how a language tells time, for ``passes.times``.

Three things make a rule set. A *term* gives words a kind ("month") and a value (12). A *rule* is a pattern over kinds,
with named parts; the engine (``passes/times``) knows the parts, never the words. A *define* names a piece of a
pattern (in capitals), so that rules stay short. A small pattern, read aloud::

    pattern = "weekday=weekday open date=dmy close"      # "Kamis (30/12/2021)"

Kinds of numbers are made by the engine: see ``passes/times/numbers.py``.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from readout.packs.schema.base import Strict, Topic

Value: TypeAlias = int | float | str
Case: TypeAlias = Literal["any", "title", "lower", "upper"]


class Term(Strict, frozen=True, kw_only=True):
    """Words of one kind and value. ``case`` restricts how they are written ("title": a capital first letter)."""

    kind: str
    forms: tuple[str, ...]
    value: Value | None = None
    case: Case = "any"


class Stem(Strict, frozen=True, kw_only=True):
    """A part of words that are made by joining: its spellings, and its value."""

    forms: tuple[str, ...]
    value: Value


class Compound(Strict, frozen=True, kw_only=True):
    """Words joined of a count, a unit and an ending ("трёх" + "днев" + "ный"); the value is "count unit"."""

    kind: str
    count: tuple[Stem, ...]
    unit: tuple[Stem, ...]
    ending: tuple[str, ...]


class Rule(Strict, frozen=True, kw_only=True):
    """A pattern over kinds and what it makes.

    ``type``: ``point`` (a date or time of day), ``duration``, ``set``, ``ref`` (PRESENT_REF and the like), ``range``, or
    ``none`` (looks like a time and is none: what it covers is left alone). ``parts`` are parts that the pattern
    implies without a word for them. ``guard``: ``name`` refuses the match beside a capitalised word that could make
    it part of a name; ``year`` refuses a bare number that counts something; ``mid`` refuses the first words of a sentence;
    ``goes_on`` wants the sentence to go on behind it, ``stops`` a comma or its end; ``for`` wants one of kind ``for_word``, ``first`` the first words of a sentence; ``led`` wants a word of kind ``in_word`` before; ``owner`` refuses a name that owns ("May's"); ``clock`` wants a word of kind ``at`` before a bare clock time. A part named ``span`` is all that is marked.
    """

    name: str
    pattern: str
    type: Literal["point", "duration", "set", "ref", "range", "none"] = "point"
    parts: dict[str, Value] = msgspec.field(default_factory=dict)
    guard: tuple[Literal["name", "year", "mid", "clock", "owner", "led", "for", "first", "goes_on", "stops"], ...] = ()


class Times(Topic, frozen=True, kw_only=True):
    """All that a language says of time.

    ``decimal`` is the mark before decimals. ``past_endings`` are endings of verbs in the past tense: a hint for the
    tense of a sentence, beside the terms of kind ``past`` and ``future``.
    """

    term: tuple[Term, ...] = ()
    compound: tuple[Compound, ...] = ()
    define: dict[str, str] = msgspec.field(default_factory=dict)
    rule: tuple[Rule, ...] = ()
    decimal: str = ","
    past_endings: tuple[str, ...] = ()
