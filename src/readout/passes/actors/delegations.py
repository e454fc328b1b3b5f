"""Whose delegation somebody is in: those listed as its members, whose titles name no state, are of the state that it is of."""

from __future__ import annotations

from collections.abc import Iterator

from readout.passes.actors.grid import Grid
from readout.passes.actors.naming import Naming
from readout.passes.found import Found
from readout.text import Document, Sentence

# So many tokens may stand between a delegation and the word that lists its members.
_REACH = 8
# So many tokens may stand between the owner of a delegation and its noun ("'s high-level").
_STYLED = 5


class Delegations:
    """Gives the members of delegations in one document their state."""

    def __init__(self, document: Document, grid: Grid, naming: Naming) -> None:
        self._document = document
        self._grid = grid
        self._naming = naming

    def settle(self, found: list[Found]) -> None:
        """Write the state of a delegation into the mentions of its members."""
        if not self._grid.has("delegation"):
            return
        for sentence in self._document.sentences:
            here = [f for f in found if sentence.first <= f.tokens[0] < sentence.last]
            for noun, listed in self._lists(sentence):
                code = self._code(noun, here, found)
                end = self._other(listed, sentence.last, code) if code else listed
                for f in here:
                    if listed <= f.tokens[0] < end and self._is_member(f):
                        f.code, f.usual = code, False

    @staticmethod
    def _is_member(f: Found) -> bool:
        """Whether a mention is somebody's with a title that names no state of its own."""
        return f.what == "person" and bool(f.name) and f.titled and (f.usual or not f.code) and not f.foreign

    def _other(self, first: int, last: int, code: str) -> int:
        """The token at which another state is named, so that the list may go on with its people; ``last`` where none is."""
        names = ((k, self._grid.name_at(k, "country", "adjective")) for k in range(first, last))
        return next((k for k, name in names if name and name.entry.code != code), last)

    def _lists(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The tokens of a delegation's noun and of what stands behind the word that lists its members."""
        for noun in range(sentence.first, sentence.last):
            if self._grid.at("delegation", noun):
                for k in range(noun + 1, min(noun + _REACH, sentence.last)):
                    if comprises := self._grid.at("comprises", k):
                        yield noun, comprises.last
                        break

    def _code(self, noun: int, here: list[Found], found: list[Found]) -> str:
        """The state of the delegation at token ``noun``: that of the state named beside it, or of its owner right before."""
        for k in range(noun - 1, max(-1, noun - _STYLED), -1):
            if state := self._grid.name_at(k, "adjective", "country"):
                return str(state.entry.code)
        owner = next((f for f in reversed(here) if noun - _STYLED <= f.tokens[1] <= noun), None)
        if owner is None or owner.code or not owner.name:
            return owner.code.partition("/")[0] if owner and ":" not in owner.code else ""
        last = owner.name.split()[-1]
        named = (f.code for f in found if f.what == "person" and f.code and f.name.split()[-1:] == [last])
        return self._naming.state_of(owner.name) or next(named, "").partition("/")[0]
