"""What a request asks for: page or data, which page of a list, what to search, which language of the interface."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request

from readout.ledger import Wanted
from readout.web import pages, words_of
from readout.web.feeds import FEEDS

# What a search can be narrowed by, and how long a field of it may be.
_FILTERS = ("language", "outlet", "since", "until", "kind", "actor")
LONGEST = 200
# A day, a month or a year, or nothing; and a side: a state's code, or an organisation's name in capitals.
DAY = r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
SIDE = r"^[A-Z0-9][A-Z0-9 ]{1,39}$"


def preferred(request: Request) -> str:
    """The interface language that the browser asks for, as far as there is one."""
    header = request.headers.get("accept-language", "")
    asked = [part.split(";")[0].strip()[:2].lower() for part in header.split(",")]
    return next((a for a in asked if a in words_of.languages()), "en")


def wants_json(request: Request) -> bool:
    """Whether the data of a page is asked for."""
    return request.query_params.get("format") == "json" or request.url.path.endswith(".json")


def form_of(name: str) -> tuple[str, str]:
    """A name in an address without its form: "USA-RUS.atom" is USA-RUS as a feed."""
    for form in ("json", *FEEDS):
        if name.endswith(f".{form}"):
            return name.removesuffix(f".{form}"), form
    return name, ""


def number(request: Request) -> int:
    """The page that is asked for, from 1."""
    told = request.query_params.get("page", "1")
    if not told.isascii() or not told.isdigit() or not 1 <= int(told[:9]) <= pages.DEEPEST:
        raise HTTPException(422)
    return int(told)


def wanted_of(request: Request) -> Wanted:
    """What is searched for; empty fields of the form do not restrict."""
    asked = {k: v for k in (*_FILTERS, "q") if (v := request.query_params.get(k, "").replace("\0", "").strip())}
    if any(len(v) > LONGEST for v in asked.values()):
        raise HTTPException(422)
    if any(not re.fullmatch(DAY, asked[k]) for k in ("since", "until") if k in asked):
        raise HTTPException(422)
    return Wanted(words=asked.pop("q", ""), **asked)


def given(form: Any, name: str) -> str | None:
    """A field of a form; ``None`` where it is empty."""
    return str(form.get(name) or "").strip() or None


def data_address(request: Request) -> str:
    """Where the data of the page that is asked for stands."""
    path, query = request.url.path, request.url.query
    return quote("/index.json" if path == "/" else f"{path}.json") + (f"?{query}" if query else "")
