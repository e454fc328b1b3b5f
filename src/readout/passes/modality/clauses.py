"""The words of one sentence that matter to modality, found once and asked many times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.packs.schema.modality import Boundary, Modality
from readout.text import Document, Hit

STOPS = frozenset(";:!?")
COMMAS = frozenset(",—–()")
_OPEN_GROUPS = ("planned", "possible", "demanded")
_CUE_GROUPS = ("negated", "conditional", "denied", "planned", "purpose", "possible", "demanded", "reported")


@dataclass(slots=True)
class Clauses:
    """A sentence seen as a row of tokens ``[first, last)`` with its cues and bounds, all as token indices."""

    document: Document
    first: int
    last: int
    cues: list[Hit] = field(default_factory=list)
    futures: list[Hit] = field(default_factory=list)
    inflected: list[Hit] = field(default_factory=list)
    fillers: set[int] = field(default_factory=set)
    occurs: list[Hit] = field(default_factory=list)
    beside: dict[str, list[Hit]] = field(default_factory=dict)
    implicative: list[Hit] = field(default_factory=list)
    speech: list[Hit] = field(default_factory=list)
    bounds: dict[int, str] = field(default_factory=dict)

    def norm(self, i: int) -> str:
        """The normal form of token ``i``."""
        return self.document.tokens[i].norm

    def is_quote(self, i: int) -> bool:
        """Whether token ``i`` is a double quotation mark."""
        return self.norm(i) in _QUOTES

    def stops_between(self, left: int, right: int, *, commas: bool, kinds: Iterable[str]) -> bool:
        """Whether a bound of these kinds, a stop, or (if ``commas``) a comma stands in tokens ``[left, right)``."""
        wanted = frozenset(kinds)
        for i in range(left, right):
            norm = self.norm(i)
            if norm in STOPS or (commas and norm in COMMAS) or self.bounds.get(i) in wanted:
                return True
        return False

    def speech_before(self, at: int) -> Hit | None:
        """The last verb of speech that ends at or before token ``at``."""
        found = [h for h in self.speech if h.last <= at]
        return found[-1] if found else None


_QUOTES = frozenset('"“”„«»＂')


def clauses(document: Document, rules: Modality, inside: list[Hit], first: int, last: int) -> Clauses:
    """Sort the hits of topic ``modality`` in tokens ``[first, last)``; ``inside`` are those in order of start."""
    out = Clauses(document, first, last)
    cues = [h for h in inside if h.group in _CUE_GROUPS or h.group == "neutral"]
    out.cues = [h for h in cues if h.group != "neutral" and not _covered(h, cues) and not _is_name(document, h)]
    out.inflected = _inflected(document, rules, inside, first, last)
    out.futures = [h for h in inside if h.group in _OPEN_GROUPS and not _is_call(h)] + out.inflected
    out.occurs = [h for h in inside if h.group == "occur"]
    out.implicative = [h for h in inside if h.group == "implicative"]
    out.beside = {group: [h for h in inside if h.group == group] for group in ("claim", "partisan", "hinder")}
    out.speech = [h for h in inside if h.group == "speech"]
    out.bounds = {h.first: h.entry.kind for h in inside if isinstance(h.entry, Boundary)}
    for hit in inside:
        if hit.group == "filler":
            out.fillers.update(range(hit.first, hit.last))
    for hit in out.cues:
        out.fillers.update(range(hit.first, hit.last))
    endings, tokens = rules.filler_endings, document.tokens
    if endings:
        words = (i for i in range(first, last) if tokens[i].kind == "word")
        out.fillers.update(i for i in words if tokens[i].norm.endswith(endings))
    return out


def _covered(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer phrase holds this one ("not only" holds "not"), or a neutral one overlaps it and is not held by it."""
    size = hit.last - hit.first
    for o in others:
        if o.first <= hit.first and hit.last <= o.last and o.last - o.first > size:
            return True
        held = hit.first <= o.first and o.last <= hit.last
        if o.group == "neutral" and not held and o.first < hit.last and hit.first < o.last:
            return True
    return False


def _inflected(document: Document, rules: Modality, inside: list[Hit], first: int, last: int) -> list[Hit]:
    """The verbs told as still to come by their form alone, in order (empty for a language without such forms)."""
    if not rules.future_endings:
        return []
    known = {h.last - 1: h for h in inside if h.group == "perfective"}
    out = []
    for i in range(first, last):
        token = document.tokens[i]
        if token.kind != "word" or not token.norm.endswith(rules.future_endings):
            continue
        if i in known or _is_perfective(token.norm, token.lemma, rules):
            out.append(known.get(i) or Hit(i, i + 1, token.start, token.end, "modality", "perfective", None))
    return out


def _is_perfective(norm: str, lemma: str, rules: Modality) -> bool:
    """Whether a verb with a beginning of its own is perfective, as far as its form in the present tells."""
    return (
        lemma.endswith(rules.infinitive_endings)
        and lemma.startswith(rules.perfective_beginnings)
        and not norm.endswith((*rules.present_endings, *rules.infinitive_endings))
        and not lemma.endswith(rules.imperfective_endings)
        and lemma not in rules.imperfective
    )


def _is_call(hit: Hit) -> bool:
    """Whether a cue is a verb of calling on somebody ("ordered"), which by itself tells of nothing to come."""
    return hit.group == "demanded" and getattr(hit.entry, "left", None) == "clause"


def _is_name(document: Document, hit: Hit) -> bool:
    return getattr(hit.entry, "lower", False) and document.tokens[hit.first].capitalised
