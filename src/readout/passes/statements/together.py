"""Words that mean several together ("they", "the leaders", "both sides"): whom the document named together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.passes.analysis import Analysis, Mention
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.named import Named
from readout.passes.statements.words import NOUNS
from readout.record import Span

# Within so many characters of its start a sentence opens with a name.
_OPENS = 6
# Names with fewer characters between them stand side by side ("S met today with President T").
_BESIDE = 60


class Together(Named):
    """The actors of one analysis with those who were last meant together, and the ``spoken``: ids of all who said something."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        super().__init__(analysis, grammar)
        self._pair: tuple[str, ...] = ()
        self.spoken: set[str] = set()
        self._pronouns: Counter[tuple[str, str]] | None = None

    def agree(self, word: str, actor: str) -> bool:
        """Whether a pronoun ("he", "she") may mean an actor: most pronouns that the document uses of him are the same."""
        if word not in self.g.gendered:
            return True
        if self._pronouns is None:
            words = ((m, self.a.text[m.span[0] : m.span[1]].casefold()) for m in self._starts if m.kind == "pronoun")
            self._pronouns = Counter((m.actors[0], w) for m, w in words if w in self.g.gendered and len(m.actors) == 1)
        return all(self._pronouns[actor, word] >= self._pronouns[actor, other] for other in self.g.gendered)

    def nearest(self, word: str, end: int) -> tuple[str, ...]:
        """The person last named before ``end`` whom a pronoun may mean."""
        named = [m.actors[0] for m in self._starts if m.span[1] <= end and m.actors and m.kind in ("name", "titled")]
        return tuple([a for a in named if self._kinds.get(a) == "person" and self.agree(word, a)][-1:])

    def _completed(self, mention: Mention) -> tuple[str, ...]:
        """The actors of a mention; all who are named together where it takes some of them for "the leaders"."""
        if self._named_in_passing(mention):
            return self._principals(mention.span[0]) or mention.actors
        if len(mention.actors) < 2 or mention.kind == "pronoun":
            return mention.actors
        together = self._together(mention.span[0])
        return together if set(mention.actors) < set(together) else mention.actors

    def _named_in_passing(self, mention: Mention) -> bool:
        """Whether "they", "the two sides" has been taken for states that no sentence before opens with and that said nothing yet."""
        if mention.kind not in ("pronoun", "collective") or any(
            self._kinds.get(a) != "government" or a in self.spoken for a in mention.actors
        ):
            return False
        words = {t.norm for t in self.a.document.tokens[slice(*mention.tokens)]}
        opens = {
            m.actors[0] for sentence in self.a.document.sentences if sentence.start < mention.span[0]
            for m in self._starts if m.actors and sentence.start <= m.span[0] <= sentence.start + _OPENS
            and m.kind not in ("pronoun", "collective")
        }  # fmt: skip
        return not words.isdisjoint(self.g.collective) and opens.isdisjoint(mention.actors)

    def _principals(self, end: int) -> tuple[str, ...]:
        """The first two persons of different states whom the text names together: a meeting's or a call's."""
        together = [(a, actor.country) for a in self._together(end) if (actor := self.a.actor(a)) and actor.country]
        return next(((a, b) for a, ours in together[:1] for b, theirs in together if theirs != ours), ())

    def _counts_too_few(self, mention: Mention, phrase: Sequence[Item]) -> bool:
        """Whether a word for several ("they", "the leaders") has been taken for one person, or for whom those two spoke of."""
        several = any(i.norm in self.g.collective and i.norm in self.g.plural for i in phrase)
        if not several or len(mention.actors) > 1 or self._of_their_own(phrase):
            return False
        return self._kinds.get(mention.actors[0]) == "person" or mention.actors[0] not in self.spoken

    def _of_their_own(self, phrase: Sequence[Item]) -> bool:
        """Whether a phrase for several says who they are, so that they are not the two named before: "EU ministers", "some leaders"."""
        bare = self.g.collective | self.g.article | self.g.pronoun
        return self.g.tagged and any(i.kind == "word" and i.norm not in bare and i.pos != "NUM" for i in phrase)

    def _collective(self, items: Sequence[Item], first: int, last: int) -> tuple[str, ...]:
        """The two persons last named, for "the leaders", "both"; for a pronoun only those just named together."""
        joined = next((i for i in range(first + 1, last) if items[i].norm in self.g.conjunction), last)
        words = {i.norm for i in items[first:joined]}
        head = next((i for i in range(joined - 1, first - 1, -1) if items[i].norm in self.g.collective), joined)
        if joined - first > 4 or head == joined or self._counts(items, first, head, joined):
            return ()
        if words <= self.g.pronoun:
            here = self.a.document.sentence_at(items[first].start)
            start = self.a.document.sentences[max(0, here.index - 2)].start if here else 0
            near = self._persons(start, items[first].start)
            return self._pair or (near if len(near) == 2 and self._side_by_side(near, items[first].start) else ())
        return self._pair or self._together(items[first].start) or self._persons(0, items[first].start)[-2:]

    def _side_by_side(self, pair: tuple[str, ...], end: int) -> bool:
        """Whether two persons are last named close to each other, as those who do something together are."""
        spans = [[m.span for m in self._starts if m.span[1] <= end and a in m.actors][-1] for a in pair]
        return not self.g.tagged or max(s[0] for s in spans) - min(s[1] for s in spans) < _BESIDE

    def _counts(self, items: Sequence[Item], first: int, head: int, last: int) -> bool:
        """Whether a word for several counts what is no pair of speakers ("two officials", "leaders of the rebels", "OFFICIAL TWO")."""
        if not self.g.tagged:
            return False
        alone = head == first or items[head - 1].norm in self.g.determiner
        if any(i.kind == "word" and i.norm not in self.g.definite for i in items[first:head]):
            return True
        behind = items[head + 1] if head + 1 < last else None
        noun = behind is not None and behind.pos in NOUNS and head + 2 == last
        of = behind is not None and behind.norm in self.g.inside - self.g.infinitive
        return (
            noun or of or self._of_their_own(items[first:head]) or (items[head].norm in self.g.determiner and not alone)
        )

    def _together(self, end: int) -> tuple[str, ...]:
        """The persons of the first sentence before ``end`` that names several, for "the leaders" of a text."""
        for s in self.a.document.sentences:
            if s.start >= end:
                break
            named = self._persons(s.start, min(s.end, end), among=None)
            if named:
                return named
        return ()

    def sides(self, end: int) -> tuple[str, ...]:
        """The two persons whom a readout is of: those last meant together, else those named; or the one that is named."""
        return self._pair or self._persons(0, end) or self._persons(0, end, 1)

    def _persons(self, start: int, end: int, least: int = 2, among: int | None = 2) -> tuple[str, ...]:
        """The persons named between two offsets, in the order of the text: the last ``among`` of them, if they are ``least``."""
        seen: dict[str, Span] = {}
        for m in self._starts:
            if start <= m.span[0] and m.span[1] <= end and m.kind in ("name", "titled", "office"):
                for a in m.actors:
                    if self._kinds.get(a) == "person" and m.span[1] - m.span[0] > 3:
                        seen.pop(a, None)
                        seen[a] = m.span
        order = {a.id: n for n, a in enumerate(self.a.actors)}
        latest = list(seen)[-among:] if among else list(seen)
        return tuple(sorted(latest, key=lambda a: order.get(a, 0))) if len(latest) >= least else ()
