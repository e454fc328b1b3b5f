"""How fast statements are found: the pass alone, and with everything it needs (text, actors, times), articles a second.

``python benchmarks/statements.py FILE.jsonl[.gz] [COUNT]``: rows {"text", "lang"}; prints figures and how many articles failed.
"""

from __future__ import annotations

import gzip
import sys
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from readout import Coder, packs, text
from readout.passes import Analysis, Given
from readout.passes.statements import Statements


def rows(path: Path, count: int | None) -> list[dict[str, Any]]:
    """The articles of a file of JSON lines, compressed or not."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        return [msgspec.json.decode(line) for line in islice(lines, count)]


def main() -> None:
    """Print one line for each measure."""
    articles = rows(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
    whole(articles)
    alone(articles)


def whole(articles: list[dict[str, Any]]) -> None:
    """The whole pipeline, and what it could not code."""
    coder = Coder()
    failed, found, begun = 0, 0, process_time()
    for row in articles:
        try:
            found += len(coder.code(row["text"], row.get("lang")).statements)
        except Exception as fault:
            failed += 1
            sys.stderr.write(f"{row.get('id')}: {type(fault).__name__}: {fault}\n")
    seconds = process_time() - begun
    sys.stdout.write(f"whole pipeline: {len(articles) / seconds:.0f} articles/s, {found} statements, {failed} failed\n")


def alone(articles: list[dict[str, Any]]) -> None:
    """The pass with the text layers it needs, then the pass by itself; sources are made of their phrases."""
    lines = {}
    for code in packs.available():
        pack = packs.load(code)
        book = text.PhraseBook(pack.conventions.clitics)
        pack.fill(book)
        lines[code] = (pack, book, Statements(pack))
    reading = saying = 0.0
    count = 0
    for row in articles:
        language = row.get("lang") or text.identify(row["text"], [p.conventions for p, _, _ in lines.values()])
        if language not in lines:
            continue
        pack, book, statements = lines[language]
        begun = process_time()
        analysis = Analysis(text.analyse(row["text"], pack.conventions, book), pack, Given())
        read = process_time()
        statements(analysis)
        reading, saying, count = reading + read - begun, saying + process_time() - read, count + 1
    sys.stdout.write(f"text layers and statements: {count / (reading + saying):.0f} articles/s\n")
    sys.stdout.write(f"statements alone: {count / saying:.0f} articles/s\n")


if __name__ == "__main__":
    main()
