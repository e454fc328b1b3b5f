"""``readout events``."""

from readout.cli.layers import Layer
from readout.ledger import Ledger

_layer = Layer("event", Ledger.events, status=True)
HELP, configure, run = _layer.help, _layer.configure, _layer.run
