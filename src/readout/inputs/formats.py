"""The table of input formats. A format is a module with ``read(stream, where)`` and its row here.

``read`` takes an open binary stream and yields articles, or pages whose text is still to be made; what cannot be read it
yields as an ``InputError``, and goes on with the rest. Modules are imported when a format is first met, so an optional
library is only asked for by its format.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, Protocol, TypeAlias

import msgspec

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.page import Page

Item: TypeAlias = Article | Page | InputError


class Reader(Protocol):
    """The module of a format."""

    def read(self, stream: BinaryIO, where: str, *options: Any) -> Iterator[Item]:
        """The articles or pages of a stream, in order; ``options`` is a map of columns where the format has them."""


class Format(msgspec.Struct, frozen=True):
    """A row of the table.

    ``suffixes`` are those of file names; ``extra`` is what to install where a library is missing; ``sign`` is found at the
    beginning of such a file; ``columns`` tells that a map of columns may be given; ``packed`` that the format deals
    with compression itself.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    extra: str | None = None
    sign: re.Pattern[bytes] | None = None
    columns: bool = False
    packed: bool = False

    def reader(self) -> Reader:
        """The format's module; ``InputError`` where an optional library is missing."""
        try:
            module: Reader = importlib.import_module(self.module)
        except ImportError as e:
            step = f"pip install 'readout[{self.extra}]'" if self.extra else None
            raise InputError(f"reading {self.name} needs {e.name}, which is not installed", next_step=step) from e
        return module


def _sign(pattern: bytes) -> re.Pattern[bytes]:
    """Signs stand at the beginning, after a byte order mark and white space."""
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*" + pattern, re.IGNORECASE)


_XML = rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?"
# In the order in which signs are tried.
FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("text", (".txt", ".text", ".md"), "readout.inputs.text"),
        Format("warc", (".warc", ".warc.gz"), "readout.inputs.warc", "archive", _sign(rb"WARC/"), packed=True),
        Format("parquet", (".parquet", ".pq"), "readout.inputs.parquet", "parquet", _sign(rb"PAR1"), columns=True),
        Format(
            "newsml", (".newsml", ".nml"), "readout.inputs.newsml", None,
            _sign(_XML + rb"<(?:\w+:)?(?:newsItem|newsMessage)\b"),
        ),
        Format("feed", (".rss", ".atom"), "readout.inputs.feeds", "feeds", _sign(_XML + rb"<(?:rss|feed|rdf:RDF)\b")),
        Format("html", (".html", ".htm", ".xhtml"), "readout.inputs.html", "html", _sign(_XML + rb"<(?:!doctype\s+html|html|head|body)\b")),
        Format("jsonl", (".jsonl", ".ndjson"), "readout.inputs.jsonl"),
        Format("ninjs", (".ninjs", ".json"), "readout.inputs.ninjs", None, _sign(rb'\[\s*\{|\{\s*"(?:uri|\$standard)"')),
        Format("mail", (".eml",), "readout.inputs.mail", None, _sign(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID):\s")),
        Format("csv", (".csv", ".tsv"), "readout.inputs.tables", columns=True),
    )
}  # fmt: skip


def format_of(name: str, head: bytes) -> Format:
    """The format of a file by its name, else by its first bytes: a line that opens a JSON object, or text."""
    lower = PurePath(name).name.lower()
    for row in FORMATS.values():
        if lower.endswith(row.suffixes):
            return row
    for row in FORMATS.values():
        if row.sign and row.sign.match(head):
            return row
    return FORMATS["jsonl" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b'{"') else "text"]
