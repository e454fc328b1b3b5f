"""From the words that name a source to the actor: through the mentions, or an actor made of the phrase itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.passes.analysis import Analysis, Mention
from readout.passes.statements.frames import Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.named import RULE
from readout.passes.statements.together import Together
from readout.passes.statements.words import COMMAS, NOUNS
from readout.record import Actor, Span, Via


class Sources(Together):
    """Resolves source phrases of one analysis; makes actors where the text names a source that is no mention yet."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        super().__init__(analysis, grammar)
        self._titles = self._all_titles()

    def _all_titles(self) -> dict[str, tuple[str, ...]]:
        """Titles as they stand before names, with the persons so called."""
        out: dict[str, tuple[str, ...]] = {}
        for m in self.a.mentions:
            if m.kind == "titled" and m.actors and self._kinds.get(m.actors[0]) == "person":
                words = self.a.text[m.span[0] : m.span[1]].casefold().split()
                for n in range(1, min(4, len(words))):
                    held = out.setdefault(" ".join(words[:n]), ())
                    if m.actors[0] not in held:
                        out[" ".join(words[:n])] = (*held, m.actors[0])
        return out

    def resolve(
        self, items: Sequence[Item], first: int, last: int, quoted: bool = False
    ) -> tuple[tuple[str, ...], Span]:
        """(ids of the actors meant, span of the phrase) for the noun phrase of these items; no ids where it names nobody."""
        span = (items[first].start, items[last - 1].end)
        if maker := self.g.maker(items, first, last):
            return self.resolve(items, *maker, quoted)[0], span
        joint = self._joint(items, first, last)
        if joint:
            self._pair = joint
            return joint, span
        mention = self._mention(items, first, last) or self._apposed(items, first, last)
        if mention is not None and self._mixed(items, first, last, mention):
            mention = None
        if mention is not None and not self._counts_too_few(mention, items[first:last]):
            start, end = min(span[0], mention.span[0]), max(span[1], mention.span[1])
            ids = self._titled(mention) or self._completed(mention)
            if len(ids) > 1:
                self._pair = ids
            return ids, (start, end)
        pair = self._collective(items, first, last)
        if pair:
            self._pair = pair
            return pair, span
        if called := self._called(items, first, last) or self._described(items, first, last):
            return called, span
        named = self._names_somebody(items, first, last) and (quoted or self._has_head(items, first, last))
        pronoun = last - first == 1 and items[first].norm in self.g.pronoun - self.g.writer
        if not named and not pronoun and self.g.named_sources and not (quoted and self.g.quoted_proves):
            return (), span
        made = self.make(items, first, last)
        if not named:
            self.a.nameless.add(made)
        return (made,), span

    def known(self, items: Sequence[Item], first: int, last: int) -> Actor | None:
        """The actor whom a mention makes of the phrase, if one does."""
        mention = self._mention(items, first, last)
        return self.a.actor(mention.actors[0]) if mention else None

    def named_again(self, items: Sequence[Item], first: int, last: int) -> Span | None:
        """The phrase where it is a noun alone by which the last speaker is named again ("the diplomat"), and no mention."""
        here = items[first:last]
        if last - first > 2 or not any(i.lemma in self.g.again or i.norm in self.g.again for i in here):
            return None
        span = here[0].start, here[-1].end
        plain = all(not i.capital for i in here) or (last - first == 1 and first == 0)
        return span if plain and not self.mentions(*span) else None

    def _names_somebody(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether an unknown phrase names a source: it has a word for people, an organ or an office, or a name.

        A capital at the head of a sentence is no sign of a name, unless the phrase is that word alone.
        """
        if last - first == 1:
            word = items[first]
            return word.lemma in self.g.head or word.norm in self.g.head or word.kind == "quote" or self._is_name(word)
        if self.g.holds_verb(items, first, last):
            return False
        words = [i for i in range(first, last) if items[i].kind == "word" and items[i].norm not in self.g.pronoun]
        known = self.g.head
        return any(items[i].norm in known or items[i].lemma in known or (i > 0 and items[i].capital) for i in words)

    def _has_head(self, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether what heads a phrase can speak, and not only what it is of ("the progress of S", "serangan di S")."""
        core = next((i for i in range(first + 1, last) if items[i].norm in self.g.inside | self.g.relative), last)
        while first < last and (items[first].norm in self.g.determiner or items[first].norm.isdigit()):
            first += 1
        core = min(core, first + 1) if self.g.comma_opens else core
        return self.g.late_source or first >= core or self.g.can_speak(items, first, core)

    def made(self, actor: str) -> bool:
        """Whether an actor was made of a source phrase here."""
        found = self.a.actor(actor)
        return found is not None and found.rule == RULE

    def _joint(self, items: Sequence[Item], first: int, last: int) -> tuple[str, ...]:
        """The actors of a phrase that joins several ("the king and his minister"); empty where it does not."""
        joins = [i for i in range(first + 1, last - 1) if items[i].norm in self.g.conjunction]
        if not joins:
            return ()
        if self._within_mention(items[joins[-1]]):
            return self._two_titles(items, first, joins[-1], last)
        if self._is_group(items, last):
            return ()  # "U.S. and Mexican officials"
        small = self.g.determiner
        joins = [
            i for i in range(first + 1, joins[-1]) if items[i].norm in COMMAS
            and (items[i + 1].capital or (items[i + 1].norm in small and items[i + 2].capital))
        ] + joins  # fmt: skip
        out: list[str] = []
        edges = [first, *(j + 1 for j in sorted(set(joins))), last + 1]
        for start, stop in pairwise(edges):
            mention = self._mention(items, start, stop - 1) if stop - 1 > start else None
            if mention is None:
                return ()
            out += [a for a in self._titled(mention) or mention.actors if a not in out]
        return tuple(out)

    def _apposed(self, items: Sequence[Item], first: int, last: int) -> Mention | None:
        """The mention that is the name between the commas of a phrase ("the rebels' movement, S,")."""
        apart = self._between_commas(items, first, last)
        return self._mention(items, *apart) if apart else None

    def _titled(self, mention: Mention) -> tuple[str, ...]:
        """For a bare title ("the President"): the person whom the document first called by just that title."""
        if mention.kind != "office":
            return ()
        words = self.a.text[mention.span[0] : mention.span[1]].casefold()
        title = next((w for w in (words, words.split(" ", 1)[-1]) if w in self._titles), "")
        return self._titles.get(title, ())[:1]

    def _called(self, items: Sequence[Item], first: int, last: int) -> tuple[str, ...]:
        """The person whom the document first called by the title that is this whole phrase and no mention ("the Security Adviser")."""
        first += items[first].norm in self.g.determiner
        if first >= last or not items[first].capital:
            return ()
        return self._titles.get(" ".join(i.norm for i in items[first:last]), ())[:1]

    def _described(self, items: Sequence[Item], first: int, last: int) -> tuple[str, ...]:
        """The one person who was named with the noun that stands here behind an article alone ("the archbishop")."""
        noun = items[last - 1]
        if not self.g.tagged or last - first != 2 or noun.capital or noun.norm not in self.g.person:
            return ()
        found = {
            a.id for a in self.a.actors if a.kind == "person" for s, e in a.mentions
            if e <= noun.start and len(words := self.a.text[s:e].casefold().split()) > 1 and noun.norm in words[:-1]
        }  # fmt: skip
        return tuple(found) if len(found) == 1 else ()

    def outlets(self, start: int, end: int) -> list[Via]:
        """Links to the agencies that are mentioned between two offsets."""
        return [
            Via(actor=m.actors[0], cue=m.span) for m in self.mentions(start, end) if self.kind(m.actors[0]) == "agency"
        ]

    def mastheads(self, items: Sequence[Item], first: int, last: int) -> list[Via]:
        """Links to outlets that no mention knows, told by a word of their names ("The Harbour Times")."""
        out: list[Via] = []
        at = first
        while at < last:
            end = at
            while end < last and items[end].capital and items[end].kind == "word":
                end += 1
            span = items[at].start, items[max(at, end - 1)].end
            called = self.g.tagged and end > at > first and items[at - 1].norm in self.g.outlet
            named = called or (end - at > 1 and any(i.norm in self.g.masthead for i in items[at:end]))
            if named and not any(self.kind(m.actors[0]) in ("person", "agency") for m in self.mentions(*span)):
                out.append(Via(actor=self.make_agency(span), cue=span))
            at = max(end, at + 1)
        return out

    def outlets_again(self, items: Sequence[Item], first: int, last: int) -> list[Via]:
        """Links to the outlet that was named last, for a word for one without a name ("told *the newspaper*", «сообщил *изданию*»)."""
        g, out = self.g, []
        for i in range(first, last):
            item, beside = items[i], [*items[max(0, i - 1) : i], *items[i + 1 : i + 2]]
            meant = g.late_source or any(b.norm in g.determiner for b in beside)
            named = item.norm in g.addressed or any(
                b.kind == "quote" or (b.capital and not any(self.kind(m.actors[0]) == "person" for m in self.mentions(b.start, b.end)))
                for b in beside
            )  # fmt: skip
            whose = any(g.tagged and (b.norm in g.genitive or b.pos in NOUNS) for b in items[i + 1 : i + 2])
            if item.lemma not in g.outlet or not meant or named or whose or self.mentions(item.start, item.end):
                continue
            before = [
                m for m in self._starts if m.span[1] <= item.start and m.actors and self.kind(m.actors[0]) == "agency"
            ]
            out += [Via(actor=m.actors[0], cue=(item.start, item.end)) for m in before[-1:]]
        return out

    def told(self, items: Sequence[Item], first: int, last: int) -> list[Via]:
        """Links to the agencies behind a person's name, to whom he spoke («сказал S ТАСС»)."""
        persons = [
            m for m in self.mentions(items[first].start, items[last - 1].end) if self.kind(m.actors[0]) == "person"
        ]
        return self.outlets(persons[-1].span[1], items[last - 1].end) if persons and self.g.late_source else []

    def _two_titles(self, items: Sequence[Item], first: int, join: int, last: int) -> tuple[str, ...]:
        """The persons of one mention that is two ("the President and Minister S"), if the first is somebody else's title."""
        other, mention = self._called(items, first, join), self._mention(items, first, last)
        return (*other, *mention.actors) if other and mention and other[0] not in mention.actors else ()

    def _is_group(self, items: Sequence[Item], last: int) -> bool:
        """Whether a phrase ends with a plain word for people or an organ."""
        end = items[last - 1]
        return self.g.tagged and not end.capital and end.norm in self.g.people | self.g.organ

    def _mixed(self, items: Sequence[Item], first: int, last: int, mention: Mention) -> bool:
        """Whether a mention is a part only of who speaks ("French and *Italian officials*"), or takes others for a pair ("*EU ministers*")."""
        joins = [i for i in range(first + 1, last - 1) if items[i].norm in self.g.conjunction]
        if joins and self._is_group(items, last) and mention.span[0] > items[joins[0]].start:
            return True
        if not self.g.tagged or mention.kind != "collective":
            return False
        end = next((i for i in range(first, last) if items[i].norm in self.g.inside), last)
        return any(i.kind == "word" and i.norm not in self.g.definite for i in items[first : end - 1]) or end < last

    def _modifies(self, mention: Mention, items: Sequence[Item], first: int, last: int) -> bool:
        """Whether a person's name only tells whose side the noun behind it is on ("one *Berg* supporter")."""
        behind = next((i for i in range(first, last) if items[i].start >= mention.span[1]), last)
        if not self.g.tagged or behind == last or self.kind(mention.actors[0]) != "person":
            return False
        noun = items[behind]
        return not noun.capital and noun.norm in self.g.person | self.g.people | self.g.organ

    def _within_mention(self, item: Item) -> bool:
        return any(m.span[0] < item.start and item.end < m.span[1] for m in self.mentions(item.start, item.end))

    def clitic(self, span: Span) -> tuple[str, ...]:
        """The actors that a clitic means; empty where no mention says."""
        for m in self._starts:
            if m.span[0] < span[1] and m.span[1] > span[0] and m.actors:
                before = any(o.span[1] <= span[0] and m.actors[0] in o.actors for o in self._starts)
                return m.actors if before else ()
        return ()

    def _mention(self, items: Sequence[Item], first: int, last: int) -> Mention | None:
        start, end = items[first].start, items[last - 1].end
        owners = {items[i - 1].end for i in range(first + 1, last) if items[i].norm in self.g.genitive}
        inside = [
            m
            for m in self.mentions(start, end)
            if m.span[1] not in owners and not self._modifies(m, items, first, last)
        ]
        if items[first].norm in self.g.outlet and not self.g.late_source:
            inside = [m for m in inside if m.span[0] <= start or self.kind(m.actors[0]) == "agency"]
        if not inside:
            return None
        core = next((i for i in range(first + 1, last) if items[i].norm in self.g.inside), last)
        core_end = items[core - 1].end
        head = [m for m in inside if m.span[0] < core_end]
        persons = [m for m in head if m.kind in ("name", "titled") and self._kinds.get(m.actors[0]) == "person"]
        if persons:
            return next(
                (m for m in persons if m.span[1] >= core_end),
                next((m for m in persons if m.span[0] <= start), persons[-1]),
            )
        words = [i for i in items[first:core] if i.norm not in self.g.determiner]
        for m in sorted(head, key=lambda m: m.span[0] - m.span[1]):
            held = [i for i in words if m.span[0] <= i.start and i.end <= m.span[1]]
            behind = [i for i in words if i.start >= m.span[1]]
            if (
                self.g.tagged
                and self.kind(m.actors[0]) == "agency"
                and all(i.norm in self.g.organ | self.g.outlet for i in behind)
            ):
                return m
            rest = [i for i in words if i.start >= m.span[1] and i.norm not in self.g.definite]
            if self.g.tagged and any(i.capital or i.norm in self.g.person | self.g.people for i in rest):
                continue  # it only says whose "official" or "expert Berg" somebody is
            state = self.g.tagged and self.kind(m.actors[0]) == "government"
            if state and rest and all(i.norm in self.g.organ for i in rest) and held[:1] == words[:1]:
                return m
            if len(held) * 2 > len(words) and (not words or held[-1:] == words[-1:] or held[:1] == words[:1]):
                return m
        return None
