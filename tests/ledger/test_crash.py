"""Crashes and full disks: nothing acknowledged is lost, nothing comes twice, nothing is there by halves.

CI runs a few rounds; READOUT_CRASH_ROUNDS=200 runs the long form.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readout.errors import LedgerError
from readout.ledger import Ledger
from tests.ledger.writer import entries

ROUNDS = int(os.environ.get("READOUT_CRASH_ROUNDS", "4"))
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
MANY = 2_000


def _writer(where: str, *numbers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.ledger.writer", where, *map(str, numbers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=ROOT)


def _acknowledged(out: bytes) -> list[str]:
    """Ids in the lines that were written whole."""
    return [line.split()[0].decode() for line in out.split(b"\n")[:-1] if b" " in line]


def _sound(where: str, acknowledged: set[str]) -> None:
    with Ledger(where) as ledger:
        held = [id_ for id_, _ in ledger.records()]
        assert len(held) == len(set(held)), "a document came twice"
        assert acknowledged <= set(held), "an acknowledged document was lost"
        assert list(ledger.verify()) == [], "something is there by halves"
        assert len(ledger.contacts()) == len(held)
        assert len({s["document"] for s in ledger.statements()}) == len(held)


def test_killed_at_any_moment(place) -> None:
    chance = random.Random(os.environ.get("READOUT_CRASH_SEED", "9"))
    acknowledged: set[str] = set()
    first = 0
    for number in range(ROUNDS):
        batch = chance.choice((1, 3, 20))
        with _writer(place, max(0, first - 5), MANY, batch) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n", child.stderr and child.stderr.read()
            # most rounds let it get under way first, however slow the machine is; others kill it at its start
            begun = child.stdout.readline() if number % 4 else b""
            time.sleep(chance.uniform(0.0, 0.25))
            child.send_signal(signal.SIGKILL)
            told = _acknowledged(begun + child.stdout.read())
        acknowledged |= set(told)
        first += len(told)
    _sound(place, acknowledged)
    assert acknowledged


def test_two_writers_and_a_reader(place) -> None:
    with Ledger(place):
        pass
    with _writer(place, 0, 60, 1) as one, _writer(place, 30, 60, 1) as two, Ledger(place) as reader:
        seen = 0
        while one.poll() is None or two.poll() is None:
            counts = reader.counts()
            assert counts["documents"] >= seen, "a reader went back in time"
            assert counts["documents"] == counts["codings"] == counts["contacts"], "a reader saw a document by halves"
            seen = counts["documents"]
            time.sleep(0.02)
        outs = [p.communicate() for p in (one, two)]
    assert [e for _, e in outs] == [b"", b""]
    assert (one.returncode, two.returncode) == (0, 0)
    fates = [line.split()[1:] for out, _ in outs for line in out.split(b"\n") if b" " in line]
    assert fates.count([b"added"]) == 90
    assert fates.count([b"known"]) == 30
    _sound(place, {e.id for e in entries(0, 90)})


def test_one_snapshot_for_a_reader(place) -> None:
    with Ledger(place) as writer, Ledger(place) as reader:
        writer.add(entries(0, 3))
        walk = reader.records()
        first = next(walk)
        writer.add(entries(3, 3))
        rest = list(walk)
        assert len({first[0], *(id_ for id_, _ in rest)}) == 3
        assert len(list(reader.records())) == 6


def test_a_full_disk_stops_cleanly_and_keeps_what_was_acknowledged(tmp_path) -> None:
    where = tmp_path / "r.db"
    acknowledged: set[str] = set()
    with Ledger(where) as ledger:
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 60}")
        with pytest.raises(LedgerError, match=r"full.*free some space"):
            _add_all(ledger, acknowledged)
        assert set(ledger.coders(acknowledged)) == acknowledged, "it can still be read"
    assert len(acknowledged) > 10
    _sound(str(where), acknowledged)
    with Ledger(where) as ledger:
        ledger.add(entries(0, len(acknowledged) + 5))
    _sound(str(where), acknowledged)


def _add_all(ledger: Ledger, acknowledged: set[str]) -> None:
    for made in entries(0, MANY):
        acknowledged |= {o.id for o in ledger.add([made])}


def _articles(folder: Path, count: int) -> Path:
    lines = "\n\n".join(
        f"Menteri itu mengatakan kerja sama akan dilanjutkan, kata juru bicara nomor {n}." for n in range(4)
    )
    path = folder / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"id": n, "text": f"JAKARTA - Artikel {n}.\n\n{lines}"}) + "\n" for n in range(count))
    )
    return path


def _add(*words: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "readout", "add", *words]
    if limit is not None:
        command = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "limited", *command]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)


def test_the_command_killed_and_called_again_until_it_is_done(tmp_path) -> None:
    """The whole way, from a file into the ledger: kill, call again, and in the end every article is there once."""
    chance = random.Random(11)
    rounds = max(2, ROUNDS // 4)
    count, where = 300 + 40 * (rounds - 2), tmp_path / "r.db"
    name = str(_articles(tmp_path, count))
    for _ in range(rounds):
        with _add(name, "--ledger", str(where)) as child:
            time.sleep(chance.uniform(0.8, 2.0))
            child.kill()
    with _add(name, "--ledger", str(where)) as child:
        out, err = child.communicate()
    assert (child.returncode, err) == (0, b""), out
    with Ledger(where) as ledger:
        assert sorted(int(r.doc or -1) for _, r in ledger.records()) == list(range(count))
        assert list(ledger.verify()) == []


def test_the_command_on_a_disk_that_fills_up(tmp_path) -> None:
    """A file may not grow past a limit (as on a full disk): one line, status 3; with room again the rest is added."""
    count, where = 200, tmp_path / "r.db"
    name = str(_articles(tmp_path, count))
    with _add(name, "--ledger", str(where), limit=1200) as child:
        _, err = child.communicate()
    assert child.returncode == 3, err
    assert err.count(b"\n") == 1
    assert err.startswith(b"readout: ")
    with _add(name, "--ledger", str(where)) as child:
        out, err = child.communicate()
    assert (child.returncode, err) == (0, b""), out
    with Ledger(where) as ledger:
        assert ledger.counts()["documents"] == count
        assert list(ledger.verify()) == []


def test_a_damaged_file_is_told(tmp_path) -> None:
    where = tmp_path / "r.db"
    with Ledger(where) as ledger:
        ledger.add(entries(0, 40))
    raw = bytearray(where.read_bytes())
    assert len(raw) > 100_000
    raw[40_000:60_000] = b"\xa5" * 20_000
    where.write_bytes(raw)
    try:
        with Ledger(where) as ledger:
            assert list(ledger.verify())
    except LedgerError as e:
        assert "malformed" in str(e) or "damaged" in str(e)  # noqa: PT017 - either way of telling is right


@pytest.mark.parametrize("content", [b"no ledger at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_ledger(tmp_path, content) -> None:
    where = tmp_path / "r.db"
    where.write_bytes(content)
    with pytest.raises(LedgerError):
        Ledger(where)
    assert where.read_bytes() == content


def test_a_folder_that_is_not_there(tmp_path) -> None:
    for where in (tmp_path / "no" / "r.db", tmp_path):
        with pytest.raises(LedgerError):
            Ledger(where)


def test_a_server_that_is_not_there() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError) as caught:
        Ledger("postgresql://readout:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)
