"""Remarks in brackets, which stand between a name and what belongs to it."""

from __future__ import annotations

from readout.text import Token


def past_aside(tokens: list[Token], k: int, end: int) -> int:
    """Behind a remark in brackets that stands at ``k``."""
    if k < end and tokens[k].text == "(":
        for j in range(k + 1, min(end, k + 8)):
            if tokens[j].text == ")":
                return j + 1
    return k


def before_aside(tokens: list[Token], k: int, floor: int) -> int:
    """Before a remark in brackets that ends at ``k``."""
    if tokens[k].text == ")":
        for j in range(k - 1, max(floor, k - 8), -1):
            if tokens[j].text == "(":
                return j - 1
    return k
