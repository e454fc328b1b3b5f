"""``readout gate``: the checked-in floors held against what is measured now."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from readout.errors import InputError
from readout.evaluate.gate import judge, lower, raise_floors, read_floors, write_floors

HELP = "hold every set of gold against its floor"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout gate``."""
    parser.add_argument(
        "floors",
        type=Path,
        nargs="?",
        default=Path("gold/floors.json"),
        metavar="FLOORS",
        help="file of floors (%(default)s)",
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the root `shared` (%(default)s)")
    parser.add_argument("--only", action="append", metavar="SET", help="only this set (may be repeated)")
    parser.add_argument(
        "--raise", dest="up", action="store_true", help="pin the corpora, raise floors to what is measured"
    )
    parser.add_argument(
        "--lower", nargs=4, metavar=("SET", "ROW", "VALUE", "WHY"), help="lower one floor; the reason stays in the file"
    )


def run(args: argparse.Namespace) -> int:
    """Judge, or change the floors; status 1 where the gate stays shut."""
    sets = read_floors(args.floors)
    roots = {"shared": args.data, "gold": args.floors.parent}
    if args.lower:
        name, row, value, why = args.lower
        if name not in sets:
            raise InputError(f"no set {name!r}", where=args.floors, next_step=f"sets: {', '.join(sets)}")
        sets[name] = lower(sets[name], row, float(value), why)
        write_floors(args.floors, sets)
        return 0
    chosen = {n: s for n, s in sets.items() if not args.only or n in args.only}
    if args.up:
        sets |= {n: raise_floors(s, roots) for n, s in chosen.items() if roots[s.root].is_dir()}
        write_floors(args.floors, sets)
        return 0
    findings = list(judge(chosen, roots))
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    failed = sum(f.fails for f in findings)
    absent = sum(f.outcome == "absent" for f in findings)
    sys.stdout.write(f"{len(findings) - failed - absent} hold, {failed} fail, {absent} sets without data\n")
    return 1 if failed else 0
