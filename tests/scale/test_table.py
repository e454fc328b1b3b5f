"""What a folder of results says of itself, and what a run does where the folder is not as it should be."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet")

from readout.cli import main  # noqa: E402
from readout.errors import PackError, ScaleError  # noqa: E402
from readout.scale import (  # noqa: E402
    How,
    Unit,
    local,
    plan,
    records,
    rows,
    run,
)
from tests.scale.test_scale import TEXT, archive  # noqa: E402


def table(out: Path) -> list[dict[str, str]]:
    with (out / "units.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_table_has_a_row_for_each_unit(tmp_path: Path) -> None:
    path, out = archive(tmp_path, 30), tmp_path / "out"
    units = plan([str(path)], 10)
    run("local", units, out, jobs=1)
    told = sorted(table(out), key=lambda row: int(row["line"]))
    assert [(r["state"], r["records"], r["errors"], r["line"]) for r in told] == [
        ("done", "9", "1", "1"),
        ("done", "10", "0", "11"),
        ("done", "10", "0", "21"),
    ]
    assert {r["inputs"] for r in told} == {str(path)}
    (out / f"{units[1].id}.parquet").unlink()
    assert [r.state for r in rows(out, units) if r.unit == units[1].id] == ["not done"]


@pytest.mark.parametrize("damage", [b"", b"PAR1 half", None])
def test_a_damaged_unit_is_told_and_done_again(damage: bytes | None, tmp_path: Path) -> None:
    units, out = plan([str(archive(tmp_path, 30))], 10), tmp_path / "out"
    run("local", units, out, jobs=1)
    path = out / f"{units[1].id}.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:-100] if damage is None else damage)
    with pytest.raises(ScaleError, match="is no whole unit"):
        list(records(out))
    assert [d.unit for d in run("local", units, out, jobs=1)] == [units[1].id]
    assert path.read_bytes() == whole


def test_a_changed_input_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path, out = archive(tmp_path, 30), tmp_path / "out"
    other = tmp_path / "other.txt"
    other.write_text(TEXT.format("lain"))
    run("local", plan([str(path), str(other)], 10), out, jobs=1)
    path.write_text("".join(f'{{"id": "m{i}", "text": "{TEXT.format(i)}"}}\n' for i in range(15)), encoding="utf-8")
    run("local", plan([str(path)], 10), out, jobs=1)
    assert sorted(r.doc or "" for r in records(out)) == sorted(["", *(f"m{i}" for i in range(15))])
    assert [r["state"] for r in table(out)].count("superseded") == 3


def test_other_pieces_of_an_unchanged_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = archive(tmp_path, 30), tmp_path / "out"
    run("local", plan([str(path)], 10), out, jobs=1)
    with pytest.raises(ScaleError, match="the same --size"):
        run("local", plan([str(path)], 7), out, jobs=1)
    monkeypatch.chdir(tmp_path)
    assert run("local", plan(["./news.jsonl"], 10), out, jobs=1) == []


def test_files_added_to_a_folder_leave_nothing_twice(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for i in (2, 3, 4):
        (texts / f"{i}.txt").write_text(TEXT.format(i))
    run("local", plan([str(texts)], 2), out, jobs=1)
    (texts / "1.txt").write_text(TEXT.format(1))
    run("local", plan([str(texts)], 2), out, jobs=1)
    assert len([r.document.id for r in records(out)]) == 4


def test_a_second_run_in_one_folder_is_refused(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    units, out = plan([str(archive(tmp_path, 10))], 10), tmp_path / "out"
    out.mkdir()
    with (out / ".lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(ScaleError, match="another run"):
            run("local", units, out, jobs=1)
    assert len(run("local", units, out, jobs=1)) == 1


def test_what_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = archive(tmp_path, 10), tmp_path / "out"
    assert main(["run", str(path), str(path)]) == 1
    (out / f"{plan([str(path)])[0].id}.parquet").mkdir(parents=True)
    for jobs in ("1", "2"):
        assert main(["run", str(path), str(out), "--jobs", jobs]) == 1
    told = capsys.readouterr().err
    assert told.count("cannot be written") == 3
    assert "Traceback" not in told
    assert [row["state"] for row in table(out)] == ["not done"]
    with pytest.raises(SystemExit):
        main(["run", str(path), str(out), "--size", "0"])
    assert main(["load", str(tmp_path), "--ledger", str(tmp_path / "r.db")]) == 1


def test_a_wrong_pack_is_no_fault_of_the_articles(tmp_path: Path) -> None:
    units = plan([str(archive(tmp_path, 10))], 10)
    for jobs in (1, 2):
        with pytest.raises(PackError):
            run("local", units, tmp_path / "out", How((str(tmp_path / "nothing"),)), jobs=jobs)


def deadly(unit: Unit, out: Path, how: How) -> object:
    """The work of a unit, but for those that end their worker: every time, or once."""
    with open(unit.paths[0], "rb") as file:
        file.seek(unit.start)
        words = file.readline()
    if b"deadly" in words or (b"fragile" in words and not (out / "died").exists()):
        (out / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return real(unit, out, how)


real = local.do


def test_a_unit_that_ends_every_worker_is_named_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "news.jsonl", tmp_path / "out"
    words = ["1", "2", "deadly", "fragile", "5", "6", "7", "8"]
    path.write_text("".join(f'{{"text": "{TEXT.format(w)}", "lang": "id"}}\n' for w in words), encoding="utf-8")
    monkeypatch.setattr(local, "do", deadly)
    with pytest.raises(ScaleError, match=r"1 units ended their workers 4 times: .*news.jsonl from line 3"):
        run("local", plan([str(path)], 1), out, jobs=2)
    assert sorted(row["state"] for row in table(out)) == ["done"] * 7 + ["not done"]


def test_no_worker_outlives_its_run(tmp_path: Path) -> None:
    if not Path("/proc").is_dir():
        pytest.skip("no /proc")
    path, out = archive(tmp_path, 400), tmp_path / "out"
    call = [sys.executable, "-m", "readout", "run", str(path), str(out), "--size", "5", "--jobs", "2"]
    started = subprocess.Popen(call, stderr=subprocess.DEVNULL)
    while not list(out.glob("*.parquet")) and started.poll() is None:
        time.sleep(0.05)
    children = [int(p) for p in Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()]
    assert children
    started.kill()
    started.wait()
    for _ in range(600):
        if not any(_alive(pid) for pid in children):
            return
        time.sleep(0.05)
    pytest.fail("workers are left")


def _alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
