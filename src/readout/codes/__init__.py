"""Schemes of event codes as data: PLOVER (which records use), CAMEO (its elder), and the codes of actors."""

from readout.codes.actors import actor_code
from readout.codes.cameo import cameo_country, cameo_of, goldstein, plover_of
from readout.codes.countries import alpha2
from readout.codes.plover import Category, Scheme, balance, contexts, intensity, plover, plover_rows

__all__ = [
    "Category",
    "Scheme",
    "actor_code",
    "alpha2",
    "balance",
    "cameo_country",
    "cameo_of",
    "contexts",
    "goldstein",
    "intensity",
    "plover",
    "plover_of",
    "plover_rows",
]
