"""What a pack's files say, kept in the form that loads fast: a file in the user's cache directory for each content.

The strict loader alone makes it. Its name is the hash of the files it was made of and of the code that read them, and it
holds a hash of itself: so one that is stale is never found, and one that is damaged is no different from none.
``READOUT_CACHE`` names another directory; set to nothing it turns the cache off.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

_OURS = Path(__file__).parent
_MOST = 40  # files
_HASH = 32  # bytes of a hash at the head of a file


class Held:
    """The place in the cache of what some files say; ``content`` is ``None`` where nothing, or nothing whole, is there."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.content: bytes | None = None
        if path is not None:
            with suppress(OSError):
                raw = path.read_bytes()
                if raw[:_HASH] == sha256(raw[_HASH:]).digest():
                    self.content = raw[_HASH:]

    @classmethod
    def of(cls, what: Sequence[str], files: Sequence[Path]) -> Held:
        """The place for ``what`` was made of ``files``; no place where one cannot be read (the loader will say so)."""
        folder = _folder()
        if folder is None:
            return cls(None)
        try:
            digest = sha256(_code() + f"{' '.join(what)}\n".encode())
            for path in files:
                raw = path.read_bytes()
                digest.update(f"{path.name} {len(raw)}\n".encode() + raw)
        except OSError:
            return cls(None)
        return cls(folder / f"pack-{digest.hexdigest()[:40]}")

    def keep(self, content: bytes) -> None:
        """Put it there for the next start; whether that succeeds does not matter."""
        if self._path is None:
            return
        import tempfile  # most starts keep nothing

        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._path.parent)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(sha256(content).digest() + content)
                os.replace(name, self._path)
                _thin_out(self._path.parent)
            except OSError:
                Path(name).unlink(missing_ok=True)


@cache
def _code() -> bytes:
    """The hash of the code that reads packs."""
    files = sorted(p for p in (*_OURS.glob("*.py"), *_OURS.glob("schema/*.py")))
    return sha256(b"".join(p.read_bytes() for p in files)).digest()


def _thin_out(folder: Path) -> None:
    """Keep the newest only; packs that were edited leave their former selves behind."""
    kept = sorted(folder.glob("pack-*"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in kept[_MOST:]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    named = os.environ.get("READOUT_CACHE")
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "readout"
    except RuntimeError:  # no home
        return None
