"""A PostgreSQL server of the tests' own, started where its programs are installed and stopped after the run."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REQUIRED = "READOUT_REQUIRE_POSTGRES"  # set in CI: a missing server is then a failure and no reason to skip


def programs() -> Path | None:
    """The folder of initdb and pg_ctl of the newest server installed; ``None`` without one."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if folders:
        return folders[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """Start a server in a folder of its own; yields the URL of its database ``postgres``."""
    folder = Path(tempfile.mkdtemp(prefix="readout-pg-"))
    user = _user()
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    data = folder / "data"
    run = {"check": True, "user": user, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [bin_ / "initdb", "-D", data, "-U", "readout", "-A", "trust", "-E", "UTF8", "--no-sync"], env=env, **run
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    subprocess.run([bin_ / "pg_ctl", "-D", data, "-w", "-t", "60", "-o", options, "-l", folder / "log", "start"], **run)
    try:
        yield f"postgresql://readout@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """PostgreSQL refuses to run as root; its package brings a user for it."""
    if os.geteuid() != 0:
        return None
    names = {u.pw_name for u in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
