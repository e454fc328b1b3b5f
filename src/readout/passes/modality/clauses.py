"""The words of one sentence that matter to modality, found once and asked many times."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from readout.packs.schema.modality import Boundary, Modality
from readout.text import Document, Hit, Token

STOPS = frozenset(";:!?")
COMMAS = frozenset(",—–()")
_OPEN_GROUPS = ("planned", "possible", "demanded")
_CUE_GROUPS = ("negated", "conditional", "denied", "planned", "purpose", "possible", "demanded", "reported")


class Clauses(msgspec.Struct):
    """A sentence seen as a row of tokens ``[first, last)`` with its cues and bounds, all as token indices.

    ``asides`` are the tokens of what stands in brackets, and the marks of a few quoted words that run on in their clause
    ("ready for \"*all-out war*\" if ..."): neither bounds a clause. ``joins``: a cue before two joined predicates governs both.
    """

    document: Document
    first: int
    last: int
    cues: list[Hit] = msgspec.field(default_factory=list)
    futures: list[Hit] = msgspec.field(default_factory=list)
    inflected: list[Hit] = msgspec.field(default_factory=list)
    fillers: set[int] = msgspec.field(default_factory=set)
    occurs: list[Hit] = msgspec.field(default_factory=list)
    beside: dict[str, list[Hit]] = msgspec.field(default_factory=dict)
    implicative: list[Hit] = msgspec.field(default_factory=list)
    closing: set[int] = msgspec.field(default_factory=set)
    speech: list[Hit] = msgspec.field(default_factory=list)
    bounds: dict[int, str] = msgspec.field(default_factory=dict)
    asides: set[int] = msgspec.field(default_factory=set)
    joins: bool = False

    def norm(self, i: int) -> str:
        """The normal form of token ``i``."""
        return self.document.tokens[i].norm

    def is_quote(self, i: int) -> bool:
        """Whether token ``i`` is a double quotation mark of more than a few words."""
        return self.norm(i) in _QUOTES and i not in self.asides

    def is_comma(self, i: int) -> bool:
        """Whether token ``i`` is a comma, a dash or a bracket that bounds a clause."""
        return self.norm(i) in COMMAS and i not in self.asides

    def breaks(self, i: int) -> bool:
        """Whether token ``i`` is a mark that bounds a clause: a comma, a stop, a quotation mark."""
        norm = self.document.tokens[i].norm
        return norm in STOPS or ((norm in COMMAS or norm in _QUOTES) and i not in self.asides)

    def stops_between(self, left: int, right: int, *, commas: bool, kinds: Collection[str]) -> bool:
        """Whether a bound of these kinds, a stop, or (if ``commas``) a comma stands in tokens ``[left, right)``."""
        tokens, bounds = self.document.tokens, self.bounds
        for i in range(left, right):
            norm = tokens[i].norm
            if norm in STOPS or (commas and norm in COMMAS and i not in self.asides) or bounds.get(i) in kinds:
                return True
        return False

    def joins_predicates(self, left: int, right: int) -> bool:
        """Whether an "and" or "or" joins the predicate at ``right`` to one in the same form right behind a cue that ends at
        ``left`` ("did *not* condemn or accuse")."""
        at = right
        while self.joins and at > left and at - 1 in self.fillers and self.bounds.get(at - 1) != "coordinate":
            at -= 1
        if not self.joins or self.bounds.get(at - 1) != "coordinate":
            return False
        other = self.document.tokens[right]
        for i in range(left, at - 1):
            one = self.document.tokens[i]
            alike = one.norm[-2:] == other.norm[-2:] or (one.norm == one.lemma and other.norm == other.lemma)
            if alike and at - 1 - i <= _BESIDE:
                return True
            if i not in self.fillers:
                return False
        return False

    def leaves_relative(self, left: int, right: int) -> bool:
        """Whether a relative clause that holds what ends at ``left`` is closed before ``right`` by the word that closes its noun
        phrase (Indonesian "menteri *yang* berjanji menunggu *itu* menandatangani ...")."""
        closed = self.closing and any(left <= i < right for i in self.closing)
        return bool(closed) and any(self.bounds.get(i) == "relative" for i in range(max(self.first, left - _FAR), left))

    def crosses_one(self, left: int, right: int) -> bool:
        """Whether just one relative clause opens between, and nothing ends the sentence's core ("it was not X *that*")."""
        crossed = sum(self.bounds.get(i) in ("relative", "complement") for i in range(left, right))
        return crossed == 1 and not self.stops_between(left, right, commas=True, kinds=("adversative", "subordinate"))

    def ends_complement(self, left: int, right: int, *, quotes: bool) -> bool:
        """Whether what a cue governs as its complement ends in tokens ``[left, right)``."""
        for i in range(left, right):
            kind = self.bounds.get(i)
            norm = self.norm(i)
            if norm == ";" or kind == "adversative" or (quotes and self.is_quote(i) and i > left):
                return True
            if kind == "coordinate" and self.norm(i - 1) in ",":
                return True
            if kind in ("coordinate", "subordinate") and any(0 <= s.first - i <= 2 for s in self.speech):
                return True
        return False

    def speech_before(self, at: int) -> Hit | None:
        """The last verb of speech that ends at or before token ``at``."""
        found = [h for h in self.speech if h.last <= at]
        return found[-1] if found else None


_QUOTES = frozenset('"“”„«»＂')
_FAR = 8  # words back to the opening of a relative clause
_BESIDE = 2  # words of a predicate that another is joined to
_BRACKETED = 5  # words in brackets over which a clause runs on
_QUOTED = 12  # quoted words over which it does


def is_quotation_mark(token: Token) -> bool:
    """Whether a token is a double quotation mark."""
    return token.norm in _QUOTES


def clauses(document: Document, rules: Modality, inside: list[Hit], first: int, last: int) -> Clauses:
    """Sort the hits of topic ``modality`` in tokens ``[first, last)``; ``inside`` are those in order of start."""
    out = Clauses(document, first, last, joins=rules.negation_joins)
    of: dict[str, list[Hit]] = {}
    for hit in inside:
        of.setdefault(hit.group, []).append(hit)
    cues = [h for h in inside if h.group in _CUE_GROUPS]
    neutral = of.get("neutral", [])
    out.cues = [h for h in cues if not _covered(h, [*cues, *neutral]) and not _is_name(document, h)] if cues else []
    out.inflected = _inflected(document, rules, of.get("perfective", []), first, last)
    out.futures = [h for h in cues if h.group in _OPEN_GROUPS and not _is_call(h)] + out.inflected
    out.occurs = of.get("occur", [])
    out.implicative = of.get("implicative", [])
    out.closing = {h.first for h in of.get("closing", ())}
    out.beside = {group: of.get(group, []) for group in ("claim", "partisan", "hinder")}
    out.speech = of.get("speech", [])
    tokens = document.tokens
    bounds = [(h, h.entry) for h in inside if isinstance(h.entry, Boundary)]
    out.bounds = {h.first: e.kind for h, e in bounds if h.last - h.first > 1 or tokens[h.first].norm in e.words}
    for hit in (*of.get("filler", ()), *out.cues):
        out.fillers.update(range(hit.first, hit.last))
    for i in range(first, last) if rules.filler_endings or rules.infinitive_endings else ():
        token = tokens[i]
        infinitive = token.norm == token.lemma and token.norm.endswith(rules.infinitive_endings)
        if token.kind == "word" and (infinitive or token.norm.endswith(rules.filler_endings)):
            out.fillers.add(i)
    out.asides = _asides(out)
    return out


def _asides(c: Clauses) -> set[int]:
    out: set[int] = set()
    opened = quoted = -1
    for i, token in enumerate(c.document.tokens[c.first : c.last], c.first):
        norm = token.norm
        if token.kind != "mark":
            continue
        if norm == "(":
            opened = i
        elif norm == ")" and opened >= 0 and i - opened <= _BRACKETED + 1:
            out.update(range(opened, i + 1))
        elif norm in _QUOTES:
            quoted += 1
    return out | _quoted(c) if quoted > 0 else out


def _quoted(c: Clauses) -> set[int]:
    """The marks of quotations that go on with the words before them."""
    tokens, out = c.document.tokens, set[int]()
    for q in c.document.quotations:
        if q.outer_start >= tokens[c.last - 1].end:
            break
        if q.outer_start < tokens[c.first].start or not q.closed:
            continue
        opening, closing = c.document.token_at(q.outer_start), c.document.token_at(q.outer_end - 1)
        before = opening - 1
        runs_on = before >= c.first and tokens[before].kind == "word" and c.bounds.get(before) != "complement"
        short = closing <= c.last and closing - opening <= _QUOTED + 1 and tokens[closing - 1].kind != "mark"
        if runs_on and short and not any(h.last == opening for h in c.speech):
            out |= {opening, closing}
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


def _inflected(document: Document, rules: Modality, perfective: list[Hit], first: int, last: int) -> list[Hit]:
    """The verbs told as still to come by their form alone, in order (empty for a language without such forms)."""
    if not rules.future_endings:
        return []
    known = {h.last - 1: h for h in perfective}
    out = []
    for i in range(first, last):
        token = document.tokens[i]
        future = token.norm.endswith(rules.future_endings) and token.norm not in rules.participles
        if token.kind != "word" or not future:
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
