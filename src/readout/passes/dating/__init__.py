"""When the document was published: given, stated, inferred with its proof, or left open."""

from readout.passes.dating.dating import DateDocument

__all__ = ["DateDocument"]
