"""The gate: skips what cannot hold a contact, a statement or a commitment, before its text is made."""

from __future__ import annotations

from pathlib import Path

from readout.inputs import Article, Page


class Gate:
    """Lets pass what may matter."""

    def __init__(self, *packs: Path) -> None:
        self._packs = packs

    def lets_pass(self, item: Article | Page) -> bool:
        """Whether an item may matter."""
        return True
