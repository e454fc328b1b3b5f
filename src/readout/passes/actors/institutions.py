"""Institutions named by their kind: "Kementerian Keuangan", "Institute for Space Research", "Министерство обороны РФ"."""

from __future__ import annotations

from readout.passes.actors.grid import Grid
from readout.passes.actors.names import Names
from readout.text import Hit

# No name of an institution has more words than this before its noun.
_LONGEST = 6


class Institutions:
    """Finds where the name of an institution ends, and which state or organisation stands in it."""

    def __init__(self, grid: Grid, names: Names, *, noun_last: bool = False, cases: bool = False) -> None:
        """``noun_last``: words that tell institutions of a kind apart stand before its noun, as in English."""
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens
        self._noun_last = noun_last
        self._cases = cases
        self._closes = grid.has("closing")

    def qualified(self, i: int) -> tuple[int, str, Hit] | None:
        """(end, code, noun) of an institution whose noun stands behind its other words: "Iranian Chess Federation"."""
        if not self.tokens[i].capitalised or self.grid.common(i):
            return None
        if self.grid.name_at(i, "country"):
            return self._closed(i)
        return (self._with_noun(i) if self._noun_last else self._with_adjective(i)) or self._closed(i)

    def _with_noun(self, i: int) -> tuple[int, str, Hit] | None:
        """An institution of a language that puts the noun last."""
        noun = self._noun_behind(i)
        organ = self.grid.at("organ", noun)
        if organ is None:
            return None
        end, code = self.read(noun)
        state = self.grid.name_at(i, "adjective")
        if (state and state.last >= noun and organ.entry.kind == "government") or self.names.names_a_thing(i, end):
            return None
        return end, code or (state.entry.code if state else ""), organ

    def _closed(self, i: int) -> tuple[int, str, Hit] | None:
        """An institution whose run of capitals ends in a noun that closes such names everywhere: "Brookings Institution"."""
        last, tokens = i, self.tokens
        if not self._closes or self._is_somebody(i) or (i > 0 and tokens[i - 1].text == "-"):
            return None
        while last < len(tokens) and last - i < _LONGEST and tokens[last].capitalised and not self._ends(i, last):
            last += 1
        hit = self.grid.at("closing", last - 1) if last - i > 1 else None
        if hit is None or (last < len(tokens) and tokens[last].capitalised and not self._ends(i, last)):
            return None
        state = self.grid.name_at(i, "country", "adjective")
        return self.bracket(last), state.entry.code if state else "", hit

    def _ends(self, i: int, j: int) -> bool:
        """Whether token ``j`` belongs to no run of capitals that began at ``i``: it opens a sentence, or somebody is named there."""
        grid = self.grid
        return j > i and (grid.opens_sentence(j) or self._is_somebody(j) or grid.native(j) != grid.native(i))

    def _with_adjective(self, i: int) -> tuple[int, str, Hit] | None:
        """An institution in a language with cases: a capitalised adjective and the noun without a capital («Народный совет»)."""
        organ = self.grid.at("organ", i + 1) if self._cases and not self.grid.name_at(i) else None
        if organ is None or self.tokens[i + 1].capitalised or self._is_somebody(i):
            return None
        end, code = self.read(i + 1)
        return end, code, organ

    def _noun_behind(self, i: int) -> int:
        """The token of the last capitalised noun of institutions in the run of capitals from token ``i``; -1 where none is."""
        tokens, noun = self.tokens, -1
        for j in range(i, min(i + _LONGEST, len(tokens))):
            if not tokens[j].capitalised or (j > i and self.grid.opens_sentence(j)) or self._is_somebody(j):
                break
            if j > i and (hit := self.grid.at("organ", j)) and tokens[hit.last - 1].capitalised:
                noun = j
        return noun

    def _is_somebody(self, j: int) -> bool:
        """Whether a title, or the whole name of an organisation or organ, stands at token ``j``."""
        name = self.grid.name_at(j)
        return bool(self.grid.any_at(("title", "honorific", "plural"), j)) or (
            name is not None and name.group not in ("adjective", "country", "region")
        )

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

    def read(self, at: int, *, whole: bool = False, alone: bool = False) -> tuple[int, str]:
        """(end, code of the state or organisation in it) of the institution whose noun stands at ``at``.

        ``whole``: no person's name follows, so that all capitals belong to the institution. ``alone``: no title stands before it.
        """
        hit = self.grid.at("organ", at)
        sent, firm = hit is not None and hit.entry.sent, hit is not None and hit.entry.whole and alone
        j, code, done, joined, owned = (hit.last if hit else at), "", False, False, True
        while j < len(self.tokens):
            if name := self.grid.name_at(j, "country", "seat", "organisation", "adjective"):
                if name.group == "adjective" and self._noun_last and not self.tokens[at].capitalised:
                    break
                code, j = name.entry.code if owned or not sent else "", self.bracket(name.last)
                if not (j < len(self.tokens) and self.grid.at("portfolio", j)):
                    break
            elif (part := self.grid.any_at(("portfolio", "organ"), j)) and self._belongs(j):
                j, done = part.last, not whole and (done or part.group == "portfolio")
            elif not firm and (word := self.grid.at("institution_word", j)) and self._goes_on(word.last):
                owned = bool(self.grid.at("owner", j)) or (owned and not self.grid.at("link", j))
                j, done, joined = word.last, False, True
            elif whole and self.bracket(j) > j:
                j = self.bracket(j)
            elif self._cases and not whole and not self.tokens[at].capitalised and self.grid.native(j):
                break
            elif not done and (joined or not self._noun_last) and self.names.run(j, after_title=True) > j:
                j = (
                    self.names.run(j, after_title=True)
                    if whole or firm or (joined and self._noun_last)
                    else self._before_name(j)
                )
                if not (j < len(self.tokens) and (firm or self._ends_with_state(j, whole))):
                    break
            else:
                break
        end = self.bracket(j)
        if end > j and not code and (name := self.grid.name_at(j + 1, "organisation")):
            code = name.entry.code
        return end, code

    def _belongs(self, j: int) -> bool:
        """Whether a lower-case word may belong to the name: not where the words that tell kinds apart stand before."""
        return not self._noun_last or self.tokens[j].capitalised

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
