"""The who's-who: persons by name, holders of an office at a date, and what a name or title means at that date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from readout.world.matching import names_match, spelled_alike, whole_words, words_of
from readout.world.spelling import fold
from readout.world.tables import Person, Standing, Tenure, load, read_csv, standing

K = TypeVar("K")

Verdict: TypeAlias = Literal["held", "stale", "former", "unique", "ambiguous", "unknown"]

# Roles whose holders are called by a bare surname without title in the news of other countries.
_PROMINENT = frozenset({
    "head-of-state", "head-of-government", "foreign-minister", "foreign-secretary", "defence-minister", "spokesperson-head", "spokesperson-mfa",
    "spokesperson-mod", "spokesperson-nsc", "vice-president", "aide-head", "national-security-adviser", "org-head", "council-president",
    "crown-prince", "security-council-secretary", "special-envoy",
})  # fmt: skip
# Of namesakes of one state, news means the one in the weightier office: leaders and foreign ministers first.
_WEIGHTS = (
    {"head-of-state", "head-of-government", "org-head", "council-president"},
    {"foreign-minister", "crown-prince"},
    _PROMINENT,
)
# Names asked for are kept with their persons; beyond so many the memory is emptied.
_MEMORY = 20_000


class Holding(NamedTuple):
    """A person in an office, and how the term stands to the date asked for."""

    person: Person
    tenure: Tenure
    standing: Standing


class Resolution(NamedTuple):
    """What a name or a title means.

    ``verdict``: ``held`` in office at the date; ``stale``: the row was last confirmed before the date; ``former``: the
    terms known do not hold the date; ``unique``: no date, but one person only; ``ambiguous``; ``unknown``.
    ``person`` and ``tenure`` are set for all but the last two.
    """

    verdict: Verdict
    person: Person | None = None
    tenure: Tenure | None = None


_UNKNOWN = Resolution("unknown")
_AMBIGUOUS = Resolution("ambiguous")


class Who:
    """The who's-who, with the user's own rows laid beside ours."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self._extra = [read_csv(p) for p in extra]
        self._named: dict[tuple[str, ...], tuple[Person, ...]] = {}

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Persons by id."""
        found = {p.id: p for p in load("persons", Person)}
        for persons, _ in self._extra:
            for p in persons:
                found.setdefault(p.id, p)
        return found

    @cached_property
    def tenures(self) -> list[Tenure]:
        """All terms, ours first."""
        return load("tenures", Tenure) + [t for _, rows in self._extra for t in rows]

    @cached_property
    def _of_person(self) -> dict[str, list[Tenure]]:
        return _group(self.tenures, lambda t: t.person)

    @cached_property
    def _of_office(self) -> dict[tuple[str, str], list[Tenure]]:
        return _group(self.tenures, lambda t: (t.country, t.role))

    @cached_property
    def _index(self) -> dict[str, list[str]]:
        """Ids by each folded word of a name or alias."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for p in self.persons.values():
            for word in set(whole_words(" ".join((p.name, p.family, *p.aliases)))):
                found[word].append(p.id)
        return dict(found)

    @cached_property
    def _initialled(self) -> frozenset[str]:
        """Ids of those with an initial in a name or alias."""
        return frozenset(i for word, ids in self._index.items() if len(word) == 1 for i in ids)

    def terms(self, person: str) -> Sequence[Tenure]:
        """The terms of a person, by id."""
        return self._of_person.get(person, ())

    def holders(self, country: str, roles: str | Iterable[str], date: str | None = None) -> list[Holding]:
        """Who holds (or, without a date, ever held) one of the roles of a state; stale terms are marked as such."""
        wanted = (roles,) if isinstance(roles, str) else tuple(roles)
        out: dict[str, Holding] = {}
        for role in wanted:
            for t in self._of_office.get((country, role), ()):
                how: Standing = standing(t, date) if date else "held"
                if how in ("held", "stale") and t.person in self.persons:
                    held = out.get(t.person)
                    if held is None or (held.standing == "stale" and how == "held"):
                        out[t.person] = Holding(self.persons[t.person], t, how)
        return list(out.values())

    def named(self, name: str) -> Sequence[Person]:
        """Persons that a name may mean by its words alone; a single word must be one by which a person is called."""
        mine = words_of(name)
        held = self._named.get(mine)
        if held is None:
            if len(self._named) >= _MEMORY:
                self._named.clear()
            ids = self._sharing(mine)
            held = self._named[mine] = tuple(p for i in sorted(ids) if names_match(mine, p := self.persons[i]))
        return held

    def _sharing(self, mine: tuple[str, ...]) -> Iterable[str]:
        """Ids of those who share a word with a name; of a full name two, unless an initial may stand for one."""
        if len(mine) == 1 or any(len(w) == 1 for w in mine):
            return {i for word in mine for i in self._index.get(word, ())}
        shared = Counter(i for word in set(mine) for i in self._index.get(word, ()))
        return [i for i, n in shared.items() if n > 1 or i in self._initialled]

    def has_word(self, word: str) -> bool:
        """Whether a word is in the name or an alias of anybody."""
        return fold(word) in self._index

    def opens_name(self, word: str) -> bool:
        """Whether a word is anybody's first name of several."""
        folded = fold(word)
        return any(words_of(self.persons[i].name)[:1] == (folded,) for i in self._index.get(folded, ()))

    def called_without_title(self, person: Person) -> bool:
        """Whether a person held an office whose holders news calls by their surname alone."""
        return any(t.role in _PROMINENT for t in self.terms(person.id))

    def resolve(
        self,
        name: str,
        country: str | None = None,
        roles: Iterable[str] = (),
        date: str | None = None,
        near: frozenset[str] | None = None,
    ) -> Resolution:
        """Who is meant by a name, with the state and the office that the text gives it (where it does), at a date.

        Without state and office somebody is meant who is called so without a title or is of a state ``near`` (any, where
        none are given); by a lone word only somebody of whom both are true. By an office and a lone word one of a state
        ``near`` is meant, if there is one.
        """
        wanted = frozenset(roles)
        found = [(p, t) for p in self.named(name) for t in self.terms(p.id) if country in (None, t.country, p.country)]
        if country and wanted and not any(t.role in wanted for _, t in found):
            found += self._respelled(words_of(name), country, wanted)
        if wanted and any(t.role in wanted for _, t in found):
            found = [(p, t) for p, t in found if t.role in wanted]
        elif wanted and len(words_of(name)) == 1:
            return _UNKNOWN
        if country is None and wanted and near and len(words_of(name)) == 1:
            found = [(p, t) for p, t in found if t.country in near] or found
        if country is None and not wanted:
            needed = all if len(words_of(name)) == 1 else any
            found = [(p, t) for p, t in found if needed((t.role in _PROMINENT, near is None or t.country in near))]
        return _choose(found, date)

    def office(self, country: str, roles: Iterable[str], date: str | None) -> Resolution:
        """Who is meant by an office alone. Without a date nobody is: an office has many holders.

        A foreign minister or crown prince by that very role is meant, whatever other roles bear the title elsewhere.
        """
        if date is None:
            return _UNKNOWN
        first = next(iter(roles), "")
        if first in _WEIGHTS[1] and len(self.holders(country, first, date)) == 1:
            roles = (first,)
        found = self.holders(country, roles, date)
        held = [h for h in found if h.standing == "held"]
        if len(held) == 1:
            return Resolution("held", held[0].person, held[0].tenure)
        if held:
            return _AMBIGUOUS
        return Resolution("stale", found[0].person, found[0].tenure) if len(found) == 1 else _UNKNOWN

    def _respelled(self, mine: tuple[str, ...], country: str, roles: frozenset[str]) -> list[tuple[Person, Tenure]]:
        """Holders of the office whose name is spelled much like this one."""
        return [
            (self.persons[t.person], t)
            for role in sorted(roles)
            for t in self._of_office.get((country, role), ())
            if t.person in self.persons and spelled_alike(mine, self.persons[t.person])
        ]


def _group(rows: Iterable[Tenure], key: Callable[[Tenure], K]) -> dict[K, list[Tenure]]:
    out: defaultdict[K, list[Tenure]] = defaultdict(list)
    for row in rows:
        out[key(row)].append(row)
    return dict(out)


def _choose(found: list[tuple[Person, Tenure]], date: str | None) -> Resolution:
    """The one person meant, by the terms that hold the date; without a date, the one person there is."""
    if not found:
        return _UNKNOWN
    if date is None:
        people = {p.id for p, _ in found}
        if len(people) > 1:
            return _AMBIGUOUS
        return Resolution("unique", *(_weightiest(found) or found[-1]))
    for verdict in ("held", "stale"):
        standing_so = [(p, t) for p, t in found if standing(t, date) == verdict]
        if standing_so:
            chosen = _weightiest(standing_so)
            return Resolution("held" if verdict == "held" else "stale", *chosen) if chosen else _AMBIGUOUS
    if len({p.id for p, _ in found}) > 1:
        return _AMBIGUOUS
    return Resolution("former", *max(found, key=lambda f: (f[1].start, _at_home(f))))


def _at_home(found: tuple[Person, Tenure]) -> bool:
    """Whether an office is of the person's own state: a king may reign over several."""
    return found[0].country == found[1].country


def _weightiest(found: list[tuple[Person, Tenure]]) -> tuple[Person, Tenure] | None:
    """The one person there is, or the one of the weightiest office among namesakes; ``None`` where two are left."""
    for roles in (*_WEIGHTS, None):
        some = [(p, t) for p, t in found if roles is None or t.role in roles]
        people = {p.id for p, _ in some}
        if len(people) == 1:
            return max(some, key=_at_home)
        if people:
            return None
    return None
