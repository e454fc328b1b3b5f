"""Adding: files, folders, archives; once each, resumable, with what fails set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.adding import Options, add, adding
from readout.ledger import Ledger
from tests.inputs.pages import LINES, archive, html

ARTICLE = "JAKARTA - {} mengatakan kerja sama itu akan dilanjutkan, kata juru bicara.\n\n" + "\n\n".join(LINES)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "r.db") as made:
        yield made


def _lines(path: Path, count: int, *, bad: tuple[int, ...] = ()) -> str:
    rows = [
        "{" if n in bad else json.dumps({"id": n, "text": ARTICLE.format(f"Menteri {n}"), "date": "2031-05-06"})
        for n in range(count)
    ]
    path.write_text("\n".join(rows) + "\n")
    return str(path)


def test_a_folder_of_everything(tmp_path, ledger) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("fastwarc")
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE.format("Ani"))
    (folder / "b.html").write_bytes(html())
    (folder / "c.warc.gz").write_bytes(b"".join(archive(3)))
    (folder / "note.odd").write_text("not for us")
    _lines(folder / "d.jsonl", 5, bad=(2,))
    options = Options(published="2031-05-06", outlet="Pos")
    tally = add([str(tmp_path / "in")], ledger, options)
    assert (tally.added, tally.quarantined, tally.items) == (9, 1, 10)
    assert {r.document.outlet for _, r in ledger.records()} == {"Pos"}
    (aside,) = ledger.quarantined()
    assert (Path(aside.origin).name, aside.part, aside.error) == ("d.jsonl", "3", "input")
    assert list(ledger.verify()) == []
    again = add([str(tmp_path / "in")], ledger, options)
    assert (again.added, again.passed, again.quarantined) == (0, 10, 0)


def test_known_articles_are_told_before_they_are_coded(tmp_path, ledger, monkeypatch) -> None:
    pytest.importorskip("trafilatura")
    names = [_lines(tmp_path / "a.jsonl", 3), str(tmp_path / "b.html")]
    Path(names[1]).write_bytes(html())
    add(names, ledger)
    ledger.reread(names)
    monkeypatch.setattr(adding.Worker, "__call__", lambda self, tasks: [] if not tasks else pytest.fail("coded again"))
    tally = add(names, ledger)
    assert (tally.known, tally.added) == (4, 0)


def test_a_newer_readout_codes_again(tmp_path, ledger, monkeypatch) -> None:
    name = _lines(tmp_path / "a.jsonl", 3)
    add([name], ledger)
    for module in ("readout.adding.work", "readout.adding.adding"):
        monkeypatch.setattr(f"{module}.coder_name", lambda: "readout 99.0")
    ledger.reread([name])
    assert add([name], ledger).recoded == 3


def test_reading_goes_on_where_it_stopped(tmp_path, ledger, monkeypatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 4)
    name = _lines(tmp_path / "a.jsonl", 20)
    keep, calls = ledger.add, []

    def add_twice(*args, **options):
        if len(calls) == 2:
            raise KeyboardInterrupt
        calls.append(1)
        return keep(*args, **options)

    monkeypatch.setattr(ledger, "add", add_twice)
    with pytest.raises(KeyboardInterrupt):
        add([name], ledger)
    monkeypatch.setattr(ledger, "add", keep)
    tally = add([name], ledger)
    assert (tally.passed, tally.added) == (8, 12)
    assert ledger.counts()["documents"] == 20


def test_a_changed_file_is_read_from_its_beginning(tmp_path, ledger) -> None:
    name = _lines(tmp_path / "a.jsonl", 3)
    add([name], ledger)
    _lines(tmp_path / "a.jsonl", 4)
    tally = add([name], ledger)
    assert (tally.known, tally.added, tally.passed) == (3, 1, 0)


def test_what_is_mended_leaves_quarantine(tmp_path, ledger) -> None:
    name = _lines(tmp_path / "a.jsonl", 3, bad=(1,))
    assert add([name], ledger).quarantined == 1
    _lines(tmp_path / "a.jsonl", 3)
    assert add([name], ledger).added == 1
    assert ledger.quarantined() == []


def test_a_fault_of_ours_in_one_article_loses_no_other(tmp_path, ledger, monkeypatch) -> None:
    from readout.pipeline import Coder

    code = Coder.code

    def fail(self, article, *args, **known):
        if "Menteri 1 " in article:
            raise ZeroDivisionError("division by zero")
        return code(self, article, *args, **known)

    monkeypatch.setattr(Coder, "code", fail)
    tally = add([_lines(tmp_path / "a.jsonl", 3)], ledger)
    assert (tally.added, tally.quarantined) == (2, 1)
    (aside,) = ledger.quarantined()
    assert (aside.error, aside.part) == ("fault", "2")
    assert "ZeroDivisionError" in aside.reason


def test_a_text_in_no_language_we_read(tmp_path, ledger) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ελληνικά λόγια που δεν διαβάζουμε εδώ.")
    assert add([str(path)], ledger).quarantined == 1
    assert ledger.quarantined()[0].error == "language"


def test_nothing_is_fetched_unless_a_fetcher_is_given(ledger) -> None:
    assert add(["http://a.example/x"], ledger).quarantined == 1
    assert "is not fetched" in ledger.quarantined()[0].reason


def test_several_processes_give_the_same_ledger(tmp_path, ledger) -> None:
    name = _lines(tmp_path / "a.jsonl", 150, bad=(77,))
    tally = add([name], ledger, jobs=2)
    assert (tally.added, tally.quarantined) == (149, 1)
    with Ledger(tmp_path / "one.db") as alone:
        add([name], alone)
        assert list(alone.records()) == list(ledger.records())
    assert list(ledger.verify()) == []
