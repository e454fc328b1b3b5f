"""The notebook runs as it stands, and draws. Skipped where no Jupyter kernel is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

for library in ("nbclient", "ipykernel", "matplotlib", "pandas"):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed: pip install -e '.[readers]'", allow_module_level=True)


def test_the_notebook_runs_and_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "scripts"))
    import notebook

    outputs = [o for c in notebook.run().cells for o in c.get("outputs", ())]
    assert sum("image/png" in o.get("data", {}) for o in outputs) == 2
