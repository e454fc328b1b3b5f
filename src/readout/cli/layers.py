"""What ``readout contacts``, ``statements``, ``commitments`` and ``events`` share: questions to one layer, and answers as a table or data."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from readout.cli import keeping
from readout.ledger import Filter, Ledger

# Rows that a table shows unless asked for more; data has no limit.
_TABLE = 50
_COLUMNS: dict[str, tuple[str, ...]] = {
    "contact": ("date", "kind", "status", "parties", "topics", "quote", "outlet", "document"),
    "statement": ("date", "source", "words", "type", "cue", "via", "outlet", "document"),
    "commitment": ("published", "kind", "issuer", "target", "condition", "consequence", "outlet", "document"),
    "event": ("date", "actor", "recipient", "type", "mode", "status", "quote", "outlet", "document"),
}
_SHORT = 12
# Width of a table where the output is no terminal (a pipe, a file).
_PLAIN_WIDTH = 160
_Ask = Callable[[Ledger, Filter], list[dict[str, Any]]]


class Layer:
    """One layer's command: its help, arguments and run."""

    def __init__(self, name: str, ask: _Ask, *, status: bool = False) -> None:
        self.help = f"list the {name}s of a ledger, or of files"
        self._name, self._ask, self._status = name, ask, status

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """The layer's arguments."""
        parser.add_argument("paths", nargs="*", metavar="FILE", help="ask these articles instead of the ledger")
        keeping.add_ledger(parser)
        parser.add_argument(
            "--between",
            nargs="+",
            metavar="SIDE",
            default=[],
            help="one or two sides: codes of states (RUS USA) or names of organisations",
        )
        parser.add_argument("--since", metavar="DATE", help="from this day, month or year on")
        parser.add_argument("--until", metavar="DATE", help="up to this day, month or year")
        parser.add_argument("--kind", "--type", help="kind or type, as phone_call, threat, direct, CONSULT")
        parser.add_argument(
            "--by",
            metavar="NAME",
            help="a part of a name, a Wikidata id, or a state's code: who meets, says, threatens, acts",
        )
        parser.add_argument("--about", metavar="WORDS", help="words in the row's own words or topics")
        parser.add_argument("--outlet", metavar="NAME", help="only of this outlet")
        if self._status:
            parser.add_argument("--status", help="as held, planned, denied; of events occurred, hypothetical …")
        parser.add_argument(
            "--format", default="table", choices=("table", "csv", "jsonl", "json"), help="default: %(default)s"
        )
        parser.add_argument(
            "--limit", type=int, metavar="N", help=f"at most N rows, newest first (a table shows {_TABLE})"
        )
        parser.add_argument("--input", help="format of the files, told from names and first bytes when left out")
        parser.add_argument("--language", metavar="CODE", help="language of the files")
        parser.add_argument("--packs", action="append", default=[], metavar="FOLDER", help="more language packs")
        parser.add_argument("--published", metavar="DATE", help="date of publication of the files")

    def run(self, args: argparse.Namespace) -> int:
        """Ask and print; status 1 where a file could not be read."""
        limit = args.limit or (_TABLE if args.format == "table" else None)
        asked = Filter(
            between=tuple(args.between), since=args.since, until=args.until, kind=args.kind, by=args.by, about=args.about,
            status=getattr(args, "status", None), limit=limit, outlet=None if args.paths else args.outlet,
        )  # fmt: skip
        args.columns = None
        with keeping.of_files(args.paths, args) if args.paths else keeping.opened(args) as ledger:
            rows = self._ask(ledger, asked)
            failed = bool(args.paths and ledger.quarantined(1))
            if rows or not failed:
                self.put(ledger, rows, args.format, limit)
        return 1 if failed else 0

    def put(self, ledger: Ledger, rows: Sequence[dict[str, Any]], form: str, limit: int | None) -> None:
        """Print the rows that were found."""
        put(rows, form, _COLUMNS[self._name], limit)


def put(rows: Sequence[dict[str, Any]], form: str, columns: Sequence[str], limit: int | None) -> None:
    """Print rows as a table of some columns, or as data with all of them."""
    if form == "table":
        _table(rows, columns, limit)
    elif form == "csv":
        _csv(rows)
    else:
        put_json(rows, form)


def put_json(rows: Sequence[dict[str, Any]], form: str) -> None:
    """Print rows as JSON lines, or as one indented list; UTF-8 whatever the terminal's encoding is."""
    sys.stdout.flush()
    for row in rows if form == "jsonl" else (list(rows),):
        raw = msgspec.json.encode(row)
        sys.stdout.buffer.write((msgspec.json.format(raw, indent=2) if form == "json" else raw) + b"\n")
    sys.stdout.buffer.flush()


def _csv(rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str], limit: int | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from readout.cli.view.words import clean

    shown = [c for c in columns if any(row.get(c) for row in rows)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in shown:
        table.add_column(name, overflow="fold", no_wrap=name in ("date", "published", "document"))
    for row in rows:
        values = (str(row.get(c) or "") for c in shown)
        table.add_row(*(Text(clean(v[:_SHORT] if c == "document" else v)) for c, v in zip(shown, values, strict=True)))
    width = None if sys.stdout.isatty() else _PLAIN_WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    if rows:
        console.print(table)
    if len(rows) == limit:
        sys.stderr.write(f"the newest {limit}; --limit shows more\n")
    elif not rows:
        sys.stderr.write("nothing found\n")
