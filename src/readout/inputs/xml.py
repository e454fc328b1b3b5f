"""XML from strangers: parsed without entities and without anything fetched."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from readout.errors import InputError
from readout.inputs.limits import MAX_BYTES, MAX_DEPTH

_DECLARES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)[^>]{0,200}", re.IGNORECASE)
_HTML_TYPE = re.compile(rb"<!\s*DOCTYPE\s+(?:html|rss)\b", re.IGNORECASE)
Element = ElementTree.Element


def check(raw: bytes, where: str) -> None:
    """Refuse what is too large, and a file that declares entities (with which a few bytes become gigabytes)."""
    if len(raw) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=where)
    if not raw.strip():
        raise InputError("is empty", where=where)
    plain = raw.replace(b"\x00", b"")  # UTF-16 must not hide a declaration
    if any(not _HTML_TYPE.match(m.group()) or b"[" in m.group() for m in _DECLARES.finditer(plain)):
        raise InputError("declares entities or a document type, which is refused", where=where)


def parse(raw: bytes, where: str) -> Element:
    """The root element of a checked file."""
    check(raw, where)
    parser: Any = ElementTree.XMLPullParser(("start", "end"))
    depth = 0
    root: Element | None = None
    try:
        for at in range(0, len(raw), 65536):
            parser.feed(raw[at : at + 65536])
            for event, element in parser.read_events():
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > MAX_DEPTH:
                    raise InputError(f"nests more than {MAX_DEPTH} elements", where=where)
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as e:
        raise InputError(f"is not XML: {e}", where=where) from e
    if root is None:
        raise InputError("is not XML", where=where)
    return root


def name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def find(element: Element, *path: str) -> Element | None:
    """The first descendant reached by these names, namespaces aside."""
    for step in path:
        found = next((e for e in element.iter() if name(e) == step and e is not element), None)
        if found is None:
            return None
        element = found
    return element


def words(element: Element | None) -> str | None:
    """All text of an element on one line; ``None`` where there is none."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
