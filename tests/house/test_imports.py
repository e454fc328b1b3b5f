"""The house: imports go down only, rooms on one floor do not know each other, and no modules import in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import readout

ROOT = Path(readout.__file__).parent

# docs/house.md tells what each room is for. A new room gets its floor here and its line there.
FLOORS: dict[str, int] = {
    "errors": 0, "record": 0,
    "text": 1, "world": 1, "codes": 1,
    "packs": 2,
    "passes": 3, "inputs": 3, "reconcile": 3, "ledger": 3, "exports": 3,
    "pipeline": 4, "web": 4,
    "records": 4, "relevance": 4, "spacy": 5,
    "scale": 5, "adding": 5, "evaluate": 5,
    "cli": 6, "train": 6, "__init__": 6, "__main__": 6,
}  # fmt: skip
# Two on the ground floor are not equals: everything may raise errors.
NEIGHBOURS = {("record", "errors")}


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = ("readout", *path.relative_to(ROOT).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _imports(module: str) -> set[str]:
    """Modules of the house that this one imports when it runs, wherever the import stands in it."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in _running(tree):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names if a.name in MODULES}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: relative imports hide where a name comes from"
            base = node.module or ""
            inner = {f"{base}.{a.name}" for a in node.names} & MODULES.keys()
            found |= inner
            if base in MODULES and len(inner) < len(node.names):
                found.add(base)
    return found - {module}


def _running(tree: ast.AST) -> list[ast.AST]:
    """All nodes but those under ``if TYPE_CHECKING``, which are documentation."""
    out, stack = [], [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            stack += node.orelse
            continue
        out.append(node)
        stack += ast.iter_child_nodes(node)
    return out


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_down_only(module: str) -> None:
    here = _room(module)
    assert here in FLOORS, f"the room {here!r} has no floor: give it one in this test and a line in docs/house.md"
    for imported in sorted(_imports(module)):
        there = _room(imported)
        allowed = here == there or FLOORS[there] < FLOORS[here] or (here, there) in NEIGHBOURS
        if here == "__main__":
            allowed = True
        assert allowed, f"{module} imports {imported}: floor {FLOORS[here]} may not import floor {FLOORS[there]}"


def test_no_module_imports_itself_by_a_detour() -> None:
    try:
        list(TopologicalSorter({m: _imports(m) for m in MODULES}).static_order())
    except CycleError as e:
        pytest.fail(f"import circle: {' -> '.join(reversed(e.args[1]))}")


def test_every_room_of_the_page_is_in_the_house() -> None:
    page = (Path(__file__).parents[2] / "docs" / "house.md").read_text(encoding="utf-8")
    rooms = {_room(m) for m in MODULES} - {"__init__", "__main__"}
    assert not {r for r in rooms if f"`{r}`" not in page}, "docs/house.md does not tell what these rooms are for"
