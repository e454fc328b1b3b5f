"""The static site: every link leads somewhere, and both interfaces have the same words."""

from __future__ import annotations

import re
from pathlib import Path

from readout.reconcile.when import length
from readout.web import words_of
from readout.web.library import Shelf
from readout.web.site import write_site
from tests.reconcile.builders import record


def test_every_link_of_the_static_site_leads_to_a_file(tmp_path: Path) -> None:
    shelf = Shelf([record("Kabar", speaker=("Jane Roe", "AAA")), record("Warta", duration="PT50M")])
    count = write_site(shelf, tmp_path, lambda code, ui: code.lower())
    written = list(tmp_path.rglob("index.html"))
    assert len(written) == count > 6
    for page in written:
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text()):
            if not link.startswith(("#", "http")):
                target = (page.parent / link.partition("#")[0]).resolve()
                assert target.is_file(), f"{page}: {link}"


def test_interfaces_have_the_same_words() -> None:
    assert words_of.languages() == ("en", "id")
    assert set(words_of.words("en")) == set(words_of.words("id"))


def test_lengths_are_readable() -> None:
    assert length("PT50M") == "50 min"
    assert length("PT1H40M") == "1 h 40 min"
    assert length("PT1H (LESS_THAN)") == "< 1 h"
    assert length("PTXH") == "PTXH"
    assert length(None) == ""


def test_a_heading_begins_after_the_dateline() -> None:
    from readout.record import Dateline, Document, Record
    from readout.web.render import heading

    text = "ISTANBUL (Harbour Post) - The two presidents spoke."
    document = Document(id="0", language="en", dateline=Dateline(place="Istanbul", evidence=((0, 8),)), text=text)
    assert heading(Record(document=document)) == "The two presidents spoke."
