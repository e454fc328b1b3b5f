"""NewsML-G2: news items as agencies send them (IPTC). The body is inline XHTML or NITF; its paragraphs are the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.charset import clean
from readout.inputs.dates import iso_date
from readout.inputs.limits import MAX_BYTES
from readout.inputs.xml import Element, find, name, parse, words

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td"})
_BODIES = ("body.content", "body", "inlineXML", "inlineData")
EXTRACTOR = "newsml 1"


def read(stream: BinaryIO, where: str) -> Iterator[Article | InputError]:
    """The items of a NewsML-G2 message, or the one item of a file."""
    try:
        root = parse(stream.read(MAX_BYTES + 1), where)
        items = [e for e in root.iter() if name(e) == "newsItem"]
        if not items:
            raise InputError("holds no newsItem", where=where)
    except InputError as e:
        yield e
        return
    for number, item in enumerate(items, 1):
        place = where if len(items) == 1 else f"{where}:{number}"
        try:
            yield _article(item, place)
        except InputError as e:
            yield e


def _article(item: Element, where: str) -> Article:
    text = _text(item)
    if not text:
        raise InputError("a newsItem without text", where=where)
    language = find(item, "contentMeta", "language")
    code = (language.get("tag") or "").split("-")[0].lower() if language is not None else ""
    stamps = (("contentMeta", "contentCreated"), ("itemMeta", "firstCreated"), ("itemMeta", "versionCreated"))
    stamp = next((told for path in stamps if (told := words(find(item, *path)))), None)
    return Article(
        text=clean(text),
        where=where,
        id=item.get("guid"),
        language=code or None,
        published=iso_date(stamp, where),
        title=words(find(item, "contentMeta", "headline")),
        author=words(find(item, "contentMeta", "by")),
        outlet=_provider(find(item, "itemMeta", "provider")),
        extractor=EXTRACTOR,
    )


def _text(item: Element) -> str:
    content = find(item, "contentSet")
    if content is None:
        return ""
    body = next((found for b in _BODIES if (found := find(content, b)) is not None), content)
    blocks = [w for e in body.iter() if name(e) in _BLOCKS and not _holds_block(e) and (w := words(e))]
    return (
        "\n\n".join(blocks)
        if blocks
        else "\n".join(filter(None, map(str.strip, "".join(body.itertext()).splitlines())))
    )


def _holds_block(element: Element) -> bool:
    return any(name(e) in _BLOCKS for e in element.iter() if e is not element)


def _provider(element: Element | None) -> str | None:
    if element is None:
        return None
    return (
        words(find(element, "name"))
        or element.get("literal")
        or (element.get("qcode") or "").rpartition(":")[2]
        or None
    )
