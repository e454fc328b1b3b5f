"""Compressed files as streams, with a cap on what comes out of what goes in."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from pathlib import PurePath
from typing import Any, BinaryIO, Protocol

from readout.errors import InputError
from readout.inputs.limits import MAX_RATIO, MIB

SUFFIXES = (".gz", ".bz2", ".xz")
_MAGIC = ((b"\x1f\x8b\x08", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"))
_CHUNK = 64 * 1024


class _Decompressor(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def kind_of(head: bytes) -> str | None:
    """How a file is compressed, by its first bytes; ``None`` where it is not."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def bare(name: str) -> str:
    """A file's name without the suffix of its compression."""
    path = PurePath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in SUFFIXES else name


def opened(stream: BinaryIO, kind: str, where: str) -> io.BufferedReader:
    """The decompressed stream. Reading it raises :class:`InputError` for a bomb, and for damaged or cut-off data."""
    return io.BufferedReader(_Decompressed(stream, kind, where), _CHUNK)


def new_decompressor(kind: str) -> Any:
    """A fresh decompressor for one member."""
    if kind == "gz":
        return _Gzip()
    return bz2.BZ2Decompressor() if kind == "bz2" else lzma.LZMADecompressor()


class _Gzip:
    """zlib with the interface of the other two."""

    def __init__(self) -> None:
        self._z = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._z.eof

    @property
    def unused_data(self) -> bytes:
        return self._z.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._z.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._z.decompress(self._z.unconsumed_tail + data, max(0, max_length))


class _Decompressed(io.RawIOBase):
    def __init__(self, stream: BinaryIO, kind: str, where: str) -> None:
        self._stream, self._kind, self._where = stream, kind, where
        self._member = new_decompressor(kind)
        self._read = self._made = 0
        self._pending = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, size: int) -> bytes:
        while True:
            data = self._pending
            if not data and self._member.needs_input and not self._member.eof:
                data = self._stream.read(_CHUNK)
                self._read += len(data)
                if not data:
                    raise InputError("is cut off in the middle of its compressed data", where=self._where)
            self._pending = b""
            piece = self._decompress(data, size)
            if self._member.eof:
                self._pending = self._member.unused_data.lstrip(b"\x00")
                if not self._pending:
                    self._pending = self._stream.read(_CHUNK)
                    self._read += len(self._pending)
                if not self._pending and not piece:
                    return b""
                if self._pending:
                    self._member = new_decompressor(self._kind)
            if piece:
                return piece
            if self._member.eof and not self._pending:
                return b""

    def _decompress(self, data: bytes, size: int) -> bytes:
        if self._member.eof:
            return b""
        try:
            piece: bytes = self._member.decompress(data, size)
        except (zlib.error, OSError, lzma.LZMAError, EOFError) as e:
            raise InputError(f"its compressed data is damaged: {e}", where=self._where) from e
        self._made += len(piece)
        if self._made > max(MIB, MAX_RATIO * self._read):
            raise InputError(f"decompresses to more than {MAX_RATIO} times its size", where=self._where)
        return piece
