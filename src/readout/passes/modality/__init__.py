"""Modality before code: what an article tells as done, and what as undone, denied, planned, possible or under an if."""

from readout.passes.modality.nominal import Condition
from readout.passes.modality.reader import Judgement, Modality, Mode, Reader

__all__ = ["Condition", "Judgement", "Modality", "Mode", "Reader"]
