"""Which document is which: the id of a text, and the id of one text at one place, under which ledgers and exports know it."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_SEPARATOR = "\x1f"
# Parameters that name the reader's way to a page and never the page (seen in links of feeds and of social networks).
_TRACKING = frozenset({"fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src"})
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def text_id(text: str) -> str:
    """SHA-256 of the text in hexadecimal: the ``document.id`` of a record."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(text: str, uri: str | None, outlet: str | None) -> str:
    """The id of a document in ledgers and exports: one text at one place, 64 hexadecimal digits.

    Two outlets that print one wire story word for word are two documents of one text, since they differ in outlet,
    address and date; the same file added twice is one.
    """
    place = canonical(uri) if uri else ""
    return digest(text_id(text), place, outlet or "")


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


def digest(*parts: str) -> str:
    """One id of several words, whose borders count."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _is_tracking(parameter: str) -> bool:
    name = parameter.lower()
    return name.startswith("utm_") or name in _TRACKING
