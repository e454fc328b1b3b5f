"""Readout's times against the specs of Microsoft's Recognizers-Text (MIT): which cases news can hold, and how many are right.

``python scripts/recognizers_specs.py SPECS.json [--errors]``. The specs are conversational and give both candidates of an
open date; here a case counts as right where every expected expression is found with an overlapping span and a value that
covers the same time as its ``timex`` or as one of its candidates. Left out, with their number: cases that expect nothing
resolvable, cases with more than three expressions, kinds that a news record has no value for (before, after, since with an open
end; durations "from 3 pm for 2 hours"), dates that name no year and no reference ("XXXX-…" with "not resolved").
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from readout import Coder
from readout.passes.times import interval
from readout.record import Record, Timex

KINDS = {
    "datetimeV2.date": "date",
    "datetimeV2.daterange": "period",
    "datetimeV2.datetime": "clock",
    "datetimeV2.time": "clock",
    "datetimeV2.duration": "duration",
    "datetimeV2.set": "set",
}


# Words of the expected spans by which a case is of another convention than TimeML's, or of another register than news.
UNIT = r"(second|minute|hour|day|week|month|quarter|year|decade)s?"
OTHER_CONVENTION = {
    r"easter|christmas|new year|eid|ramadan|holiday|thanksgiving|halloween|valentine|labo[u]?r|mardi|black friday|\bmlk|juneteenth|fool": "holidays",
    rf"^(in|within|next|last|past|previous|coming|the (next|last|past|upcoming)|upcoming|this) .*\b{UNIT}$": "a length in TimeML (in two weeks, next 5 days)",
    rf"{UNIT} (before|after|from|since|prior)\b": "two expressions in TimeML (two weeks after Friday)",
    r"^(between|from|since|before|after|until|till|by|on or|no later|sooner|prior|more than|less than|within) ": "prepositions and two ends",
    r"\b(ish|sy|fy|cy|eod|eom|eoy|tmrw|tmr|asap|hahaha)\b|ish$|[~@?]": "chat",
}


def main() -> None:
    specs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8-sig"))
    coder = Coder()
    left_out: Counter[str] = Counter()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in specs:
        results = list(case["Results"])
        reason = why_not(case, results)
        if reason:
            left_out[reason] += 1
            continue
        given = case["Context"]["ReferenceDateTime"][:10]
        record = coder.code(case["Input"], "en", given)
        for result in results:
            kind = KINDS[result["TypeName"]]
            asked[kind] += 1
            good = any(same(result, t, record, case["Input"]) for t in record.times)
            right[kind] += good
            if not good and "--errors" in sys.argv:
                got = [(record.quote(t.span), t.value) for t in record.times]
                sys.stdout.write(f"{kind} | {given} | {case['Input']} | {result['Text']} | {values(result)} | {got}\n")
    for kind, count in asked.items():
        sys.stdout.write(f"{kind:10} {right[kind]:4} of {count:4}  {right[kind] / count:.3f}\n")
    total, good = sum(asked.values()), sum(right.values())
    sys.stdout.write(f"{'all':10} {good:4} of {total:4}  {good / total:.3f}\nleft out: {dict(left_out)}\n")


def why_not(case: dict[str, Any], results: list[dict[str, Any]]) -> str | None:
    if not results:
        return "nothing expected"
    if len(results) > 3:
        return "more than three expressions"
    if "Context" not in case or "ReferenceDateTime" not in case["Context"]:
        return "no reference time"
    for pattern, reason in OTHER_CONVENTION.items():
        if any(re.search(pattern, r.get("Text", "").lower()) for r in results):
            return reason
    for r in results:
        if r.get("TypeName") not in KINDS:
            return f"kind {str(r.get('TypeName')).split('.')[-1]}"
        rows = (r.get("Resolution") or {}).get("values") or []
        if not rows:
            return "no resolution"
        if any(v.get("Mod") in ("before", "after", "since", "until") for v in rows):
            return "open on one side"
        if r["TypeName"].endswith("range") and not all(v.get("start") and v.get("end") for v in rows):
            return "open on one side"
    return None


def values(result: dict[str, Any]) -> list[Any]:
    rows = result["Resolution"]["values"]
    return [(v.get("timex"), v.get("value") or (v.get("start"), v.get("end"))) for v in rows]


def same(result: dict[str, Any], t: Timex, record: Record, text: str) -> bool:
    at = text.lower().find(result["Text"].lower())
    if at < 0 or t.span[1] <= at or at + len(result["Text"]) <= t.span[0]:
        return False
    kind = KINDS[result["TypeName"]]
    for row in result["Resolution"]["values"]:
        timex = str(row.get("timex", ""))
        if t.value == timex or t.value.replace(":00", "") == timex.replace(":00", ""):
            return True
        if kind == "set" and t.type == "SET" and timex.replace("P1D", "P1D") == t.value:
            return True
        if kind == "duration" and seconds_of(t.value) == row.get("value"):
            return True
        covered = interval(t.value)
        if covered is None:
            continue
        if kind == "period" and (row.get("start"), row.get("end")) == tuple(d.date().isoformat() for d in covered):
            return True
        if kind == "date" and row.get("value") == covered[0].date().isoformat() and (covered[1] - covered[0]).days == 1:
            return True
        if kind == "clock" and row.get("value"):
            told = str(row["value"])
            if told in (covered[0].strftime("%H:%M:%S"), covered[0].strftime("%Y-%m-%d %H:%M:%S")):
                return True
    return False


def seconds_of(value: str) -> str | None:
    from readout.passes.times import seconds

    found = seconds(value)
    return str(found) if found is not None else None


if __name__ == "__main__":
    main()
