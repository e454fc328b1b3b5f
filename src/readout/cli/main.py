"""Entry point of the command: finds the subcommand, runs it, and turns errors into one line and an exit status.

Exit status: 0 all is well; 1 some input could not be read or a check failed, the rest was done; 2 the call was wrong;
3 the ledger failed (a full disk, a damaged file: what was acknowledged is kept); 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Protocol

from readout.errors import LedgerError, ReadoutError

# One module for each subcommand, loaded only when it is called (a start must stay fast).
COMMANDS: dict[str, str] = {
    "add": "readout.cli.add",
    "check": "readout.cli.check",
    "code": "readout.cli.code",
    "commitments": "readout.cli.commitments",
    "contacts": "readout.cli.contacts",
    "correct": "readout.cli.correct",
    "evaluate": "readout.cli.evaluate",
    "events": "readout.cli.events",
    "export": "readout.cli.export",
    "follow": "readout.cli.follow",
    "forget": "readout.cli.forget",
    "gate": "readout.cli.gate",
    "load": "readout.cli.load",
    "quarantine": "readout.cli.quarantine",
    "run": "readout.cli.run",
    "search": "readout.cli.search",
    "serve": "readout.cli.serve",
    "show": "readout.cli.show",
    "site": "readout.cli.site",
    "statements": "readout.cli.statements",
    "verify": "readout.cli.verify",
    "who": "readout.cli.who",
}


class Command(Protocol):
    """What a subcommand's module holds."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the subcommand's arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; returns the exit status. May raise ``ReadoutError``, which is printed as one line (status 1)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``readout`` with these arguments (those of the process when left out); returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    args = _parser(arguments).parse_args(arguments)
    try:
        return _load(args.command).run(args)
    except ReadoutError as e:
        sys.stderr.write(f"readout: {e}\n")
        return 3 if isinstance(e, LedgerError) else 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="readout", description="Turns news about diplomacy into records that can be checked."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    called = next((a for a in arguments if a in COMMANDS), None)
    for name in [called] if called else COMMANDS:
        module = _load(name)
        sub = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.configure(sub)
    return parser


def _load(name: str) -> Command:
    module: Command = importlib.import_module(COMMANDS[name])
    return module
