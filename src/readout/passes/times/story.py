"""What has been told so far: which day a clock time belongs to, which clock "three hours later" counts from.

Not every date moves a story on. The date of a credit ("dikutip dari AFP, 3 Mei") and of a statement ("kata X di
Jakarta, Senin (29/12)") tell when somebody reported or spoke; a clock time that follows belongs to what they spoke of.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from readout.passes.analysis import Analysis
from readout.passes.times.anchors import FUTURE, PAST, SAID, Anchor
from readout.passes.times.calendar import day_of
from readout.passes.times.lexer import SENTENCE_END, Item
from readout.passes.times.points import Setting, day_of_parts
from readout.passes.times.recognise import Expression
from readout.record import Timex

_CREDIT_REACH = 6
_TENSE_BEFORE, _TENSE_AFTER = 16, 8
_PAIR_REACH = 3
_AUXILIARY = 3
_JOINS = ("and_word", "or_word", "comma", "slash")
_HALF_YEAR = timedelta(183)
_CLOCK = re.compile(r"T\d")


class Told(msgspec.Struct, gc=False):
    """A day told: whether it is only that of a credit or a statement, or the end of a range."""

    sentence: int
    day: date
    aside: bool
    ended: bool = False


class Story:
    """The state of one reading of a document, from its first expression to its last."""

    def __init__(self, analysis: Analysis, order: str) -> None:
        self.document = Anchor.of(analysis.anchor)
        self._analysis = analysis
        self._signs, self._items = analysis.signs
        self._order = order
        self._told: list[Told] = []
        self._period = Anchor()
        self._open_day: str | None = None
        self._clocks: list[tuple[int, Timex]] = []
        self._sentences = [self._sentence(e) for e in analysis.expressions]

    @property
    def analysis(self) -> Analysis:
        """The analysis that is read."""
        return self._analysis

    def _sentence(self, e: Expression) -> int:
        found = self._analysis.document.sentence_at(e.start)
        return found.index if found else 0

    def setting(self, index: int) -> Setting:
        """What the expression of that index is resolved against."""
        told, tense = self._last_told(index), self.tense(index)
        document = self._day_after_joined(index) if tense == FUTURE else self.document
        return Setting(document, told, self._period, tense, self._order, self._open_day, self._year)

    def _day_after_joined(self, index: int) -> Anchor:
        """What a weekday to come is counted from: "on Tuesday or Wednesday" goes on from Tuesday."""
        e, joined = self._analysis.expressions[index], index and self._analysis.expressions[index - 1]
        if not joined or not self._told or e.parts.keys() != {"weekday"} or joined.parts.keys() != {"weekday"}:
            return self.document
        listed = e.first - joined.last == 1 and any(self._kind(joined.last, k) for k in _JOINS)
        day = self._told[-1].day
        return Anchor(day.year, day.month, day.day) if listed else self.document

    def _year(self, month: int, day: int, weekday: int | None) -> int | None:
        """The one year in which such a day lies near the days on which the document may have been published."""
        window = self._analysis.window
        if window is None:
            return None
        found: list[int] = []
        for year in range(window.first.year - 1, window.last.year + 2):
            try:
                told = date(year, month, day)
            except ValueError:
                continue
            if window.near(told, _HALF_YEAR) and weekday in (None, told.isoweekday()):
                found.append(year)
        return found[0] if len(found) == 1 else None

    def setting_after(self, index: int, start: str) -> Setting:
        """The setting of the end of a range: the first such day after its start."""
        begin = Anchor.of(start)
        anchor = begin if begin.year else self.document
        return Setting(anchor, anchor, anchor, FUTURE, self._order)

    def tense(self, index: int) -> int | None:
        """The tense of the verb or cue nearest before the expression in its sentence, else nearest after it."""
        e = self._analysis.expressions[index]
        for step, at, reach in ((-1, e.first - 1, _TENSE_BEFORE), (1, e.last, _TENSE_AFTER)):
            for _ in range(reach):
                if not 0 <= at < len(self._items) or self._signs[at] == SENTENCE_END:
                    break
                item = self._items[at]
                if item is not None and (tense := self._tense_of(item, at, step)) is not None:
                    return tense
                at += step
        return None

    def _tense_of(self, item: Item, at: int, step: int) -> int | None:
        if "future" in item.values or (step < 0 and "to_be" in item.values):
            return FUTURE
        if "past" in item.values:  # "will be lifted" is no past
            led = self._items[max(0, at - _AUXILIARY) : at]
            return FUTURE if any(i is not None and {"future", "to_be"} & i.values.keys() for i in led) else PAST
        return SAID if "said" in item.values or "cite" in item.values else None

    def aside(self, index: int) -> bool:
        """Whether the expression dates a credit or a statement rather than what is told."""
        e = self._analysis.expressions[index]
        return self.credit(index) or self._statement(e)

    def credit(self, index: int) -> bool:
        """Whether the expression dates a citation ("dilansir AFP, 3 Mei")."""
        at = self._analysis.expressions[index].first - 1
        for _ in range(_CREDIT_REACH):
            if at < 0 or self._signs[at] == SENTENCE_END:
                return False
            item = self._items[at]
            if item is not None and "cite" in item.values:
                return True
            at -= 1
        return False

    def _statement(self, e: Expression) -> bool:
        """A date set off by a comma in a sentence that somebody says."""
        if self._kind(e.first - 1, "comma") is False:
            return False
        at = e.first - 1
        while at >= 0 and self._signs[at] != SENTENCE_END:
            if self._kind(at, "said"):
                return True
            at -= 1
        return False

    def _kind(self, at: int, kind: str) -> bool:
        item: Item | None = self._items[at] if 0 <= at < len(self._items) else None
        return item is not None and kind in item.values

    def tell(self, index: int, value: str, made: Timex | None) -> None:
        """Remember what the expression of that index told."""
        day = day_of(value.split("/")[-1])
        if day is not None:
            self._told.append(Told(self._sentences[index], day, self.aside(index), "/" in value))
        if re.match(r"XXXX-(?:\d\d-\d\d|WXX-\d)", value):
            self._open_day = value.split("T")[0]
        anchor = Anchor.of(value) if re.match(r"\d{4}(?:-\d\d)?(?:-\d\d)?(?:T|$)", value) else Anchor()
        if anchor.year and not self.credit(index):
            self._period = anchor
        if made is not None and _CLOCK.search(value):
            self._clocks.append((index, made))

    def _last_told(self, index: int) -> Anchor:
        day = self._story_day(index, self._told)
        return Anchor(day.year, day.month, day.day) if day else Anchor()

    def _story_day(self, index: int, all_told: list[Told]) -> date | None:
        """The day that the story is at: the last one told, asides and (in the past tense) the future left out."""
        here = self._sentences[index]
        same = [t for t in all_told if t.sentence == here]
        if same:
            return same[-1].day
        today = self.document.whole
        own = [t for t in all_told if not t.aside]
        recent = bool(all_told) and here - all_told[-1].sentence <= 1
        if today is not None and self.tense(index) != FUTURE and not recent:
            own = [t for t in own if t.day <= today] or own
        told = own or all_told
        return told[-1].day if told else None

    def day_for_clock(self, index: int) -> str:
        """The day of a clock time that is told without one."""
        here = self._sentences[index]
        single = [t for t in self._told if not t.ended]
        if not any(t.sentence == here for t in single):
            following = self._day_that_follows(index)
            if following is not None:
                return following
        day = self._story_day(index, single) or self.document.whole
        return day.isoformat() if day else "XXXX-XX-XX"

    def _day_that_follows(self, index: int) -> str | None:
        """The day told later in the same sentence ("at 3 p.m. … on Thursday")."""
        for later in range(index + 1, len(self._analysis.expressions)):
            if self._sentences[later] != self._sentences[index]:
                return None
            e = self._analysis.expressions[later]
            if e.type == "point" and e.parts.get("anchor") != "told" and not self.aside(later):
                value = day_of_parts(e.parts, self.setting(later))
                if value is not None and (day_of(value) or "X" in value):
                    return value
        return None

    def clock_told(self, index: int) -> Timex | None:
        """The clock time last told; of two clocks for one instant the first, which is the story's own."""
        if self.clocks_told_twice(index):
            return self._clocks[-2][1]
        return self._clocks[-1][1] if self._clocks else None

    def clocks_told_twice(self, index: int) -> bool:
        """Whether the last clock time was told by two clocks of the same instant."""
        if len(self._clocks) < 2:
            return False
        (a, first), (b, second) = self._clocks[-2:]
        return b == a + 1 and first.utc is not None and first.utc == second.utc

    def pair(self, index: int) -> Timex | None:
        """The clock time that the expression tells again by another clock ("15.35 … (20.35 GMT)")."""
        if not self._clocks or self._clocks[-1][0] != index - 1:
            return None
        return self._clocks[-1][1] if self.linked(index) else None

    def linked(self, index: int) -> bool:
        """Whether an expression stands right behind the one before it, in brackets or after "or"."""
        if not index:
            return False
        before, e = self._analysis.expressions[index - 1], self._analysis.expressions[index]
        if e.first - before.last > _PAIR_REACH or SENTENCE_END in self._signs[before.last : e.first]:
            return False
        between = [i for i in self._items[before.last : e.first] if i is not None]
        return any({"open", "or_word", "slash"} & i.values.keys() for i in between)
