"""``readout statements``: who said what, through whom, as a table or as JSON lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from readout.cli.code import _articles, _code
from readout.errors import InputError
from readout.inputs import FORMATS
from readout.pipeline import Coder
from readout.record import Record, Statement

HELP = "list who said what, and through whom"
# Width of the table where the output is no terminal (a pipe, a file).
_PLAIN_WIDTH = 160


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout statements``."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="files, or - for standard input")
    parser.add_argument("--by", metavar="NAME", help="only statements of this source: a part of its name")
    parser.add_argument("--type", choices=("direct", "indirect", "mixed"), help="only statements of this type")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default), or JSON lines")
    parser.add_argument(
        "--language", metavar="CODE", help="language of the articles (told from the text when left out)"
    )
    parser.add_argument("--published", metavar="DATE", help="date of publication, YYYY-MM-DD")
    parser.add_argument(
        "--input", choices=sorted(FORMATS), metavar="FORMAT", help="format of the input (told from names when left out)"
    )
    parser.add_argument("--packs", action="append", default=[], type=Path, metavar="FOLDER", help="more language packs")


def run(args: argparse.Namespace) -> int:
    """Code every article and list its statements; an article that cannot be read is one line on standard error."""
    coder = Coder(*args.packs)
    failed = 0
    table = _table()
    for article in _articles(args):
        made = article if isinstance(article, InputError) else _code(coder, article, args)
        if not isinstance(made, Record):
            failed += 1
            sys.stderr.write(f"readout: {made}\n")
            continue
        where = getattr(article, "id", None) or getattr(article, "where", None)
        for statement in chosen(made, args.by, args.type):
            row = describe(made, statement, where)
            if args.format == "json":
                sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
            else:
                _add(table, row)
    if args.format == "table":
        console = Console() if sys.stdout.isatty() else Console(file=sys.stdout, width=_PLAIN_WIDTH)
        console.print(table)
    return 1 if failed else 0


def chosen(record: Record, by: str | None, kind: str | None) -> list[Statement]:
    """The statements of a record by source and type, in the order of the text."""
    rows = record.statements_by(by) if by else record.statements
    return [s for s in rows if kind is None or s.type == kind]


def describe(record: Record, statement: Statement, where: str | None) -> dict[str, Any]:
    """A statement in words, with the spans that hold them."""

    def name(actor: str | None) -> str | None:
        found = record.actor(actor)
        return found.name if found else None

    return {
        "doc": where,
        "id": statement.id,
        "source": name(statement.source),
        "joint_with": [name(a) for a in statement.joint_with],
        "on_behalf_of": name(statement.on_behalf_of),
        "type": statement.type,
        "cue": " … ".join(record.quote(s) for s in statement.cue),
        "cue_class": statement.cue_class,
        "content": [record.quote(s) for s in statement.content],
        "spans": [list(s) for s in statement.content],
        "via": [{"actor": name(v.actor), "date": v.date} for v in statement.via],
        "medium": statement.medium,
        "addressee": name(statement.addressee),
        "date": statement.date,
        "place": statement.place,
        "nested_in": statement.nested_in,
    }


def _table() -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("source", ratio=2)
    table.add_column("says", ratio=7)
    table.add_column("type", no_wrap=True)
    table.add_column("cue", ratio=1)
    table.add_column("via", ratio=1)
    return table


def _add(table: Table, row: dict[str, Any]) -> None:
    source = " with ".join(filter(None, [row["source"], ", ".join(filter(None, row["joint_with"]))]))
    if row["on_behalf_of"]:
        source += f" for {row['on_behalf_of']}"
    via = ", ".join(f"{v['actor']} {v['date'] or ''}".strip() for v in row["via"])
    cells = (source, " … ".join(row["content"]), row["type"], row["cue"], via)
    table.add_row(*(escape(" ".join(c.split())) for c in cells))
