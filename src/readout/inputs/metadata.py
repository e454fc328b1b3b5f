"""What a page says of itself: title, author, outlet, address, date. Only what it states; nothing is guessed from the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from readout.errors import InputError
from readout.inputs.dates import iso_date

# Names of <meta> elements, best first (Open Graph, schema.org, Dublin Core, parsely and sailthru as newsrooms use them).
_TITLE = ("og:title", "twitter:title", "dc.title")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_OUTLET = ("og:site_name", "application-name", "dc.publisher")
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "publishdate", "parsely-pub-date", "dc.date.issued",
    "dc.date", "sailthru.date", "pubdate", "date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:News|Reportage|Analysis|Opinion)?(?:Article|BlogPosting)$")
_MAX_JSON = 200_000


def of_tree(tree: Any) -> dict[str, str | None]:
    """Title, author, outlet, published (ISO date) and uri of a parsed page; ``None`` for what it does not state."""
    meta = _meta(tree)
    story = next(_stories(tree), {})
    return {
        "title": _line(_first(meta, _TITLE) or story.get("headline") or _text(tree, "//title")),
        "author": _author(_first(meta, _AUTHOR)) or _author(_names(story.get("author"))),
        "outlet": _line(_first(meta, _OUTLET) or _names(story.get("publisher"))),
        "published": _date(story.get("datePublished")) or next(filter(None, map(_date, _all(meta, _PUBLISHED))), None),
        "uri": _uri(_attribute(tree, "//link[@rel='canonical']/@href") or meta.get("og:url")),
    }


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD describes."""
    for element in tree.xpath("//script[@type='application/ld+json']"):
        raw = element.text or ""
        if len(raw) > _MAX_JSON:
            continue
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else []:
            kinds = item.get("@type") if isinstance(item, dict) else None
            if any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(meta, names)), None)


def _all(meta: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[n] for n in names if n in meta]


def _names(value: Any) -> str | None:
    """Names in JSON-LD: a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _author(value: str | None) -> str | None:
    """An author's name; an address of a profile is none."""
    return None if value and value.startswith("http") else _line(value)


def _line(value: Any) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _date(value: Any) -> str | None:
    try:
        return iso_date(value, "") if isinstance(value, str) else None
    except InputError:
        return None


def _uri(value: str | None) -> str | None:
    return value.strip() if value and re.match(r"https?://", value.strip()) else None


def _text(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return found[0].text_content() if found else None


def _attribute(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]) if found else None
