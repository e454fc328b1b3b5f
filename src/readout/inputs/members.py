"""The members of an archive (gzip members, or records of a plain WARC), each whole or reported.

Both libraries that read WARC files end quietly where a file is cut off, and give up at the first damaged member. Here a
member that fails is told with its offset, and reading goes on at the next one that begins like a record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.limits import MAX_BYTES, MAX_RATIO, MIB

_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_HEADER_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_CHUNK = 256 * 1024
# What may stand between records: empty lines, and the fill of a disk block.
_PADDING = b"\r\n\x00"
# Headers of a record longer than this are damage.
_MAX_HEADER = 64 * 1024
# A record may be larger than a page by its headers.
_MAX_RECORD = MAX_BYTES + MIB


class _Window:
    """A stream read forward, of which a stretch is held; ``offset`` is where the held bytes begin in the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.held = b""
        self.offset = 0
        self.ended = False

    def more(self) -> bool:
        """Hold another chunk; false at the end of the stream."""
        chunk = self._stream.read(_CHUNK)
        self.held += chunk
        self.ended = self.ended or not chunk
        return bool(chunk)

    def drop(self, size: int) -> None:
        self.held = self.held[size:]
        self.offset += size

    def find(self, sign: bytes, start: int) -> int:
        """Drop what lies before the next ``sign`` at or after ``start``; returns how many bytes were passed over."""
        begun = self.offset
        self.drop(min(start, len(self.held)))
        while (at := self.held.find(sign)) < 0:
            self.drop(max(0, len(self.held) - len(sign) + 1))
            if not self.more():
                self.drop(len(self.held))
                return self.offset - begun
        self.drop(at)
        return self.offset - begun


def members(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes] | InputError]:
    """Offset and bytes of every record of a WARC file, gzip or plain; for a damaged one an error, and then the next."""
    window = _Window(stream)
    while window.held or window.more():
        while len(window.held) < len(_RECORD) and window.more():
            pass
        if window.held.startswith(_GZIP):
            yield from _gzip_member(window, where)
        elif window.held.startswith(_RECORD):
            yield from _plain_record(window, where)
        elif window.held[:1] in _PADDING:
            window.drop(len(window.held) - len(window.held.lstrip(_PADDING)))
        else:
            yield from _resume(window, where, "no record begins here", 1)


def _gzip_member(window: _Window, where: str) -> Iterator[tuple[int, bytes] | InputError]:
    begun = window.offset
    machine = zlib.decompressobj(wbits=31)
    out: list[bytes] = []
    fed = made = 0
    while not machine.eof:
        if fed == len(window.held) and not window.more():
            yield from _cut_off(window, where)
            return
        piece = window.held[fed:]
        try:
            made_now = machine.decompress(piece, _MAX_RECORD + 1 - made)
        except zlib.error as e:
            yield from _resume(window, where, f"a damaged member ({e})", 1)
            return
        out.append(made_now)
        made += len(made_now)
        fed += len(piece)
        if machine.unconsumed_tail or made > min(_MAX_RECORD, max(MIB, MAX_RATIO * fed)):
            yield from _resume(window, where, "a member that decompresses to more than is allowed", 1)
            return
    window.drop(fed - len(machine.unused_data))
    yield begun, b"".join(out)


def _plain_record(window: _Window, where: str) -> Iterator[tuple[int, bytes] | InputError]:
    begun = window.offset
    while (end := window.held.find(_HEADER_END)) < 0 and len(window.held) < _MAX_HEADER and window.more():
        pass
    length = _LENGTH.search(window.held, 0, end + 2) if end >= 0 else None
    if length is None:
        if window.ended:
            yield from _cut_off(window, where)
        else:
            yield from _resume(window, where, "a record without a length", 1)
        return
    size = end + len(_HEADER_END) + int(length[1])
    if size > _MAX_RECORD:
        yield from _resume(window, where, "a record longer than is allowed", 1)
        return
    while len(window.held) < size + len(_HEADER_END) and window.more():
        pass
    if len(window.held) < size:
        yield from _cut_off(window, where)
    elif window.held[size : size + 2] != b"\r\n":
        yield from _resume(window, where, "a record whose length is wrong", 1)
    else:
        record = window.held[:size]
        window.drop(size)
        yield begun, record


def _cut_off(window: _Window, where: str) -> Iterator[tuple[int, bytes] | InputError]:
    """A member that does not end: the file is cut off, unless a later member begins inside it."""
    yield from _resume(window, where, "the file is cut off in a member", 1)


def _resume(window: _Window, where: str, what: str, start: int) -> Iterator[tuple[int, bytes] | InputError]:
    """Report what is wrong and drop all up to where the next member begins."""
    begun = window.offset
    sought = _RECORD if window.held.startswith(_RECORD) else _GZIP
    passed = window.find(sought, start)
    while sought == _GZIP and window.held and not _begins_record(window):
        passed += window.find(sought, 1)
    yield InputError(f"{what}: {passed:,} bytes are lost", where=f"{where}:byte {begun}", next_step="get the file anew")


def _begins_record(window: _Window) -> bool:
    """Whether the gzip member at the start of the window holds a WARC record."""
    if len(window.held) < 4096:
        window.more()
    try:
        return zlib.decompressobj(wbits=31).decompress(window.held[:4096], 64).startswith(_RECORD)
    except zlib.error:
        return False
