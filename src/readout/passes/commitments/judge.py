"""Of what kind a statement's commitment is, if it is one: decided by its verb, its words and its conditions."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from readout.packs.schema.commitments import CommitmentWord
from readout.passes.analysis import Analysis
from readout.passes.commitments.content import ORDER, Content
from readout.passes.commitments.sides import Sides
from readout.passes.commitments.units import Unit, firm, within
from readout.passes.commitments.warned import warned
from readout.passes.commitments.words import Words, word
from readout.passes.modality import Reader
from readout.record import CommitmentKind, Statement

_ASKED = 3  # words behind a verb of asking among which the word of a question stands
_HEAD = 4  # words of a content among which its head stands
# What others are told to have asked, offered or threatened, or promised on a condition; the rest is told of them too loosely to bind them.
_RELAYED: tuple[CommitmentKind, ...] = ("demand", "offer", "threat")
# Modes in which a verb commits nobody ("has not asked").
_UNSAID = frozenset({"negated", "possible"})


class Verdict(msgspec.Struct, frozen=True):
    """The kind, the units that carry it (all of the content for a verb of attribution), and the rule that said so."""

    kind: CommitmentKind
    units: tuple[Unit, ...]
    rule: str


class Nested(msgspec.Struct, frozen=True):
    """A verdict with an issuer of its own."""

    issuer: str
    verdict: Verdict


def judge(statement: Statement, parts: list[Unit], words: Words, sides: Sides, reader: Reader) -> list[Verdict]:
    """The verdicts on a statement: one for each kind that its sentences are of."""
    by_cue = _by_cue(statement, parts, words, sides, reader)
    if by_cue is not None:
        return [by_cue]
    found: dict[CommitmentKind, list[Unit]] = {}
    denied = disowned(parts, words)
    for unit in parts:
        kind = "denial" if unit in denied else Content(unit, words, sides, reader).kind()
        foretold = warned(unit, words, sides, reader) if kind is None and not unit.conditions else None
        if kind is not None:
            found.setdefault(kind, []).append(unit)
        elif foretold is not None:
            found.setdefault("warning", []).append(foretold)
    return [Verdict(k, tuple(found[k]), f"commitments.content.{k}") for k in ORDER if k in found]


def disowned(parts: list[Unit], words: Words) -> list[Unit]:
    """What the next sentence denies by pointing back to it, with that ("They say we will leave. *That is not true*")."""
    out: list[Unit] = []
    for before, unit in pairwise(parts):
        if unit.first in words.pointers and any(word(h).kind == "denial" for h in within(words.mark, unit)):
            out += [before, unit]
    return out


def nested(statement: Statement, parts: list[Unit], words: Words, analysis: Analysis, reader: Reader) -> Nested | None:
    """A commitment of somebody else that the content relays: "the king had *asked Seoul for help*".

    Its verb stands right behind a mention of its issuer, over fillers only, and the statement's own verb is none of these.
    """
    if any(h.start < end and start < h.end for h in words.cue for start, end in statement.cue):
        return None
    for unit in parts:
        relaying = within(words.cue, unit)
        if not relaying:
            continue
        clauses = reader.clauses(unit.first, unit.last)
        mentions = {m.tokens[1]: m for m in analysis.mentions if unit.first <= m.tokens[0] and m.tokens[1] <= unit.last}
        for hit in relaying:
            at = hit.first
            small = clauses.fillers | clauses.asides
            while at > unit.first and at not in mentions and (at - 1 in small or clauses.is_comma(at - 1)):
                at -= 1
            mention = mentions.get(at)
            binding = (*_RELAYED, "promise") if unit.conditions else _RELAYED
            if mention is None or not mention.actors or word(hit).kind not in binding or hit.last >= unit.last:
                continue
            if word(hit).only_with is not None or reader.of(hit.first, hit.last).mode in _UNSAID:
                continue
            inner = Unit(hit.last, unit.last, firm(reader, hit.last, unit.last))
            return Nested(mention.actors[0], Verdict(word(hit).kind, (inner,), f"commitments.nested.{word(hit).kind}"))
    return None


def _by_cue(statement: Statement, parts: list[Unit], words: Words, sides: Sides, reader: Reader) -> Verdict | None:
    """The kind told by the verb of attribution ("urged", "denied that", "vowed to"), of what stands before a "but"."""
    parts = [u for u in parts if not u.tail]
    hits = [h for h in words.cue if any(h.start < end and start < h.end for start, end in statement.cue)]
    if not hits or not parts:
        return None
    hit = max(hits, key=lambda h: h.last - h.first)
    row = word(hit)
    asked = row.kind == "demand" and any(i in words.asked for i in range(hit.last, hit.last + _ASKED))
    if asked or reader.of(hit.first, hit.last).mode in _UNSAID:
        return None
    if not _has_company(row, parts, words, sides, reader):
        return None
    kind = row.kind
    if kind == "promise" and _demands(parts, words):
        kind = "demand"
    if kind == "refusal" and _of_claim(parts[0], reader):
        kind = "denial"
    if kind == "warning" and any(i in words.bidden for i in range(parts[0].first, parts[0].first + _HEAD)):
        kind = "demand"  # who warns somebody *not to* do it
    if kind == "warning" and not any(u.conditions for u in parts):
        parts = [warned(u, words, sides, reader) or u for u in parts]
    told = kind in ("warning", "offer") and any(Content(u, words, sides, reader).is_hostile for u in parts)
    if told or (kind == "promise" and any(parts[0].first <= h.first < parts[0].first + _HEAD for h in words.hostile)):
        kind = "threat"
    return Verdict(kind, tuple(parts), f"commitments.cue.{row.kind}")


def _has_company(row: CommitmentWord, parts: list[Unit], words: Words, sides: Sides, reader: Reader) -> bool:
    """Whether what a verb needs beside it is said ("*threatened* to ..." binds, "*threatens* the harvest" does not)."""
    if row.only_with == "condition":
        return any(u.conditions for u in parts)
    if row.only_with == "agent":
        return sides.is_agent
    if row.only_with == "harm":
        return any(within(words.harm, u) for u in parts)
    if row.only_with == "act":
        first = parts[0]
        future = any(h.first == first.first for h in words.mark)
        return future or sides.starts_with_actor(first.first) or any(within(words.menace, u) for u in parts)
    return True


def _demands(parts: list[Unit], words: Words) -> bool:
    """Whether what is agreed on is what somebody must do ("agreed that Hamas should release ...")."""
    return any(word(h).kind == "demand" and not word(h).head for u in parts for h in within(words.mark, u))


def _of_claim(unit: Unit, reader: Reader) -> bool:
    """Whether what is refused is what somebody alleges ("rejected US *allegations*")."""
    return any(h.first - unit.first < _HEAD for h in reader.clauses(unit.first, unit.last).beside["claim"])
