"""The passes: one idea each, from the text to the record."""

from readout.passes.analysis import Analysis, Given, Mention, Pass, PersonCandidate

__all__ = ["Analysis", "Given", "Mention", "Pass", "PersonCandidate"]
