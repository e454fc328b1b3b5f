"""How good Readout is: gold readers, counts that add up, one evaluator for each layer, and the gate with its floors."""

from __future__ import annotations

import importlib

from readout.errors import InputError
from readout.evaluate.counts import Counts, Tally
from readout.evaluate.gold import Article, Gold
from readout.evaluate.task import Evaluator, Miss, Report, Task

# One module for each layer, loaded when it is asked for. ``readout.evaluate.record`` reads gold articles only; a layer
# that has data sets in forms of their own gets a module of its own, and its row here.
LAYERS: dict[str, str] = {
    "record": "readout.evaluate.record",
    "times": "readout.evaluate.times",
    "actors": "readout.evaluate.actors",
    "statements": "readout.evaluate.statements",
    "contacts": "readout.evaluate.contacts",
    "commitments": "readout.evaluate.record",
    "events": "readout.evaluate.events",
    "coreference": "readout.evaluate.coreference",
    "names": "readout.evaluate.names",
    "pos": "readout.evaluate.pos",
    "sentences": "readout.evaluate.sentences",
    "modality": "readout.evaluate.modality",
}


def evaluate(task: Task) -> Report:
    """Hold a layer against a gold file, with that layer's own module; ``InputError`` for a layer that has none."""
    if task.layer not in LAYERS:
        raise InputError(f"no layer {task.layer!r} to evaluate", next_step=f"layers: {', '.join(LAYERS)}")
    module: Evaluator = importlib.import_module(LAYERS[task.layer])
    return module.evaluate(task)


__all__ = ["LAYERS", "Article", "Counts", "Evaluator", "Gold", "Miss", "Report", "Tally", "Task", "evaluate"]
