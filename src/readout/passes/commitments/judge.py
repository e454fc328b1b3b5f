"""Of what kind a statement's commitment is, if it is one: decided by its verb, its words and its conditions."""

from __future__ import annotations

from dataclasses import dataclass

from readout.passes.analysis import Analysis
from readout.passes.commitments.units import Sides, Unit, with_subject_as_condition, word
from readout.passes.modality import Reader
from readout.passes.modality.clauses import Clauses
from readout.record import CommitmentKind, Statement
from readout.text import Hit, uncovered

_HARM = 6  # words between a modal and the harm that it tells of
_ACT = 10  # words behind the first future among which the act stands that it tells of
_ASKED = 3  # words behind a verb of asking among which the word of a question stands
_HEAD = 4  # words of a content among which its head stands
# What others are told to have asked, offered or threatened; the rest is told of them too loosely to bind them.
_RELAYED: tuple[CommitmentKind, ...] = ("demand", "offer", "threat")
# Modes in which a verb commits nobody ("has not asked").
_UNSAID = frozenset({"negated", "possible"})
# Which kind is taken where the content holds words of several: what binds or blames most plainly first.
_ORDER: tuple[CommitmentKind, ...] = ("denial", "refusal", "demand", "threat", "offer", "promise", "warning")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, the units that carry it (all of the content for a verb of attribution), and the rule that said so."""

    kind: CommitmentKind
    units: tuple[Unit, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A verdict with an issuer of its own."""

    issuer: str
    verdict: Verdict


class Words:
    """The hits of topic ``commitments`` in one document, by group; those inside a plain phrase are left out."""

    def __init__(self, analysis: Analysis) -> None:
        hits = analysis.document.hits.get("commitments", [])
        plain = [h for h in hits if h.group == "plain"]
        kept = [h for h in hits if not any(p.first <= h.first and h.last <= p.last for p in plain)]
        self.cue = [h for h in kept if h.group == "cue"]
        self.mark = uncovered([h for h in kept if h.group == "mark"])
        own = [h for h in kept if h.group in ("own", "own_told")]
        document = analysis.document
        self.own = [h for h in own if h.group == "own" or document.quotation_at(h.start) is None]
        helping = {i for h in kept if h.group == "help" for i in range(h.last, h.last + _HEAD)}
        self.hostile = [h for h in kept if h.group == "hostile" and h.first not in helping]
        self.nobody = {h.first for h in kept if h.group == "nobody"}
        self.asked = {h.first for h in kept if h.group == "asked"}
        self.harm = [h for h in kept if h.group == "harm"]
        self.modal = [h for h in analysis.document.hits.get("conditions", []) if h.group == "modal"]


def within(hits: list[Hit], unit: Unit) -> list[Hit]:
    """The hits in a unit."""
    return [h for h in hits if unit.first <= h.first and h.last <= unit.last]


def judge(statement: Statement, parts: list[Unit], words: Words, sides: Sides, reader: Reader) -> list[Verdict]:
    """The verdicts on a statement: none where it commits to nothing, two where a conditional sentence has a kind of its own."""
    by_cue = _by_cue(statement, parts, words, sides, reader)
    if by_cue is not None:
        return [by_cue]
    found: dict[CommitmentKind, list[Unit]] = {}
    for unit in parts:
        kind = _of_unit(unit, words, sides, reader)
        warned = _warned(unit, words, sides, reader) if kind is None and not unit.conditions else None
        if kind is not None:
            found.setdefault(kind, []).append(unit)
        elif warned is not None:
            found.setdefault("warning", []).append(warned)
    return [Verdict(k, tuple(found[k]), f"commitments.content.{k}") for k in _ORDER if k in found]


def nested(statement: Statement, parts: list[Unit], words: Words, analysis: Analysis, reader: Reader) -> Nested | None:
    """A commitment of somebody else that the content relays: "the king had *asked Seoul for help*".

    Its verb stands right behind a mention of its issuer, over fillers only, and the statement's own verb is none of these.
    """
    if any(h.start < end and start < h.end for h in words.cue for start, end in statement.cue):
        return None
    for unit in parts:
        clauses = reader.clauses(unit.first, unit.last)
        mentions = {m.tokens[1]: m for m in analysis.mentions if unit.first <= m.tokens[0] and m.tokens[1] <= unit.last}
        for hit in within(words.cue, unit):
            at = hit.first
            while at > unit.first and at not in mentions and (at - 1 in clauses.fillers or clauses.is_comma(at - 1)):
                at -= 1
            mention = mentions.get(at)
            if mention is None or not mention.actors or word(hit).kind not in _RELAYED or hit.last >= unit.last:
                continue
            if reader.of(hit.first, hit.last).mode in _UNSAID:
                continue
            inner = Unit(hit.last, unit.last, tuple(reader.conditions(hit.last, unit.last)))
            return Nested(mention.actors[0], Verdict(word(hit).kind, (inner,), f"commitments.nested.{word(hit).kind}"))
    return None


def _by_cue(statement: Statement, parts: list[Unit], words: Words, sides: Sides, reader: Reader) -> Verdict | None:
    """The kind told by the verb of attribution ("urged", "denied that", "vowed to")."""
    hits = [h for h in words.cue if any(h.start < end and start < h.end for start, end in statement.cue)]
    if not hits or not parts:
        return None
    hit = max(hits, key=lambda h: h.last - h.first)
    row = word(hit)
    asked = row.kind == "demand" and any(i in words.asked for i in range(hit.last, hit.last + _ASKED))
    if asked or reader.of(hit.first, hit.last).mode in _UNSAID:
        return None
    harm = any(within(words.harm, u) for u in parts)
    conditional = any(u.conditions for u in parts)
    if (row.only_with == "harm" and not harm) or (row.only_with == "condition" and not conditional):
        return None
    kind = row.kind
    if kind == "promise" and _demands(parts, words):
        kind = "demand"
    if kind == "refusal" and _of_claim(parts[0], reader):
        kind = "denial"
    if kind == "warning" and not conditional:
        parts = [_warned(u, words, sides, reader) or u for u in parts]
    if kind in ("warning", "offer") and any(_is_threat(u, words, reader) for u in parts):
        kind = "threat"
    return Verdict(kind, tuple(parts), f"commitments.cue.{row.kind}")


def _demands(parts: list[Unit], words: Words) -> bool:
    """Whether what is agreed on is what somebody must do ("agreed that Hamas should release ...")."""
    return any(word(h).kind == "demand" for u in parts for h in within(words.mark, u))


def _of_claim(unit: Unit, reader: Reader) -> bool:
    """Whether what is refused is what somebody alleges ("rejected US *allegations*")."""
    return any(h.first - unit.first < _HEAD for h in reader.clauses(unit.first, unit.last).beside["claim"])


def _is_threat(unit: Unit, words: Words, reader: Reader) -> bool:
    """Whether a hostile act is told as to come, outside the condition ("any sanctions could ..." threatens with none)."""
    inside = [k.condition for k in unit.conditions]
    open_words = reader.clauses(unit.first, unit.last).futures
    outcomes = [k.consequence[0] for k in unit.conditions if k.nominal and k.consequence]
    first = min((*(h.first for h in (*open_words, *within(words.mark, unit))), *outcomes), default=unit.last)
    acts = [h for h in within(words.hostile, unit) if first <= h.first < first + _ACT]
    return any(not any(a <= h.first < b for a, b in inside) for h in acts)


def _phrase_start(clauses: Clauses, at: int, first: int) -> int | None:
    """Where the subject of token ``at`` starts, relative clauses included: at ``first`` or behind "that", not behind a comma."""
    for i in range(at - 1, first - 1, -1):
        if clauses.breaks(i):
            return None
        if clauses.bounds.get(i) == "complement":
            return i + 1
    return first


def _warned(unit: Unit, words: Words, sides: Sides, reader: Reader) -> Unit | None:
    """A warning without an if: an act that is nobody's by name, a modal, and the harm that it would do."""
    clauses = reader.clauses(unit.first, unit.last)
    for modal in words.modal:
        if not unit.first < modal.first < unit.last:
            continue
        start = _phrase_start(clauses, modal.first, unit.first)
        harms = [h for h in within(words.harm, unit) if modal.last <= h.first <= modal.last + _HARM]
        if harms and start is not None and modal.first > start and not sides.starts_with_actor(start):
            return with_subject_as_condition(unit, modal, start, unit.last)
    return None


def _fits(wanted: str, subject: str) -> bool:
    return wanted in ("any", subject) or (wanted == "named" and subject in ("own", "other"))


def _follows_from_noun(unit: Unit, hit: Hit) -> bool:
    """Whether a noun that is a condition is the subject of a word ("any sanctions *would* ..."), so that nobody's side is."""
    return any(
        k.nominal and k.marker[0] == k.marker[1] and k.consequence and k.consequence[0] <= hit.first < k.consequence[1]
        for k in unit.conditions
    )


def _inflected(unit: Unit, sides: Sides, reader: Reader, hostile: bool) -> list[CommitmentKind]:
    """What the issuer's own side is told to do by the form of the verb alone (Russian «поставим», «не отдадим»)."""
    clauses, out = reader.clauses(unit.first, unit.last), list[CommitmentKind]()
    for hit in clauses.inflected:
        if any(k.condition[0] <= hit.first < k.condition[1] for k in unit.conditions):
            continue
        undone = reader.of(hit.first, hit.last).undone
        if not undone and any(k.only for k in unit.conditions):
            continue  # what is done on one condition only asks for that
        if sides.subject(clauses, hit.first, unit.first) == "own":
            out.append("refusal" if undone else "threat" if hostile else "promise")
    return out


def _of_own_side(unit: Unit, words: Words, sides: Sides, clauses: Clauses) -> bool:
    """Whether the hostile act that follows from a condition is the issuer's own ("[vowed] to *raise tariffs* if ...")."""
    result = unit.conditions[0].consequence
    acts = [h for h in within(words.hostile, unit) if result and result[0] <= h.first < result[1]]
    return result is not None and bool(acts) and sides.subject(clauses, acts[0].first, result[0]) == "own"


def _of_unit(unit: Unit, words: Words, sides: Sides, reader: Reader) -> CommitmentKind | None:
    clauses = reader.clauses(unit.first, unit.last)
    harm, hostile = bool(within(words.harm, unit)), _is_threat(unit, words, reader)
    kinds: list[CommitmentKind] = []
    for hit in within(words.mark, unit):
        row = word(hit)
        if any(k.condition[0] <= hit.first < k.condition[1] for k in unit.conditions):
            continue
        subject = "none" if _follows_from_noun(unit, hit) else sides.subject(clauses, hit.first, unit.first)
        if subject == "relative" or (subject == "nobody" and row.kind != "denial") or not _fits(row.subject, subject):
            continue
        if (row.only_with == "harm" and not harm) or (row.only_with == "condition" and not unit.conditions):
            continue
        restrained = row.kind == "refusal" and any(0 <= h.first - hit.last <= 1 for h in words.hostile)
        threat = row.kind in ("offer", "promise") and hostile
        kinds.append("threat" if threat else "promise" if restrained else row.kind)  # who will not attack promises that
    kinds += _inflected(unit, sides, reader, hostile)
    best = next((k for k in _ORDER if k in kinds), None)
    if best is None and unit.conditions:
        if unit.conditions[0].only:
            return "demand"
        threat = hostile and (unit.conditions[0].nominal or _of_own_side(unit, words, sides, clauses))
        return "threat" if threat else "warning" if harm or hostile else None
    return best
