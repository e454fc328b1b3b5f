"""The errors of Readout: one tree, each saying what is wrong, where, and what to do next.

::

    ReadoutError
    ├── InputError          a document that cannot be read: names the file and the reason
    ├── LanguageError       no pack for a language, or the language could not be told
    ├── PackError           a language pack is wrong: names the file and the line
    ├── WorldError          a table of facts is wrong: names the file and the line
    ├── SpanError           a span that does not lie in its text, or does not read back
    ├── LedgerError         a ledger that cannot be opened, read or written
    ├── ExportError         an export that cannot be written: unknown format, missing library, wrong target
    └── ScaleError          a run over archives that cannot go on

The library raises these and never prints, exits or swallows. The command prints ``str(error)``, which is one line.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ExportError",
    "InputError",
    "LanguageError",
    "LedgerError",
    "PackError",
    "ReadoutError",
    "ScaleError",
    "SpanError",
    "WorldError",
]


class ReadoutError(Exception):
    """Whatever Readout raises on purpose.

    ``what`` is the fault in words, ``where`` the place ("article.txt", "packs/id/lexicon/cues.toml:12", "[3, 9)"),
    ``next_step`` what the reader can do about it. All three are in ``str(error)``, in that order, on one line.
    """

    def __init__(self, what: str, *, where: str | Path | None = None, next_step: str | None = None) -> None:
        self.what = what
        self.where = None if where is None else str(where)
        self.next_step = next_step
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" ({self.next_step})" if self.next_step else ""
        return " ".join(f"{place}{self.what}{step}".split())


class InputError(ReadoutError):
    """A document that cannot be read: missing, empty, binary, in an unknown encoding, a broken line of JSON."""


class LanguageError(ReadoutError):
    """No pack for a language, or the language of a text could not be told."""


class PackError(ReadoutError):
    """A language pack that does not load; ``where`` is file and line."""


class WorldError(ReadoutError):
    """A table of facts that does not load; ``where`` is file and line."""


class SpanError(ReadoutError):
    """A span that lies outside its text, is empty, or does not read back as its quoted words."""


class LedgerError(ReadoutError):
    """A ledger that cannot be opened, read or written."""


class ExportError(ReadoutError):
    """An export that cannot be written: unknown format, missing library, wrong target."""


class ScaleError(ReadoutError):
    """A run over archives that cannot go on: an engine that is missing, units that fail again and again."""
