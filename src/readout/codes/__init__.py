"""Schemes of event codes as data: PLOVER (which records use), CAMEO (its elder), and the codes of actors."""

from readout.codes.actors import actor_code
from readout.codes.cameo import cameo_of, plover_of
from readout.codes.plover import Category, Scheme, balance, contexts, intensity, plover, plover_rows

__all__ = [
    "Category",
    "Scheme",
    "actor_code",
    "balance",
    "cameo_of",
    "contexts",
    "intensity",
    "plover",
    "plover_of",
    "plover_rows",
]
