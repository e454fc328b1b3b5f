"""Places and their zones, found in a row of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from readout.text import Token, tokenise
from readout.world.zones import place_zones

_ZONE = ""  # no normal form is empty, so this key never meets a token


class Places:
    """Names of places with their zones, found in a row of tokens."""

    def __init__(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._root: dict[str, Any] = {}
        for zone, names in rows:
            for name in names:
                node = self._root
                for token in tokenise(name):
                    node = node.setdefault(token.norm, {})
                node[_ZONE] = zone

    def find(self, tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, str]]:
        """Places among ``tokens[first:last]`` as (offset in the text, zone), in order, the longest name at each."""
        found: list[tuple[int, str]] = []
        at = first
        while at < last:
            zone, length = self._longest(tokens, at, last)
            if zone is not None and tokens[at].capitalised:
                found.append((tokens[at].start, zone))
            at += length
        return found

    def _longest(self, tokens: Sequence[Token], at: int, last: int) -> tuple[str | None, int]:
        node: dict[str, Any] | None = self._root
        best: str | None = None
        length = 1
        for i in range(at, last):
            token = tokens[i]
            assert node is not None
            node = node.get(token.norm) or node.get(token.lemma or token.norm)
            if node is None:
                break
            if _ZONE in node:
                best, length = node[_ZONE], i - at + 1
        return best, length


@cache
def places() -> Places:
    """The places of the table that Readout brings."""
    return Places(place_zones())
