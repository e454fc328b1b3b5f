"""Contacts told only by a report that is called false: "reports of a meeting between A and B are untrue"."""

from __future__ import annotations

from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Finding, Sighting
from readout.text import Hit

RULE = "the report of it is called false"
# How many words may part the report from the contact, the word for false from the report, and how far into the next sentence it may stand.
REPORT_NEAR = 9
FALSE_NEAR = 5
NEXT_NEAR = 6


def read_report(r: Reader, s: Sighting) -> None:
    """Deny what is told by a report only, where the sentence or the next one calls the report false."""
    if not r.groups.get("untrue"):
        return
    report = _report(r, s)
    cue = _called_false(r, s, report) if report is not None else _denied_that(r, s)
    if cue is not None:
        s.fields["status"] = Finding("denied", ((cue.start, cue.end),), RULE)


def _denied_that(r: Reader, s: Sighting) -> Hit | None:
    """ "The Kremlin denied that A and B would meet": what denies the clause in which the contact is told."""
    floor = r.sentence(s.first).first
    opens = next((k for k in range(s.first - 1, floor, -1) if r.tokens[k].norm in r.words.complement), None)
    if opens is None or r.quote(opens) != r.quote(s.first):
        return None
    at = opens - (r.tokens[opens - 1].text == ",")
    return next((h for h in r.hits("untrue", floor, at) if h.last == at), None)


def _report(r: Reader, s: Sighting) -> int | None:
    """The token of the word for a report that tells of the contact."""
    floor = r.sentence(s.first).first
    level = r.quote(s.first)
    words = 0
    for k in range(s.first - 1, floor - 1, -1):
        token, m = r.tokens[k], r.mention[k]
        words += token.kind == "word" and (m is None or m.tokens[0] == k)
        if words > REPORT_NEAR or token.text in ";:" or (r.quote(k) != level and token.norm in r.words.complement):
            return None
        if token.norm in r.words.report and m is None:
            return k
    return None


def _called_false(r: Reader, s: Sighting, report: int) -> Hit | None:
    sentence = r.sentence(report)
    before = [h for h in r.hits("untrue", sentence.first, report) if report - h.last <= FALSE_NEAR]
    after = list(r.hits("untrue", s.last, sentence.last))
    if before or after:
        return (before[-1:] or after)[0]
    end = sentence.last
    if end >= len(r.tokens):
        return None
    return next(r.hits("untrue", end, min(len(r.tokens), end + NEXT_NEAR + 1)), None)
