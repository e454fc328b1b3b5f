"""What the code imports from outside is declared, with a reason; the base install imports no extra on its way."""

import ast
import importlib.metadata as metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import readout

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ]", r)[0].lower() for r in requirements} - {"readout"}


BASE = _names(PROJECT["dependencies"])
EXTRAS = {n for name, rows in PROJECT["optional-dependencies"].items() for n in _names(rows) if name != "dev"}


def _imported() -> set[str]:
    found = set()
    for path in Path(readout.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {a.name.split(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"readout"}


def test_every_import_is_declared() -> None:
    distributions = metadata.packages_distributions()
    for module in sorted(_imported()):
        names = {d.lower() for d in distributions.get(module, [module])}
        assert names & (BASE | EXTRAS), f"{module} is imported and not declared in pyproject.toml"


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert not {d for d in BASE | EXTRAS if d not in page}


def test_coding_an_article_loads_neither_extras_nor_the_page() -> None:
    program = (
        "import sys, readout; readout.code('Presiden itu tidak akan datang, kata juru bicara.', 'id');"
        "print(*{m.split('.')[0] for m in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & {
        "rich",
        "sqlalchemy",
        "numpy",
        "trafilatura",
        "feedparser",
        "fastwarc",
        "pyarrow",
        "psycopg",
    }
