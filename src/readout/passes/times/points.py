"""From the parts of an expression to its day, week, month, year … as a TIMEX3 value.

Each function below reads one kind of parts and returns ``None`` where the expression has none of them; the first that
answers settles the day. Figures that the text leaves open are ``X``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from readout.passes.times import numbers
from readout.passes.times.anchors import FUTURE, Anchor, week, weekday_near, year_beside, year_of, year_of_weekday
from readout.passes.times.calendar import month_length, shift_months

Parts = dict[str, Any]
_DAYS = {"D": 1, "W": 7, "FN": 14}
_MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
_QUARTERS_BEHIND = 200


class Setting(msgspec.Struct, gc=False):
    """Where an expression stands: the document's day, the day last told, the tense around it, how figures are read.

    ``open_day`` is the day last told where its year or date stayed open ("XXXX-05-22").
    ``years`` tells the one year of a month, day and weekday that fits an undated document.
    """

    document: Anchor
    told: Anchor
    period: Anchor
    tense: int | None
    order: str
    open_day: str | None = None
    years: Callable[[int, int, int | None], int | None] = lambda _month, _day, _weekday: None

    def anchor(self, parts: Parts) -> Anchor:
        """The day that the expression points from."""
        if parts.get("anchor") != "told":
            # "by the end of the year" in a report of unknown date: the year that it speaks of
            open_edge = self.document.year is None and parts.get("rel") == 0 and "mod" in parts
            return self.period if open_edge else self.document
        if parts.get("unit") in ("Y", "M") and self.period.year:
            return self.period
        return self.told if self.told.year else self.document


def day_of_parts(parts: Parts, at: Setting) -> str | None:
    """The value of the day or period that the parts tell, without clock or part of day; ``None`` if they tell none."""
    for read in _READERS:
        value = read(parts, at)
        if value is not None:
            return value
    return None


def _explicit(parts: Parts, at: Setting) -> str | None:
    year = _year(parts, at)
    if "date" in parts:
        day, month, own = numbers.read_date(str(parts["date"]), at.order)
        year = own if own is not None else year
    elif "month" in parts:
        day, month = parts.get("day", 0), parts["month"]
    elif "day" in parts:
        return _day_of_month(parts, at)
    else:
        return None
    if year is None:
        year = year_of(month, day or None, at.anchor(parts), _direction(parts), at.tense)
        if year is not None and "weekday" in parts and day:
            year = year_of_weekday(year, month, day, int(parts["weekday"]), at.anchor(parts))
    if year is None and at.period.month:
        year = year_beside(month, day or None, at.period)
    if year is None and day:
        year = at.years(month, day, parts.get("weekday"))
    if "weekof" in parts and year and day and day <= month_length(year, month):
        return week(date(year, month, day))
    return f"{_figures(year)}-{month:02}" + (f"-{day:02}" if day else "")


def _direction(parts: Parts) -> int | None:
    rel = parts.get("rel")
    return None if rel is None or "unit" in parts else int(rel)


def _year(parts: Parts, at: Setting) -> int | None:
    """The year told with the expression, in figures or as "last year"."""
    if "year" in parts:
        return int(parts["year"])
    if "year2" in parts:
        return numbers.full_year(int(parts["year2"]))
    if parts.get("unit") == "Y" and "rel" in parts and "n" not in parts:
        anchor = at.anchor(parts)
        return anchor.year + int(parts["rel"]) if anchor.year else None
    return None


def _day_of_month(parts: Parts, at: Setting) -> str | None:
    """A day of a month that is not named ("the 24th")."""
    day = int(parts["day"])
    anchor = at.anchor(parts)
    if parts.get("unit") == "M" and anchor.middle:
        here = shift_months(anchor.middle.replace(day=1), int(parts.get("rel", 0)))
        return f"{here.year:04}-{here.month:02}-{day:02}"
    here_day = anchor.whole
    if here_day is None:
        told = at.told
        return f"{_figures(told.year)}-{told.month:02}-{day:02}" if told.month else f"XXXX-XX-{day:02}"
    period = at.period
    if period.month and not period.day and not {"weekday", "rel"} & parts.keys():  # "last month, on the 3rd"
        return f"{_figures(period.year)}-{period.month:02}-{day:02}"
    if "weekday" in parts:  # "Tuesday 22nd": the nearest month in which the two meet
        months = [shift_months(here_day.replace(day=1), n) for n in (0, 1, -1, 2)]
        met = [m for m in months if day <= month_length(m.year, m.month)]
        fits = [m for m in met if m.replace(day=day).isoweekday() == parts["weekday"]]
        if fits:
            return fits[0].replace(day=day).isoformat()
    ahead = (_direction(parts) if _direction(parts) is not None else at.tense) == FUTURE
    if ahead:
        first = here_day.replace(day=1) if day >= here_day.day else shift_months(here_day.replace(day=1), 1)
    else:
        first = here_day.replace(day=1) if day <= here_day.day else shift_months(here_day.replace(day=1), -1)
    return f"{first.year:04}-{first.month:02}-{day:02}"


def _day_shift(parts: Parts, at: Setting) -> str | None:
    if "dayshift" not in parts:
        return None
    here = at.anchor(parts).whole
    if parts.get("anchor") == "told" and parts["dayshift"] == 0 and at.told.year is None and at.open_day:
        return at.open_day
    return (here + timedelta(int(parts["dayshift"]))).isoformat() if here else "XXXX-XX-XX"


def _weekday(parts: Parts, at: Setting) -> str | None:
    if "weekday" not in parts:
        return None
    weekday = int(parts["weekday"])
    here = at.anchor(parts).whole
    if here is None:
        return f"XXXX-WXX-{weekday}"
    rel = parts.get("rel")
    if parts.get("unit") == "W" and rel is not None:
        count = int(parts.get("n", 1))
        return (here + timedelta(7 * int(rel) * count + weekday - here.isoweekday())).isoformat()
    if "n" in parts and rel is not None and (months := _MONTHS.get(str(parts.get("unit")))):
        away = shift_months(here, int(rel) * months * int(parts["n"]))  # "a year ago Tuesday": the nearest to that day
        return (away + timedelta((weekday - away.isoweekday() + 3) % 7 - 3)).isoformat()
    if parts.get("unit") == "M" and rel is not None:
        return f"{_period('M', here, int(rel))}-WXX-{weekday}"
    return weekday_near(weekday, here, None if rel is None else int(rel), at.tense).isoformat()


def _shifted(parts: Parts, at: Setting) -> str | None:
    """So many units away: "three days ago", "next year", "this week"."""
    if "near" in parts:
        return _weekend(at)
    if "unit" not in parts or "rel" not in parts or parts["unit"] not in (*_DAYS, *_MONTHS, "WE"):
        return None
    unit, n = str(parts["unit"]), parts.get("n", 1)
    if isinstance(n, str):
        return None
    if {"quarter", "half_year", "season"} & parts.keys():
        return None
    anchor = at.anchor(parts)
    steps = n * int(parts["rel"])
    if unit in ("Y", "DE", "CE") and anchor.year and steps == int(steps):
        return _years(unit, anchor.year, int(steps))
    here = anchor.middle if unit in ("M", "Q", "HY") else anchor.whole
    if here is None:
        return _open(unit, anchor)
    if parts.get("anchor") == "told" and "core" in parts and unit in ("W", "M") and anchor.whole:
        # counted from a day that was told, weeks and months lead to a day
        return (here + timedelta(round(7 * steps)) if unit == "W" else shift_months(here, round(steps))).isoformat()
    return _period(unit, here, steps)


def _weekend(at: Setting) -> str:
    """A weekend that nothing points to: the coming one in a sentence about the future or on the day itself, else the last."""
    here = at.document.whole
    if here is None:
        return _open("WE", at.document)
    return _period("WE", here, 0 if at.tense == FUTURE or here.isoweekday() >= 6 else -1)


def _years(unit: str, year: int, steps: int) -> str:
    width = {"Y": 1, "DE": 10, "CE": 100}[unit]
    if not 0 < year + steps * width < 10000:
        raise ValueError("outside the calendar")
    return f"{(year + steps * width) // width:0{5 - len(str(width))}}"


def _open(unit: str, anchor: Anchor) -> str:
    """The value of a period whose anchor is not known well enough."""
    year = _figures(anchor.year)
    return {
        "D": f"{year}-XX-XX", "W": f"{year}-WXX", "WE": f"{year}-WXX-WE", "M": f"{year}-XX",
        "Q": f"{year}-QX", "HY": f"{year}-HX", "DE": "XXX", "CE": "XX",
    }.get(unit, year)  # fmt: skip


def _period(unit: str, here: date, steps: float) -> str:
    """The day, week, month … that lies ``steps`` units from the one that holds ``here``."""
    if unit in ("D", "W", "WE", "FN"):
        length = _DAYS.get(unit, 7)
        day = here + timedelta(round(steps * length))
        return day.isoformat() if unit == "D" else week(day) + ("-WE" if unit == "WE" else "")
    day = shift_months(here, round(steps * _MONTHS[unit]))
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "HY":
        return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
    return _years(unit, day.year, 0)


def _part_of_year(parts: Parts, at: Setting) -> str | None:
    """A quarter, half or season of a year."""
    code = next(
        (f"{c}{parts[k]}" for k, c in (("quarter", "Q"), ("half_year", "H"), ("season", "")) if k in parts), None
    )
    if code is None:
        return None
    if parts.get("quarter", 1) > 4 or parts.get("half_year", 1) > 2:
        return None
    year = _year(parts, at)
    anchor = at.anchor(parts)
    if year is None and anchor.middle is not None:
        year = _nearest_part(code, anchor.middle, _direction(parts), at.tense)
    return f"{_figures(year or anchor.year)}-{code}"


def _nearest_part(code: str, here: date, rel: int | None, tense: int | None) -> int:
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}.get(code) or (int(code[1]) - 1) * (3 if code[0] == "Q" else 6) + 2
    told = date(here.year, month, 15)
    if code == "WI" and here.month <= 3 and rel in (0, None) and tense != FUTURE:
        return here.year - 1
    ahead = (told - here).days
    if rel == 0:
        return here.year
    if rel is not None and rel < 0:
        return here.year if ahead < -45 else here.year - 1
    if rel is not None and rel > 0:
        return here.year if ahead > 45 else here.year + 1
    if tense != FUTURE and ahead > _QUARTERS_BEHIND:
        return here.year - 1
    return here.year + 1 if tense == FUTURE and ahead < -_QUARTERS_BEHIND else here.year


def _long(parts: Parts, at: Setting) -> str | None:
    """A decade, century or year."""
    if "decade" in parts:
        first = int(parts["decade"])
        first = first if first > 99 else first + (1900 if first >= 20 else 2000)
        return f"{first // 10:03}"
    if "century" in parts:
        return f"{int(parts['century']) - 1:02}"
    year = _year(parts, at)
    if year is not None:
        return _figures(year)
    return None


def _figures(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


_READERS: tuple[Callable[[Parts, Setting], str | None], ...] = (
    _explicit, _day_shift, _weekday, _part_of_year, _shifted, _long,
)  # fmt: skip
