"""The same pages as plain files, to publish or to keep: ``readout site OUT``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations, count
from pathlib import Path
from urllib.parse import quote, unquote

from readout.reconcile import Account
from readout.reconcile.account import identity
from readout.web import pages
from readout.web.feeds import FEEDS, feed
from readout.web.library import Library
from readout.web.pages import Page, encoded
from readout.web.render import STATIC, Look

# Documents of which a static site shows every page.
_DOCUMENTS = 500
Maker = Callable[[], Page | None]


def write_site(
    library: Library, out: Path, country: Callable[[str, str], str], ui: str = "en",
    offices: Callable[[str], tuple[str, ...]] = lambda key: (),
) -> int:  # fmt: skip
    """Write every page of the newest documents and their contacts under ``out``; returns the number of pages.

    Pages stand in folders as ``index.html`` with their data beside them (``index.json``), links between them are relative,
    so the folder can be opened from a disk or put anywhere.
    """
    shutil.copytree(STATIC, out / "static", dirs_exist_ok=True)
    latest = library.latest(_DOCUMENTS)
    accounts = library.accounts(limit=_DOCUMENTS)
    dyads = sorted({pair for a in accounts for pair in combinations(sorted(_countries(a)), 2)})
    actors = sorted({identity(a) for h in latest for a in h.record.actors})
    written = 0
    wanted: list[tuple[str, Maker]] = [
        ("", partial(pages.home, library)),
        *_paged("contacts", partial(pages.contact_list, library, ())),
        *_paged("commitments", partial(pages.commitments, library)),
        *_paged("review", partial(pages.review, library)),
        *((f"contact/{a.key}", partial(pages.contact, library, a.key)) for a in accounts),
        *(p for a, b in dyads for p in _paged(f"dyad/{a}-{b}", partial(pages.contact_list, library, (a, b)))),
        *((f"article/{h.id}", partial(pages.article, library, h.id)) for h in latest),
        *(
            p
            for k in actors
            for p in _paged(f"actor/{quote(k, safe='')}", partial(pages.actor, library, k, offices(k)))
        ),
    ]
    for address, make in wanted:
        page = make()
        if page is None:
            continue
        target = out / _path(address)
        target.mkdir(parents=True, exist_ok=True)
        html = page.html(Look(ui, _relative(address), lambda code: country(code, ui), live=False, data="index.json"))
        (target / "index.html").write_text(html, encoding="utf-8", errors="replace")
        (target / "index.json").write_bytes(encoded(page))
        written += 1
    for a, b in dyads:
        _feeds(out / _path(f"dyad/{a}-{b}"), library.accounts((a, b), limit=pages.LINE))
    for k in actors:
        _feeds(out / _path(f"actor/{quote(k, safe='')}"), library.contacts_of(k, pages.LINE))
    (out / "planned.ics").write_bytes(feed("ics", library.accounts(limit=_DOCUMENTS, status="planned")))
    return written


def _countries(account: Account) -> set[str]:
    return {p.country for p in account.parties if p.country}


def _paged(address: str, make: Callable[..., Page | None]) -> Iterator[tuple[str, Maker]]:
    """A list with its further pages, as far as there are any."""
    for number in count(1):
        page = make(page=number)
        if page is None:
            return
        yield (address if number == 1 else f"{address}?page={number}"), partial(_same, page)
        if not page.data.more or number == pages.DEEPEST:
            return


def _same(page: Page) -> Page:
    return page


def _feeds(folder: Path, accounts: Sequence[Account]) -> None:
    if accounts and folder.is_dir():
        for form in FEEDS:
            (folder / f"feed.{form}").write_bytes(feed(form, accounts))


def _path(address: str) -> str:
    """The folder of an address: characters that file systems dislike become dashes."""
    return "/".join(re.sub(r"[^\w.\-]+", "-", unquote(part)) for part in address.split("/") if part)


def _relative(here: str) -> Callable[[str], str]:
    depth = len([p for p in here.split("/") if p])

    def url(address: str) -> str:
        up = "../" * depth or "./"
        if address.startswith("static/") or address == "planned.ics":
            return up + address
        address = re.sub(r"\?page=1$", "", address)
        if (form := address.rpartition(".")[2]) in FEEDS:
            return f"{up}{_path(address.removesuffix('.' + form))}/feed.{form}"
        return up + (_path(address) + "/" if address else "") + "index.html"

    return url
