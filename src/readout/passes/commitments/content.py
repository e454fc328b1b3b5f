"""Of what kind one sentence of a content is: by the words in it, whose act they tell, and its conditions."""

from __future__ import annotations

from readout.packs.schema.commitments import CommitmentWord
from readout.passes.commitments.sides import Sides, clause_start
from readout.passes.commitments.units import Unit, within
from readout.passes.commitments.words import Words, word
from readout.passes.modality import Reader
from readout.record import CommitmentKind
from readout.text import Hit

# Which kind is taken where words tell of several: what binds or blames most plainly first.
ORDER: tuple[CommitmentKind, ...] = ("denial", "refusal", "demand", "threat", "offer", "promise", "warning")
_ACT = 10  # words behind the first future among which the act stands that it tells of
_QUESTION = 3  # words of a clause among which the word of a question opens it
_CROSSED = ("relative", "subordinate", "adversative")


class Content:
    """One unit of what is said."""

    def __init__(self, unit: Unit, words: Words, sides: Sides, reader: Reader) -> None:
        self.unit = unit
        self._words = words
        self._sides = sides
        self._reader = reader
        self._clauses = reader.clauses(unit.first, unit.last)
        self.harms = self._apart(within(words.harm, unit))
        self.is_hostile = any(self._is_told(h) for h in self._apart(within(words.hostile, unit)))

    def kind(self) -> CommitmentKind | None:
        """The kind, or ``None`` for what binds nobody."""
        kinds = [k for h in self._apart(within(self._words.mark, self.unit)) if (k := self._of_mark(h)) is not None]
        kinds += self._inflected()
        best = next((k for k in ORDER if k in kinds), None)
        return self._of_condition() if best is None and self.unit.conditions else best

    def _apart(self, hits: list[Hit]) -> list[Hit]:
        """Those that stand in no condition."""
        inside = [k.condition for k in self.unit.conditions]
        return [h for h in hits if not any(a <= h.first < b for a, b in inside)]

    def _is_told(self, act: Hit) -> bool:
        """Whether a hostile act is told as to come, in the clause of the first word that tells so ("any sanctions could ..."
        threatens with none, and who is ready to help "as X *defends itself*" neither)."""
        unit = self.unit
        outcomes = [k.consequence[0] for k in unit.conditions if k.nominal and k.consequence]
        told = (*self._clauses.futures, *within(self._words.mark, unit))
        first = min((*(h.first for h in told), *outcomes), default=unit.last)
        if not first <= act.first < first + _ACT or self._reader.of(act.first, act.last).mode == "negated":
            return False
        return not self._clauses.stops_between(first + 1, act.first, commas=False, kinds=_CROSSED)

    def _of_mark(self, hit: Hit) -> CommitmentKind | None:
        row, unit = word(hit), self.unit
        if row.head and hit.first != unit.first:
            return None
        if row.kind == "denial" and any(f.last == hit.first for f in self._clauses.futures):
            return None  # what one "would *never sell*" was not denied
        subject = "none" if self._follows_from_noun(hit) else self._subject(hit, over=row.kind == "demand")
        if subject == "relative" or (subject == "nobody" and row.kind != "denial") or not _fits(row.subject, subject):
            return None
        if (row.only_with == "harm" and not self.harms) or (row.only_with == "condition" and not unit.conditions):
            return None
        if self._is_asked(hit) or self._is_relayed(hit, row) or self._is_unsaid(hit):
            return None
        if row.kind == "refusal" and any(0 <= h.first - hit.last <= 1 for h in self._words.hostile):
            return "promise"  # who will not attack promises that
        if row.kind in ("offer", "promise") and self._is_wished(hit):
            return None
        if row.kind in ("offer", "promise") and self.is_hostile:
            return "threat"
        talked_of = {h.first for h in self._words.menace}
        if row.kind == "promise" and any(0 <= h.first - hit.last <= 1 and h.first not in talked_of for h in self.harms):
            return "warning"  # what will worsen is nobody's to promise
        return row.kind

    def _is_unsaid(self, hit: Hit) -> bool:
        """Whether a word commits nobody: it is but possible, or a negation stands before it and none in it ("we do *not demand* that")."""
        told = self._reader.of(hit.first, hit.last)
        negates = any(c.group == "negated" and hit.first <= c.first < hit.last for c in self._clauses.cues)
        before = told.evidence is not None and told.evidence[0] < hit.start
        return told.mode == "possible" or (told.mode == "negated" and before and not negates)

    def _is_asked(self, hit: Hit) -> bool:
        """Whether a word stands in a question that is told ("*whether* we will go", "*why* they would")."""
        start = clause_start(self._clauses, hit.first, self.unit.first)
        near = (*range(start, min(start + _QUESTION, hit.first)), *range(max(start, hit.first - _QUESTION), hit.first))
        return any(i in self._words.asked for i in near)

    def _is_wished(self, hit: Hit) -> bool:
        """Whether a word stands behind one of hope or belief in its clause, or right before that ("*I hope* that we will")."""
        start = clause_start(self._clauses, hit.first, self.unit.first)
        return any(i in self._words.wish for i in range(start - 2, hit.first))

    def _is_relayed(self, hit: Hit, row: CommitmentWord) -> bool:
        """Whether a word stands behind the "that" of somebody else's words ("*Beijing said* that we will lose")."""
        first = self.unit.first
        that = [i for i, k in self._clauses.bounds.items() if k == "complement" and first <= i < hit.first]
        if not that or row.noun:
            return bool(that)
        return self._sides.starts_with_other(first) and self._sides.subject(self._clauses, that[0], first) == "other"

    def _follows_from_noun(self, hit: Hit) -> bool:
        """Whether a noun that is a condition is the subject of a word ("any sanctions *would* ..."), so that nobody's side is."""
        return any(
            k.nominal
            and k.marker[0] == k.marker[1]
            and k.consequence
            and k.consequence[0] <= hit.first < k.consequence[1]
            for k in self.unit.conditions
        )

    def _inflected(self) -> list[CommitmentKind]:
        """What the issuer's own side is told to do by the form of the verb alone (Russian «поставим», «не отдадим»)."""
        out: list[CommitmentKind] = []
        for hit in self._apart(self._clauses.inflected):
            undone = self._reader.of(hit.first, hit.last).undone
            if not undone and any(k.only for k in self.unit.conditions):
                continue  # what is done on one condition only asks for that
            if not self._words.is_plain(hit) and self._subject(hit) == "own":
                out.append("refusal" if undone else "threat" if self.is_hostile else "promise")
        return out

    def _subject(self, hit: Hit, *, over: bool = False) -> str:
        return self._sides.subject(self._clauses, hit.first, self.unit.first, over=over)

    def _of_condition(self) -> CommitmentKind | None:
        """What follows from a condition without a word that binds."""
        condition = self.unit.conditions[0]
        if condition.only or condition.unreal:
            return "demand" if condition.only else None
        if self.is_hostile and (condition.nominal or self._is_of_own_side()):
            return "threat"
        return "warning" if self.harms or self.is_hostile else None

    def _is_of_own_side(self) -> bool:
        """Whether the hostile act that follows from a condition is the issuer's own ("[vowed] to *raise tariffs* if ...")."""
        result = self.unit.conditions[0].consequence
        acts = [h for h in within(self._words.hostile, self.unit) if result and result[0] <= h.first < result[1]]
        if result is None or not acts:
            return False
        return self._sides.subject(self._clauses, acts[0].first, result[0]) == "own"


def _fits(wanted: str, subject: str) -> bool:
    if wanted == "foreign":
        return subject != "own"
    if wanted == "unnamed":
        return subject in ("own", "none")
    return wanted in ("any", subject) or (wanted == "named" and subject in ("own", "other"))
