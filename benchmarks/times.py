"""How fast times are found and resolved: the passes alone on texts already cut into tokens, documents a second of one core.

``python benchmarks/times.py FILE.jsonl [LANGUAGE]``: rows {"text", "lang"?, "dct"? or "date"?}. Without a file the examples are
read. Figures are given for the documents as they are and for 300 words.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from readout import packs, text
from readout.passes import Analysis, Given
from readout.passes.dating import DateDocument
from readout.passes.times import CheckCalendar, RecogniseTimes, ResolveTimes

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SECONDS = 3.0


def rows() -> list[dict[str, Any]]:
    """The documents to read."""
    if len(sys.argv) > 1:
        wanted = sys.argv[2] if len(sys.argv) > 2 else None
        found = [msgspec.json.decode(x) for x in Path(sys.argv[1]).read_bytes().splitlines() if x.strip()]
        return [r for r in found if wanted in (None, r.get("lang", "id"))]
    return [{"text": p.read_text(encoding="utf-8"), "date": "2021-12-31"} for p in sorted(EXAMPLES.glob("*.txt"))]


def main() -> None:
    """Print documents a second, and words."""
    loaded = {code: packs.load(code) for code in packs.available()}
    lines = {
        code: (RecogniseTimes(p), DateDocument(p), ResolveTimes(p), CheckCalendar(p)) for code, p in loaded.items()
    }
    ready = []
    for row in rows():
        known = [p.conventions for p in loaded.values()]
        language = row.get("lang") or text.identify(row["text"], known) or "id"
        document = text.analyse(row["text"], loaded[language].conventions)
        ready.append((document, language, Given(row.get("dct") or row.get("date"))))
    words = sum(t.kind == "word" for d, _, _ in ready for t in d.tokens)
    found, count, begun = 0, 0, process_time()
    while process_time() - begun < SECONDS:
        for document, language, given in ready:
            analysis = Analysis(document, loaded[language], given)
            for step in lines[language]:
                step(analysis)
            found += len(analysis.times)
            count += 1
    seconds = process_time() - begun
    each = words / len(ready)
    sys.stdout.write(
        f"{len(ready)} documents of {each:.0f} words, {found / count:.1f} times each: {count / seconds:.0f} documents/s, "
        f"{count / seconds * each / 300:.0f} of 300 words/s\n"
    )


if __name__ == "__main__":
    main()
