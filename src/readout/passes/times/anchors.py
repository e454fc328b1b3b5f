"""What an expression is resolved against: the day of the document, and the day last told."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

# A day or month without its year is the nearest one where it lies this close, whatever the tense.
_NEAR = timedelta(days=122)
# ... unless the tense speaks against it, and it is not as close as this (in days; twice that for a day in the past tense).
_SOON = 31
# The tense around an expression; what is said may be of any tense, so that it is a weak hint.
PAST, SAID, FUTURE = -1, 0, 1


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A day, or as much of one as is known; nothing known is an anchor too."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, value: str | None) -> Anchor:
        """The anchor of "2021-12-31", "2021-12", "2021" or ``None``; of an instant, its day."""
        m = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)", value or "")
        parts = [int(p) for p in m.groups() if p] if m else []
        if len(parts) == 3:
            try:
                date(*parts)
            except ValueError:
                parts = parts[:2]
        return cls(*parts[:3]) if parts else cls()

    @property
    def whole(self) -> date | None:
        """The day where it is known whole."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def middle(self) -> date | None:
        """The day, or the middle of the month where only that is known."""
        if self.year is None or self.month is None:
            return None
        return date(self.year, self.month, self.day or 15)


def year_of(month: int, day: int | None, anchor: Anchor, rel: int | None, tense: int | None) -> int | None:
    """The year of a day or month told without one, from the anchor; ``None`` where the anchor does not tell.

    ``rel`` is a word that points ("mendatang": 1, "lalu": -1, "ini": 0); ``tense`` that of the sentence, a hint only.
    """
    here = anchor.middle
    if here is None or rel == 0:
        return anchor.year
    told = {y: _day(y, month, day) for y in (here.year - 1, here.year, here.year + 1)}
    if day is None and month == here.month:
        return here.year + (rel or 0)
    if rel is not None:
        return _pointed(told, here, rel)
    nearest = min(told, key=lambda y: (abs(told[y] - here), y))
    ahead = (told[nearest] - here).days
    against = (tense == PAST and ahead > (_SOON if day is None else 2 * _SOON)) or (tense == FUTURE and ahead < -_SOON)
    if abs(ahead) <= _NEAR.days and not against:
        return nearest
    return _pointed(told, here, tense) if tense in (PAST, FUTURE) else here.year


def year_of_weekday(year: int, month: int, day: int, weekday: int, anchor: Anchor) -> int:
    """The year next to ``year`` in which the day has its weekday, for a day that is not near.

    Near the anchor the date stands as told: a weekday that is a day out is a slip of the pen, and also what the same
    date has a year on.
    """
    here = anchor.middle
    told = {y: _day(y, month, day) for y in (year, year - 1, year + 1)}
    if here is None or abs(told[year] - here).days <= 2 * _SOON or told[year].isoweekday() == weekday:
        return year
    return next((y for y in told if told[y].isoweekday() == weekday), year)


def year_beside(month: int, day: int | None, told: Anchor) -> int | None:
    """The year in which a day or month lies close to a month or day told before; ``None`` where it is not close."""
    here = told.middle
    if here is None:
        return None
    years = {y: abs(_day(y, month, day) - here) for y in (here.year - 1, here.year, here.year + 1)}
    nearest = min(years, key=lambda y: years[y])
    return nearest if years[nearest] <= _NEAR else None


def _pointed(told: dict[int, date], here: date, direction: int | None) -> int:
    if direction is not None and direction < 0:
        return max((y for y in told if told[y] <= here), default=here.year - 1)
    return min((y for y in told if told[y] >= here), default=here.year + 1)


def _day(year: int, month: int, day: int | None) -> date:
    for d in (day or 15, 28):
        try:
            return date(year, month, d)
        except ValueError:
            continue
    return date(year, 1, 1)


def weekday_near(weekday: int, here: date, rel: int | None, tense: int | None) -> date:
    """The weekday (1 Monday to 7 Sunday) meant beside a day.

    "lalu" and "mendatang" are strictly before and after; "ini" is of the same week. Without such a word it is the latest
    not after the day, or in a sentence about the future the first not before it.
    """
    off = weekday - here.isoweekday()
    if rel == 0:
        return here + timedelta(off)
    if rel is not None:
        off = off % 7 or 7
        return here + timedelta(off if rel > 0 else (off - 7 if off < 7 else -7))
    off %= 7
    return here + timedelta(off if tense == FUTURE or off == 0 else off - 7)


def week(day: date) -> str:
    """The ISO week of a day ("2021-W52")."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"
