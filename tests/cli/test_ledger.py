"""The commands on a ledger, called as people call them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from readout.cli import main

ROOT = Path(__file__).parents[2]
ARTICLE = str(ROOT / "examples" / "harbour-post.txt")


@pytest.fixture
def call(tmp_path, capfdbinary):
    """Run a command on the test's own ledger; gives exit status, output and messages."""

    def run(*words: str, ledger: bool = True) -> tuple[int, str, str]:
        status = main([*words, *(["--ledger", str(tmp_path / "r.db")] if ledger else [])])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def known(call) -> str:
    """A ledger that holds one article; its id."""
    assert call("add", ARTICLE, "--published", "2025-03-20", "--outlet", "Harbour Post")[:2] == (0, "1 added\n")
    return json.loads(call("statements", "--format", "json")[1])[0]["document"]


def test_adding_twice(call, known) -> None:
    assert call("add", ARTICLE, "--published", "2025-03-20", "--outlet", "Harbour Post") == (0, "1 read before\n", "")


def test_answers_in_every_form(call, known) -> None:
    lines = [json.loads(x) for x in call("statements", "--format", "jsonl")[1].splitlines()]
    assert json.loads(call("statements", "--format", "json")[1]) == lines
    rows = list(csv.DictReader(io.StringIO(call("statements", "--format", "csv")[1])))
    assert [r["words"] for r in rows] == [" … ".join(r["content"]) for r in lines]
    assert "Harbour Post" in call("statements")[1]
    assert call("contacts", "--since", "soon")[0] == 3


def test_files_are_asked_without_a_ledger(call, known) -> None:
    inside = call("statements", "--format", "json")[1]
    alone = call("statements", ARTICLE, "--published", "2025-03-20", "--format", "json", ledger=False)[1]
    assert [s["spans"] for s in json.loads(alone)] == [s["spans"] for s in json.loads(inside)]


def test_showing(call, known) -> None:
    text = Path(ARTICLE).read_text(encoding="utf-8")
    assert call("show", known[:8], "--format", "text")[1] == text
    assert json.loads(call("show", known, "--format", "json")[1])["document"]["text"] == text
    assert "version 1, current" in call("show", known, "--format", "history")[1]
    assert call("show", known, "--format", "copies")[:2] == (0, "")
    assert "Harbour Post" in call("show", known)[1]


def test_searching(call, known) -> None:
    word = max(Path(ARTICLE).read_text(encoding="utf-8").split(), key=lambda w: len(w) if w.isalpha() else 0)
    assert call("search", word)[0] == 0
    assert call("search", "zzzzqqq")[0] == 1


def test_correcting(call, known) -> None:
    item = json.loads(call("statements", "--format", "json")[1])[0]["id"]
    status, out, _ = call(
        "correct", known, "statements", item, "medium=speech", "--why", "seen on film", "--who", "Ani"
    )
    assert (status, out.endswith('→ "speech" (by Ani)\n')) == (0, True)
    assert "correction by Ani" in call("show", known, "--format", "history")[1]
    assert call("correct", known, "statements", item, "--why", "x")[0] == 3
    assert call("correct", known, "statements", item, "medium=telepathy", "--why", "x")[0] == 3


def test_verifying_and_forgetting(call, known) -> None:
    assert call("verify")[1].startswith("all is well: 1 documents")
    assert call("forget", known[:8], "--why", "asked to")[1] == f"forgotten: {known}\n"
    assert call("verify")[:2] == (0, "all is well: nothing\n")


def test_quarantine(call, tmp_path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x89PNG\0")
    status, out, err = call("add", str(bad))
    assert (status, out) == (1, "1 in quarantine\n")
    assert f"{bad}: is binary, not text" in err
    assert "is binary" in call("quarantine")[1]
    assert call("quarantine", "--retry")[0] == 1
    assert call("quarantine", "--release", str(bad))[1] == "1 let go\n"


def test_a_ledger_that_is_not_there(call) -> None:
    for words in (["contacts"], ["show", "abcd"], ["search", "x"], ["verify"], ["forget", "abcd"], ["quarantine"]):
        status, _, err = call(*words)
        assert status == 3
        assert "no ledger there" in err
    assert "no format" in call("add", ARTICLE, "--input", "pdf")[2]


def test_the_ledger_may_be_named_by_the_environment(call, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("READOUT_LEDGER", str(tmp_path / "env.db"))
    assert call("add", ARTICLE, "--quiet", ledger=False)[:2] == (0, "")
    assert (tmp_path / "env.db").is_file()


def test_edited_brat_files_come_back_as_corrections(call, known, tmp_path) -> None:
    out = tmp_path / "brat"
    assert call("export", "brat", "--out", str(out))[0] == 0
    (ann,) = out.glob("*.ann")
    before = json.loads(call("show", known, "--format", "json")[1])
    start, end = before["statements"][0]["cue"][0]
    lines = ann.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("T") and f"statements-cue {start} {end}\t" in line)
    lines[at] = lines[at].replace(f" {start} {end}\t", f" {start} {end + 1}\t")
    lines = [x for x in lines if not (x.startswith("T") and "\ttimes-span " in x and x == _first(lines, "times-span"))]
    ann.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, said, _ = call("correct", str(out), "--brat", "--who", "Ani", "--why", "read by hand")
    assert status == 0
    assert len(said.splitlines()) == 2
    after = json.loads(call("show", known, "--format", "json")[1])
    assert after["statements"][0]["cue"][0] == [start, end + 1]
    assert [t["id"] for t in after["times"]] == [t["id"] for t in before["times"][1:]]
    assert call("verify")[0] == 0
    status, _, complaint = call("correct", str(out), "--brat", "--why", "again")
    assert (status, "export again" in complaint) == (1, True)


def _first(lines: list[str], kind: str) -> str:
    return next(x for x in lines if f"\t{kind} " in x)
