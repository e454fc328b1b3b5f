"""From bytes to text, or one clear reason why not."""

from __future__ import annotations

from readout.errors import InputError
from readout.inputs import charset
from readout.inputs.limits import MAX_BYTES, MAX_TEXT


def decode(raw: bytes, where: str) -> str:
    """The text of a file, without its byte order mark; line ends stay as they are, since spans count them.

    UTF-8, or another encoding where a mark or the letters tell it plainly. Raises :class:`~readout.errors.InputError` for
    what is empty, too long, binary (holds NUL) or in no encoding that can be told (names the first byte that is not UTF-8).
    """
    if len(raw) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=where)
    text = charset.decode(raw)
    if text is None:
        raise _fault(raw, where)
    if "\0" in text:
        raise InputError("is binary, not text", where=where)
    if not text.strip():
        raise InputError("is empty", where=where)
    if len(text) > MAX_TEXT:
        raise InputError(f"is longer than {MAX_TEXT:,} characters: no article is", where=where)
    return text


def _fault(raw: bytes, where: str) -> InputError:
    if b"\0" in raw:
        return InputError("is binary, not text", where=where)
    try:
        raw.decode()
    except UnicodeDecodeError as e:
        return InputError(
            f"is not UTF-8: byte 0x{raw[e.start]:02x} at {e.start}",
            where=where,
            next_step=f"convert it: iconv -f ENCODING -t UTF-8 {where}",
        )
    return InputError("is in no encoding that can be told", where=where)
