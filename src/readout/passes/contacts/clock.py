"""The clock of a contact: its start, end and duration, each with the words that tell it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from readout.passes.contacts.days import day
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Sighting
from readout.text import Hit

# How many words may stand between a cue such as "began" and its time.
CUE_NEAR = 3
_PERIOD = re.compile(
    r"P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?(?:(?P<seconds>\d+)S)?)?"
)


def read_clock(r: Reader, sightings: list[Sighting]) -> None:
    """Start, end and duration, from "began at", "ended ... later", "lasted", and from a duration in the noun phrase."""
    for s in sightings:
        _duration_beside(r, s)
    for group in ("begin", "finish", "last"):
        for cue in r.groups.get(group, ()):
            told = about(r, cue, sightings)
            if told is not None:
                _read_cue(r, told, cue, group)


def about(r: Reader, cue: Hit, sightings: list[Sighting]) -> Sighting | None:
    """The sighting a cue speaks of: the last one before it in its sentence."""
    sentence = r.sentence(cue.first)
    before = [s for s in sightings if s.first >= sentence.first and s.last <= cue.first]
    nouns = [s for s in before if s.noun]
    return nouns[-1] if nouns else before[-1] if before else None


def _read_cue(r: Reader, s: Sighting, cue: Hit, group: str) -> None:
    end = min(r.sentence(cue.first).last, cue.last + CUE_NEAR + 1)
    for k in range(cue.first, end):
        t = r.time[k]
        if t is None or t.span[1] <= cue.end:
            continue
        evidence = ((cue.start, cue.end), t.span)
        if t.type == "DURATION" and group in ("last", "finish"):
            if (lasted := whole(t.value)) is not None:
                s.put("duration", lasted, evidence, f"{group} cue and duration")
        elif t.type == "TIME" and t.utc and group in ("begin", "finish"):
            s.put("start" if group == "begin" else "end", t.utc, evidence, f"{group} cue and clock")
            if group == "finish" and t.basis == "relative" and (start := s.value("start")) is not None:
                lasted = between(str(start), t.utc)
                if lasted is not None:
                    s.put("duration", lasted, evidence, "time from the start to a relative end")
            if group == "begin":
                s.put("date", day(t.value), (t.span,), "day of the start")
        return


def _duration_beside(r: Reader, s: Sighting) -> None:
    """ "pertemuan tiga jam", "a 50-minute call": a duration right beside the contact word."""
    for k in (s.hit.last, s.reach, s.hit.first - 1, s.hit.last + 1):
        if not 0 <= k < len(r.tokens) or r.sentence(k).index != r.sentence(s.first).index:
            continue
        t = r.time[k]
        if t is not None and t.type == "DURATION" and (lasted := whole(t.value)) is not None:
            s.put("duration", lasted, ((s.hit.start, s.hit.end), t.span), "duration beside the noun")
            return


def length(value: str) -> timedelta | None:
    """A TIMEX3 duration of days, hours, minutes, seconds; ``None`` for vague ones and for months and years."""
    m = _PERIOD.fullmatch(value)
    if m is None or not any(m.groups()):
        return None
    return timedelta(**{unit: float(n) for unit, n in m.groupdict().items() if n})


def whole(value: str) -> str | None:
    """A duration that ``length`` reads, its half hours written as minutes."""
    span = length(value)
    if span is None or "." not in value:
        return None if span is None else value
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")


def between(start: str, end: str) -> str | None:
    """The duration from one instant to a later one of the same day or night, as TIMEX3 writes it."""
    try:
        a, b = (datetime.fromisoformat(v.replace("Z", "+00:00")) for v in (start, end))
    except ValueError:
        return None
    minutes = int((b - a).total_seconds()) // 60
    if not 0 < minutes < 24 * 60:
        return None
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def add(start: str, duration: str) -> str | None:
    """The instant at which a contact of that duration ends (UTC, to the minute, like its start)."""
    span = length(duration)
    try:
        begun = datetime.fromisoformat(start.replace("Z", "+00:00"))
    except ValueError:
        return None
    return None if span is None else (begun + span).strftime("%Y-%m-%dT%H:%MZ")
