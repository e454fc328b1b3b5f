"""Every command has help and stands in the command reference, which is generated and current."""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from readout.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_help_for_itself_and_each_argument(name: str) -> None:
    module = importlib.import_module(COMMANDS[name])
    assert module.HELP
    parser = argparse.ArgumentParser()
    module.configure(parser)
    for action in parser._actions:
        assert action.help, f"readout {name}: {action.dest} has no help"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_in_the_reference(name: str) -> None:
    assert f"## readout {name}\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_generated_documents_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs.py", "--check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_links_between_documents_lead_somewhere() -> None:
    import re

    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"
