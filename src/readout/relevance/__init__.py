"""What may matter of an archive, told before anything costly is done with it."""

from readout.relevance.gate import Gate
from readout.relevance.rough import rough_text

__all__ = ["Gate", "rough_text"]
