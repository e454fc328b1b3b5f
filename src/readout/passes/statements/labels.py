"""Transcripts: speaker labels ("THE PRESIDENT: …", "В.Путин: …") and the words that stand under them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from readout.passes.statements.frames import Frame, Item
from readout.passes.statements.grammar import Grammar
from readout.passes.statements.sources import Sources
from readout.record import Span, Spans, Statement

# A label is a name or a title, hardly ever longer.
_LONGEST_LABEL = 8


class Speech(msgspec.Struct):
    """What one speaker says: frame and items of the label, frame and first item of the words, frames up to ``last``."""

    frame: int
    label: tuple[int, int]
    begin: int
    last: int


class Labels:
    """Finds the speeches of a document. ``sources`` tells which labels name a person."""

    def __init__(self, grammar: Grammar, sources: Sources, text: str) -> None:
        self.g = grammar
        self.sources = sources
        self.text = text

    def statements(self, rows: Sequence[Frame]) -> tuple[list[Statement], set[int]]:
        """The speeches of a transcript as statements, and the frames that they or nobody's words under a label fill."""
        out: list[Statement] = []
        taken: set[int] = set()
        for speech in self.speeches(rows):
            content, items = self.content(rows, speech), rows[speech.frame].items
            if not content:
                continue
            taken.update(range(speech.frame, speech.last))
            ids, span = self.sources.resolve(items, *speech.label)
            if ids and items[speech.label[0]].norm not in self.g.label:
                said = Statement(
                    id="S", source=ids[0], type="direct", content=content, cue_class="neutral", source_span=span,
                    medium="speech", rule="statements: speaker label",
                )  # fmt: skip
                out.append(said)
        return out, taken

    def speeches(self, rows: Sequence[Frame]) -> list[Speech]:
        """The speeches of a transcript, in order; empty for other texts."""
        found: list[Speech] = []
        for n, frame in enumerate(rows):
            at = None if frame.plain and frame.opening not in self.g.label else self._label(frame.items)
            if at is not None:
                if found:
                    found[-1].last = n
                found.append(Speech(n, at, at[1] + (frame.items[at[1]].norm == ":"), len(rows)))
        while found and found[-1].last - found[-1].frame > 1 and self._closes(rows[found[-1].last - 1]):
            found[-1].last -= 1
        talks = any(self._is_speech(rows, s, len(found)) for s in found)
        return found if talks else []

    def _label(self, items: Sequence[Item]) -> tuple[int, int] | None:
        """Items of a label, up to its colon."""
        if self._is_set_off(items):
            return 0, 1
        colon = next((i for i, item in enumerate(items) if item.norm == ":"), None)
        if colon is None or colon == 0 or (colon + 1 < len(items) and items[colon + 1].kind == "quote"):
            return None
        mention = self._person(items[colon - 1])
        if mention is not None:
            first = next((i for i in range(colon) if items[i].start >= mention), colon)
            follows = first == 0 or items[first - 1].kind != "word" or items[first - 1].capital
            return (first, colon) if follows else None
        first = colon
        while first > 0 and colon - first < _LONGEST_LABEL and items[first - 1].kind == "word":
            first -= 1
        words = [self.text[i.start : i.end] for i in items[first:colon]]
        if not words or first > 0:
            return None
        shouted = all(w.isupper() and len(w) > 1 for w in words) and (len(words) > 1 or len(words[0]) > 3)
        named = len(words) == 1 and items[first].norm in self.g.label
        return (first, colon) if shouted or named else None

    def _is_set_off(self, items: Sequence[Item]) -> bool:
        """Whether a line opens with a label that a wide space sets off ("Q    What was said?")."""
        opens = len(items) > 1 and items[0].norm in self.g.label
        return opens and len(gap := self.text[items[0].end : items[1].start]) > 1 and gap.isspace()

    def _person(self, last: Item) -> int | None:
        """Where a person's name that ends with this item begins."""
        for m in self.sources.mentions(last.start, last.end):
            if m.span[1] == last.end and m.kind in ("name", "titled") and self.sources.kind(m.actors[0]) == "person":
                return m.span[0]
        return None

    def _is_speech(self, rows: Sequence[Frame], speech: Speech, labels: int) -> bool:
        """Whether somebody talks here: a reply in a dialogue, or a speech in the first person and without attributions."""
        items = [i for f in rows[speech.frame : speech.last] for i in f.items]
        words = [i for i in items if i.kind == "word"]
        if any(i.kind == "quote" and i.end - i.start > 60 for i in items):
            return False
        mine = sum(i.norm in self.g.first_person for i in words)
        if labels > 2 and mine and mine * 20 >= len(words):
            return True
        return len(words) > 20 and mine * 60 >= len(words) and (labels > 1 or speech.last - speech.frame >= 3)

    def content(self, rows: Sequence[Frame], speech: Speech) -> Spans:
        """The words of a speech, without the directions in brackets that open a sentence."""
        out: list[Span] = []
        run: Span | None = None
        for n in range(speech.frame, speech.last):
            frame, first = rows[n], n == speech.frame
            if not first and "(" not in self.text[frame.start : frame.end]:
                run = (run[0] if run else frame.start, frame.end)
                continue
            items = frame.items[speech.begin if first else 0 :]
            for i, item in enumerate(items):
                opens = i == 0 or items[i - 1].norm in ".!?" or items[i - 1].kind == "bracket"
                if item.kind != "bracket" or not opens or self.text[item.start] != "(":
                    run = (run[0] if run else item.start, item.end)
                elif run is not None:
                    out.append(run)
                    run = None
        return tuple([*out, run] if run else out)

    def _closes(self, frame: Frame) -> bool:
        """Whether a line is a closing mark of the page ("END", "###") or the hour ("12:05 P.M. EDT")."""
        line = self.text[frame.start : frame.end]
        short = len(frame.items) <= 3 and all(i.kind == "mark" or i.capital for i in frame.items)
        return (short and line[-1] not in ".!?") or (line.isupper() and any(map(str.isdigit, line)))
