"""Which IANA zone the clocks of a place follow: countries of one zone, capitals and big cities, in all our languages."""

from __future__ import annotations

from functools import cache

from readout.errors import WorldError
from readout.world.tables import DATA


@cache
def place_zones() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The table that Readout brings (``world/data/zones.tsv``): each zone with the names of places that follow it."""
    text = (DATA / "zones.tsv").read_text(encoding="utf-8")
    rows: list[tuple[str, tuple[str, ...]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        zone, tab, names = line.partition("\t")
        if not tab:
            raise WorldError("a row without names", where=f"world/data/zones.tsv:{number}")
        rows.append((zone, tuple(n.strip() for n in names.split(";"))))
    return tuple(rows)
