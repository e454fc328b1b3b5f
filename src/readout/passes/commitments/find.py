"""The pass: a commitment for each statement that carries one, with its condition, its consequence, issuer and target."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.passes.commitments.deadline import deadline_of
from readout.passes.commitments.issuer import issuer_of
from readout.passes.commitments.judge import Verdict, disowned, judge, nested
from readout.passes.commitments.sides import Sides
from readout.passes.commitments.units import Unit, firm, trimmed, units
from readout.passes.commitments.words import Words, word
from readout.passes.modality import Condition, Modality, Reader
from readout.passes.parties import Parties
from readout.record import Commitment, Spans, Statement
from readout.text import normalise

_NAMED = frozenset({"name", "titled", "office", "state"})
_PHRASE = 4  # words that a noun may have before it ("the President's firm *commitment*")


class Commitments:
    """Finds the commitments that statements carry."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "mentions", "actors", "nameless", "statements"})
    writes: ClassVar[frozenset[str]] = frozenset({"commitments"})

    def __init__(self, pack: Pack) -> None:
        self._modality = Modality(pack)

    def __call__(self, analysis: Analysis) -> None:
        """Write ``commitments``, in the order of their statements; one said twice by one issuer is written once."""
        if not analysis.statements:
            return
        reader = self._modality.on(analysis.document)
        words = Words(analysis)
        parties = Parties.of(analysis)
        seen: set[tuple[str, str]] = set()
        out: list[Commitment] = []
        for statement in analysis.statements:
            for found in self._of(analysis, statement, words, parties, reader):
                said = " ".join(normalise(analysis.text[s:e]) for s, e in found.condition + found.consequence)
                if (found.issuer, said) not in seen:
                    seen.add((found.issuer, said))
                    out.append(found)
        analysis.commitments = [_numbered(k, i) for i, k in enumerate(out, 1)]

    def _of(
        self, analysis: Analysis, statement: Statement, words: Words, parties: Parties, reader: Reader
    ) -> list[Commitment]:
        whole = units(analysis, statement, words, reader)
        issuer, own_words = issuer_of(analysis, statement, reader)
        if disowned(whole, words):
            issuer, own_words = statement.source, -1
        inner = nested(statement, whole, words, analysis, reader)
        parts = [_from(u, own_words, reader) for u in whole]
        issuer = inner.issuer if inner else issuer
        if issuer in analysis.nameless:
            return []
        actor = analysis.actor(issuer)
        if actor is not None and actor.kind == "agency":
            return []
        sides = Sides(analysis, actor, words, parties)
        said = statement.date or (analysis.published.value if analysis.published else None)
        out = []
        for verdict in [inner.verdict] if inner else judge(statement, parts, words, sides, reader):
            condition, consequence = _spans(analysis, verdict, words, reader)
            if _tells(analysis, consequence) and sides.is_political(actor):
                target = _target(analysis, statement, sides, words, verdict, condition, consequence)
                out.append(
                    Commitment(
                        id="K",
                        kind=verdict.kind,
                        issuer=issuer,
                        target=target,
                        condition=condition,
                        consequence=consequence,
                        deadline=deadline_of(analysis, verdict.kind, consequence, said),
                        statement=statement.id,
                        rule=verdict.rule,
                    )
                )
        return out


def _tells(analysis: Analysis, consequence: Spans) -> bool:
    """Whether a consequence holds more than the time at which it was said."""
    return any(not any(a <= s and e <= b for a, b in (t.span for t in analysis.times_in(s, e))) for s, e in consequence)


def _numbered(commitment: Commitment, number: int) -> Commitment:
    return msgspec.structs.replace(commitment, id=f"K{number}")


def _from(unit: Unit, at: int, reader: Reader) -> Unit:
    """The unit without what stands before token ``at`` (the words that relay)."""
    if not unit.first < at < unit.last:
        return unit
    return Unit(at, unit.last, firm(reader, at, unit.last), unit.tail)


def _spans(analysis: Analysis, verdict: Verdict, words: Words, reader: Reader) -> tuple[Spans, Spans]:
    """Condition and consequence of a verdict: of the first unit with a condition, else no condition and all that is said."""
    conditional = next((u for u in verdict.units if u.conditions), None)
    if conditional is None:
        parts = (trimmed(analysis, _opening(u, verdict, words, reader), _close(u, reader)) for u in verdict.units)
        return (), tuple(s for s in parts if s)
    k = conditional.conditions[0]
    condition = trimmed(analysis, *k.condition)
    consequence = _consequence(analysis, conditional, k)
    return ((condition,) if condition else ()), consequence


def _opening(unit: Unit, verdict: Verdict, words: Words, reader: Reader) -> int:
    """Where the consequence starts: with the phrase of a noun that names it ("*the President's commitment* to"), else the unit."""
    nouns = [h for h in words.mark if unit.first <= h.first and h.last <= unit.last and word(h).noun]
    if not nouns or word(nouns[0]).kind != verdict.kind or not verdict.rule.startswith("commitments.content"):
        return unit.first
    clauses, at = reader.clauses(unit.first, unit.last), nouns[0].first
    if at - unit.first <= _PHRASE:
        return unit.first
    while at > nouns[0].first - _PHRASE and at - 1 not in clauses.bounds and not clauses.breaks(at - 1):
        at -= 1
    return at


def _close(unit: Unit, reader: Reader) -> int:
    """Where the consequence ends: before a last comma and "which"; else with the unit."""
    clauses = reader.clauses(unit.first, unit.last)
    commas = [i for i in range(unit.first + 1, unit.last - 1) if clauses.is_comma(i)]
    return commas[-1] if commas and clauses.bounds.get(commas[-1] + 1) == "relative" else unit.last


def _consequence(analysis: Analysis, unit: Unit, k: Condition) -> Spans:
    if k.consequence is not None:
        span = trimmed(analysis, *k.consequence)
        return (span,) if span else ()
    before = trimmed(analysis, unit.first, k.marker[0])
    after = trimmed(analysis, k.condition[1], unit.last)
    return tuple(s for s in (before, after) if s)


def _target(
    analysis: Analysis,
    statement: Statement,
    sides: Sides,
    words: Words,
    verdict: Verdict,
    condition: Spans,
    consequence: Spans,
) -> str | None:
    """Whom it is said to or about: the addressee, else the first other actor who acts, at the head of the condition or the consequence, or
    whom a word of the consequence governs ("help *Ukraine*", "sanctions *on* Norway"); one that only points back is open."""
    if statement.addressee is not None:
        return statement.addressee
    opening = next((m for m in analysis.mentions if consequence and m.span[0] == consequence[0][0]), None)
    if verdict.kind == "demand" and opening is not None and sides.is_of_state(opening):
        return None  # the issuer's own are ordered ("told *the army* to strike Norway")
    for span in condition + consequence:
        tokens = analysis.document.tokens_in(*span)
        joined = -1  # where a name is governed with the one before it ("between Russia *and Poland*")
        for mention in analysis.mentions_in(*span):
            at = mention.tokens[0]
            heads = at - tokens.start <= 1 and mention.kind in _NAMED
            governed = span in consequence and (at in words.whom or at == joined or mention.span[0] - 1 in words.done)
            joined = mention.tokens[1] + 1 if governed else -1
            if not mention.actors or statement.source in mention.actors or sides.is_of_state(mention):
                continue
            actor = analysis.actor(mention.actors[0])
            if (heads or governed) and actor is not None and actor.kind != "agency" and sides.is_political(actor):
                return actor.id
    return None
