"""In which encoding a text is: what it says itself, what was said of it, UTF-8, and last a guess that must be plain.

A guess is only made between the encodings in which news in our scripts was really published, and only for texts long
enough to tell; otherwise the text is refused, for a wrong letter is worse than a missing article.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from readout.text import well_formed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
# What browsers read for these names (WHATWG Encoding Standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254"}
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
# High bytes that a guess needs, and the part of all letters from which on they are a script and not accents.
_ENOUGH = 40
_SCRIPT = 0.3
# Part of the high characters that must look right.
_PLAIN = 0.9
_REPLACEMENT = "\ufffd"


def declared(head: bytes) -> str | None:
    """The encoding that the first bytes of a page or XML file name, if Python knows it."""
    found = _DECLARED.search(head[:4096])
    return known(found[1].decode("ascii")) if found else None


def known(name: str | None) -> str | None:
    """Python's name of an encoding, read as browsers read it; ``None`` where it is no text encoding."""
    try:
        info = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(info.name, info.name) if getattr(info, "_is_text_encoding", True) else None


def decode(raw: bytes, said: str | None = None) -> str | None:
    """The text, or ``None`` where no encoding fits plainly. ``said`` is an encoding told from outside (HTTP)."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name)
    text = _strict(raw, "utf-8")
    if text is not None:
        return text
    for told in (known(said), declared(raw)):
        found = _strict(raw, told) if told and told != "utf-8" else None
        if found is not None:
            return found
    return _guess(raw)


def decode_page(raw: bytes, said: str | None = None) -> str:
    """As :func:`decode` for web pages, which must not fail for one bad byte: that becomes U+FFFD."""
    text = decode(raw, said)
    if text is None:
        text = raw.decode(known(said) or declared(raw) or "utf-8", "replace")
    return clean(text)


def clean(text: str) -> str:
    """The text without what no store keeps: NUL and lone surrogates become U+FFFD, one for one."""
    if "\x00" in text:
        text = text.replace("\x00", _REPLACEMENT)
    return well_formed(text)


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _guess(raw: bytes) -> str | None:
    high = len(_HIGH.findall(raw))
    if high < _ENOUGH or b"\x00" in raw:
        return None
    letters = high + sum(ch.isalpha() for ch in raw.decode("ascii", "ignore"))
    names = _CYRILLIC if high > _SCRIPT * letters else ("cp1252",)
    best, name = max((_plausible(raw, n), n) for n in names)
    return _strict(raw, name) if best >= _PLAIN else None


def _plausible(raw: bytes, name: str) -> float:
    """The part of the characters outside ASCII that are letters as words have them, or marks of typography.

    A wrong Cyrillic code page swaps capitals and small letters or makes signs of letters, so a capital after a small
    letter speaks against it.
    """
    text = _strict(raw, name)
    if text is None:
        return 0.0
    good = total = 0
    before = " "
    for ch in text:
        if not ch.isascii():
            total += 1
            kind = unicodedata.category(ch)
            good += kind == "Ll" or (kind == "Lu" and not before.islower()) or kind in ("Pd", "Pi", "Pf", "Po", "Zs")
        before = ch
    return good / total if total else 0.0
