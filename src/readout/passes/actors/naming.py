"""Personal names as words that may stand in a case: what nominatives they may have, and whether two names may be one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, product
from typing import TypeAlias

from readout.world import Inflection, World, fold
from readout.world.matching import BY_SURNAME, OFTEN_TOLD, words_of
from readout.world.tables import Person

# For each word of a name, the folded nominatives that it may come from.
Forms: TypeAlias = tuple[frozenset[str], ...]
# The offices of leaders, and of those who speak for a state abroad.
_LEADING = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
# A shorter surname is too often another word.
_SHORT = 4
# How many combinations of nominatives of one name are looked up at most.
_TRIED = 48
# Names asked for are kept with their nominatives; beyond so many the memory is emptied.
_MEMORY = 20_000


class Naming:
    """Names of one language."""

    def __init__(self, inflection: Inflection, world: World) -> None:
        self._inflection = inflection
        self._world = world
        self._known: dict[str, str] = {}

    @property
    def cased(self) -> bool:
        """Whether names change with their case."""
        return bool(self._inflection)

    def in_use(self, word: str) -> bool:
        """Whether a word is in a name of the who's-who."""
        return self._world.who.has_word(word)

    def forms(self, name: str) -> Forms:
        """The folded nominatives of each word of a name."""
        if not self.cased:
            return tuple(frozenset((w,)) for w in words_of(name))
        return tuple(
            frozenset(fold(n) for n in self._inflection.nominatives(w)) for w in name.replace("-", " ").split()
        )

    def nominative(self, name: str, *, oblique: bool | None) -> str:
        """A name in the nominative. ``oblique``: whether it stands in another case; ``None`` where nothing tells.

        A name that the who's-who has settles itself; else an oblique one takes the likeliest nominative of each word.
        """
        if not self.cased or oblique is False:
            return name
        if known := self.known(name):
            return known
        if oblique is None:
            return name
        return " ".join(self._likeliest(w) for w in name.split())

    def known(self, name: str) -> str:
        """The nominative of ``name`` that the who's-who knows, as written; empty where it knows none."""
        if name not in self._known:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            choices = [self._ordered(w) for w in name.split()]
            combined = (" ".join(c) for c in islice(product(*choices), _TRIED))
            self._known[name] = next((c for c in combined if self._world.who.named(c)), "")
        return self._known[name]

    def prominent(self, name: str, states: set[str]) -> bool:
        """Whether the who's-who knows somebody whom news calls by this name without a title.

        A lone word must be the name of somebody of a state that the document names, or of one whose people all news
        calls by their surname; most words that are a surname somewhere are something else in most texts.
        """
        nominative = self.known(name)
        if not nominative:
            return False
        verdict = self._world.who.resolve(nominative).verdict
        if len(words_of(nominative)) > 1:
            return verdict in ("unique", "ambiguous")
        near = states | BY_SURNAME
        people = [p for p in self._world.who.named(nominative) if p.country in near]
        return any(self._world.who.called_without_title(p) for p in people) or bool(self.sole(nominative))

    def sole(self, name: str) -> str:
        """The state of the only one of all in the who's-who who is called so, if a leader of a state whose leaders all news names."""
        people, word = self._world.who.named(name), words_of(name)
        if len(people) != 1 or len(word) != 1 or len(name) < _SHORT or people[0].country not in OFTEN_TOLD:
            return ""
        own = word[0] in words_of(people[0].name) or word in map(words_of, people[0].aliases)
        return people[0].country if own and any(t.role in _LEADING for t in self._world.who.terms(people[0].id)) else ""

    def parted(self, word: str, rest: str) -> bool:
        """Whether a name and the one behind it are two persons': both are known, or the first is in another case or full."""
        who, known, behind = self._world.who, self.known(word), self.known(rest)
        first = [p for p in who.named(known) if who.called_without_title(p)] if known else []
        second = who.named(behind) if behind else []
        if not self.cased and self._world.who.opens_name(word):
            return False
        if not first or " " not in rest or any(_bears(p, known) for p in second):
            return False
        if second or not self.cased:
            return bool(second)
        return " " in word or (fold(known) != fold(word) and not self.known(f"{word} {rest}"))

    def surname(self, word: str) -> bool:
        """Whether a word looks like a surname in the nominative, or is one of the who's-who."""
        return self._inflection.is_surname(word) or bool(self.known(word))

    def upright(self, name: str) -> bool:
        """Whether a name of the who's-who stands in the nominative, and the ending of its last word shows it."""
        return self.known(name) == name and self._inflection.shows_nominative(name.split()[-1])

    def are_two(self, one: str, other: str) -> bool:
        """Whether two names are of persons of the who's-who, and of none who bears both."""
        first, second = (self._world.who.named(n) if (n := self.known(name)) else () for name in (one, other))
        return bool(first and second) and not any(_bears(p, one) for p in second)

    def state_of(self, name: str, states: Iterable[str] = ()) -> str:
        """The state of those whom news calls so without a title, if they are of one; of a lone name, near states count only."""
        people = [p for p in self._world.who.named(self.known(name)) if self._world.who.called_without_title(p)]
        near = BY_SURNAME.union(states) if len(words_of(name)) == 1 else {p.country for p in people}
        found = {p.country for p in people} & near
        return found.pop() if len(found) == 1 else ""

    def serves(self, name: str, roles: tuple[str, ...]) -> bool:
        """Whether a name is somebody's whom news calls without a title, and who never held one of these roles."""
        people = self._world.who.named(self.known(name))
        return not self.held(name, roles) and any(self._world.who.called_without_title(p) for p in people)

    def held(self, name: str, roles: tuple[str, ...]) -> bool:
        """Whether somebody of that name ever held one of these roles."""
        people = self._world.who.named(self.known(name))
        return any(t.role in roles for p in people for t in self._world.who.terms(p.id))

    def _ordered(self, word: str) -> tuple[str, ...]:
        return self._inflection.nominatives(word) if self.cased else (word,)

    def _likeliest(self, word: str) -> str:
        forms = [n for n in self._inflection.nominatives(word) if n != word]
        return forms[0] if forms else word


def _bears(person: Person, name: str) -> bool:
    """Whether all words of a name are in one of a person's."""
    return any(set(words_of(name)) <= set(words_of(n)) for n in (person.name, *person.aliases))


class NamesHeld:
    """Names that are known of a document, asked whether another may be one of them."""

    def __init__(self, names: Iterable[Forms]) -> None:
        self.all: list[Forms] = []
        self._words: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: Forms) -> None:
        """Keep a name."""
        self.all.append(name)
        self._words.update(*name)

    def has(self, name: Forms) -> bool:
        """Whether one of them may be this name: only where they share a word, so that few are compared."""
        if all(self._words.isdisjoint(word) for word in name):
            return False
        return any(may_be_one(name, other) for other in self.all)


def may_be_one(a: Forms, b: Forms) -> bool:
    """Whether every word of the shorter name may be a word of the longer, and one of them is; initials alone make no name."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return any(len(w) > 2 and any(w in other for other in long) for word in short for w in word)
    for word in short:
        if not any(_meets(word, other) for other in long):
            return False
    return any(len(w) > 2 and any(w in other for other in long) for f in short for w in f)


def _meets(a: frozenset[str], b: frozenset[str]) -> bool:
    if a & b:
        return True
    initials = {x for f in (a, b) for x in f if len(x) == 1}
    return bool(initials) and any(x[:1] in initials for f in (a, b) for x in f if len(x) > 1)


def same_stem(word: str, others: Iterable[str]) -> bool:
    """Whether a word is another form of one of the others: the longer part of both is the same."""
    folded = fold(word)
    for other in map(fold, others):
        if folded == other and len(folded) > 1:
            return True
        n = max(4, min(len(folded), len(other)) - 2)
        if len(folded) >= 4 and len(other) >= 4 and folded[:n] == other[:n]:
            return True
    return False
