"""How records leave the command: one writer for each ``--format``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from readout.inputs import Article
from readout.record import Record


class Writer(Protocol):
    """Takes records as they are made."""

    def write(self, record: Record, article: Article) -> None:
        """Put out one record."""

    def close(self) -> None:
        """Put out what is left."""


class JsonLines:
    """One record a line."""

    def write(self, record: Record, article: Article) -> None:
        """Put out the record at once, so that a pipe gets it."""
        _put(record.to_json() + "\n")

    def close(self) -> None:
        """Nothing is left."""


class Json:
    """Indented JSON: the record itself where there was one article, a list of records where there were more."""

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._held: str | None = None
        self._opened = False

    def write(self, record: Record, article: Article) -> None:
        """Put out the record before; the last is held back until it is known whether another follows."""
        if self._held is not None:
            self._flush(",")
        self._held = record.to_json(indent=2)

    def close(self) -> None:
        """Put out the last record, and close the list."""
        if self._several or self._opened:
            self._flush("")
            _put("]\n")
        elif self._held is not None:
            _put(f"{self._held}\n")

    def _flush(self, after: str) -> None:
        _put("" if self._opened else "[\n")
        self._opened = True
        _put(f"{self._held}{after}\n" if self._held is not None else "")


class View:
    """A page for people; colours only on a terminal, and never under NO_COLOR."""

    def __init__(self, packs: Sequence[Path], *, explain: bool) -> None:
        from rich.console import Console

        from readout.cli.view import THEME

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        self._console = Console(theme=THEME, highlight=False, markup=False, emoji=False)
        self._explain = explain
        self._packs = packs

    def write(self, record: Record, article: Article) -> None:
        """Print the page of one record."""
        from readout.cli.view import show
        from readout.packs import available, load

        code = record.document.language
        language = load(code, *self._packs).meta.name if code in available(*self._packs) else code
        show(self._console, record, name=article.where, language=language, explain=self._explain)

    def close(self) -> None:
        """Nothing is left."""


def _put(text: str) -> None:
    """Write UTF-8 whatever the terminal's encoding is: JSON has no other."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def writer(name: str, packs: Sequence[Path], *, several: bool, explain: bool) -> Writer:
    """The writer of a format; ``several`` where more than one article may come, ``packs`` the folders of further packs."""
    if name == "view":
        return View(packs, explain=explain)
    return JsonLines() if name == "jsonl" else Json(several=several)
