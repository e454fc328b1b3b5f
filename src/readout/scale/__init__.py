"""The same pipeline over archives: work units, done by this machine or by a cluster, each once in effect."""

from readout.scale.engines import ENGINES, run
from readout.scale.table import Row, rows
from readout.scale.units import Unit, plan
from readout.scale.work import Done, How, records

__all__ = ["ENGINES", "Done", "How", "Row", "Unit", "plan", "records", "rows", "run"]
