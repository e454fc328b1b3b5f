"""The hits of a document by the token at which they start: what the grammar of mentions looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout.packs import Pack
from readout.packs.schema import Offices
from readout.text import Document, Hit, Token
from readout.world import TOPIC, Name

_OURS = ("offices", "references")
_MARKS = frozenset('"“„«‘:•—–')
_NOTHING: Mapping[str, Hit] = {}

# The name of a corridor or treaty has no more words between a state and its noun.
_RUN = 5


class Grid:
    """Hits of the lexicons and names of the world, the longest of each group at each token, checked for their case."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.tokens: list[Token] = document.tokens
        self._function = pack.conventions.function_words
        self.noun_first = pack.topic(Offices).state_before == "no"
        self._latin = pack.conventions.script == "Latn"
        self._opening = {s.first for s in document.sentences} | self._after_marks()
        self._hits: dict[int, dict[str, Hit]] = {}
        self.name_openers: set[int] = set()
        for topic in _OURS:
            for hit in document.hits.get(topic, ()):
                if hit.group == "pronoun" and self._opens_name(hit):
                    self.name_openers.add(hit.first)
                    continue
                here = self._hits.setdefault(hit.first, {})
                if hit.group not in here or hit.last > here[hit.group].last:
                    here[hit.group] = hit
        self.names: dict[int, list[Hit]] = {}
        self._inner: dict[int, list[Hit]] = {}
        self._within: set[int] = set()
        for hit in document.hits.get(TOPIC, ()):
            if self._well_written(hit):
                self.names.setdefault(hit.first, []).append(hit)
        self._settle_names()

    def starts(self, groups: frozenset[str]) -> set[int]:
        """The tokens at which a word of these groups or a name of the world starts."""
        return {i for i, here in self._hits.items() if not groups.isdisjoint(here)} | self.names.keys()

    def has(self, group: str) -> bool:
        """Whether the document has any word of a group."""
        return any(group in here for here in self._hits.values())

    def here(self, i: int) -> Mapping[str, Hit]:
        """The longest hit of each group of our lexicons that starts at token ``i``, by group."""
        return self._hits.get(i, _NOTHING)

    def at(self, group: str, i: int) -> Hit | None:
        """The longest hit of a group of our lexicons that starts at token ``i``."""
        here = self._hits.get(i)
        return here.get(group) if here else None

    def any_at(self, groups: Iterable[str], i: int) -> Hit | None:
        """The longest hit of any of the groups at token ``i``, of equals that of the group named first."""
        here = self._hits.get(i)
        if not here:
            return None
        return max((here[g] for g in groups if g in here), key=_last, default=None)

    def name_at(self, i: int, *kinds: str) -> Hit | None:
        """The name of the world at token ``i``, if it is of one of the kinds (of any, where none is given)."""
        for hit in self.names.get(i, ()):
            if not kinds or hit.group in kinds:
                return hit
        return None

    def state_within(self, i: int) -> Hit | None:
        """The state at token ``i`` within a longer name, for what has read the words before it as a title ("Kanselir Jerman")."""
        return next((h for h in self._inner.get(i, ()) if h.group == "country"), None)

    def hyphened(self, i: int) -> bool:
        """Whether a hyphen joins token ``i`` to the word before it: "Under-Secretary"."""
        tokens = self.tokens
        return (
            i > 1
            and tokens[i - 1].text == "-"
            and tokens[i - 2].end == tokens[i - 1].start
            and tokens[i - 1].end == tokens[i].start
        )

    def inner_bodies(self) -> list[Hit]:
        """The organisations that stand in longer names: "PBB" in "Dewan Keamanan PBB"."""
        return [h for hits in self._inner.values() for h in hits[:1] if h.group == "organisation"]

    def within_name(self, i: int) -> bool:
        """Whether token ``i`` stands in a name of the world and does not open it."""
        return i in self._within

    def state_behind(self, i: int) -> Hit | None:
        """The state at token ``i``, where an organ before it is that state's ("Kemlu Pakistan"), and is no place nor money."""
        hit = self.name_at(i, "country")
        return hit if hit and hit.entry.form_type != "capital-metonym" else None

    def opens_sentence(self, i: int) -> bool:
        """Whether token ``i`` is written with a capital for standing first, in a sentence or a quotation."""
        return i in self._opening

    def native(self, i: int) -> bool:
        """Whether token ``i`` is written in the letters of the language, as persons' names are in one that has its own."""
        return self._latin or not self.tokens[i].text[:1].isascii()

    def abbreviation(self, i: int) -> bool:
        """Whether token ``i`` is written in capitals where the word before it is not."""
        word = self.tokens[i].text
        return len(word) > 1 and word.isalpha() and word.isupper() and not (i > 0 and self.tokens[i - 1].text.isupper())

    def common(self, i: int) -> bool:
        """Whether token ``i`` is a function word of the language."""
        return self.tokens[i].norm in self._function

    def _opens_name(self, hit: Hit) -> bool:
        """Whether a pronoun's word is the first of a name: with a capital in the midst of a sentence, before another ("He Lifeng")."""
        if not self.tokens[hit.first].capitalised or self.opens_sentence(hit.first) or hit.last >= len(self.tokens):
            return False
        return self.tokens[hit.last].capitalised and self.tokens[hit.last].kind == "word"

    def _after_marks(self) -> set[int]:
        return {i + 1 for i, t in enumerate(self.tokens) if t.text in _MARKS}

    def _well_written(self, hit: Hit) -> bool:
        """A name needs its capital, an abbreviation all of its capitals; a function word that opens a sentence is none."""
        name: Name = hit.entry
        first = self.tokens[hit.first]
        form = name.form.lstrip('«“"')
        if form[:1].islower():
            words = form.split()
            return len(words) == 1 or all(
                t.capitalised for t, w in zip(self.tokens[hit.first : hit.last], words, strict=False) if w[:1].isupper()
            )
        if not first.text[:1].isupper() and not first.text[:1].isdigit() and first.text[:1] not in "«“":
            return False
        if hit.group == "agency" and hit.last > hit.first + 1 and form.istitle() and not first.text.isupper():
            return all(t.text[:1].isupper() for t in self.tokens[hit.first : hit.last] if t.kind == "word")
        if hit.last == hit.first + 1:
            if form.isupper() and form.isalpha() and len(form) <= 6:
                return first.text.isupper() or first.text == form
            if hit.group != "country" and self.opens_sentence(hit.first) and self.common(hit.first):
                return False
        return True

    def _settle_names(self) -> None:
        """Keep the longest names at each start, drop those inside a longer one, and decide between their meanings."""
        reach = -1
        certain: set[str] = set()
        pending: list[tuple[int, list[Hit]]] = []
        for first in sorted(self.names):
            hits = self.names[first]
            longest = max(h.last for h in hits)
            if longest <= reach:
                self._inner[first] = self.names.pop(first)
                continue
            reach = longest
            self._within.update(range(first + 1, longest))
            kept = [h for h in hits if h.last == longest]
            self.names[first] = kept
            if len({h.entry.code for h in kept}) == 1 and not _byname(kept[0]):
                certain.add(kept[0].entry.code.partition("/")[0])
            else:
                pending.append((first, kept))
        for first, kept in pending:
            self._decide(first, kept, certain)
        for first in [i for i, hits in self.names.items() if hits[0].group in ("country", "adjective")]:
            if self._of_feature(first, self.names[first][0].last):
                del self.names[first]

    def _of_feature(self, first: int, last: int) -> bool:
        """Whether a sea, strait, corridor or treaty bears the name: "Laut Jepang", "the Taiwan Strait", "the Sea of Japan"."""
        link = self.at("owner", first - 1)
        ends = first - 1 if link and link.last == first else first
        organs = {h.last for k in range(max(0, ends - 3), ends) if (h := self.at("organ", k))}
        if ends not in organs and any(
            (h := self.at("feature", k)) and h.last == ends for k in range(max(0, ends - 2), ends)
        ):
            return True
        k = last
        while k < min(len(self.tokens), last + _RUN) and self.tokens[k].capitalised and not self.at("feature", k):
            k += 1
        return k < len(self.tokens) and self.at("feature", k) is not None and not self.noun_first

    def _decide(self, first: int, kept: list[Hit], certain: set[str]) -> None:
        """Between two meanings: the state that the document names elsewhere, else the one not marked as ambiguous.

        The ambiguous nickname of an organisation needs the organisation elsewhere ("aliansi").
        """
        named = [h for h in kept if h.entry.code.partition("/")[0] in certain]
        codes = {h.entry.code for h in named}
        if len(codes) > 1:
            named = [h for h in named if h.group == "seat"] or named
            codes = {h.entry.code for h in named}
        if len(codes) == 1:
            self.names[first] = named
            return
        if len({h.entry.code.partition("/")[0] for h in kept}) == 1 and not _byname(kept[0]):
            self.names[first] = [h for h in kept if h.group == "country"] or kept
            return
        clear = [h for h in kept if not h.entry.ambiguous]
        clear = [h for h in clear if h.group == "adjective"] if len({h.entry.code for h in clear}) > 1 else clear
        if len({h.entry.code for h in clear}) == 1:
            self.names[first] = clear
        else:
            del self.names[first]


def _last(hit: Hit) -> int:
    return hit.last


def _byname(hit: Hit) -> bool:
    return (
        hit.group in ("organisation", "armed-group") and hit.entry.form_type == "nickname" and bool(hit.entry.ambiguous)
    )
