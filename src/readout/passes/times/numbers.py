"""What a number in figures may be told as: a day, an hour, a year, a clock time, a date in figures.

Every number token has one *shape*; a shape belongs to several *kinds*, the words that pack rules use:

========= ==========================================================================
num       any whole number, or one with decimals
day       1 to 31
monthnum  1 to 12
hour      0 to 24
minute    0 to 59
year      four figures, 1000 to 2199
year2     two figures
hhmm      four figures that read as hour and minute ("2035")
clock     "15.35", "15:35", "7:30:05"
dm        "30/12" (day and month, in the order of the language)
dotdm     "30.12"
dmy       "30/12/2021", "30.12.2021", "2021/12/30"
roman     "IV" in capitals
========= ==========================================================================
"""

from __future__ import annotations

import re
from typing import Final

KINDS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(kinds.split())
    for name, kinds in {
        "n0": "num hour minute year2",
        "n12": "num day monthnum hour minute year2",
        "n24": "num day hour minute year2",
        "n31": "num day minute year2",
        "n59": "num minute year2",
        "n99": "num year2",
        "w0": "num hour minute",
        "w12": "num day monthnum hour minute",
        "w24": "num day hour minute",
        "w31": "num day minute",
        "w59": "num minute",
        "w99": "num",
        "n3": "num",
        "big": "num",
        "year": "num year",
        "year_hhmm": "num year hhmm",
        "hhmm": "num hhmm",
        "clock": "clock",
        "clock_dotdm": "clock dotdm",
        "clock_decimal": "clock num",
        "dotdm": "dotdm",
        "dm": "dm",
        "dmy": "dmy",
        "decimal": "num",
        "roman": "roman",
    }.items()
}

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_CLOCK = re.compile(r"(\d{1,2})([.:])(\d\d)(?:[.:](\d\d))?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_DATE = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)")
_ISO = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")

Number = int | float | str


def shape(text: str, decimal: str) -> tuple[str, Number] | None:
    """Shape and value of a number token; ``None`` where it can be no time. Dates and clocks keep their text."""
    if text.isdecimal():
        return _whole(text)
    if m := _CLOCK.fullmatch(text):
        return _clock(m, text, decimal)
    if (m := _SLASHED.fullmatch(text)) and "/" in text and _could_be_date(int(m[1]), int(m[2])):
        return "dm", text
    if (m := _DATE.fullmatch(text)) and _could_be_date(int(m[1]), int(m[3])):
        return "dmy", text
    if (m := _ISO.fullmatch(text)) and _could_be_date(int(m[4]), int(m[3])):
        return "dmy", text
    return _decimal(text, decimal)


def _whole(text: str) -> tuple[str, Number]:
    value = int(text[:9])
    if len(text) <= 2:
        limits = ((0, "n0"), (12, "n12"), (24, "n24"), (31, "n31"), (59, "n59"))
        name = next((name for top, name in limits if value <= top), "n99")
        return (name.replace("n", "w") if len(text) == 1 else name), value
    if len(text) == 4:
        year = 1000 <= value <= 2199
        hhmm = value // 100 < 24 and value % 100 < 60
        return ("year_hhmm" if year and hhmm else "year" if year else "hhmm" if hhmm else "big"), value
    return ("n3" if len(text) == 3 else "big"), value


def _clock(m: re.Match[str], text: str, decimal: str) -> tuple[str, Number] | None:
    first, second = int(m[1]), int(m[3])
    clock = first <= 24 and second <= 59
    dotted = m[2] == "." and m[4] is None
    if clock and dotted:
        if 1 <= first <= 31 and 1 <= second <= 12:
            return "clock_dotdm", text
        return ("clock_decimal" if decimal == "." else "clock"), text
    if clock:
        return "clock", text
    if dotted and 1 <= first <= 31 and 1 <= second <= 12:
        return "dotdm", text
    return _decimal(text, decimal)


def _decimal(text: str, decimal: str) -> tuple[str, Number] | None:
    whole, mark, part = text.partition(decimal)
    if mark and whole.isdecimal() and part.isdecimal() and len(part) <= 2:
        return "decimal", float(f"{whole[:9]}.{part}")
    return None


def _could_be_date(day: int, month: int) -> bool:
    return (1 <= day <= 31 and 1 <= month <= 12) or (1 <= month <= 31 and 1 <= day <= 12)


def shape_of_value(value: int | float) -> str:
    """The shape of a number told in words."""
    if isinstance(value, float):
        return "decimal"
    return _whole(str(value))[0].replace("n", "w") if 0 < value < 100 else "big"


def read_clock(text: str) -> tuple[int, int, int | None]:
    """Hour, minute and second (``None`` where not told) of a clock token."""
    parts = [int(p) for p in re.split(r"[.:]", text)]
    return parts[0], parts[1], parts[2] if len(parts) > 2 else None


def read_date(text: str, order: str) -> tuple[int, int, int | None]:
    """Day, month and year (``None`` where not told) of a date in figures; ``order`` is "dmy" or "mdy".

    Where only one order makes a date, that one holds; two figures of a year are of 1950 to 2049.
    """
    parts = text.replace(".", "/").split("/")
    if len(parts) == 3 and len(parts[0]) == 4:
        return int(parts[2]), int(parts[1]), int(parts[0])
    a, b = int(parts[0]), int(parts[1])
    day, month = (a, b) if (order == "dmy" and b <= 12) or a > 12 else (b, a)
    year = int(parts[2]) if len(parts) == 3 else None
    if year is not None and year < 100:
        year = full_year(year)
    return day, month, year


def full_year(two_figures: int) -> int:
    """The year of two figures: 50 to 99 are of the twentieth century."""
    return two_figures + (1900 if two_figures >= 50 else 2000)


def roman(text: str) -> int | None:
    """The value of a Roman number of up to 39 in capitals, else ``None``."""
    if not 1 <= len(text) <= 6 or text.strip("IVX"):
        return None
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_DIGITS[here]
        total += -value if after and _ROMAN_DIGITS[after] > value else value
    return total if total < 40 else None
