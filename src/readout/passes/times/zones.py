"""The zone of a clock that is told, and the instant that it makes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from readout.passes.times.calendar import day_of, to_local, to_utc
from readout.passes.times.places import Places, places
from readout.passes.times.recognise import Expression
from readout.passes.times.story import Story
from readout.record import Timex
from readout.text import Sentence

LOCAL = "local"
_BACK = 6


class ZoneReader:
    """Finds zones: named ones, offsets, those of a place that stands in the expression, and local time."""

    def __init__(self) -> None:
        self._places: Places = places()

    def zone(self, e: Expression, parts: dict[str, Any], story: Story) -> str | None:
        """The IANA zone of an expression; ``None`` where none is told or its place is not known."""
        if "offset" in parts:
            return _offset(parts)
        if "place" in parts:
            start, end = parts["place"]
            tokens = story.analysis.document.tokens
            within = story.analysis.document.tokens_in(start, end)
            found = self._places.find(tokens, within.start, within.stop)
            return found[-1][1] if found else None
        zone = parts.get("zone")
        return self._local_zone(e, story) if zone == LOCAL else zone

    def _local_zone(self, e: Expression, story: Story) -> str | None:
        """The zone of the place that the sentence names last before the expression, else after it, else before that."""
        document = story.analysis.document
        here = document.sentence_at(e.start)
        if here is None:
            return None
        inside = self._in(story, here)
        before = [zone for at, zone in inside if at < e.start]
        after = [zone for at, zone in inside if at >= e.end]
        if before or after:
            return before[-1] if before else after[0]
        for index in range(here.index - 1, max(-1, here.index - _BACK), -1):
            found = self._in(story, document.sentences[index])
            if found:
                return found[-1][1]
        return None

    def _in(self, story: Story, sentence: Sentence) -> list[tuple[int, str]]:
        return self._places.find(story.analysis.document.tokens, sentence.first, sentence.last)

    def utc(self, value: str, zone: str | None) -> str | None:
        """The instant of a clock time in a zone."""
        return to_utc(value, zone) if zone and re.search(r"T\d", value) else None

    def local(self, utc: str | None, zone: str | None) -> str | None:
        """The local time of an instant; ``None`` where either is open."""
        return to_local(utc, zone) if utc and zone else None

    def paired(self, value: str, zone: str, told: Timex) -> str | None:
        """``value`` on the day that makes it the same instant as ``told``, which may be the day before or after."""
        day, clock = day_of(told.value), value.partition("T")[2]
        if day is None or told.utc is None:
            return None
        best: tuple[int, str] | None = None
        for shift in (0, -1, 1):
            candidate = f"{(day + timedelta(shift)).isoformat()}T{clock}"
            instant = to_utc(candidate, zone)
            if instant is not None:
                distance = abs(_minutes(instant) - _minutes(told.utc))
                if best is None or distance < best[0]:
                    best = (distance, candidate)
        return best[1] if best else None


def _minutes(instant: str) -> int:
    from datetime import datetime

    return int(datetime.fromisoformat(instant.rstrip("Z")).timestamp() // 60) if instant else 0


def _offset(parts: dict[str, Any]) -> str | None:
    told = str(parts["offset"])
    if ":" in told and not told.endswith(":00"):
        return f"{'+' if int(parts.get('sign', 1)) > 0 else '-'}{told:0>5}"
    hours = int(told.split(":")[0]) * int(parts.get("sign", 1))
    if not -12 <= hours <= 14:
        return None
    # The names of the Etc zones count westward: GMT+7 is Etc/GMT-7.
    return "Etc/UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"
