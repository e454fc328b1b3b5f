"""Reading around a word: which mention, time or phrase stands at a token, and which sides stand before and after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from readout.passes.analysis import Analysis, Mention
from readout.passes.contacts import asides
from readout.passes.contacts.states import States
from readout.passes.contacts.words import HYPHENS, QUOTES, Words
from readout.record import Actor, Span, Timex
from readout.text import Hit, Sentence, Token

TOPIC = "contacts"


class Group(msgspec.Struct, frozen=True, gc=False):
    """Actors named together ("A, B and C"): their ids in order, tokens ``[first, last)``, the spans of their mentions."""

    actors: tuple[str, ...]
    first: int
    last: int
    spans: tuple[Span, ...]


class Reader:
    """One document, seen token by token; ``company`` are those who speak to each other in turns. Built once for each call."""

    def __init__(self, analysis: Analysis, words: Words, world: States) -> None:
        self.analysis = analysis
        self.states = world
        self.words = words
        self.tokens: list[Token] = analysis.document.tokens
        self.kind = {a.id: a.kind for a in analysis.actors}
        self.actors = {a.id: a for a in analysis.actors}
        self._unnamed = {a.id for a in analysis.actors if a.kind == "group" and not a.country and _lower(a.name)}
        self.mention: list[Mention | None] = [None] * len(self.tokens)
        self.time: list[Timex | None] = [None] * len(self.tokens)
        for m in sorted(analysis.mentions, key=lambda m: (m.span[0], -m.span[1])):
            for i in range(*m.tokens):
                if self.mention[i] is None:
                    self.mention[i] = m
        asides.gloss(self)
        for t in analysis.times:
            for i in analysis.document.tokens_in(*t.span):
                self.time[i] = self.time[i] or t
        self.groups: dict[str, list[Hit]] = {}
        for hit in analysis.document.hits.get(TOPIC, ()):
            self.groups.setdefault(hit.group, []).append(hit)
        self.published = analysis.published.value if analysis.published else analysis.given.published
        self.company, self.collective = tuple[str, ...](), set[int]()
        self.nouns, self.verbs = ({h.first for h in self.groups.get(group, ())} for group in ("noun", "verb"))
        self._quote = asides.quote_levels(analysis.document)
        self._sentences = [s for s in analysis.document.sentences for _ in range(s.first, s.last)]

    def quote(self, i: int) -> int:
        """Which quotation token ``i`` stands in; 0 for none."""
        return self._quote[i]

    def unnamed(self, actor_id: str) -> bool:
        """Whether an actor is a group told without a name or a state ("officials")."""
        return actor_id in self._unnamed

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id."""
        return self.actors.get(actor_id) if actor_id else None

    def speaker(self, i: int) -> str | None:
        """Whose words token ``i`` belongs to: the source of the shortest statement around it."""
        at = self.tokens[i].start
        around = [
            (end - start, s.source) for s in self.analysis.statements for start, end in s.content if start <= at < end
        ]
        return min(around)[1] if around else None

    def hits(self, group: str, first: int, last: int) -> Iterator[Hit]:
        """The hits of a group that lie in tokens ``[first, last)``."""
        hits = self.groups.get(group)
        if not hits:
            return iter(())
        begin = bisect_left(hits, first, key=_first)
        return (h for h in hits[begin : bisect_left(hits, last, begin, key=_first)] if h.last <= last)

    def sentence(self, i: int) -> Sentence:
        """The sentence of token ``i``."""
        return self._sentences[i]

    def span(self, first: int, last: int) -> Span:
        """Characters of tokens ``[first, last)``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def starts(self, i: int) -> Mention | None:
        """The mention whose first token is ``i``."""
        m = self.mention[i]
        return m if m is not None and m.tokens[0] == i else None

    def usable(self, m: Mention) -> bool:
        """Whether a mention names somebody who can be a side: agencies bring news, they take no part in it."""
        return any(self.kind.get(a) != "agency" and a not in self._unnamed for a in m.actors)

    def distance(self, start: int, end: int) -> int | None:
        """Words in tokens ``[start, end)``, a mention or a time counting as one; ``None`` across a break."""
        count, k = 0, start
        while k < end:
            if self.is_quote(k) or self.tokens[k].text in ";:":
                return None
            if (m := self.mention[k]) is not None:
                k = max(k + 1, m.tokens[1])
            elif (t := self.time[k]) is not None:
                k = max(k + 1, self.analysis.document.token_at(t.span[1] - 1) + 1)
            else:
                token = self.tokens[k]
                count += token.kind == "word" and token.norm not in self.words.determiner
                if token.text == ",":
                    count += 1
                k += 1
                continue
            count += 1
        return count

    # -- groups of actors

    def group_at(self, i: int, end: int, slack: int = 3) -> Group | None:
        """The group that begins at token ``i``, after at most ``slack`` words that name nobody."""
        k = i
        if k < end and (you := self.spoken_to(k)) is not None:
            return you
        while k < end and k - i <= slack:
            m = self.mention[k]
            if m is not None and not self.only_determines(m, end):
                m = asides.owned_by(self, m, end)
                return self._group_from(m, end) if self.usable(m) and m.tokens[0] >= i else None
            if not self._may_precede(k):
                return None
            k += 1
        return None

    def spoken_to(self, k: int) -> Group | None:
        """The other one of two who speak in turns, where "you" stands at token ``k``."""
        if len(self.company) != 2 or self.mention[k] is not None or self.tokens[k].norm not in self.words.spoken_to:
            return None
        others = tuple(i for i in self.company if i != self.speaker(k))
        return Group(others, k, k + 1, (self.span(k, k + 1),)) if len(others) == 1 else None

    def only_determines(self, m: Mention, end: int) -> bool:
        """Whether a mention is a possessive before its noun ("his counterpart"), so that the noun's name is to come."""
        first, last = m.tokens
        if last - first > 1 or self.tokens[first].norm not in self.words.determiner or last >= end:
            return False
        token, w = self.tokens[last], self.words
        return token.kind == "word" and token.norm not in w.oblique and token.norm not in w.stop

    def _may_precede(self, k: int) -> bool:
        token = self.tokens[k]
        w = self.words
        if self.mention[k] is not None:
            return True
        if token.kind != "word" or token.norm in w.stop:
            return False
        fits = token.norm in w.determiner or token.norm in w.membership
        return fits or not (token.norm in w.oblique or token.norm in w.conjunction)

    def _group_from(self, m: Mention, end: int) -> Group:
        members, pending = [m], list[Mention]()
        k = m.tokens[1]
        last = k
        while k < end:
            k = asides.past_aside(self.tokens, k, end)
            if k >= end:
                break
            joined = self.joins(k) or self.tokens[k].text in HYPHENS
            if not joined and self.tokens[k].text != ",":
                break
            follows = k + max(1, self.joins(k))
            if not joined and follows < end and (n := self.joins(follows)):
                joined, follows = True, follows + n
            found = self._next_member(follows, end, 3 if joined else 0)
            if found is None:
                if joined and pending and asides.unnamed_noun(self, follows):
                    members, last = members + pending, pending[-1].tokens[1]  # "A, B, and a delegation"
                break
            pending.append(found)
            k = found.tokens[1]
            if joined:
                members += pending
                pending, last = [], k
        return self._group(members, m.tokens[0], last)

    def joins(self, k: int) -> int:
        """How many tokens the conjunction at ``k`` has ("and", "as well as"); 0 for none."""
        phrase = next((h for h in self.hits("joining", k, k + 4) if h.first == k), None)
        return phrase.last - k if phrase else int(self.tokens[k].norm in self.words.conjunction)

    def _next_member(self, k: int, end: int, slack: int) -> Mention | None:
        while k < end and self.mention[k] is None:
            token = self.tokens[k]
            if token.norm not in self.words.determiner:
                if not slack or token.kind != "word" or token.capitalised or token.norm in self.words.stop:
                    return None
                if k in self.nouns or k in self.verbs or (self.starts(k + 1) and self.pos(k) == "VERB"):
                    return None
                slack -= 1
            k += 1
        m = self.starts(k) if k < end else None
        return m if m is not None and self.usable(m) and not self.only_determines(m, end) else None

    def group_before(self, i: int, floor: int) -> Group | None:
        """The group that ends right before token ``i``."""
        m = self.mention[i - 1] if i - 1 >= floor else None
        if m is None or not self.usable(m) or m.tokens[0] < floor:
            return None
        members = [m]
        k, listed = m.tokens[0] - 1, False
        while k - 1 >= floor:
            k = asides.before_title(self, k, floor)
            token = self.tokens[k]
            joined = token.norm in self.words.conjunction or token.text in HYPHENS
            if not joined and not (listed and token.text == ","):
                break
            k -= 1
            if joined and self.tokens[k].text == ",":
                k -= 1
            k = asides.before_aside(self.tokens, k, floor)
            before = asides.head_of(self, self.mention[k] if k >= floor else None, floor)
            if before is None or before.tokens[1] > k + 1 or not self.usable(before) or before.tokens[0] < floor:
                break
            listed = True
            members.insert(0, before)
            k = before.tokens[0] - 1
        return self._group(members, members[0].tokens[0], i)

    def _group(self, members: list[Mention], first: int, last: int) -> Group:
        ids: dict[str, None] = {}
        for m in members:
            ids |= dict.fromkeys(a for a in m.actors if self.kind.get(a) != "agency" and a not in self._unnamed)
        return Group(tuple(ids), first, last, tuple(m.span for m in members))

    # -- subjects

    def subjects_before(self, i: int, floor: int) -> list[Group]:
        """Groups before token ``i`` that no preposition governs, nearest first, on the same side of quotation marks."""
        out: list[Group] = []
        k = i - 1
        level = self.quote(i)
        while k >= floor:
            k = asides.before_aside(self.tokens, k, floor)
            m = self.mention[k]
            if m is None or self.quote(k) != level or not self.usable(m):
                k = k - 1 if m is None else min(k - 1, m.tokens[0] - 1)
                continue
            group = self.group_before(k + 1, floor)
            if group is None:
                k -= 1
                continue
            if not self.governed(group.first, floor):
                out.append(group)
            k = group.first - 1
        return out

    def governed(self, first: int, floor: int) -> bool:
        """Whether a preposition stands before token ``first`` (determiners and small words between them do not count)."""
        k = first - 1
        steps = 0
        while k >= floor and steps < 3 and self.mention[k] is None:
            token = self.tokens[k]
            if token.norm in self.words.oblique or token.norm in self.words.between:
                return True
            if token.kind != "word" or token.norm in self.words.stop or self.time[k] is not None:
                return False
            if token.norm not in self.words.determiner and token.capitalised:
                return False
            k -= 1
            steps += 1 if token.norm in self.words.determiner else 2
        return False

    def pos(self, i: int) -> str:
        """The UPOS tag of token ``i``; empty where the language has no tagger."""
        self.analysis.document.tag(self.sentence(i))
        return self.tokens[i].pos

    def is_quote(self, i: int) -> bool:
        """Whether token ``i`` is a quotation mark."""
        return self.tokens[i].text in QUOTES


def _first(hit: Hit) -> int:
    return hit.first


def _lower(name: str) -> bool:
    """Whether a name has no word that is written as a name."""
    return not any(word[:1].isupper() for word in name.split()[1:]) and not any(c.isdigit() for c in name)
