"""Which document is which: content addresses, and the address under which an article goes on through its versions."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from readout.errors import LedgerError

_SEPARATOR = "\x1f"
# Parameters that name the reader's way to a page and never the page (seen in links of feeds and of social networks).
_TRACKING = frozenset({"fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src"})
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def text_id(text: str) -> str:
    """SHA-256 of the text in hexadecimal: the ``document.id`` of a record."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(text: str, uri: str | None, outlet: str | None) -> str:
    """The ledger's id of a document: one text at one place, 64 hexadecimal digits.

    Two outlets that print one wire story word for word are two documents of one text, since they differ in outlet,
    address and date; the same file added twice is one.
    """
    place = canonical(uri) if uri else ""
    return _digest(text_id(text), place, outlet or "")


def article_id(uri: str | None, otherwise: str) -> str:
    """What the versions of one article share: its address made canonical, or nothing but the document itself."""
    return _digest("article", canonical(uri)) if uri else otherwise


def canonical(uri: str) -> str:
    """An address without what does not name the page: case of scheme and host, fragment, tracking parameters."""
    try:
        parts = urlsplit(uri.strip())
    except ValueError:
        return uri.strip()
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    host = host.removesuffix(_DEFAULT_PORTS.get(scheme, "\x00"))
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k)]
    return urlunsplit((scheme, host, parts.path, urlencode(kept), ""))


def check_storable(text: str) -> None:
    """Refuse text that no database keeps exactly: NUL characters and lone surrogates.

    The readers of ``inputs`` replace both one for one, so only a record made elsewhere can hold them.
    """
    if "\x00" in text:
        raise LedgerError(
            "the text holds a NUL character",
            where=f"character {text.index(chr(0))}",
            next_step="replace it by U+FFFD before coding, as readout's own readers do",
        )
    try:
        text.encode()
    except UnicodeEncodeError as e:
        raise LedgerError(
            "the text holds a lone surrogate",
            where=f"character {e.start}",
            next_step="replace it by U+FFFD before coding, as readout's own readers do",
        ) from e


def _is_tracking(parameter: str) -> bool:
    name = parameter.lower()
    return name.startswith("utm_") or name in _TRACKING


def _digest(*parts: str) -> str:
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()
