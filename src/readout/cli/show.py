"""``readout show``: one document of a ledger: its record, its text, its history."""

from __future__ import annotations

import argparse
import sys

from readout.cli import keeping
from readout.cli.writers import writer
from readout.inputs import Article
from readout.ledger import Ledger

HELP = "show one document of a ledger: its record, text, history or copies"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout show``."""
    parser.add_argument("id", metavar="ID", help="the document's id, or the beginning of it")
    keeping.add_ledger(parser)
    parser.add_argument(
        "--format",
        default="view",
        choices=("view", "json", "jsonl", "text", "history", "copies"),
        help="default: %(default)s",
    )
    parser.add_argument("--machine", action="store_true", help="the record as Readout made it, without corrections")
    parser.add_argument("--explain", action="store_true", help="show the rule behind each value, and its offsets")


def run(args: argparse.Namespace) -> int:
    """Print what is asked for."""
    with keeping.opened(args) as ledger:
        if args.format == "text":
            sys.stdout.write(ledger.document(args.id).text)
        elif args.format == "history":
            _history(ledger, args.id)
        elif args.format == "copies":
            _copies(ledger, args.id)
        else:
            held = ledger.document(args.id)
            out = writer(args.format, [], several=False, explain=args.explain)
            out.write(
                ledger.record(args.id, machine=args.machine), Article(text=held.text, where=held.uri or held.id[:12])
            )
            out.close()
    return 0


def _history(ledger: Ledger, id_: str) -> None:
    for v in ledger.versions(id_):
        mark = ", current" if v.current else ""
        _line(v.added_at, f"version {v.version}{mark}", v.id[:12], f"{len(v.text):,} characters", v.extractor or "")
    for c in ledger.codings(id_):
        r = c.record
        counts = f"{len(r.contacts)} contacts, {len(r.statements)} statements, {len(r.commitments)} commitments"
        _line(c.coded_at, f"coding {c.coding}{', current' if c.current else ''}", c.coder, counts)
    for x in ledger.corrections(id_):
        change = f"{x.layer} {x.item}: " + (f"{x.field} {x.old} → {x.new}" if x.action == "set" else x.action)
        _line(x.made_at, f"correction by {x.who}", change, x.why, "" if x.placed else "waits for its object")


def _copies(ledger: Ledger, id_: str) -> None:
    for c in ledger.copies_of(id_):
        numbers = ", ".join(f"{here + 1}={there + 1}" for here, there in c.paragraphs)
        _line(f"{c.share:.0%}", c.id[:12], c.outlet or "", c.published or "", f"paragraphs {numbers}")


def _line(*cells: str) -> None:
    sys.stdout.write("  ".join(filter(None, cells)) + "\n")
