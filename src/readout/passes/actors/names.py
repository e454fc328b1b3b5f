"""Runs of words that may be a personal name: capitals, particles between them, initials, hyphens, a numeral behind."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.passes.actors.grid import Grid
from readout.passes.actors.naming import Naming, same_stem
from readout.text import Token

_INITIAL = re.compile(r"[^\W\d_]{1,2}")
# Groups of our lexicons whose words end a name.
_STOPS = frozenset({
    "title", "plural", "honorific", "organ", "both", "pronoun", "former", "portfolio", "suffix", "facility", "government", "speaker",
})  # fmt: skip
# Groups whose words stand between names.
_JOINTS = frozenset({"place_preposition", "conjunction", "article"})
# The part behind a hyphen is this long in adjectives ("Franco-german"), and shorter in names ("Ing-wen").
_LONG_TAIL = 6
# An abbreviation before other words has at least this many capitals; two may be initials ("BJ Habibie").
_ABBREVIATION = 3
# A full name has so many words at least.
_FULL = 2
# No name is longer than this many words.
_LONGEST = 7
# So many words are kept with the answer whether they are written as names are.
_MEMORY = 20_000


class Names:
    """Finds where a run of name words ends."""

    def __init__(self, grid: Grid, stops: frozenset[int], naming: Naming, taken: frozenset[int] = frozenset()) -> None:
        """``stops`` are tokens that other lexicons claim (months, weekdays, cues): no name begins with one.

        ``taken`` are those of expressions of time: a name ends before one that goes on ("... Rawat Desember lalu").
        """
        self._grid = grid
        self._cased = naming.cased
        self.naming = naming
        self.stops = stops
        self.taken = taken

    def run(self, i: int, *, after_title: bool = False) -> int:
        """The token after the name that starts at token ``i``; ``i`` itself where none does."""
        tokens = self._grid.tokens
        if self._grid.hyphened(i):
            return i
        end, j, words = i, i, 0
        while j < len(tokens) and words < _LONGEST:
            if (
                self._is_word(j, first=j == i, after_title=after_title)
                and self._grid.native(j) == self._grid.native(i)
                and not self._repeats(i, j)
            ):
                words += 1
                end = j = j + 1
            elif j > i and (step := self._joint(j)):
                j += step
            else:
                break
        j = end
        if words and self._hyphened(j):
            return i
        if not after_title and self._cased and words > 2 and (other := self._others(i, j)):
            return i + other
        if words and (self.names_a_thing(i, j) or self._opens_with_abbreviation(i, j)):
            return i
        return self._suffixed(j) if words else i

    def behind(self, at: int, *, after_title: bool) -> tuple[int, int]:
        """The name that starts at token ``at``, or behind the honorifics there; an empty range where none does.

        Where persons are written in letters of the language's own, a full one may stand behind a company's in Latin.
        """
        tokens, start = self._grid.tokens, at
        while hit := self._grid.at("honorific", start):
            start = hit.last
            if start < len(tokens) and tokens[start].text == "." and tokens[start - 1].end == tokens[start].start:
                start += 1
        while start < len(tokens) and tokens[start].capitalised and not self._grid.native(start):
            start += 1
        if start > at and not self._grid.native(start - 1) and self.run(start, after_title=True) - start < _FULL:
            return at, at
        end = self.run(start, after_title=after_title or start > at)
        return start + (self._others(start, end) if after_title and end - start > 2 else 0), end

    def _others(self, i: int, j: int) -> int:
        """How many words at the head of a run are another person's name than the rest: one in another case ("с Путиным Ангела
        Меркель", "пресс-секретарь Путина Дмитрий Песков"), or, without cases, before a name that the who's-who has; two where
        cases could part them ("помощник Хиллари Клинтон Фил Гордон").
        """
        tokens, text = self._grid.tokens, self._grid.document.text
        for k in range(i + 1, min(i + 2 + self._cased, j - 1)):
            if tokens[k].kind == "word" and self.naming.parted(
                text[tokens[i].start : tokens[k - 1].end], text[tokens[k].start : tokens[j - 1].end]
            ):
                return k - i
        return 0

    def _hyphened(self, j: int) -> bool:
        """Whether a hyphen and a capital follow token ``j - 1`` without a space: the word is a part of a longer one ("Under-Secretary")."""
        tokens = self._grid.tokens
        if j + 1 >= len(tokens) or tokens[j].text != "-" or tokens[j].start != tokens[j - 1].end:
            return False
        return tokens[j].end == tokens[j + 1].start and tokens[j + 1].capitalised

    def in_use(self, i: int) -> bool:
        """Whether the word at token ``i`` is in a name of the who's-who."""
        return self.naming.in_use(self._grid.tokens[i].text)

    def _opens_with_abbreviation(self, i: int, j: int) -> bool:
        """Whether the run opens with an abbreviation in capitals before other words, and no family name in capitals."""
        word = self._grid.tokens[i].text
        return j > i + 1 and len(word) >= _ABBREVIATION and self._grid.abbreviation(i) and not self.naming.in_use(word)

    def names_a_thing(self, i: int, j: int) -> bool:
        """Whether a place or thing bears the name: its noun stands capitalised behind it, or before it."""
        grid = self._grid
        tokens = grid.tokens
        if self._cased and j == i + 1 and (noun := grid.at("organ", j)) is not None and tokens[j].text.islower():
            return noun.last > j
        for k in (j, j + 1):
            if (
                k < len(tokens)
                and grid.at("facility", k)
                and tokens[k].text[:1].isupper()
                and (k == j or looks_like_name(tokens[j]))
            ):
                return True
        return any((h := grid.at("facility", k)) is not None and h.last == i for k in (i - 1, i - 2))

    def of_a_thing(self, i: int) -> bool:
        """Whether a capitalised noun of a place stands right before token ``i`` ("Masjid Sultan Qabus")."""
        hits = (self._grid.at("facility", k) for k in (i - 1, i - 2))
        return any(h is not None and h.last == i and self._grid.tokens[h.first].text[:1].isupper() for h in hits)

    def _suffixed(self, j: int) -> int:
        """The token after "Jr." behind a name, with a comma before it or not, its stop included."""
        tokens = self._grid.tokens
        at = j + 1 if j < len(tokens) and tokens[j].text == "," else j
        hit = self._grid.at("suffix", at)
        if hit is None or not tokens[at].text[:1].isupper():
            return j
        end = hit.last
        stop = end < len(tokens) and tokens[end].text == "." and tokens[end].start == tokens[end - 1].end
        return end + stop

    def _is_word(self, j: int, *, first: bool, after_title: bool) -> bool:
        grid, token = self._grid, self._grid.tokens[j]
        if token.kind != "word" or not looks_like_name(token):
            return False
        common = (grid.common(j) or j in self.stops) and j not in grid.name_openers
        if first and not after_title and (common or not _JOINTS.isdisjoint(grid.here(j))):
            return False
        if not first and (grid.opens_sentence(j) or (j in self.taken and j + 1 in self.taken)):
            return False
        dated = first and after_title and j in self.taken and not self.naming.prominent(token.text, set())
        if dated or not _STOPS.isdisjoint(grid.here(j)):
            return False
        return not self._blocked_by_world(j, first, after_title)

    def _blocked_by_world(self, j: int, first: bool, after_title: bool) -> bool:
        """Whether a name of the world at token ``j`` ends the run; a state does not where none stands behind a name unlinked."""
        hit = self._grid.name_at(j) or self._grid.state_within(j)
        if hit is None:
            return False
        lone = hit.group == "country" and hit.last == j + 1 and hit.entry.form_type in ("name", "capital-metonym")
        if lone and after_title and not (first or self._cased or self._grid.noun_first):
            return self._grid.name_at(j - 1) is not None
        if hit.last == j + 1 and hit.last < len(self._grid.tokens) and _with_particle(self._grid.tokens[hit.last]):
            return False
        return first or not hit.entry.ambiguous or self._grid.abbreviation(j)

    def _repeats(self, i: int, j: int) -> bool:
        """A word that came before in the run begins a name of its own (a caption set into the text)."""
        tokens = self._grid.tokens
        return self._cased and j > i and same_stem(tokens[j].norm, (tokens[k].norm for k in range(i, j)))

    def _joint(self, j: int) -> int:
        """How many tokens at ``j`` join two words of a name: a particle, a hyphen, the stop of an initial."""
        grid = self._grid
        tokens = grid.tokens
        if j + 1 >= len(tokens):
            return 0
        token, following = tokens[j], tokens[j + 1]
        if grid.at("particle", j):
            n = 1
            while j + n < len(tokens) and grid.at("particle", j + n):
                n += 1
            return n if j + n < len(tokens) and self._is_word(j + n, first=False, after_title=False) else 0
        if token.text == "-" and tokens[j - 1].end == token.start and token.end == following.start:
            return 1 if following.capitalised else 0
        if token.text == "." and _INITIAL.fullmatch(tokens[j - 1].text) and tokens[j - 1].end == token.start:
            return 1 if following.capitalised else 0
        return 0


def looks_like_name(token: Token) -> bool:
    """A capital first, or behind the hyphen of a particle ("al-Malki"); a numeral."""
    return _is_written_as_name(token.text)


@lru_cache(maxsize=_MEMORY)
def _is_written_as_name(word: str) -> bool:
    if not word.isalpha() and any(c.isdigit() for c in word):
        return False
    head, _, tail = word.partition("-")
    if not word[:1].isupper():
        return 1 < len(head) <= 4 and tail[:1].isupper() and not tail.isupper()
    return not word.endswith("-") and head.lower() != tail.lower() and not (tail.islower() and len(tail) >= _LONG_TAIL)


def _with_particle(token: Token) -> bool:
    """Whether a token is a name behind a particle and a hyphen ("al-Malki")."""
    return not token.text[:1].isupper() and looks_like_name(token)
