"""Durations and sets: how long, and how often, as TIMEX3 values."""

from __future__ import annotations

from typing import Any

from readout.passes.times.clocks import time_of_day

Parts = dict[str, Any]
# Units by the letter of a TIMEX3 duration; what a duration has no letter for is told in smaller units.
_LETTERS = {
    "Y": "Y", "M": "M", "W": "W", "D": "D", "h": "H", "m": "M", "s": "S",
    "Q": "Q", "HY": "M", "DE": "Y", "CE": "Y", "WE": "WE", "NI": "NI", "FN": "W",
}  # fmt: skip
_TIMES = {"FN": 2, "HY": 6, "DE": 10, "CE": 100}
_CLOCK = frozenset("hms")
_HALVES = {"h": (30, "m"), "D": (12, "h"), "Y": (6, "M"), "CE": (50, "Y"), "DE": (5, "Y"), "m": (30, "s")}
_ORDER = ("CE", "DE", "Y", "HY", "Q", "M", "W", "FN", "WE", "D", "NI", "h", "m", "s")


def duration(parts: Parts) -> str | None:
    """The value of a duration ("PT50M", "P2.5Y", "PXM"); ``None`` where it tells no unit."""
    amounts = [(parts.get(f"n{i}", 1), parts[f"unit{i}"]) for i in ("", "2", "3") if f"unit{i}" in parts]
    if not amounts:
        return None
    if "plus" in parts and not isinstance(amounts[0][0], str):
        amounts[0] = (amounts[0][0] + parts["plus"], amounts[0][1])
    amounts = [_HALVES[u] if n == 0.5 and u in _HALVES else (n, u) for n, u in amounts]
    amounts.sort(key=lambda a: _ORDER.index(a[1]))
    days = "".join(_amount(n, u) for n, u in amounts if u not in _CLOCK)
    clock = "".join(_amount(n, u) for n, u in amounts if u in _CLOCK)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _amount(n: float | str, unit: str) -> str:
    if isinstance(n, str):
        return f"X{'DE' if unit == 'DE' else 'CE' if unit == 'CE' else _LETTERS[unit]}"
    n *= _TIMES.get(unit, 1)
    return f"{n:g}{_LETTERS[unit]}" if n < 1e6 else f"{int(n)}{_LETTERS[unit]}"


def recurring(parts: Parts) -> tuple[str, str | None, str | None]:
    """Value, quant and freq of a set: every Thursday is ``XXXX-WXX-4``, twice a week is ``P1W`` with freq ``2X``."""
    quant = parts.get("quant")
    freq = f"{parts['times']}X" if "times" in parts else parts.get("freq")
    clock = time_of_day(parts) or ""
    if "weekday" in parts:
        value = f"XXXX-WXX-{parts['weekday']}{clock}"
    elif "month" in parts:
        value = f"XXXX-{parts['month']:02}" + (f"-{parts['day']:02}" if "day" in parts else "")
    elif "day" in parts:
        value = f"XXXX-XX-{parts['day']:02}"
    elif "season" in parts:
        value = f"XXXX-{parts['season']}"
    elif "quarter" in parts:
        value = f"XXXX-Q{parts['quarter']}"
    elif parts.get("unit") == "WE":
        value = "XXXX-WXX-WE"
    elif clock:
        value = f"XXXX-XX-XX{clock}"
    else:
        value = duration(parts) or "P1D"
    return value, quant, freq
