"""Events: what states and organisations did to or with each other, in PLOVER's terms, with the mode that the text gives it."""

from readout.passes.events.find import Events

__all__ = ["Events"]
