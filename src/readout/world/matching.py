"""Names of persons held against each other, as folded words: by which a person is called, and which may name him or her."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from readout.world.spelling import fold, similar
from readout.world.tables import DATA, Person

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[IVX]+\b")
_TWO_PARTS = re.compile(r"-[^\W\d_]+$")
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}")
_CALLING: dict[str, list[str]] = tomllib.loads((DATA / "calling.toml").read_text(encoding="utf-8"))
# States whose leaders news everywhere calls by surname, further ones whose leaders are in news everywhere, and those where a person is
# called by the first of the names (see data/calling.toml).
BY_SURNAME = frozenset(_CALLING["by_surname"])
OFTEN_TOLD = frozenset(_CALLING["often_told"])
_BY_FIRST_NAME = frozenset(_CALLING["by_first_name"])
# Two names of a person may stand in either order, more have one.
_PAIR = 2
# Below this likeness of two words they are not taken for spellings of one.
_LIKE = 0.86


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name: letters only, hyphens part them; "BJ" is two initials, as "B.J." is."""
    return whole_words(name)


def whole_words(name: str) -> tuple[str, ...]:
    """The same, kept by nobody: for names that are asked for once."""
    if name.isascii() and name.replace(" ", "").isalpha() and not _INITIALS.search(name):
        return tuple(name.lower().split())
    return tuple(fold(x) for w in _WORD.findall(name) for x in (w if _INITIALS.fullmatch(w) else (w,)))


def called_by(person: Person) -> set[str]:
    """The single words by which a person is called: family name, last name, one-word aliases; first names in some states."""
    parted = person.country in _BY_FIRST_NAME  # of a given name in two parts the second is no name
    calls = {
        words_of(n)[-1] for n in (person.name, *person.aliases) if words_of(n) and not (parted and _TWO_PARTS.search(n))
    }
    calls |= {w[0] for n in (person.family, *person.aliases) if len(w := words_of(n)) == 1}
    if person.country in _BY_FIRST_NAME and (w := words_of(person.name)):
        calls.add(w[0])
    return calls


def names_match(mine: tuple[str, ...], person: Person) -> bool:
    """Whether these folded words may name the person."""
    if len(mine) == 1:
        return len(mine[0]) > 1 and mine[0] in called_by(person)
    return any(_covers(mine, words_of(n), person) for n in (person.name, *person.aliases))


def _covers(mine: tuple[str, ...], theirs: tuple[str, ...], person: Person) -> bool:
    """Whether all words of the shorter name stand in the longer; a single letter is an initial, beside a word by which
    the person is called.
    """
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if len(short) < 2:
        return False
    left = list(long)
    for word in short:
        hit = next((w for w in left if w == word or (1 in (len(w), len(word)) and w[:1] == word[:1])), None)
        if hit is None:
            return False
        left.remove(hit)
    whole = {w for w in short if len(w) > 1 and w in long}
    if (
        len(whole) < len(short)
        and len(mine[0]) > 1
        and len(theirs[0]) > 1
        and mine[0] not in theirs
        and theirs[0] not in mine
    ):
        return False  # an initial stands for no other first name: Robert is not Christopher R.
    if len(short) > _PAIR and len(whole) == len(short) and not _in_order(short, long):
        return False
    return len(whole) == len(short) or not whole.isdisjoint(called_by(person))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in the other in their order: "Said bin Taimur" is nobody's father's son."""
    rest = iter(long)
    return all(w in rest for w in short)


def spelled_alike(mine: tuple[str, ...], person: Person) -> bool:
    """Whether the words are spellings of the person's: the family name for one word, else all words of the shorter."""
    if len(mine) == 1:
        return any(similar(mine[0], call) >= _LIKE for call in called_by(person))
    for name in (person.name, *person.aliases):
        theirs = words_of(name)
        short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
        if len(short) > 1 and all(max(similar(a, b) for b in long) >= _LIKE for a in short):
            return True
        if short and similar(mine[-1], theirs[-1]) >= 0.9 and similar(mine[0], theirs[0]) >= 0.7:
            return True
    return False
