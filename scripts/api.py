"""Writes the pages of the API into a folder (``build/api`` when left out), with every warning an error.

Besides what pdoc warns of, a docstring fails that refers to what is not there (``:class:`~readout.record.Record```). The examples in docstrings are
run by tests/test_api.py.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import warnings
from pathlib import Path

import pdoc

import readout

ROOT = Path(__file__).resolve().parents[1]
# The rooms that programs outside of Readout call; the passes, the readers of single formats and the commands are ours to change.
PUBLIC = (
    "readout", "readout.adding", "readout.codes", "readout.errors", "readout.evaluate", "readout.exports", "readout.inputs", "readout.ledger",
    "readout.packs", "readout.pipeline", "readout.reconcile", "readout.record", "readout.records", "readout.scale", "readout.world",
)  # fmt: skip
_ROLE = re.compile(r":(?:class|func|meth|mod|attr|data):`[~!]?([\w.]+)`")


def broken() -> list[str]:
    """References in docstrings and comments of the whole package that lead nowhere, with their place."""
    found = []
    for module in [readout, *_modules()]:
        source = Path(str(module.__file__))
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            for target in _ROLE.findall(line):
                if not _leads(target, module):
                    found.append(f"{source.relative_to(ROOT)}:{number}: {target} is not there")
    return found


def _modules() -> list[object]:
    """All modules but those whose optional library is not installed."""
    found = []
    for info in pkgutil.walk_packages(readout.__path__, "readout."):
        if info.name.rpartition(".")[2] != "__main__":
            try:
                found.append(importlib.import_module(info.name))
            except ModuleNotFoundError:
                continue
    return found


def _leads(target: str, module: object) -> bool:
    """Whether a name is one of the module, of a class in it, or a full path."""
    holders = [module, *(v for v in vars(module).values() if isinstance(v, type))]
    return any(_walk(h, target.split(".")) for h in holders) or _absolute(target)


def _walk(holder: object, names: list[str]) -> bool:
    for name in names:
        if not hasattr(holder, name):
            return False
        holder = getattr(holder, name)
    return True


def _absolute(target: str) -> bool:
    parts = target.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        return _walk(found, parts[cut:])
    return False


def _load_late() -> None:
    """Names that a room loads when they are asked for stand in it, where pdoc looks."""
    for name in PUBLIC:
        room = importlib.import_module(name)
        for public in getattr(room, "__all__", ()):
            vars(room)[public] = getattr(room, public)


def main() -> int:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "api"
    warnings.simplefilter("error")
    # the one thing that pdoc 16 cannot do: annotations of a NamedTuple's constructor, which it looks up in no module
    warnings.filterwarnings("ignore", message=r"Error parsing type annotation ForwardRef")
    pdoc.render.configure(docformat="restructuredtext", footer_text="Readout", search=True)
    _load_late()
    pdoc.pdoc(*PUBLIC, output_directory=out)
    faults = broken()
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    sys.stderr.write(f"{len(list(out.rglob('*.html')))} pages in {out}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
