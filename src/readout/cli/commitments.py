"""``readout commitments``."""

from readout.cli.layers import Layer
from readout.ledger import Ledger

_layer = Layer("commitment", Ledger.commitments)
HELP, configure, run = _layer.help, _layer.configure, _layer.run
