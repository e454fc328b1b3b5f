"""Training of the models that packs hold: part of speech and names. Not needed to read articles.

A task reads its recipe from the pack's ``models`` folder and its data from a folder that the caller names, and writes
model and card.
"""

from collections.abc import Callable
from pathlib import Path

from readout.train import names, pos

# Each is called with the pack's code, the folder of the recipe, the folder of the data and that of the result; it
# gives the card back.
TASKS: dict[str, Callable[[str, Path, Path, Path], str]] = {"names": names.run, "pos": pos.run}

__all__ = ["TASKS"]
