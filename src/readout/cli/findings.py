"""Findings on drafts for people, as JSON, and as SARIF 2.1.0 for the tools of a newsroom's CI."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from readout.adding import coder_name
from readout.reconcile import Finding
from readout.record import Record, Span

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_SIGNS = {"error": "✗", "warning": "!", "note": "·"}


class Checked(NamedTuple):
    """A draft with what was found in it; ``where`` names the draft."""

    where: str
    record: Record
    findings: list[Finding]


def as_text(checked: Sequence[Checked]) -> str:
    """A line for each finding ("draft.txt:3:14"), the words below it, and what stands elsewhere."""
    out: list[str] = []
    for draft in checked:
        for f in draft.findings:
            line, column = position(draft.record.document.text, f.evidence[0]) if f.evidence else (1, 1)
            out.append(f"{draft.where}:{line}:{column}: {_SIGNS[f.level]} {f.message} [{f.kind}]")
            out += [f"    here: “{draft.record.quote(s)}”" for s in f.evidence]
            out += [f"    {r.outlet}: “{r.words}”" for r in f.related if r.words]
        count = len(draft.findings)
        out.append(f"{draft.where}: {count or 'no'} finding{'' if count == 1 else 's'}")
    return "".join(f"{line}\n" for line in out)


def as_json(checked: Sequence[Checked]) -> str:
    """A list of drafts with their findings, words beside offsets."""
    rows = [
        {
            "draft": d.where,
            "findings": [
                {**msgspec.to_builtins(f), "words": [d.record.quote(s) for s in f.evidence]} for f in d.findings
            ],
        }
        for d in checked
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_sarif(checked: Sequence[Checked]) -> str:
    """A SARIF log: one run, one result for each finding, regions in characters of the draft."""
    kinds = sorted({f.kind for d in checked for f in d.findings})
    driver = {
        "name": "readout",
        "version": coder_name().partition(" ")[2],
        "rules": [{"id": k, "shortDescription": {"text": k.replace("_", " ")}} for k in kinds],
    }
    results = [_result(d, f) for d in checked for f in d.findings]
    one_run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [one_run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(draft: Checked, f: Finding) -> dict[str, Any]:
    places = [_location(draft, s) for s in f.evidence] or [{"physicalLocation": _artifact(draft)}]
    return {"ruleId": f.kind, "level": f.level, "message": {"text": f.message}, "locations": places[:1], "relatedLocations": [
        {"id": i, **place} for i, place in enumerate(places[1:], 1)
    ]}  # fmt: skip


def _artifact(draft: Checked) -> dict[str, Any]:
    return {"artifactLocation": {"uri": draft.where.replace(" ", "%20")}}


def _location(draft: Checked, span: Span) -> dict[str, Any]:
    text = draft.record.document.text
    (line, column), (end_line, end_column) = position(text, span), position(text, (span[1], span[1]))
    region = {
        "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        "charOffset": span[0], "charLength": span[1] - span[0], "snippet": {"text": draft.record.quote(span)},
    }  # fmt: skip
    return {"physicalLocation": {**_artifact(draft), "region": region}}


def position(text: str, span: Span) -> tuple[int, int]:
    """Line and column (both from 1, in code points) at which a span starts."""
    before = text[: span[0]]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


FORMS: dict[str, Callable[[Sequence[Checked]], str]] = {"text": as_text, "json": as_json, "sarif": as_sarif}
