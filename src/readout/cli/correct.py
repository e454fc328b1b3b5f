"""``readout correct``: a person's change of a record, kept over every new coding; one by one, or from edited brat files."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path

from readout.cli import keeping
from readout.errors import LedgerError, ReadoutError
from readout.exports import brat
from readout.ledger.corrections import Action, Correction

HELP = "change a field of a record by hand; the change outlives every new coding"


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout correct``."""
    parser.add_argument(
        "id", metavar="ID", help="the document's id, or the beginning of it; a file or folder with --brat"
    )
    parser.add_argument(
        "layer", nargs="?", metavar="LAYER", help="contacts, statements, commitments, events, actors or times"
    )
    parser.add_argument("item", nargs="?", metavar="ITEM", help="the object's id in the record, as C1")
    parser.add_argument(
        "change",
        nargs="?",
        metavar="FIELD=VALUE",
        help="the field and its new value (JSON, or plain words; null empties it)",
    )
    keeping.add_ledger(parser)
    parser.add_argument("--remove", action="store_true", help="take out an object that is not in the text")
    parser.add_argument("--add", metavar="JSON", help="put in an object that was missed")
    parser.add_argument(
        "--brat", action="store_true", help="ID is an edited .ann file of `readout export brat`, or a folder of them"
    )
    parser.add_argument("--why", required=True, help="the reason, for those who read it later")
    parser.add_argument("--who", default=None, metavar="NAME", help="who changes it (default: your login)")


def run(args: argparse.Namespace) -> int:
    """Record the change and say what it was."""
    signed = {"who": args.who or getpass.getuser(), "why": args.why}
    if args.brat:
        return _brat(args, signed)
    if args.item is None or sum(map(bool, (args.change, args.remove, args.add))) != 1:
        raise LedgerError("say what to change", next_step="give one of FIELD=VALUE, --remove, --add")
    with keeping.opened(args, write=True) as ledger:
        if args.remove:
            made = ledger.correct(args.id, args.layer, args.item, action="remove", **signed)
        elif args.add:
            made = ledger.correct(args.id, args.layer, args.item, action="add", to=_json(args.add), **signed)
        else:
            field, sign, value = args.change.partition("=")
            if not sign:
                raise LedgerError("no value", where=args.change, next_step="write FIELD=VALUE")
            made = ledger.correct(args.id, args.layer, args.item, field=field, to=_json(value), **signed)
    _say(made)
    return 0


def _brat(args: argparse.Namespace, signed: dict[str, str]) -> int:
    """Put in what was changed in each file; a file that cannot be taken is told, and the others go in."""
    given, failed = Path(args.id), 0
    with keeping.opened(args, write=True) as ledger:
        for path in sorted(given.glob("*.ann")) if given.is_dir() else [given]:
            try:
                record = ledger.record(path.stem)
                found = brat.changes(record, brat.read(record, path.read_text(encoding="utf-8")))
            except (ReadoutError, OSError, UnicodeDecodeError) as e:
                sys.stderr.write(f"readout: {path}: {e}\n")
                failed = 1
                continue
            for c in found:
                action: Action = "set" if c.field else "remove"
                _say(ledger.correct(path.stem, c.layer, c.item, action=action, field=c.field, to=c.value, **signed))
    return failed


def _say(made: Correction) -> None:
    told = f"{made.field}: {made.old} → {made.new}" if made.action == "set" else made.action
    sys.stdout.write(f"{made.layer} {made.item}: {told} (by {made.who})\n")


def _json(value: str) -> object:
    """JSON, or the words as they stand."""
    try:
        made: object = json.loads(value)
    except ValueError:
        return value
    return made
