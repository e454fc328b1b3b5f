"""Language packs as data, and the one strict loader."""

from readout.packs.loader import available, load, place_of, writing
from readout.packs.pack import Meta, Pack

__all__ = ["Meta", "Pack", "available", "load", "place_of", "writing"]
