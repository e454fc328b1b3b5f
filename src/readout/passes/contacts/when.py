"""When a contact took place: its day, the day to which it was moved, its ordinal, each with the words that tell it."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from readout.packs.schema.contacts import OrdinalWord
from readout.passes.contacts.clock import about
from readout.passes.contacts.days import day, days
from readout.passes.contacts.places import during
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Finding, Sighting
from readout.passes.contacts.stamps import is_stamp, read_stamp
from readout.passes.contacts.status import EVE, eve_of
from readout.record import Ordinal, Timex
from readout.text import Hit

# How many words may lie between a contact and its date.
NEAR = 14
MOVED_NEAR = 8
# How many tokens may part a meeting from the assembly beside which it is held.
BESIDE_NEAR = 16
# How many tokens may part a word of citing from the time of the report.
REPORT_NEAR = 8
# A contact is dated within a year; longer stretches are terms of office and the like.
LONGEST = timedelta(days=366)
# The rule of a date to which a contact was moved; accounts of the earlier date are then out of date.
MOVED = "moved: from an earlier date"
_DATED = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?))?(?:T.*)?(?:/.+)?")
_FRAME = re.compile(r"\d{4}(-\d\d|-W\d\d|-[A-Z]{2})?")
_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_dates(r: Reader, sightings: list[Sighting]) -> None:
    """Give each time of day or date to the sighting it stands nearest to, if it stands in the same clause."""
    taken = {f.evidence[-1] for s in sightings if (f := s.fields.get("ordinal"))}
    best: dict[int, tuple[int, Sighting, Timex]] = {}
    for t in r.analysis.times:
        if t.type not in ("DATE", "TIME") or not _DATED.fullmatch(t.value) or t.span in taken or _too_long(t):
            continue
        first = r.analysis.document.token_at(t.span[0])
        near = [(d, n) for n, s in enumerate(sightings) if (d := _distance(r, s, first)) is not None and d <= NEAR]
        if not near or is_stamp(r, t):
            continue
        d, n = min(near)
        if n not in best or (d, t.span) < (best[n][0], best[n][2].span):
            best[n] = (d, sightings[n], t)
    for _, s, t in best.values():
        if (last := _last_such_day(r, s, t)) is not None:
            s.put("date", last, (t.span,), "the last such day: the contact was held")
            continue
        s.put("date", day(t.value), (t.span,), "date in the clause")
        if _to_come(r, t):
            s.put("status", "planned", (t.span,), "its date is told as one to come")
        if _past(r, t):
            if (known := s.fields.get("status")) is not None and known.rule == EVE:
                s.fields.pop("status")
            s.put("status", "held", (t.span,), "its date lies before publication")
    _share(r, sightings)
    _beside(r, sightings)
    read_stamp(r, sightings)


def _share(r: Reader, sightings: list[Sighting]) -> None:
    """ "Visited Y and met X in April": the date stands once for both."""
    for s, follows in pairwise(sightings):
        date = follows.fields.get("date")
        joined = follows.first - s.reach == 1 and r.tokens[s.reach].norm in r.words.conjunction
        if joined and date is not None and "date" not in s.fields:
            s.put("date", date.value, date.evidence, date.rule)


def _beside(r: Reader, sightings: list[Sighting]) -> None:
    """ "Met on the sidelines of the summit in X on Monday": the day and the place of the assembly are those of the meeting."""
    assemblies = [
        t for t in sightings
        if t.assembly and len(t.sides) < 2 and any(x.norm in r.words.beside for x in r.tokens[max(0, t.first - 5) : t.first])
    ]  # fmt: skip
    for s in sightings if assemblies else ():
        if len(s.sides) < 2 or s.assembly or s.kind not in ("meeting", "talks"):
            continue
        for t in assemblies:
            start, end = sorted((s.first, t.first))
            between = range(start, end)
            parted = any(r.tokens[k].norm in r.words.complement or r.tokens[k].text in ";:" for k in between)
            if r.sentence(s.first) is r.sentence(t.first) and len(between) <= BESIDE_NEAR and not parted:
                for name in ("date", "place"):
                    if (found := t.fields.get(name)) is not None:
                        s.put(name, found.value, found.evidence, "that of the assembly beside which it is held")


def _to_come(r: Reader, t: Timex) -> bool:
    """ "Later this week": a stretch of time that holds the day of publication, and a word that its rest is meant."""
    told, known = days(day(t.value)), days(r.published or "")
    if told is None or known is None or not told[0] <= known[0] <= told[1]:
        return False
    return any(r.tokens[k].norm in r.words.later for k in r.analysis.document.tokens_in(*t.span))


def _too_long(t: Timex) -> bool:
    told = days(day(t.value))
    return told is not None and told[1] - told[0] > LONGEST


def _last_such_day(r: Reader, s: Sighting, t: Timex) -> str | None:
    """ "Following their 9 September call": a day or month told without its year, read as one to come, of what was held before."""
    after = any(r.tokens[k].norm in r.words.subordinate for k in range(max(0, s.first - 5), s.first))
    after = after or any(h.entry.earlier for h in r.hits("status", max(0, s.first - 5), s.first))
    if t.basis == "explicit" or s.value("status") != "held" or not (after and r.published and _MONTH.match(t.value)):
        return None
    if _DAY.fullmatch(t.value) and not any(c.isdigit() for c in r.analysis.text[slice(*t.span)]):
        return None
    before = f"{int(t.value[:4]) - 1}{t.value[4:]}"
    return before if t.value > r.published >= before else None


def read_moves(r: Reader, sightings: list[Sighting]) -> None:
    """ "planned for the 10th, was moved to the 12th": the last date behind the word is the contact's, which is a plan.

    A weekday read as one behind publication is no date to come: then none is told.
    """
    published = r.published
    for cue in r.groups.get("moved", ()):
        s = about(r, cue, sightings)
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


def _distance(r: Reader, s: Sighting, first: int) -> int | None:
    """Words between the sighting and a time at token ``first``; ``None`` where a clause ends between them."""
    if r.sentence(s.first).index != r.sentence(first).index or r.quote(s.first) != r.quote(first):
        return None
    if (first < s.first and (_of_main_clause(r, first) or _of_report(r, first))) or _of_taking_back(r, s, first):
        return None
    if first == eve_of(r, s.first) or any(h.first > first for h in r.hits("mute", first, s.first)):
        return None  # "on the eve of the visit" tells no day; "declined on Monday to comment on" tells its own
    if s.first <= first < s.reach:
        return 0
    behind = first >= s.reach
    start, end = (s.reach, first) if behind else (first, s.first)
    return _count(r, start, end, behind=behind, setting=s.definite or s.apart)


def _of_report(r: Reader, first: int) -> bool:
    """ "Quoted from X, Monday, ...": a time right behind a word of citing is that of the report."""
    floor = r.sentence(first).first
    k = first - 1
    while k >= max(floor, first - REPORT_NEAR):
        if r.tokens[k].norm in r.words.credit:
            return True
        if any(h.last > k for h in r.hits("noun", k, first)) or any(h.last > k for h in r.hits("verb", k, first)):
            return False
        k -= 1
    return False


def _of_main_clause(r: Reader, first: int) -> bool:
    """ "A week after X met Y": a time that a subordinating word ends is that of what the main clause tells."""
    t = r.time[first]
    if t is None:
        return False
    last = r.analysis.document.token_at(t.span[1] - 1)
    behind = last + 1 + (last + 1 < len(r.tokens) and r.tokens[last + 1].norm in r.words.either)
    ends = (*r.tokens[last : last + 1], *r.tokens[behind : behind + 1])
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
        if token.text in ";:" or token.norm in w.complement or token.norm in w.credit or token.norm in w.report:
            return None
        if behind and k > start and token.norm in w.stop and not during(r, k):
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
