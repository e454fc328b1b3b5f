"""``readout evaluate``: a layer held against gold."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from readout.evaluate import LAYERS, Task, evaluate

HELP = "hold a layer of the record against gold articles"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout evaluate``."""
    parser.add_argument("layer", choices=sorted(LAYERS), help="layer to score; `record` is all of them")
    parser.add_argument("gold", type=Path, metavar="GOLD", help="gold articles (JSONL), or a set that the layer reads")
    parser.add_argument("news", type=Path, metavar="NEWS", nargs="?", help="articles of the gold (beside it by name)")
    parser.add_argument("--news", dest="news_option", type=Path, metavar="NEWS", help="the same, as an option")
    parser.add_argument("--language", help="only the articles in this language")
    parser.add_argument("--errors", action="store_true", help="list each error, one line of JSON each")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default) or json")


def run(args: argparse.Namespace) -> int:
    """Evaluate and print; the status is 0 whatever the figures are (``readout gate`` judges them)."""
    report = evaluate(Task(args.layer, args.gold, args.news_option or args.news, args.language))
    if args.format == "json":
        rows = {
            row: {**msgspec.structs.asdict(c), "p": c.precision, "r": c.recall, "f1": c.f1} for row, c in report.tally
        }
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
    else:
        sys.stdout.write(f"{report.articles} articles\n{report.tally.table()}\n")
    for note in report.notes:
        sys.stderr.write(f"note: {note}\n")
    if report.per_second is not None:
        sys.stderr.write(f"{report.per_second:.0f} articles/s\n")
    if args.errors:
        for miss in report.misses:
            sys.stdout.write(msgspec.json.encode(miss).decode() + "\n")
    return 0
