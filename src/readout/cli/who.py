"""``readout who``: who somebody is, and which offices they held; who holds the offices of a state; what articles teach."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

import msgspec

from readout.errors import InputError, ReadoutError
from readout.world import Person, Tenure, World, standing, suggestions

HELP = "look somebody up in the who's-who: offices with their dates"
# Offices that are listed for a state, in this order.
_MAIN = ("head-of-state", "head-of-government", "vice-president", "foreign-minister", "foreign-secretary", "defence-minister",
         "spokesperson-head", "spokesperson-mfa", "org-head", "council-president")  # fmt: skip

# Columns of a suggestion: those of a table of one's own, and the evidence.
COLUMNS = ("person", "country", "role", "office", "from", "to", "as_of", "source", "articles", "evidence")


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout who``."""
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        "name", nargs="?", metavar="NAME", help="a name, a surname, or a state (its code or a name of it)"
    )
    asked.add_argument(
        "--suggest", nargs="+", metavar="FILE",
        help="articles: who in them holds an office that the who's-who does not have, as CSV rows for --who",
    )  # fmt: skip
    parser.add_argument("--at", metavar="DATE", help="a day, month or year (ISO): who held which office then")
    parser.add_argument("--country", metavar="CODE", help="only persons with an office of this state or organisation")
    parser.add_argument(
        "--who", type=Path, action="append", default=[], metavar="CSV", help="office-holders of your own"
    )
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="table (default; CSV for --suggest) or json"
    )


def run(args: argparse.Namespace) -> int:
    """Look up and print; nobody of that name is an error."""
    world = World(*args.who)
    if args.suggest:
        return _suggest(world, args)
    rows = list(_of_person(world, args)) or list(_of_state(world, args))
    if not rows:
        at = f" at {args.at}" if args.at else ""
        raise InputError(
            f"nobody called {args.name!r}{at} in the who's-who",
            next_step="try the surname, leave out --at, or add rows of your own with --who",
        )
    if args.format == "json":
        _write_json(rows)
    else:
        _print(rows)
    return 0


def _suggest(world: World, args: argparse.Namespace) -> int:
    """Print what the articles teach; what cannot be read is a line on standard error (status 1)."""
    from readout.inputs import read
    from readout.pipeline import Coder

    coder, records, failed = Coder(world=world), [], 0
    for path in args.suggest:
        for article in read(path):
            try:
                if isinstance(article, ReadoutError):
                    raise article
                records.append(coder.code(article.text, article.language, article.published, doc=article.id))
            except ReadoutError as e:
                failed += 1
                sys.stderr.write(f"readout: {e}\n")
    rows = [s.row() for s in suggestions(records, world.who)]
    if args.format == "json":
        _write_json(rows)
    else:
        out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    return 1 if failed else 0


def _write_json(rows: list[dict[str, Any]]) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n")


def _of_person(world: World, args: argparse.Namespace) -> list[dict[str, Any]]:
    rows = []
    for person in world.who.named(args.name):
        terms = [t for t in world.who.terms(person.id) if args.country in (None, t.country)]
        rows += [_row(person, t, args.at) for t in terms if _shown(t, args.at)]
    return sorted(rows, key=lambda r: (r["person"], r["from"]))


def _of_state(world: World, args: argparse.Namespace) -> list[dict[str, Any]]:
    codes = {n.code for n in world.countries(args.name)} or {args.name}
    rows = []
    for code in sorted(codes):
        for role in _MAIN:
            held = world.who.holders(code, role, args.at)
            rows += [_row(h.person, h.tenure, args.at) for h in held]
    return rows


def _shown(term: Tenure, at: str | None) -> bool:
    return at is None or standing(term, at) in ("held", "stale")


def _row(person: Person, term: Tenure, at: str | None) -> dict[str, Any]:
    return {
        "person": person.name, "id": person.id, "country": term.country, "role": term.role, "office": term.office,
        "from": term.start, "to": term.end or None, "as_of": term.as_of or None,
        "standing": standing(term, at) if at else None, "source": term.source,
    }  # fmt: skip


def _print(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("person", "", "office", "from", "to", "source", "id"):
        table.add_column(heading)
    for r in rows:
        until = r["to"] or f"in office {r['as_of']}"
        stale = " [yellow]stale[/]" if r["standing"] == "stale" else ""
        table.add_row(
            r["person"], r["country"], r["office"] or r["role"], r["from"], until + stale, r["source"], r["id"]
        )
    Console(soft_wrap=True).print(table)
