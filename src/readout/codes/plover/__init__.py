"""PLOVER: the sixteen types with their scores, the balance of a dyad, and the rows as PLOVER itself would write them."""

from readout.codes.plover.export import plover_rows
from readout.codes.plover.intensity import balance, intensity
from readout.codes.plover.scheme import Category, Scheme, contexts, plover

__all__ = ["Category", "Scheme", "balance", "contexts", "intensity", "plover", "plover_rows"]
