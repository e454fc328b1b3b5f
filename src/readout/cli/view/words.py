"""Values of a record as people say them. All in English, the language of the command."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from readout.record import Record, Span, Spans

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute", "s": "second"}
# What a terminal would obey instead of showing: control characters, and marks that turn the direction of writing.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_QUOTE_LIMIT = 150
# Pieces of content this near are parted by punctuation alone.
_NEAR = 3
# Evidence this near is easier to read in one piece, with the words between.
_SAME_PASSAGE = 40


def clean(text: str) -> str:
    """Text fit for a terminal: on one line, nothing in it that the terminal would obey."""
    return " ".join(_UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text).split())


def shorten(text: str, limit: int = _QUOTE_LIMIT) -> str:
    """Text cut at a word, with an ellipsis, where it is longer than ``limit`` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def quote(record: Record, spans: Spans, limit: int = _QUOTE_LIMIT) -> str:
    """The quoted words of some spans, in quotation marks; spans near each other are quoted as one passage."""
    passages = [clean(record.quote(span)) for span in _joined(record, spans)]
    kept = [p for i, p in enumerate(passages) if not any(p in q for q in passages[:i] + passages[i + 1 :] if q != p)]
    return " ".join(f"“{shorten(_bare(p), limit)}”" for p in dict.fromkeys(kept))


def _joined(record: Record, spans: Spans) -> Spans:
    """Spans in order, those in one line with little between them as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        between = record.document.text[out[-1][1] : start] if out else ""
        if out and start <= out[-1][1] + _SAME_PASSAGE and "\n" not in between:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def passage(record: Record, spans: Spans) -> str:
    """Content in several spans as one passage, gaps as an ellipsis."""
    out = ""
    for i, (start, end) in enumerate(spans):
        near = i and start - spans[i - 1][1] <= _NEAR
        out += f"{'' if not i else ' ' if near else ' … '}{_bare(clean(record.quote((start, end))))}"
    return out


def _bare(text: str) -> str:
    """Without quotation marks at its ends, since the view sets its own, and without a comma before the last."""
    return text.strip("\"“”„«»‘’' ").rstrip(",") or text


def day(value: str | None) -> str:
    """A date or partial date or period; what is no date is given back as it is."""
    if not value:
        return ""
    if "/" in value:
        begin, end = value.split("/", 1)
        return _period(begin, end)
    parts = value[:10].split("-")
    if not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        return value
    try:
        if len(parts) == 3:
            it = date(*map(int, parts))
            return f"{_DAYS[it.weekday()]} {it.day} {_MONTHS[it.month - 1]} {it.year}"
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]
    except (ValueError, IndexError):
        return value


def _period(begin: str, end: str) -> str:
    try:
        a, b = date.fromisoformat(begin), date.fromisoformat(end)
    except ValueError:
        return f"{day(begin)} – {day(end)}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{b.day} {_MONTHS[b.month - 1]} {b.year}"
    year = "" if a.year == b.year else f" {a.year}"
    return f"{a.day} {_MONTHS[a.month - 1]}{year} – {b.day} {_MONTHS[b.month - 1]} {b.year}"


def duration(value: str) -> str:
    """ "PT1H30M" as "1 hour 30 minutes"; what is no duration is given back as it is."""
    found = re.fullmatch(r"P(?P<date>[\dYMWD.]*)(?:T(?P<time>[\dHMS.]+))?", value)
    if not found:
        return value
    pieces = [(n, u) for n, u in re.findall(r"([\d.]{1,20})([YMWD])", found["date"])]
    pieces += [(n, u.lower()) for n, u in re.findall(r"([\d.]{1,20})([HMS])", found["time"] or "")]
    return " ".join(f"{n} {_UNITS[u]}{'' if n == '1' else 's'}" for n, u in pieces) or value


def nth(number: int) -> str:
    """2 as "2nd"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def instant(value: str | None) -> datetime | None:
    """The instant of "2021-12-30T20:35Z"; ``None`` for anything else."""
    try:
        return datetime.fromisoformat(value) if value and value.endswith("Z") else None
    except ValueError:
        return None


def clock(moment: datetime) -> str:
    """Hours and minutes."""
    return moment.strftime("%H:%M")


def offset(moment: datetime) -> str:
    """The distance of a local time from UTC: "UTC+3", "UTC-4:30"."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def listed(items: Iterable[str]) -> str:
    """Items with commas and "and"."""
    names = list(items)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
