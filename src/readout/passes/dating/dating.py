"""The document's own date. Never the machine's clock: what nobody gave and the text does not settle stays open."""

from __future__ import annotations

from typing import ClassVar

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.record import Published


class DateDocument:
    """Writes ``Analysis.published``."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "given", "expressions"})
    writes: ClassVar[frozenset[str]] = frozenset({"published"})

    def __init__(self, pack: Pack) -> None:
        self._order = pack.meta.date_order

    def __call__(self, analysis: Analysis) -> None:
        """Take the date that was given."""
        given = analysis.given.published
        if given:
            analysis.published = Published(value=given, basis="given")
