"""Which bare names are persons: those that the document or the who's-who vouches for, or who speak."""

from __future__ import annotations

from readout.passes.actors.grid import Grid
from readout.passes.actors.naming import Forms, Naming, may_be_one
from readout.passes.found import Found
from readout.passes.names import LearnedNames
from readout.text import Document


class Vouching:
    """Decides on the bare names of one document."""

    def __init__(self, document: Document, grid: Grid, naming: Naming, learned: LearnedNames) -> None:
        self.document = document
        self.grid = grid
        self.naming = naming
        self.learned = learned
        self._states = {h.entry.country for hits in grid.names.values() for h in hits if h.entry.country}

    def keep(self, found: list[Found]) -> list[Found]:
        """Bare names stay where the document has the person by title, or the who's-who knows one of that name."""
        bare = [f for f in found if f.what == "person" and f.name and not f.titled and not f.strong]
        sure = [f for f in found if f.what == "person" and f.name and (f.titled or f.strong)]
        known = [self.naming.forms(n) for f in sure for n in (f.name, f.alias) if n]
        known += [self.naming.forms(f.name) for f in bare if len(f.name.split()) > 1 and self._speaks(f)]
        left_out: set[int] = set()
        for f in sorted(bare, key=lambda f: (len(f.name.split()) == 1, f.span)):
            if not self._vouch(f, known):
                left_out.add(id(f))
            elif len(f.name.split()) > 1:
                known.append(self.naming.forms(f.name))
        return [f for f in found if id(f) not in left_out]

    def _vouch(self, f: Found, known: list[Forms]) -> bool:
        """Whether a bare name is one that the document or the who's-who has, as it stands or without its first word.

        A sentence may have lent the first word its capital ("Meanwhile Biden ...").
        """
        first, _, rest = f.name.partition(" ")
        if (
            rest
            and self.grid.opens_sentence(f.tokens[0])
            and self._known(rest, known)
            and not self._known(first, known)
        ):
            f.tokens = (f.tokens[0] + 1, f.tokens[1])
            f.span = f.head = (self.grid.tokens[f.tokens[0]].start, self.grid.tokens[f.tokens[1] - 1].end)
            f.name = rest
            return True
        return self._known(f.name, known) or self._speaks(f) or self._learned(f)

    def _learned(self, f: Found) -> bool:
        """Whether the pack's model of names takes a bare name of two words or more for a person's."""
        return len(f.name.split()) > 1 and self.learned.is_person(f.tokens)

    def _known(self, name: str, known: list[Forms]) -> bool:
        forms = self.naming.forms(name)
        if any(may_be_one(forms, other) for other in known):
            return True
        return self.naming.prominent(name, self._states)

    def _speaks(self, f: Found) -> bool:
        """Whether two capitalised words stand beside a word of speech: somebody speaks, whoever it is."""
        first, last = f.tokens
        if len(f.name.split()) < 2:
            return False
        if any(self.grid.at("particle", k) for k in range(first + 1, last - 1)):
            return True
        beside = {h.last for h in self.document.hits.get("cues", ())} | {
            h.first + 1 for h in self.document.hits.get("cues", ())
        }
        return first in beside or last + 1 in beside
