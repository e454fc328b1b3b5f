"""Which bare names are persons: those that the document or the who's-who vouches for, or who speak."""

from __future__ import annotations

from itertools import pairwise

from readout.passes.actors.grid import Grid
from readout.passes.actors.naming import NamesHeld, Naming
from readout.passes.found import Found
from readout.passes.names import LearnedNames
from readout.text import Document, in_dictionary

# So many tokens may stand between two names of a list (", and").
_JOINT = 2
# What follows an open title in fewer words than this may be its portfolio, and needs the model's word to be a name.
_SURE_LENGTH = 3


class Vouching:
    """Decides on the bare names of one document."""

    def __init__(
        self,
        document: Document,
        grid: Grid,
        naming: Naming,
        learned: LearnedNames,
        *,
        noun_first: bool,
        dictionary: str | None,
    ) -> None:
        """``noun_first``: what an office is of stands behind its title, where a name might stand, too; ``dictionary``: the
        code of the language's dictionary.
        """
        self.document = document
        self.grid = grid
        self.naming = naming
        self.learned = learned
        cues = document.hits.get("cues", ())
        self._beside = {h.last for h in cues} | {h.first + 1 for h in cues}
        self._noun_first = noun_first
        self._dictionary = dictionary
        self._states = {h.entry.country for hits in grid.names.values() for h in hits if h.entry.country}

    def keep(self, found: list[Found]) -> list[Found]:
        """Bare names stay where the document has the person by title, or the who's-who knows one of that name."""
        named = [f for f in found if f.what == "person" and f.name and self._corrected(f)]
        full = NamesHeld(self.naming.forms(f.name) for f in named if _is_full(f))
        named = [f for f in named if not self._doubtful(f) or full.has(self.naming.forms(f.name))]
        sure = [f for f in named if f.titled or f.strong]
        bare = [f for f in named if not (f.titled or f.strong)]
        holders = NamesHeld(self.naming.forms(f.name) for f in sure if f.roles)
        for f in sure:
            f.relative = _is_full(f) and not f.roles and self._related(f, holders)
        known = NamesHeld(self.naming.forms(n) for f in sure for n in (f.name, f.alias) if n)
        for f in bare:
            if _is_full(f) and self._speaks(f):
                known.add(self.naming.forms(f.name))
        kept = {id(f) for f in sure}
        things = {f.name for f in bare if self._numbered(f)}
        bare = [f for f in bare if f.name not in things]
        for f in sorted(bare, key=lambda f: (not _is_full(f), f.span)):
            if self._vouch(f, known):
                kept.add(id(f))
                if _is_full(f):
                    known.add(self.naming.forms(f.name))
        self._listed(named, kept)
        return [f for f in found if f.what != "person" or not f.name or id(f) in kept]

    def _corrected(self, f: Found) -> bool:
        """Let the model of names cut off what a title left before an unknown name; false where it is no person's at all.

        A lone abbreviation behind a title is a person's only if the who's-who has it ("President JFK").
        """
        if "-" in f.name:
            self._first_of_pair(f)
        if not f.titled:
            return True
        if self.naming.known(f.name):
            return not self._unnamed(f)
        tokens = self.grid.tokens
        lone = self.naming.cased and (f.open or f.many) and not (f.code or _is_full(f))
        if lone and (f.oblique or not self.naming.surname(f.name)):
            return False
        first = next(i for i in range(*f.tokens) if tokens[i].start == f.head[0])
        last = next(i for i in range(first + 1, f.tokens[1] + 1) if tokens[i - 1].end == f.head[1])
        name = self.learned.person_in((first, last))
        if self._noun_first and last - first < _SURE_LENGTH and self._may_be_portfolio(f, first, last):
            return False
        if name is None or (last == first + 1 and self.grid.abbreviation(first)):
            return False
        if name != (first, last):
            f.head = tokens[name[0]].start, tokens[name[1] - 1].end
            f.name = " ".join(self.document.text[slice(*f.head)].split())
        return True

    def _may_be_portfolio(self, f: Found, first: int, last: int) -> bool:
        """Whether the words behind a title may be what its office is for; behind a minister's, or where the first is in a name of
        the who's-who, those of the dictionary alone.
        """
        word, tokens = self.grid.tokens[first].text, self.grid.tokens
        plain = f.complete and all(in_dictionary(tokens[k].text, self._dictionary) for k in range(first, last))
        behind = f.head[0] > f.span[0] and (f.open or plain or (f.complete and last - first == 1))
        if not behind or self.learned.sees_person((first, last)):
            return False
        minister = f.complete or f.office.endswith("minister") or (last - first > 1 and self.naming.in_use(word))
        return not minister or in_dictionary(word, self._dictionary)

    def _first_of_pair(self, f: Found) -> None:
        """Of two persons whom a hyphen joins, leave the first: "Joko Widodo-Ma'ruf Amin"."""
        one, _, other = f.name.partition("-")
        at = self.document.text.find("-", *f.head)
        if at > 0 and other[:1].isupper() and not one.split()[-1].islower() and self.naming.are_two(one, other):
            f.name, f.head = one, (f.head[0], at)

    def _doubtful(self, f: Found) -> bool:
        """Whether a lone word behind a title without a state, where what the title is of might stand, is nobody's known name."""
        lone = (
            self._noun_first
            and not self.naming.cased
            and f.kind == "titled"
            and not (f.code or f.complete or _is_full(f))
        )
        if not lone or f.head[1] != f.span[1] or f.office.endswith("minister") or self.naming.known(f.name):
            return False
        return not self._sees(f)

    def _sees(self, f: Found) -> bool:
        """Whether the model of names sees a person where the name of a mention stands."""
        tokens = self.grid.tokens
        return self.learned.sees_person(
            (next(i for i in range(*f.tokens) if tokens[i].start == f.head[0]), f.tokens[1])
        )

    def _unnamed(self, f: Found) -> bool:
        """Whether the name behind a title is that of the person served, so that the bearer is not named: "juru bicara Trump"."""
        if f.office.startswith("deputy") and _is_full(f):
            return False
        if not (f.personal and f.kind == "titled" and f.head[1] == f.span[1] and self.naming.serves(f.name, f.roles)):
            return False
        f.what, f.kind, f.titled, f.code = "group", "description", False, self.naming.state_of(f.name, self._states)
        f.name, f.head, f.number = " ".join(self.document.text[slice(*f.span)].split()), f.span, 0
        return True

    def _listed(self, named: list[Found], kept: set[int]) -> None:
        """A full name beside a person's in a list is a person's, too: "Senators Ann Berg, Tom Lund and ..."."""
        for row in (named, named[::-1]):
            for one, other in pairwise(row):
                if id(one) in kept and id(other) not in kept and self._joined(one, other) and self._is_plain(other):
                    kept.add(id(other))
                    other.oblique = one.oblique

    def _is_plain(self, f: Found) -> bool:
        """Whether a name is full, and its first word not somebody's surname: two names would have run together."""
        return _is_full(f) and not self.naming.prominent(f.name.split()[0], self._states)

    def _joined(self, one: Found, other: Found) -> bool:
        """Whether nothing but a comma, a conjunction or both stands between two names."""
        before, after = sorted((one, other), key=lambda f: f.tokens)
        between = range(before.tokens[1], after.tokens[0])
        return (
            before.head[1] == before.span[1]
            and 0 < len(between) <= _JOINT
            and all(self.grid.tokens[k].text == "," or self.grid.at("conjunction", k) for k in between)
        )

    def _vouch(self, f: Found, known: NamesHeld) -> bool:
        """Whether a bare name is one that the document or the who's-who has, as it stands or without its first word.

        A sentence may have lent the first word its capital ("Meanwhile Biden ...").
        """
        first, _, rest = f.name.partition(" ")
        named = self._known(f.name, known)
        opener = self.grid.opens_sentence(f.tokens[0]) and not self.naming.in_use(first)
        lent = opener and rest and in_dictionary(first, self._dictionary) and self._known(rest, known)
        if lent or (rest and not named and not self._known(first, known) and self._is_rest(f, rest, known)):
            f.tokens = (f.tokens[0] + 1, f.tokens[1])
            f.span = f.head = (self.grid.tokens[f.tokens[0]].start, self.grid.tokens[f.tokens[1] - 1].end)
            f.name = rest
            return True
        if self._is_place(f):
            return False
        return (
            named
            or self._related(f, known)
            or (self._speaks(f) and not self.learned.is_other(f.tokens))
            or self._learned(f)
        )

    def _is_rest(self, f: Found, rest: str, known: NamesHeld) -> bool:
        """Whether a name begins behind its first word: one that is known behind the head of a sentence, or that the model sees there."""
        if self.grid.opens_sentence(f.tokens[0]) and self._known(rest, known):
            return True
        return (" " in rest or self._known(rest, known)) and self.learned.is_person((f.tokens[0] + 1, f.tokens[1]))

    def _is_place(self, f: Found) -> bool:
        """Whether a name stands behind an article or a preposition of place, as no person's does: "in the Hague"."""
        before = f.tokens[0] - 1
        if before < 0:
            return False
        if not _is_full(f):
            return self.grid.at("article", before) is not None
        return self.grid.at("place_preposition", before) is not None and not self.naming.known(f.name)

    def _numbered(self, f: Found) -> bool:
        """Whether a number follows a name that the who's-who lacks: a thing's ("Nord Stream 2")."""
        tokens, end = self.grid.tokens, f.tokens[1]
        return end < len(tokens) and tokens[end].kind == "number" and not self.naming.known(f.name)

    def _related(self, f: Found, known: NamesHeld) -> bool:
        """Whether a full name ends in the last name of somebody whom the document knows by full name: one of the family.

        So is somebody with an office of his or her own, whom the who's-who lacks, beside a leader called by surname alone.
        """
        forms = self.naming.forms(f.name)
        if not _is_full(f) or known.has(forms[:1]):
            return False
        least = 1 if f.titled and f.office and not self.naming.known(f.name) else 2
        f.relative = any(len(k) >= least and forms[-1] & k[-1] for k in known.all)
        return f.relative

    def _learned(self, f: Found) -> bool:
        """Whether the pack's model of names takes a bare name of two words or more for a person's."""
        return _is_full(f) and self.learned.is_person(f.tokens)

    def _known(self, name: str, known: NamesHeld) -> bool:
        return known.has(self.naming.forms(name)) or self.naming.prominent(name, self._states)

    def _speaks(self, f: Found) -> bool:
        """Whether two capitalised words stand beside a word of speech: somebody speaks, whoever it is."""
        first, last = f.tokens
        if not _is_full(f):
            return False
        if any(self.grid.at("particle", k) for k in range(first + 1, last - 1)):
            return True
        return first in self._beside or last + 1 in self._beside


def _is_full(f: Found) -> bool:
    return len(f.name.split()) > 1
