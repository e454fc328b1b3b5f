"""Resolving time expressions: from their parts to TIMEX3 values, against the document's day and the day last told."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from readout.packs import Pack
from readout.passes.analysis import Analysis
from readout.passes.times.amounts import duration, recurring
from readout.passes.times.calendar import day_of, plus
from readout.passes.times.clocks import has_clock, time_of_day
from readout.passes.times.numbers import read_date
from readout.passes.times.points import day_of_parts
from readout.passes.times.recognise import Expression
from readout.passes.times.story import Story
from readout.passes.times.zones import ZoneReader
from readout.record import Timex, TimexType

_CLOCK_UNITS = {"h": "H", "m": "M", "s": "S"}
_DAY_PARTS = frozenset(
    ["date", "day", "month", "year", "year2", "weekday", "dayshift", "quarter", "half_year", "season", "decade", "century"]
)  # fmt: skip


class ResolveTimes:
    """Writes ``Analysis.times`` from the expressions and the date of publication."""

    reads: ClassVar[frozenset[str]] = frozenset({"document", "expressions", "anchor", "window"})
    writes: ClassVar[frozenset[str]] = frozenset({"times"})

    def __init__(self, pack: Pack) -> None:
        self._order = pack.meta.date_order
        self._zones = ZoneReader()

    def __call__(self, analysis: Analysis) -> None:
        """Resolve every expression of the document, in order."""
        story = Story(analysis, self._order)
        times: list[Timex] = []
        for index, expression in enumerate(analysis.expressions):
            try:
                made = self._resolve(expression, index, story)
            except (ValueError, OverflowError):
                continue  # "3000 years ago": the calendar that we count with begins in year 1
            if made is not None:
                times.append(made)
        numbered = [_with_id(t, i) for i, t in enumerate(times, 1)]
        analysis.times = numbered

    def _resolve(self, e: Expression, index: int, story: Story) -> Timex | None:
        parts = e.parts
        if e.type == "ref":
            return _timex(e, "DATE", str(parts["ref"]), basis="relative")
        if "value" in parts:
            return _timex(e, "SET" if e.type == "set" else "DURATION", str(parts["value"]))
        if e.type == "set":
            value, quant, freq = recurring(parts)
            return _timex(e, "SET", value, quant=quant, freq=freq)
        if "amount" in parts:
            count, unit = str(parts["amount"]).split()
            parts = {"n": count if count == "X" else float(count), "unit": unit}
        if e.type == "duration":
            amount = duration(parts)
            return _timex(e, "DURATION", amount, mod=parts.get("mod")) if amount else None
        if e.type == "range":
            return self._range(e, index, story)
        return self._point(e, index, story)

    def _range(self, e: Expression, index: int, story: Story) -> Timex | None:
        first, last = _ends(e.parts, self._order)
        setting = story.setting(index)
        start = day_of_parts(first, setting)
        if start is None:
            return self._clock_range(e, first, last, index, story)
        of_period = "year" in last or "unit" in last
        if not of_period:
            last.pop("rel", None)  # "12 and 13 April last": the second is the first such day after the first
        end = day_of_parts(last, setting if of_period else story.setting_after(index, start))
        if end is None:
            return None
        story.tell(index, f"{start}/{end}", None)
        return _timex(e, "DATE", f"{start}/{end}", mod=e.parts.get("mod"), basis=_basis(e, start))

    def _clock_range(
        self, e: Expression, first: dict[str, Any], last: dict[str, Any], index: int, story: Story
    ) -> Timex | None:
        opens, closes = _open_hour(first, last), time_of_day(last)
        if opens is None or closes is None:
            return None
        day = day_of_parts(last, story.setting(index)) or story.day_for_clock(index)
        after = day
        if closes < opens and day_of(day):  # past midnight
            after = day_of_parts({"dayshift": 1}, story.setting_after(index, day)) or day
        zone = self._zones.zone(e, last, story)
        return _timex(e, "TIME", f"{day}{opens}/{after}{closes}", zone=zone, basis="relative")

    def _point(self, e: Expression, index: int, story: Story) -> Timex | None:
        parts = e.parts
        setting = story.setting(index)
        if isinstance(parts.get("n"), str) and "rel" in parts:
            value = duration(parts)
            return _timex(e, "DURATION", value) if value else None
        counted_from = setting.told.year or setting.period.year
        if parts.get("anchor") == "told" and "core" in parts and not counted_from:
            value = duration(parts)  # "five years later", and nothing was told to count from
            return _timex(e, "DURATION", value, mod=parts.get("mod"), core=True) if value else None
        if parts.get("unit") in _CLOCK_UNITS and "rel" in parts:
            return self._hours_away(e, index, story)
        day = day_of_parts(parts, setting)
        clock = time_of_day(parts)
        zone = self._zones.zone(e, parts, story)
        if day is None:
            if clock is None:
                return None
            day = story.day_for_clock(index)
        value = day + (clock or "")
        if clock and zone and has_clock(parts):
            value = self._told_again(value, zone, parts, story.pair(index)) or value
        utc = self._zones.utc(value, zone)
        kind: TimexType = "TIME" if clock else "DATE"
        made = _timex(e, kind, value, mod=parts.get("mod"), zone=zone, utc=utc, basis=_basis(e, value))
        story.tell(index, value, made)
        return made

    def _told_again(self, value: str, zone: str, parts: dict[str, Any], pair: Timex | None) -> str | None:
        """The value on the day on which it is the instant that another clock told just before; ``None`` where it is not."""
        if pair is None or (_tells_day(parts) and not _weekday_alone(parts)):
            return None
        again = self._zones.paired(f"{pair.value.partition('T')[0]}T{value.partition('T')[2]}", zone, pair)
        day = day_of(again) if again else None
        fits = day is not None and parts.get("weekday", day.isoweekday()) == day.isoweekday()
        return again if fits else None

    def _hours_away(self, e: Expression, index: int, story: Story) -> Timex | None:
        """ "three hours later": from the clock last told; a length where no clock, or more than one, was told."""
        parts = e.parts
        length = duration(parts)
        if length is None:
            return None
        base = story.clock_told(index) if parts.get("anchor") == "told" else None
        if base is None or ("two_clocks" in parts and story.clocks_told_twice(index)):
            return _timex(e, "DURATION", length, mod=parts.get("mod"), core=True)
        value = plus(base.value, length, int(parts["rel"]))
        if value is None:
            return _timex(e, "DURATION", length, mod=parts.get("mod"), core=True)
        utc = plus(base.utc, length, int(parts["rel"])) if base.utc else None
        value = self._zones.local(utc, base.zone) or value
        made = _timex(e, "TIME", value, mod=parts.get("mod"), zone=base.zone, utc=utc, basis="relative")
        story.tell(index, value, made)
        return made


def _open_hour(first: dict[str, Any], last: dict[str, Any]) -> str | None:
    """The clock time at which a range opens; "p.m." said at its end holds for both, unless it would open after it ends."""
    if "ampm" in first or "part" in first:
        return time_of_day(first)
    shared = time_of_day({**{k: last[k] for k in ("ampm", "part") if k in last}, **first})
    closes = time_of_day(last)
    return time_of_day(first) if shared and closes and shared > closes and "ampm" in last else shared


def _weekday_alone(parts: dict[str, Any]) -> bool:
    return "weekday" in parts and not {"day", "date", "rel"} & parts.keys()


def _tells_day(parts: dict[str, Any]) -> bool:
    return bool(_DAY_PARTS & parts.keys()) or ("unit" in parts and "rel" in parts)


def _ends(parts: dict[str, Any], order: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The parts of the two ends of a range; what only one end tells holds for both."""
    for name, suffix in (("date", ""), ("date2", "2")):
        if name in parts:  # "(28/12-2/1)": dates in figures as their parts
            day, month, year = read_date(str(parts[name]), order)
            told = {
                f"day{suffix}": day,
                f"month{suffix}": month,
                **({"yearb" if suffix else "year": year} if year else {}),
            }
            parts = {**{k: v for k, v in parts.items() if k != name}, **told}
    if "shortb" in parts:
        parts = {**parts, "yearb": int(parts["year"]) // 100 * 100 + int(parts["shortb"])}
        del parts["shortb"]
    second = {k[:-1]: v for k, v in parts.items() if k[-1] in "2b" and k != "year2"}
    first = {k: v for k, v in parts.items() if k[:-1] not in second}
    shared = ("month", "year", "rel", "unit")
    last = {**{k: first[k] for k in (*shared, "zone", "place", "part", "ampm") if k in first}, **second}
    first = {**{k: second[k] for k in shared if k in second and (k != "month" or "day" in first)}, **first}
    turned = "month" in first and "month" in last and first["month"] > last["month"]
    if turned and "year" in last and first.get("year") == last["year"]:
        first["year"] = last["year"] - 1  # "November-February 2017": the year is that of the end
    return first, last


def _basis(e: Expression, value: str) -> str:
    if "X" in value:
        return "explicit"
    if "year" in e.parts or len(str(e.parts.get("date", ""))) > 5:
        return "explicit"
    return "relative"


def _timex(
    e: Expression,
    kind: TimexType,
    value: str,
    *,
    mod: object = None,
    quant: str | None = None,
    freq: str | None = None,
    zone: str | None = None,
    utc: str | None = None,
    basis: str = "explicit",
    core: bool = False,
) -> Timex:
    span = e.parts.get("core", (e.start, e.end)) if core else (e.start, e.end)
    return Timex(
        id="",
        type=kind,
        value=value,
        mod=str(mod) if mod else None,
        quant=quant,
        freq=freq,
        span=span,
        zone=zone,
        utc=utc,
        basis=basis,  # type: ignore[arg-type]
        rule=e.rule,
    )


def _with_id(t: Timex, number: int) -> Timex:
    return msgspec.structs.replace(t, id=f"T{number}")
