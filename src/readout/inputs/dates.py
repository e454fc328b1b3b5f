"""Dates that come with an article."""

from __future__ import annotations

import re
from datetime import date

from readout.errors import InputError

_ISO = re.compile(r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d?:.*)?")


def iso_date(value: str | None, where: str | None = None) -> str | None:
    """The date of an ISO date or time stamp, partial as given; ``InputError`` for anything else."""
    if value is None:
        return None
    found = _ISO.fullmatch(value.strip())
    day = found["date"] if found else ""
    try:
        date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])
    except ValueError as e:
        raise InputError(f"{value!r} is not an ISO date", where=where, next_step="give YYYY-MM-DD") from e
    return day
