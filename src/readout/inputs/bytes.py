"""From bytes to text, or one clear reason why not."""

from __future__ import annotations

from readout.errors import InputError


def decode(raw: bytes, where: str) -> str:
    """The text of a file in UTF-8, without its byte order mark; line ends stay as they are, since spans count them.

    Raises :class:`~readout.errors.InputError` for what is empty, binary (holds NUL) or not UTF-8 (names the first bad byte).
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        if b"\0" in raw:
            raise InputError("is binary, not text", where=where) from e
        raise InputError(
            f"is not UTF-8: byte 0x{raw[e.start]:02x} at {e.start}",
            where=where,
            next_step=f"convert it: iconv -f ENCODING -t UTF-8 {where}",
        ) from e
    if "\0" in text:
        raise InputError("is binary, not text", where=where)
    if not text.strip():
        raise InputError("is empty", where=where)
    return text
