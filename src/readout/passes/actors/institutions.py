"""Institutions named by their kind: "Kementerian Keuangan", "Institute for Space Research", "Министерство обороны РФ"."""

from __future__ import annotations

from typing import cast

import msgspec

from readout.packs.schema.offices import Organ
from readout.passes.actors.grid import Grid
from readout.passes.actors.names import Names
from readout.text import Hit, in_dictionary

# No name of an institution has more words than this before its noun.
_LONGEST = 6


class _Reading(msgspec.Struct):
    """What has been read of an institution up to token ``at``: ``code`` of the state or body in it.

    ``whole``: no person's name follows; ``firm``: all capitals belong to it; ``sent``: it stands in another state than its own,
    which is told where it is ``owned``; ``upright``: its noun has a capital; ``done``: its portfolio is told; ``joined``: a
    word such as "of" stands before; ``described``: common words do.
    """

    at: int
    code: str = ""
    whole: bool = False
    firm: bool = False
    sent: bool = False
    owned: bool = True
    upright: bool = False
    done: bool = False
    joined: bool = False
    described: bool = False


class Institutions:
    """Finds where the name of an institution ends, and which state or organisation stands in it."""

    def __init__(self, grid: Grid, names: Names, *, noun_last: bool = False, dictionary: str | None = None) -> None:
        """``noun_last``: words that tell institutions of a kind apart stand before its noun, as in English; ``dictionary``: the
        code of the language's dictionary, none where names have cases.
        """
        self.grid = grid
        self.names = names
        self.tokens = grid.tokens
        self._noun_last = noun_last
        self._cases = names.naming.cased
        self._dictionary = dictionary
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
            if j > i and self.grid.at("conjunction", j) and self._common(j - 1) and self._common(j + 1):
                continue
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
        """The token after "(AS)", a bracket that holds an abbreviation or a short name; ``at`` itself where there is none."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
            return at
        short = tokens[at + 1].text.isupper() or self.grid.name_at(at + 1, "seat", "organisation")
        return at + 3 if short else at

    def read(self, at: int, *, whole: bool = False, alone: bool = False) -> tuple[int, str]:
        """(end, code of the state or organisation in it) of the institution whose noun stands at ``at``.

        ``whole``: no person's name follows, so that all capitals belong to the institution. ``alone``: no title stands before it.
        """
        hit = self.grid.at("organ", at)
        organ = cast(Organ, hit.entry) if hit else None
        r = _Reading(hit.last if hit else at, whole=whole, sent=bool(organ and organ.sent))
        r.firm, r.upright = bool(organ and organ.whole) and alone, self.tokens[at].capitalised
        while r.at < len(self.tokens) and self._step(r):
            pass
        end, code = self.bracket(r.at), r.code
        if end > r.at and not code and (name := self.grid.name_at(r.at + 1, "organisation")):
            code = name.entry.code
        if end > r.at and not (code or self._noun_last) and (state := self.grid.state_behind(end)):
            code, end = state.entry.code, state.last
        return end, code

    def _step(self, r: _Reading) -> bool:
        """Read on by one part; false where the name ends."""
        grid, j = self.grid, r.at
        if name := grid.name_at(j, "country", "seat", "organisation", "adjective"):
            if name.group == "adjective" and self._noun_last and not r.upright:
                return False
            if self._seat(j - 1, j):
                return False
            r.code, r.at = name.entry.code if r.owned or not r.sent else "", self.bracket(name.last)
            return grid.at("portfolio", r.at) is not None
        if region := grid.name_at(j, "region"):
            r.at, r.described = region.last, True
        elif (part := grid.any_at(("portfolio", "organ"), j)) and self._belongs(j):
            r.at, r.done = part.last, not r.whole and (r.done or part.group == "portfolio")
        elif (r.joined or not self._noun_last) and (more := max(self.words(j), self._list(j))) > j:
            r.at, r.described = more, True
        elif not r.firm and (word := grid.at("institution_word", j)) and self._goes_on(j, word.last):
            r.owned = bool(grid.at("owner", j)) or (r.owned and not grid.at("link", j))
            r.at, r.done, r.joined, r.described = word.last, False, True, False
        elif r.whole and self.bracket(j) > j:
            r.at = self.bracket(j)
        else:
            return self._unknown(r)
        return True

    def _unknown(self, r: _Reading) -> bool:
        """Read a run of capitals that no list has, as far as it is no person's name; false where the name ends with it."""
        j = r.at
        if (
            (self._cases and not (r.whole or r.upright) and self.grid.native(j))
            or r.done
            or (self._noun_last and not r.joined)
        ):
            return False
        end = self.names.run(j, after_title=True)
        if end > j and not (r.whole or r.firm or (r.joined and self._noun_last and not r.described)):
            end = self._before_name(j, described=r.described)
        r.at = end
        return end > j and end < len(self.tokens) and (r.firm or self._ends_with_state(end, r.whole))

    def _common(self, j: int) -> bool:
        """Whether a capitalised word at token ``j`` is one of the dictionary, so that it names what an institution is for."""
        token = self.tokens[j] if j < len(self.tokens) else None
        if (
            token is None
            or not token.capitalised
            or not self._dictionary
            or j in self.names.taken
            or self._is_somebody(j)
        ):
            return False
        portfolio = self.grid.at("portfolio", j) or self.grid.at("purpose", j)
        return not self.grid.name_at(j) and (portfolio is not None or in_dictionary(token.text, self._dictionary))

    def words(self, j: int) -> int:
        """The token after the common words at ``j``; the last is left to a name that it may open."""
        tokens, end = self.tokens, j
        for k in range(j, min(j + _LONGEST, len(tokens))):
            if not self._common(k) or (k > j and self.grid.opens_sentence(k)) or self.grid.at("organ", k):
                break
            end = k + 1
        if end - j > 1 and end < len(tokens) and tokens[end].capitalised and self.names.in_use(end - 1):
            return end - 1
        return end

    def _list(self, j: int) -> int:
        """The token after a list that goes on at the comma at ``j``: "Badan Meteorologi, Klimatologi, dan Geofisika"; else ``j``."""
        tokens, k = self.tokens, j
        while k < len(tokens) and tokens[k].text == "," and k - j < _LONGEST:
            both = self.grid.at("conjunction", k + 1)
            start = both.last if both else k + 1
            end = self.words(start)
            if end == start:
                return j
            if both:
                return end
            k = end
        both = self.grid.at("conjunction", k) if k > j else None
        end = self.words(both.last) if both else j
        return end if both and end > both.last else j

    def _seat(self, at: int, j: int) -> bool:
        """Whether a capital at token ``j`` is where an institution sits, behind a preposition of place at ``at``."""
        name = self.grid.name_at(j, "country")
        return (
            name is not None
            and name.entry.form_type == "capital-metonym"
            and self.grid.at("place_preposition", at) is not None
        )

    def _belongs(self, j: int) -> bool:
        """Whether a lower-case word may belong to the name: not where the words that tell kinds apart stand before."""
        return not self._noun_last or self.tokens[j].capitalised

    def _ends_with_state(self, j: int, whole: bool) -> bool:
        """Whether the name of an institution goes on behind its own words: with a state, or with an abbreviation of it."""
        if self.grid.name_at(j, "country", "adjective"):
            return True
        return whole and (self.bracket(j) > j or bool(self.grid.at("institution_word", j)))

    def _goes_on(self, at: int, j: int) -> bool:
        """Whether the name of an institution goes on behind its word at ``at`` with token ``j``; behind "and" with a common word only."""
        if j >= len(self.tokens) or not self.tokens[j].capitalised:
            return False
        if self._seat(at, j):
            return False
        if self._dictionary and self.grid.at("conjunction", at):
            return not self.grid.at("organ", j) and self._common(j)
        return bool(
            self.names.run(j, after_title=True) > j
            or self.grid.any_at(("portfolio", "organ"), j)
            or self.grid.name_at(j)
        )

    def _before_name(self, j: int, *, described: bool = False) -> int:
        """Where a run of capitals after an institution's noun turns into a person's name: at a first name of the who's-who, else
        two words are left for it. ``described``: common words stand before, so that two words and a known one alone are a name.
        """
        end = self.names.run(j, after_title=True)
        if self.bracket(end) > end or (end - j <= 2 and not described):
            return end
        if described and (end - j == 2 or self.names.in_use(j)):
            return j
        return next(
            (k for k in range(j + 1, end - 1) if self._dictionary and self.names.in_use(k)), max(end - 2, j + 1)
        )
