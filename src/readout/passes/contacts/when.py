"""When a contact took place: its date, start, end and duration, each with the words that tell it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from readout.packs.schema.contacts import OrdinalWord
from readout.passes.contacts.days import days
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Finding, Sighting
from readout.record import Ordinal, Timex
from readout.text import Hit

# How many words may lie between a contact and its date, and between a cue such as "began" and its time.
NEAR = 14
CUE_NEAR = 3
MOVED_NEAR = 8
# The rule of a date to which a contact was moved; accounts of the earlier date are then out of date.
MOVED = "moved: from an earlier date"
_DATED = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?))?(?:T.*)?(?:/.+)?")
_WEEKEND = re.compile(r"(\d{4}-W\d\d)-WE")
_FRAME = re.compile(r"\d{4}(-\d\d|-W\d\d|-[A-Z]{2})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PERIOD = re.compile(
    r"P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?(?:(?P<seconds>\d+)S)?)?"
)


def read_dates(r: Reader, sightings: list[Sighting]) -> None:
    """Give each time of day or date to the sighting it stands nearest to, if it stands in the same clause."""
    taken = {f.evidence[-1] for s in sightings if (f := s.fields.get("ordinal"))}
    best: dict[int, tuple[int, Sighting, Timex]] = {}
    for t in r.analysis.times:
        if t.type not in ("DATE", "TIME") or not _DATED.fullmatch(t.value) or t.span in taken:
            continue
        first = r.analysis.document.token_at(t.span[0])
        near = [(d, n) for n, s in enumerate(sightings) if (d := _distance(r, s, first)) is not None and d <= NEAR]
        if not near:
            continue
        d, n = min(near)
        if n not in best or (d, t.span) < (best[n][0], best[n][2].span):
            best[n] = (d, sightings[n], t)
    for _, s, t in best.values():
        s.put("date", day(t.value), (t.span,), "date in the clause")
        if _past(r, t):
            s.put("status", "held", (t.span,), "its date lies before publication")
    _read_stamp(r, sightings)


def read_moves(r: Reader, sightings: list[Sighting]) -> None:
    """ "planned for the 10th, was moved to the 12th": the last date behind the word is the contact's, which is a plan.

    A weekday read as one behind publication is no date to come: then none is told.
    """
    published = r.published
    for cue in r.groups.get("moved", ()):
        s = _about(r, cue, sightings)
        behind = range(cue.last, min(r.sentence(cue.first).last, cue.last + MOVED_NEAR))
        times = [
            t for k in behind if (t := r.time[k]) is not None and t.type in ("DATE", "TIME") and _DATED.match(t.value)
        ]
        if s is None or not times:
            continue
        words = (cue.start, cue.end)
        s.fields["status"] = Finding("planned", (words,), MOVED)
        if times[-1].basis != "explicit" and published and day(times[-1].value) < published:
            s.fields.pop("date", None)
        else:
            s.fields["date"] = Finding(day(times[-1].value), (words, times[-1].span), MOVED)


def _read_stamp(r: Reader, sightings: list[Sighting]) -> None:
    """The day stamped behind the first sentence of an official notice ("... . 17 April 2025, 21:10 ...").

    The clock of such a stamp is the page's; its day is that of the contact which the sentence announces as news.
    """
    published = r.published
    first = next((s for s in sightings if len(s.sides) > 1), None)
    if first is None or published is None or r.sentence(first.first).index > 1 or first.value("date"):
        return
    end = r.sentence(first.first).last
    for k in range(end, min(end + 3, len(r.tokens))):
        t = r.time[k]
        if t is not None and t.type in ("DATE", "TIME") and day(t.value) == published:
            first.put("date", published, (t.span,), "day of the stamp behind the news")
            return


def day(value: str) -> str:
    """The date in a TIMEX3 value: the clock is cut off, a period of days is kept, a weekend is its two days."""
    if m := _WEEKEND.fullmatch(value):
        saturday = date.fromisoformat(f"{m[1]}-6")
        return f"{saturday}/{saturday + timedelta(1)}"
    return "/".join(part.split("T")[0] for part in value.split("/"))


def _distance(r: Reader, s: Sighting, first: int) -> int | None:
    """Words between the sighting and a time at token ``first``; ``None`` where a clause ends between them."""
    if r.sentence(s.first).index != r.sentence(first).index or r.quote(s.first) != r.quote(first):
        return None
    if (first < s.first and _of_main_clause(r, first)) or _of_taking_back(r, s, first):
        return None
    if s.first <= first < s.reach:
        return 0
    behind = first >= s.reach
    start, end = (s.reach, first) if behind else (first, s.first)
    return _count(r, start, end, behind=behind, setting=s.definite)


def _of_main_clause(r: Reader, first: int) -> bool:
    """ "A week after X met Y": a time that a subordinating word ends is that of what the main clause tells."""
    t = r.time[first]
    if t is None:
        return False
    last = r.analysis.document.token_at(t.span[1] - 1)
    ends = r.tokens[last : last + 2]
    return last > first and any(x.norm in r.words.subordinate for x in ends)


def _of_taking_back(r: Reader, s: Sighting, first: int) -> bool:
    """ "On Saturday X called off the meeting": the time beyond the word that takes the contact back is that of the word.

    So is a past one behind both ("called off the meeting last Saturday").
    """
    status = s.fields.get("status")
    if status is None or status.value not in ("cancelled", "declined", "denied"):
        return False
    cue = r.analysis.document.token_at(status.evidence[0][0])
    noun = s.hit.first
    if first < cue < noun or noun < cue < first:
        return True
    t = r.time[first]  # what is called off was to come
    return t is not None and t.basis != "explicit" and _past(r, t) and cue < noun < first


def _past(r: Reader, t: Timex) -> bool:
    told, published = days(day(t.value)), days(r.published or "")
    return told is not None and published is not None and told[1] < published[0]


def _count(r: Reader, start: int, end: int, *, behind: bool, setting: bool) -> int | None:
    """Words from ``start`` to ``end``; ``None`` where a clause ends (the comma behind "in that meeting" opens the main clause)."""
    count, k = 0, start
    w = r.words
    while k < end:
        token = r.tokens[k]
        if token.text in ";:" or token.norm in w.complement or token.norm in w.credit:
            return None
        if behind and k > start and token.norm in w.stop:
            return None
        if behind and setting and token.text == "," and r.time[k + 1] is None:
            return None
        if not behind and token.norm in w.subordinate and end - k > 3:
            return None
        m = r.mention[k]
        if m is not None:
            if behind and any(r.kind.get(a) == "agency" for a in m.actors):
                return None
            k = max(k + 1, m.tokens[1])
        else:
            k += 1
        count += 1
    return count


def read_clock(r: Reader, sightings: list[Sighting]) -> None:
    """Start, end and duration, from "began at", "ended ... later", "lasted", and from a duration in the noun phrase."""
    for s in sightings:
        _duration_beside(r, s)
    for group in ("begin", "finish", "last"):
        for cue in r.groups.get(group, ()):
            about = _about(r, cue, sightings)
            if about is not None:
                _read_cue(r, about, cue, group)


def _about(r: Reader, cue: Hit, sightings: list[Sighting]) -> Sighting | None:
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


def read_ordinals(r: Reader, sightings: list[Sighting]) -> None:
    """ "the second call this month": an ordinal at the noun, with the frame in which it counts."""
    for s in sightings:
        if not s.noun:
            continue
        for h in (*r.hits("ordinal", s.last, s.last + 2), *r.hits("ordinal", max(0, s.hit.first - 3), s.hit.first)):
            if r.mention[h.first] is not None or any(b.first == h.first for b in r.hits("both", h.first, h.first + 3)):
                continue
            frame = _frame(r, s, h)
            if frame is not None and isinstance(h.entry, OrdinalWord):
                value = Ordinal(value=h.entry.value, within=_within(r, frame))
                s.put("ordinal", value, ((h.start, h.end), frame.span), "ordinal within a frame")
                break


def _since(r: Reader, t: Timex) -> bool:
    """Whether a word says that the frame runs from that time up to now ("since June")."""
    first = r.analysis.document.token_at(t.span[0])
    return any(r.tokens[k].norm in r.words.since for k in range(max(0, first - 1), first + 1))


def _within(r: Reader, frame: Timex) -> str:
    """The frame of an ordinal: a calendar period, or the time since a date up to publication."""
    published = r.published
    return f"{frame.value}/{published}" if published and frame.type == "DATE" and _since(r, frame) else frame.value


def _frame(r: Reader, s: Sighting, ordinal: Hit) -> Timex | None:
    """The month, year, week or stretch of time in which the ordinal counts, near behind it."""
    start = max(ordinal.last, s.last)
    end = min(r.sentence(s.first).last, start + 10)
    for k in range(start, end):
        t = r.time[k]
        if t is not None:
            calendar = t.type == "DATE" and (_FRAME.fullmatch(t.value) or (_since(r, t) and _DAY.fullmatch(t.value)))
            return t if calendar or t.type == "DURATION" else None
        if (
            r.tokens[k].text in ".;:"
            or r.is_quote(k)
            or (r.tokens[k - 1].norm in r.words.place and r.tokens[k].capitalised)
        ):
            return None  # "the second meeting in Hanoi in February" tells where and when, not among which
    return None
