"""Institutions named by their kind: "Kementerian Keuangan", "Institute for Space Research", "Министерство обороны РФ"."""

from __future__ import annotations

from readout.passes.actors.grid import Grid
from readout.passes.actors.names import Names


class Institutions:
    """Finds where the name of an institution ends, and which state or organisation stands in it."""

    def __init__(self, grid: Grid, names: Names) -> None:
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens

    def bracket(self, at: int) -> int:
        """The token after "(AS)", a bracket that holds an abbreviation; ``at`` itself where there is none."""
        tokens = self.tokens
        if (
            at + 2 < len(tokens)
            and tokens[at].text == "("
            and tokens[at + 2].text == ")"
            and tokens[at + 1].text.isupper()
        ):
            return at + 3
        return at

    def read(self, at: int, *, whole: bool = False) -> tuple[int, str]:
        """(end, code of the state or organisation in it) of the institution whose noun stands at ``at``.

        ``whole``: no person's name follows, so that all capitals belong to the institution.
        """
        hit = self.grid.at("organ", at)
        j, code, done = (hit.last if hit else at), "", False
        while j < len(self.tokens):
            if name := self.grid.name_at(j, "country", "seat", "organisation", "adjective"):
                code, j = name.entry.code, self.bracket(name.last)
                if not (j < len(self.tokens) and self.grid.at("portfolio", j)):
                    break
            elif part := self.grid.any_at(("portfolio", "organ"), j):
                j, done = part.last, done or part.group == "portfolio"
            elif (word := self.grid.at("institution_word", j)) and self._goes_on(word.last):
                j, done = word.last, False
            elif whole and self.bracket(j) > j:
                j = self.bracket(j)
            elif not done and self.names.run(j, after_title=True) > j:
                j = self.names.run(j, after_title=True) if whole else self._before_name(j)
                if not (j < len(self.tokens) and self._ends_with_state(j, whole)):
                    break
            else:
                break
        return self.bracket(j), code

    def _ends_with_state(self, j: int, whole: bool) -> bool:
        """Whether the name of an institution goes on behind its own words: with a state, or with an abbreviation of it."""
        if self.grid.name_at(j, "country", "adjective"):
            return True
        return whole and (self.bracket(j) > j or bool(self.grid.at("institution_word", j)))

    def _goes_on(self, j: int) -> bool:
        return j < len(self.tokens) and bool(
            self.tokens[j].capitalised
            and (
                self.names.run(j, after_title=True) > j
                or self.grid.any_at(("portfolio", "organ"), j)
                or self.grid.name_at(j)
            )
        )

    def _before_name(self, j: int) -> int:
        """Where a run of capitals after an institution's noun turns into a person's name: two words are left for it."""
        end = self.names.run(j, after_title=True)
        return end if end - j <= 2 or self.bracket(end) > end else end - 2
