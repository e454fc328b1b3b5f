"""One sentence as roles see it: its parties, its small words, and where its clauses and phrases start and end."""

from __future__ import annotations

from readout.packs.schema.events import Events as Rules
from readout.passes.events.cases import Cases
from readout.passes.modality import Condition
from readout.passes.modality.clauses import COMMAS, STOPS, Clauses
from readout.passes.parties import Parties, Party
from readout.text import Hit

_NO_MODIFIER = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADV"})  # "on *Monday* Russia ..."
_SMALL = (
    "oblique",
    "toward",
    "agent",
    "harm",
    "facing",
    "locative",
    "companion",
    "mutual",
    "between",
    "target",
    "including",
    "befall",
    "side",
)
_BESIDE = 2  # words between a noun and the party that owns it
_THING = 5  # words between a verb and the thing that it is done with
HYPHENS = ("-", "–", "‑")
_BOUNDS = frozenset({"complement", "subordinate", "adversative"})


class Ground(Cases):
    """What stands around the event words of one sentence, tokens ``[first, last)``."""

    def __init__(
        self, clauses: Clauses, parties: Parties, hits: list[Hit], rules: Rules, conditions: list[Condition]
    ) -> None:
        """``hits`` are those of topic ``events`` in the sentence; ``rules`` are the pack's settings. What stands
        under a condition and what follows from it have ends of their own."""
        self._c = clauses
        self._conditions = [k.condition for k in conditions if not k.nominal]
        self._results = [k.consequence for k in conditions if k.consequence and not k.nominal]
        self._sides = self._conditions + self._results
        self._possessor = rules.possessor
        self._progressive = rules.progressive
        self._rules = rules
        self._friendly = {i for h in hits if h.group in ("support", "aid") for i in range(h.first, h.last)}
        self._auxiliaries = {h.last for h in hits if h.group == "auxiliary"}
        self._parties = parties.between(clauses.first, clauses.last)
        self._small: dict[str, set[int]] = {g: set() for g in _SMALL}
        for h in hits:
            if h.group in self._small:
                self._small[h.group].add(h.first)
        held = {i for h in hits if getattr(h.entry, "form", "") for i in range(h.first, h.last)}
        self._small["toward"] |= self._small["target"] - held  # the "troops" that mass are nobody's to attack
        phrases = [h for h in hits if h.group == "toward" and h.last - h.first > 1]  # Russian «в отношении»
        self._small["locative"] -= {i for h in phrases for i in range(h.first, h.last)}
        self.direct = False  # whether the sentence is somebody's own words, in which "his" is another's
        self._mine = {h.first for h in hits if h.group == "mine"}
        self._own = [h for h in hits if h.group == "own"]
        self._intents = [h for h in hits if h.group == "intent"]
        self._involved = [h for h in hits if h.group == "involvement"]
        self._light = [h for h in hits if h.group in ("light", "undo", "give", "offer")]
        # An agent right behind a passive is no subject of what follows: "accused by *the US* of attacking".
        self._accusers = {h.last for h in hits if getattr(h.entry, "form", "") == "passive"}
        self._verbs = sorted(
            {h.last for h in hits if getattr(h.entry, "form", "") == "verb"} | {s.last for s in clauses.speech}
        )
        self._determined = {h.last for h in hits if h.group == "determiner"}
        self._things = [h for h in hits if h.group == "thing"]

    def fitting(self, hits: list[Hit]) -> list[Hit]:
        """Those that have beside them what they need to mean their type; where one has, the same word means nothing wider."""
        fit = [h for h in hits if not getattr(h.entry, "things", None) or self._has_thing(h)]
        narrow = {(h.first, h.last) for h in fit if getattr(h.entry, "things", None)}
        return [h for h in fit if (h.first, h.last) not in narrow or getattr(h.entry, "things", None)]

    def _has_thing(self, hit: Hit) -> bool:
        """Whether a thing of the kind it needs is named close behind a word, or close before a passive."""
        for h in self._things:
            behind = 0 <= h.first - hit.last <= _THING
            before = 0 <= hit.first - h.last <= _THING and self._is_passive(hit)
            left, right = (hit.last, h.first) if behind else (h.last, hit.first)
            if h.entry.name == hit.entry.things and (behind or before):
                return not self._c.stops_between(left, right, commas=True, kinds=_BOUNDS)
        return False

    def is_in_name(self, hit: Hit) -> bool:
        """Whether a noun stands inside the name of a party ("the Israel *Defense* Forces")."""
        if getattr(hit.entry, "form", "") not in ("noun", "both"):
            return False
        return any(p.first <= hit.first and hit.last < p.last for p in self._parties)

    def _before(self, party: Party) -> set[int]:
        """Tokens shortly before a party, back to a mark or another party: where its preposition stands."""
        out: set[int] = set()
        for i in range(party.first - 1, max(self._c.first, party.first - 5) - 1, -1):
            if self._c.norm(i) in COMMAS or self._c.norm(i) in STOPS:
                break
            out.add(i)
        return out

    def _is_oblique(self, party: Party) -> bool:
        """Whether a preposition stands right before a party, or an article before it ("in the United States")."""
        return any(i in self._small["oblique"] for i in self._close_before(party))

    def _is_place(self, party: Party, after: int) -> bool:
        """Whether a party is named as the place or the origin of something, or inside a compound: nothing is done to it.

        A preposition before token ``after`` belongs to the word that is asked for ("arrive *in*").
        """
        near = [i for i in self._close_before(party) if i >= after]
        located = any(i in self._small["locative"] for i in near) and not self._is_direction(party)
        return located or self._is_compound(party)

    def _close_before(self, party: Party) -> list[int]:
        """The token before a party, and the one before that where an article or adjective stands between ("in *eastern* Ukraine")."""
        at = party.first - 1
        apart = at < self._c.first or self._c.document.tokens[at].pos in _NO_MODIFIER
        return [at] if apart else [at, at - 1]

    def _is_compound(self, party: Party) -> bool:
        """Whether a hyphen joins a party to the word beside it ("the *US*-Japan alliance"), or it opens a longer name."""
        text, tokens = self._c.document.text, self._c.document.tokens
        start, end = tokens[party.first].start, tokens[party.last - 1].end
        if text[start - 1 : start] in HYPHENS or text[end : end + 1] in HYPHENS:
            return True
        alone = party.last - party.first == 1 and not party.adjective and self._possessor == "before"
        return (
            alone and party.last < self._c.last and tokens[party.last].capitalised and tokens[party.last].kind == "word"
        )

    def _is_act(self, i: int) -> bool:
        """Whether a token is a verb other than a friendly one: what is named behind it is its object, and no other word's."""
        token, rules = self._c.document.tokens[i], self._rules
        if token.kind != "word" or i in self._friendly or token.norm in rules.no_verb:
            return False
        if token.pos:
            return token.pos == "VERB" and not self._is_modifier(i)
        return token.norm.startswith(rules.verb_beginning)

    def _is_modifier(self, i: int) -> bool:
        """Whether a participle stands inside a noun phrase: behind an article or another word that goes with a noun."""
        if self._c.bounds.get(i - 1) == "coordinate":  # "coercive *and destabilizing* acts"
            i -= 1
        before = self._c.document.tokens[i - 1] if i > self._c.first else None
        if before is None:
            return False
        return before.pos == "ADJ" or (i in self._determined and before.pos != "ADP")

    def _clause_start(self, at: int) -> int:
        c = self._c
        floor = max((a for a, b in self._sides if a <= at < b), default=c.first)
        for i in range(at - 1, floor - 1, -1):
            if c.norm(i) in STOPS or c.is_quote(i) or c.bounds.get(i) in _BOUNDS:
                return i + 1
        return floor

    def _ends_phrase(self, party: Party) -> bool:
        """Whether a mark, a preposition or an "and" follows: what stands there is no subject of a further verb."""
        at, c = party.last, self._c
        small = self._small["oblique"] | self._small["toward"]
        return at >= c.last or at in small or at in c.bounds or c.document.tokens[at].kind == "mark"

    def _with_partners(self, straight: list[Party]) -> tuple[str, ...]:
        """The first of these parties, with those joined to it ("the US and Britain")."""
        chosen, last = 1, straight[0].last
        for n, p in enumerate(straight[1:], 2):
            gap = range(last, p.first)
            joined = [self._c.bounds.get(i) == "coordinate" for i in gap]
            if not joined or not all(j or self._c.norm(i) in COMMAS for i, j in zip(gap, joined, strict=True)):
                break
            last = p.last
            chosen = n if any(joined) else chosen  # a list goes on only where an "and" ends it
        return tuple(dict.fromkeys(c for p in straight[:chosen] for c in p.codes))

    def _relative(self, start: int, at: int) -> int | None:
        """Where the relative clause opens that token ``at`` stands in; ``None`` outside one, or behind the comma that ends it."""
        for i in range(at - 1, start - 1, -1):
            if self._c.norm(i) in COMMAS:
                return None
            if self._c.bounds.get(i) == "relative":
                return i
        return None

    def _takes_object(self, hit: Hit) -> bool:
        """Whether a party follows as an object does: close by, without a preposition."""
        return any(0 <= p.first - hit.last <= _BESIDE and not self._is_oblique(p) for p in self._parties)

    def _is_unfinished(self, hit: Hit) -> bool:
        """Whether a form says that nothing of it is told: "may *be asking*" of a passive, "looking forward to *working together*" of a
        bond."""
        form, norm = getattr(hit.entry, "form", ""), self._c.norm
        ends = [i for i in range(hit.first, hit.last) if self._progressive and norm(i).endswith(self._progressive)]
        if not ends or form not in ("passive", "bond"):
            return False
        return form == "passive" or (
            ends[0] == hit.first and not self._auxiliaries & set(range(hit.first - _BESIDE, hit.first + 1))
        )

    def _is_passive(self, hit: Hit) -> bool:
        """Whether the word is a passive, or an auxiliary stands before it, adverbs aside ("was never *attacked*")."""
        if self._progressive and self._c.norm(hit.last - 1).endswith(self._progressive):
            return False
        if hit.last in self._small["agent"] or self._is_passive_form(hit):
            return True
        at = hit.first
        while at not in self._auxiliaries and at - 1 >= self._c.first and at - 1 in self._c.fillers:
            at -= 1
        return at in self._auxiliaries
