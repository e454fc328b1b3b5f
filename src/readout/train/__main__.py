"""``python -m readout.train pos|names --lang CODE --data FOLDER``: train a model of a pack, score it, write its card."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from readout import packs
from readout.errors import ReadoutError
from readout.train import TASKS


def main() -> int:
    """Train, and print the card."""
    parser = argparse.ArgumentParser(prog="python -m readout.train", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("--lang", required=True, help="code of the pack")
    parser.add_argument("--data", required=True, type=Path, help="folder of the data sets that the recipe names")
    parser.add_argument("--out", type=Path, help="folder for model and card (the pack's own `models` if left out)")
    args = parser.parse_args()
    try:
        models = packs.load(args.lang).folder / "models"
        card = TASKS[args.task](args.lang, models, args.data, args.out or models)
    except ReadoutError as e:
        sys.stderr.write(f"{e}\n")
        return 1
    sys.stdout.write(card)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
