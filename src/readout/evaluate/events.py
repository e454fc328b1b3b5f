"""Events against gold articles, the PLOVER gold-standard sentences, and the unit tests of PETRARCH.

* Gold articles: the rows ``events`` and ``events.dyad`` of the whole record.
* ``plover_gsr_cameo.json`` (one JSON array): ``events.pair`` is who takes part, ``events`` actors, recipients and type, ``events.type``
  the type alone; each counts a sentence's events as a set. Events are held against it as the PLOVER export writes them, those that
  one act tells of together. Organisations are IGO there, as in the set. The order of the ends does not matter for symmetric
  types. ``events.between`` holds only the sentences whose two ends are of different states.
* ``petr_unit_tests.jsonl``: ``events.none`` counts the records without an event that get none. Their invented states are known only
  if the task's news file is the actor dictionary that the tests assume; types are those of the CAMEO codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any, TypeAlias

import msgspec

from readout.codes import plover, plover_of, plover_rows
from readout.errors import InputError
from readout.evaluate import record as records
from readout.evaluate.task import Miss, Report, Task
from readout.pipeline import Coder
from readout.record import Event
from readout.world import Name, World

Ends: TypeAlias = tuple[frozenset[str], frozenset[str]]
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}  # codes of the set for Japan, Italy, Vietnam
_STATE = re.compile(r"[A-Z]{3}")
_ACTOR = re.compile(r"^(?P<name>[A-Z_.' -]{1,100}?)\s{0,8}\[(?P<code>[A-Z]{3,})\]")


def evaluate(task: Task) -> Report:
    """Hold events against the set, told apart by its form."""
    head = _head(task.gold)
    if head.startswith(b"["):
        return _on_gsr(task)
    if b'"cameo"' in head or (b'"events": []' in head and b'"category"' in head):
        return _on_unit_tests(task)
    whole = records.evaluate(task)
    report = Report(whole.tally.under("events"), [m for m in whole.misses if m.layer == "events"])
    report.articles, report.seconds = whole.articles, whole.seconds
    return report


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(2000).lstrip()
    except OSError as e:
        raise InputError("cannot be read", where=path) from e


# -- the PLOVER gold-standard sentences -----------------------------------------------------------------------------


def _on_gsr(task: Task) -> Report:
    report = Report()
    for row in msgspec.json.decode(task.gold.read_bytes()):
        kind = plover().type_of(row.get("event") or "")
        if kind is None or not row.get("text"):
            continue
        ends = (_codes(row.get("source")), _codes(row.get("target")))
        found = _as_plover(_coded(task, report, row["text"]))
        wanted = (_equal(ends) if kind in _SYMMETRIC else ends, kind)
        whole = {(_equal(e) if type_ in _SYMMETRIC else e, type_) for e, type_ in found}
        pairs = {e[0] | e[1] for e, _ in found}
        between = ends[0] and ends[1] and ends[0] != ends[1]
        for name in ("events", "events.between") if between else ("events",):
            _count(report, name, {wanted}, whole)
            _count(report, f"{name}.pair", {ends[0] | ends[1]}, pairs)
        _count(report, "events.type", {kind}, {type_ for _, type_ in found})
        if wanted not in whole:
            told = [[type_, *_shown(e)] for e, type_ in found]
            report.misses.append(Miss(row["id"], "events", "missed", [kind, _shown(ends), told]))
    return report


def _as_plover(events: Iterable[Event]) -> list[tuple[Ends, str]]:
    """Ends and type of events as PLOVER writes them: one row for all whom one act is done to, and our departures undone."""
    merged: dict[Any, Event] = {}
    for e in events:
        key = (e.type, e.status, e.actor, e.evidence, e.from_)
        held = merged.get(key)
        merged[key] = e if held is None else msgspec.structs.replace(held, recipient=held.recipient + e.recipient)
    return [
        ((frozenset(map(_as_igo, r.actor)), frozenset(map(_as_igo, r.recipient))), r.event)
        for r in plover_rows(merged.values())
    ]  # fmt: skip


def _count(report: Report, row: str, gold: set[Any], found: set[Any]) -> None:
    report.tally.add(row, len(gold & found), len(found), len(gold))


def _codes(value: Any) -> frozenset[str]:
    """The codes of a set's actors; its forms vary (a list, one object, an empty string), and some codes are none of ISO's."""
    rows = value if isinstance(value, list) else [value]
    codes: list[str] = [r["code"] for r in rows if isinstance(r, dict) and r.get("code")]
    return frozenset(_SLIPS.get(c, c) for c in codes)


def _equal(ends: Ends) -> Ends:
    """Equals, whom the set lists now as two sides, now all as actors, put together."""
    return ends[0] | ends[1], frozenset()


def _as_igo(code: str) -> str:
    return (
        code
        if _STATE.fullmatch(code) and code not in ("OIC", "WTO", "IMF", "SCO", "CIS", "WHO", "ICC", "GCC", "COE")
        else "IGO"
    )


def _shown(ends: Ends) -> list[list[str]]:
    return [sorted(ends[0]), sorted(ends[1])]


def _told(e: Event) -> list[Any]:
    return [e.type, e.actor, e.recipient, e.status]


def _coded(task: Task, report: Report, text: str) -> Iterator[Event]:
    """The events of one sentence of a set; what was denied is no event there."""
    begun = perf_counter()
    record = task.coder.code(text, "en").verify()
    report.seconds += perf_counter() - begun
    report.articles += 1
    return (e for e in record.events if e.status != "denied")


class _Invented(World):
    """Our world and the actors of a PETRARCH dictionary: ``NAME [CODE]``, ``+SYNONYM`` lines below it."""

    def __init__(self, dictionary: Path) -> None:
        super().__init__()
        self._dictionary = dictionary

    @cached_property
    def names(self) -> list[Name]:
        """All forms of all names, the dictionary's among them as names of states."""
        return super().names + list(_dictionary_names(self._dictionary))


def _dictionary_names(path: Path) -> Iterator[Name]:
    code = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _ACTOR.match(line.strip())
        if found:
            code = found["code"][:3]
        name = found["name"] if found else line[1:].split("[")[0] if line.startswith("+") else ""
        form = name.replace("_", " ").split("#")[0].strip(" .")
        if form and code:
            yield Name(code, "country", form.title(), "name", "en", False, "dictionary of the set")


# -- the unit tests of PETRARCH -------------------------------------------------------------------------------------


def _on_unit_tests(task: Task) -> Report:
    report = Report()
    if task.news is not None:
        task = replace(task, coder=Coder(world=_Invented(task.news)))
        report.notes.append(f"with the actors of {task.news}")
    for line in task.gold.read_bytes().splitlines():
        row = msgspec.json.decode(line)
        found = list(_coded(task, report, row["text"]))
        wanted = {m.type for e in row["events"] if (m := plover_of(e["cameo"])) is not None}
        if row["events"]:
            _count(report, "events.type", wanted, {e.type for e in found})
        else:
            report.tally.add("events.none", not found, 1, 1)
            if found:
                report.misses.append(Miss(row["id"], "events", "spurious", [row["text"], [_told(e) for e in found]]))
    return report
