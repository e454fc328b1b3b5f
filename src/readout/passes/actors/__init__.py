"""Who is meant: mentions found in the text, then resolved to actors at the date that the document tells of."""

from readout.passes.actors.passes import FindActors, ResolveActors

__all__ = ["FindActors", "ResolveActors"]
