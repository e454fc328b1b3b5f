"""Runs docs/notebook.ipynb; scripts/docs.py keeps its outputs current, and tests/test_notebook.py that it runs and draws."""

from __future__ import annotations

import asyncio
import warnings
from pathlib import Path
from typing import Any

PATH = Path(__file__).resolve().parents[1] / "docs" / "notebook.ipynb"


def run() -> Any:
    """The notebook with the outputs of today; raises ``ImportError`` without nbclient, and its own error where a cell fails."""
    with warnings.catch_warnings():  # Jupyter warns of its own transport and sockets
        warnings.simplefilter("ignore")
        import ipykernel  # noqa: F401
        import matplotlib  # noqa: F401
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(PATH, as_version=4)
        client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(PATH.parent)}})
        asyncio.run(client.async_execute())
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran
    return notebook


def current() -> str:
    """The file as it should be: as it is where no cell says anything else (pictures and widths of columns may differ), or nothing can run it."""
    kept = PATH.read_text(encoding="utf-8")
    try:
        made = run()
    except ImportError:
        return kept
    import nbformat

    if _words(made) == _words(nbformat.reads(kept, as_version=4)):
        return kept
    return str(nbformat.writes(made)) + "\n"


def _words(notebook: Any) -> list[list[str]]:
    outputs = (o.get("data", {}).get("text/plain", "") for c in notebook.cells for o in c.get("outputs", ()))
    return [o.split() for o in outputs]
