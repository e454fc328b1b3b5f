"""Writes the documents that are made from the code: run it after a change, ``--check`` tells whether it is needed.

docs/commands.md, docs/record.schema.json, examples/outlets.jsonl, and the command output in README.md, which stands
between ``<!-- $ readout code ... -->`` and ``<!-- end -->``.
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
from pathlib import Path

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


def readme() -> str:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    return _BLOCK.sub(lambda m: f"{m[1]}```console\n$ {m['call']}\n{_output(m['call'])}\n```\n{m[3]}", page)


def _output(call: str) -> str:
    """What a command prints, 80 columns wide and without colour."""
    call, _, head = call.partition(" | head -")
    environment = {**os.environ, "COLUMNS": "88", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb"}
    arguments = [sys.executable, "-m", "readout", *shlex.split(call)[1:]]
    done = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    lines = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    return "\n".join(lines[: int(head)] if head else lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 where a document is out of date")
    check = parser.parse_args().check
    stale = []
    made = (
        ("docs/record.schema.json", as_text),
        ("docs/commands.md", commands),
        ("examples/outlets.jsonl", outlets),
        # ("README.md", readme),
    )
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
