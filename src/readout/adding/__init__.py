"""The same pipeline over many articles: into a ledger, resumable, by one process or several."""

from readout.adding.adding import Tally, add
from readout.adding.work import Options, coder_name

__all__ = ["Options", "Tally", "add", "coder_name"]
