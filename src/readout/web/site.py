"""The same pages as plain files, to publish or to keep: ``readout site OUT``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path
from urllib.parse import quote, unquote

from readout.reconcile.account import identity
from readout.web import pages
from readout.web.library import Library, contacts
from readout.web.render import STATIC, Look


def write_site(library: Library, out: Path, country: Callable[[str], str], ui: str = "en") -> int:
    """Write every page of the newest documents and their contacts under ``out``; returns the number of pages.

    Pages stand in folders as ``index.html``, links between them are relative, so the folder can be opened from a disk
    or put anywhere.
    """
    shutil.copytree(STATIC, out / "static", dirs_exist_ok=True)
    count = 0
    for address, make in _pages(library):
        target = out / _path(address) / "index.html"
        html = make(Look(ui, _relative(address), country, live=False))
        if html is None:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8", errors="replace")
        count += 1
    return count


Maker = Callable[[Look], str | None]


def _pages(library: Library) -> list[tuple[str, Maker]]:
    """Every page's address, with what makes it."""
    found = contacts(library, limit=pages.LISTED)
    latest = library.latest(pages.LISTED)
    dyads = {(a, b) for c in found for a, b in combinations(sorted(c.countries), 2)}
    dyads |= {(c.countries[0], c.countries[1]) for c in found if len(c.countries) > 1}
    return [
        ("", partial(pages.home, library)),
        ("contacts", partial(pages.contact_list, library)),
        ("commitments", partial(pages.commitments, library)),
        *((f"contact/{k}", partial(pages.contact, library, key=k)) for c in found for k in c.accounts),
        *((f"dyad/{a}-{b}", partial(pages.contact_list, library, sides=(a, b))) for a, b in sorted(dyads)),
        *((f"article/{h.id}", partial(pages.article, library, document=h.id)) for h in latest),
        *(
            (f"actor/{quote(k, safe='')}", partial(pages.actor, library, key=k))
            for k in sorted({identity(a) for h in latest for a in h.record.actors})
        ),
    ]


def _path(address: str) -> str:
    """The folder of an address: characters that file systems dislike become dashes."""
    return "/".join(re.sub(r"[^\w.\-]+", "-", unquote(part)) for part in address.split("/") if part)


def _relative(here: str) -> Callable[[str], str]:
    depth = len([p for p in here.split("/") if p])

    def url(address: str) -> str:
        up = "../" * depth or "./"
        if address.startswith("static/"):
            return up + address
        return up + (_path(address) + "/" if address else "") + "index.html"

    return url
