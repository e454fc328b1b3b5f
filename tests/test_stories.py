"""Stories of our own, told by four outlets or more: every marked contradiction is shown, what can all be true is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from readout.pipeline import Coder
from readout.reconcile import ReconciledContact, accounts_of, reconcile

STORIES = sorted((Path(__file__).parents[1] / "gold" / "stories").glob("*.toml"))
CODER = Coder()


def told(story: dict[str, Any]) -> list[ReconciledContact]:
    records = [CODER.code(a["text"], a["lang"], a["date"], outlet=a["outlet"]).verify() for a in story["account"]]
    return reconcile(accounts_of(records))


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_a_story_is_one_contact_with_its_contradictions(path: Path) -> None:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [c for c in told(story) if set(c.countries) == set(story["parties"])]
    mine = [c for c in found if c.value("date") == story["date"]]
    assert len(mine) == 1, [(c.parties, c.value("date"), c.value("kind"), c.accounts) for c in found]
    (contact,) = mine
    assert len(contact.accounts) == len(story["account"])
    shown = {name: view.verdict for name, view in contact.fields.items()}
    assert {k: shown.get(k) for k in story["expect"]} == story["expect"]
    marked = {k for k, verdict in story["expect"].items() if verdict == "differ"}
    assert {f.name for f in contact.discrepancies} == marked


def test_there_are_stories() -> None:
    assert len(STORIES) >= 4
