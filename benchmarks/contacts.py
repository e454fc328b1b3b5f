"""How fast contacts are found: the pass alone within the whole pipeline, articles a second of process time.

``python benchmarks/contacts.py FILE.jsonl[.gz] [COUNT]``: rows {"text", "lang"}.
"""

from __future__ import annotations

import gzip
import sys
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from readout import packs, pipeline, text
from readout.passes import Analysis, Given
from readout.passes.contacts import FindContacts
from readout.world import World


def rows(path: Path, count: int | None) -> list[dict[str, Any]]:
    """The articles of a file of JSON lines, compressed or not."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        return [msgspec.json.decode(line) for line in islice(lines, count)]


def main() -> None:
    """Print one line."""
    articles = rows(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
    world, lines = World(), {}
    for code in packs.available():
        pack = packs.load(code)
        book = text.PhraseBook(pack.conventions.clitics)
        pack.fill(book)
        world.fill(book.add, pack.code, pack.inflection.phrases)
        lines[code] = (pack, book, [make(pack, world) for make in pipeline.PASSES])
    whole = alone = 0.0
    found = 0
    for row in articles:
        pack, book, passes = lines[row["lang"]]
        begun = process_time()
        analysis = Analysis(text.analyse(row["text"], pack.conventions, book), pack, Given(row.get("date")))
        for step in passes:
            start = process_time()
            step(analysis)
            alone += process_time() - start if isinstance(step, FindContacts) else 0.0
        whole += process_time() - begun
        found += len(analysis.contacts)
    n = len(articles)
    sys.stdout.write(
        f"{n} articles, {found} contacts: {1000 * alone / n:.2f} ms of {1000 * whole / n:.2f} ms an article\n"
    )


if __name__ == "__main__":
    main()
