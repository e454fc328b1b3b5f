"""The Spark engine: the local engine's rows, also where Python workers are killed at work. Skipped without pyspark.

``READOUT_KILLS`` rounds of killing (1 in CI; the long form is 20).
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("pyspark")

from readout.errors import ScaleError
from readout.scale import plan, run
from tests.scale.test_scale import archive, rows

KILLS = int(os.environ.get("READOUT_KILLS", "1"))


def workers() -> list[int]:
    """Python workers of Spark on this machine: forked by its daemon, so children of a process that runs it."""
    daemons, children = set(), []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"pyspark.daemon" in words:
            daemons.add(int(entry.name))
            children.append((int(entry.name), parent))
    return [pid for pid, parent in children if parent in daemons]


def kill_one(killed: list[int], stop: threading.Event, seed: int) -> None:
    """Wait until workers are at work, then kill one."""
    pick = random.Random(seed)
    while not stop.is_set():
        if found := workers():
            time.sleep(pick.random() * 0.6)
            if found := workers():
                os.kill(victim := pick.choice(found), signal.SIGKILL)
                killed.append(victim)
                return
        time.sleep(0.01)


def test_spark_gives_what_the_local_engine_gives(tmp_path: Path) -> None:
    units = plan([str(archive(tmp_path, 60))], 10)
    run("local", units, tmp_path / "local", jobs=1)
    run("spark", units, tmp_path / "spark", jobs=2)
    assert rows(tmp_path / "local") == rows(tmp_path / "spark")


def test_what_fails_in_every_task_is_told(tmp_path: Path) -> None:
    units, out = plan([str(archive(tmp_path, 20))], 10), tmp_path / "out"
    (out / f"{units[1].id}.parquet").mkdir(parents=True)
    with pytest.raises(ScaleError, match="Spark gave up: IsADirectoryError"):
        run("spark", units, out, jobs=2)


def test_a_killed_worker_changes_nothing(tmp_path: Path) -> None:
    units = plan([str(archive(tmp_path, 600))], 20)
    run("local", units, tmp_path / "local", jobs=2)
    expected = rows(tmp_path / "local")
    for round_ in range(KILLS):
        killed: list[int] = []
        stop = threading.Event()
        killer = threading.Thread(target=kill_one, args=(killed, stop, round_))
        killer.start()
        out = tmp_path / f"spark{round_}"
        done = run("spark", units, out, jobs=2)
        stop.set()
        killer.join()
        assert killed, "no worker was seen at work: the test proved nothing"
        assert {d.unit for d in done} == {u.id for u in units}
        assert rows(out) == expected
