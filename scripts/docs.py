"""Writes the documents that are made from the code: run it after a change, ``--check`` tells whether it is needed.

docs/commands.md, docs/record.schema.json, examples/outlets.jsonl, the command output in README.md, which stands
between ``<!-- $ readout code ... -->`` and ``<!-- end -->``, and the outputs of docs/notebook.ipynb.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import notebook

from readout.cli.main import COMMANDS
from readout.record.schema import as_text

ROOT = Path(__file__).resolve().parents[1]
# Examples as an archive would hold them: file, language, outlet, date.
OUTLETS = (
    ("warta-nusa", "id", "Warta Nusa", "2021-03-19"),
    ("kabar-khatulistiwa", "id", "Kabar Khatulistiwa", "2021-03-19"),
    ("harbour-post", "en", "Harbour Post", "2021-03-18"),
    ("utrenniy-kuryer", "ru", "Утренний курьер", "2021-03-18"),
)
SHOWN = {
    "actors": "who takes part",
    "times.value": "times, normalised",
    "statements.attributed": "who said what, right source",
    "contacts": "contacts found, right parties",
    "contacts.date": "their dates",
    "commitments": "threats, promises, demands",
    "events": "PLOVER events (actor, type, recipient)",
}
_FLOORS = re.compile(r"(<!-- floors -->\n).*?(<!-- end -->)", re.S)
_BLOCK = re.compile(r"(<!-- \$ (?P<call>readout [^\n]*?) -->\n).*?(<!-- end -->)", re.S)


def commands() -> str:
    parts = [
        "# The commands\n\nMade from the commands' own help by `python scripts/docs.py`. Exit status of all of them: 0 all is well; 1 some"
        " input could not be read\nor a check failed, the rest was done; 2 the call was wrong; 3 the ledger failed; 130 interrupted. Messages go to standard error,"
        " one line each.\n"
    ]
    for name, module_name in sorted(COMMANDS.items()):
        module = importlib.import_module(module_name)
        parser = argparse.ArgumentParser(prog=f"readout {name}")
        module.configure(parser)
        rows = [_row(action) for action in parser._actions if action.dest != "help"]
        parts.append(
            f"## readout {name}\n\n{module.HELP.capitalize()}.\n\n| argument | |\n|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def _row(action: argparse.Action) -> str:
    metavar = action.metavar or (
        "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper()
    )
    metavar = " ".join(metavar) if isinstance(metavar, tuple) else metavar
    takes_value = action.nargs != 0
    names = [f"{o} {metavar}" if takes_value else o for o in action.option_strings] or [metavar]
    text = (action.help or "") % {"default": action.default}
    cells = (", ".join(f"`{n}`" for n in names), text)
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def outlets() -> str:
    rows = [
        {
            "id": name,
            "lang": lang,
            "outlet": outlet,
            "date": date,
            "text": (ROOT / "examples" / f"{name}.txt").read_text("utf-8"),
        }
        for name, lang, outlet, date in OUTLETS
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def floors() -> str:
    """The floors of the development sets as a table: layer by language."""
    sets = json.loads((ROOT / "gold" / "floors.json").read_text(encoding="utf-8"))
    languages = {"dev-id": "Indonesian", "dev-en": "English", "dev-ru": "Russian"}
    rows = [f"| F1 at least | {' | '.join(languages.values())} |", "|---|---|---|---|"]
    for row, meaning in SHOWN.items():
        figures = (f"{sets[s]['floors'][row]['value'] * 100:.0f}" for s in languages)
        rows.append(f"| {meaning} | {' | '.join(figures)} |")
    return "\n".join(rows)


def readme() -> str:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    page = _FLOORS.sub(lambda m: f"{m[1]}\n{floors()}\n\n{m[2]}", page)
    return _BLOCK.sub(lambda m: f"{m[1]}```console\n{_output(m['call'])}\n```\n{m[3]}", page)


def _output(calls: str) -> str:
    """What some commands print, one after the other in a ledger of their own, without colour."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "COLUMNS": "88", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb",
            "READOUT_LEDGER": f"{folder}/readout.db",
        }  # fmt: skip
        printed = []
        for call in calls.split(" && "):
            arguments = [
                sys.executable,
                "-m",
                "readout",
                *shlex.split(call.replace("readout.db", f"{folder}/readout.db"))[1:],
            ]
            done = subprocess.run(
                arguments,
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
            )
            printed += [f"$ {call}", *(line.rstrip() for line in done.stdout.rstrip().splitlines())]
    return "\n".join(printed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 where a document is out of date")
    parser.add_argument(
        "--output", action="store_true", help="with --check: the output in README.md and the notebook too"
    )
    args = parser.parse_args()
    check, stale = args.check, []
    made = [
        ("docs/record.schema.json", as_text),
        ("docs/commands.md", commands),
        ("examples/outlets.jsonl", outlets),
    ]
    if args.output or not check:
        made += [("README.md", readme), ("docs/notebook.ipynb", notebook.current)]
    for name, make in made:
        path, text = ROOT / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stderr.write(f"{name} {'is out of date: run python scripts/docs.py' if check else 'written'}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
