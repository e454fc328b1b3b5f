"""``readout code``: articles in, records out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from readout.pipeline import Coder

HELP = "make the records of articles"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout code``."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--format", default="json", choices=("json", "jsonl"))


def run(args: argparse.Namespace) -> int:
    """Code every article and print its record, one a line."""
    coder = Coder()
    for name in args.paths:
        raw = Path(name).read_text(encoding="utf-8")
        rows = [json.loads(x) for x in raw.splitlines() if x.strip()] if name.endswith(".jsonl") else [{"text": raw}]
        for row in rows:
            known = {"outlet": row.get("outlet"), "title": row.get("title"), "uri": row.get("url")}
            record = coder.code(row["text"], row.get("lang"), row.get("date"), doc=row.get("id"), **known)
            sys.stdout.write(record.to_json() + "\n")
    return 0
