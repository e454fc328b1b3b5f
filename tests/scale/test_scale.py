"""Runs over archives: units, resuming, killed workers, equal results whatever the engine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet")

from readout.errors import InputError, ScaleError  # noqa: E402
from readout.scale import How, plan, records, run  # noqa: E402

TEXT = "JAKARTA - Presiden Rusia Vladimir Putin menelepon Presiden Turki Recep Tayyip Erdogan, Kamis. Nomor {}."


def archive(folder: Path, count: int = 40) -> Path:
    path = folder / "news.jsonl"
    lines = [json.dumps({"id": f"n{i}", "text": TEXT.format(i), "lang": "id"}) for i in range(count)]
    lines[3] = "{broken"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(out: Path) -> list[dict[str, object]]:
    found = [row for p in sorted(out.glob("*.parquet")) for row in pq.read_table(p).to_pylist()]
    return sorted(found, key=lambda r: (r["unit"], r["position"]))


def test_units_cover_the_input_once(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for i in range(5):
        (tmp_path / "texts" / f"{i}.txt").write_text(TEXT.format(i))
    units = plan([str(archive(tmp_path)), str(tmp_path / "texts")], size=7)
    assert [u.line for u in units[:6]] == [1, 8, 15, 22, 29, 36]
    assert len(units[6].paths) == 5
    assert len({u.id for u in units}) == len(units) == 7
    articles = [a for u in units for a in u.items()]
    assert len(articles) == 45
    (broken,) = [a for a in articles if isinstance(a, InputError)]
    assert "news.jsonl:4" in str(broken)


def test_a_changed_input_is_a_new_unit(tmp_path: Path) -> None:
    path = archive(tmp_path)
    before = {u.id for u in plan([str(path)], 10)}
    os.utime(path, ns=(1, 1))
    assert before.isdisjoint({u.id for u in plan([str(path)], 10)})


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing-here"):
        plan([str(tmp_path / "nothing-here")])


def test_running_again_does_only_what_is_left(tmp_path: Path) -> None:
    units = plan([str(archive(tmp_path))], 10)
    out = tmp_path / "out"
    assert [(d.records, d.errors) for d in run("local", units, out, jobs=1)] == [(9, 1), (10, 0), (10, 0), (10, 0)]
    assert run("local", units, out, jobs=1) == []
    (out / f"{units[2].id}.parquet").unlink()
    (out / f".{units[2].id}-x.tmp").write_text("half")
    assert [d.unit for d in run("local", units, out, jobs=1)] == [units[2].id]
    assert list(out.glob(".*.tmp")) == []
    assert len(list(records(out))) == 39


def test_two_workers_give_what_one_gives(tmp_path: Path) -> None:
    units = plan([str(archive(tmp_path))], 10)
    run("local", units, tmp_path / "one", jobs=1)
    run("local", units, tmp_path / "two", jobs=2)
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_a_killed_run_leaves_whole_files_and_goes_on(tmp_path: Path) -> None:
    path, out = archive(tmp_path, 200), tmp_path / "out"
    call = [sys.executable, "-m", "readout", "run", str(path), str(out), "--size", "5", "--jobs", "2"]
    started = subprocess.Popen(call, stderr=subprocess.DEVNULL, start_new_session=True)
    for _ in range(600):
        if len(list(out.glob("*.parquet"))) >= 3 or started.poll() is not None:
            break
        time.sleep(0.05)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    for whole in out.glob("*.parquet"):
        assert pq.read_table(whole).num_rows == 5
    assert subprocess.run(call, capture_output=True).returncode in (0, 1)  # 1 where the line that is no JSON was left
    run("local", plan([str(path)], 5), tmp_path / "other", jobs=1)
    assert rows(out) == rows(tmp_path / "other")


def test_the_gate_skips_and_counts(tmp_path: Path) -> None:
    pytest.importorskip("ahocorasick_rs")
    path, out = archive(tmp_path, 10), tmp_path / "out"
    idle = {
        "id": "x",
        "lang": "id",
        "text": "Harga cabai di pasar naik lagi karena hujan, kata para pedagang yang mengeluh.",
    }
    path.write_text(path.read_text(encoding="utf-8") + (json.dumps(idle) + "\n") * 5, encoding="utf-8")
    units = plan([str(path)], 20)
    (done,) = run("local", units, out, How(gate=True), jobs=1)
    assert (done.records, done.errors, done.skipped) == (9, 1, 5)
    assert len(list(records(out))) == 9
    with pytest.raises(ScaleError, match="another gate"):
        run("local", units, out, jobs=1)
    other = tmp_path / "other"
    run("local", units, other, jobs=1)
    assert len(list(records(other))) == 14


def test_pages_of_an_archive_become_records(tmp_path: Path) -> None:
    for library in ("trafilatura", "fastwarc", "ahocorasick_rs"):
        pytest.importorskip(library)
    from tests.inputs import pages

    path = tmp_path / "news.warc.gz"
    path.write_bytes(b"".join(pages.archive(6)))
    units = plan([str(path)])
    (plain,) = run("local", units, tmp_path / "plain", jobs=1)
    (gated,) = run("local", units, tmp_path / "gated", How(gate=True), jobs=1)
    assert plain.records == 6
    assert gated.records + gated.skipped == 6
