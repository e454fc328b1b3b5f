"""Transcripts: those who speak to each other in turns, with words of welcome, are together as they speak."""

from __future__ import annotations

from readout.packs.schema.contacts import Means
from readout.passes.contacts.reader import Reader
from readout.passes.contacts.sighting import Sighting
from readout.record import Actor, ContactKind, Span, Statement
from readout.text import Hit

# Marks of emphasis around a line, and how many characters the line that sets the scene may have.
_MARKUP = "* _\t"
_LONG = 100
_UNDONE = frozenset({"planned", "proposed", "denied", "declined"})
RULE = "turns of a transcript, with words of welcome"


def company(r: Reader) -> tuple[str, ...]:
    """Those of different states who speak in turns, in the order in which they begin; none where one alone speaks."""
    sides = _of_different_states(r, _turns(r))
    return tuple(sides) if len(sides) > 1 else ()


def first_turn(r: Reader) -> int | None:
    """Where the first one begins to speak in turns; ``None`` where nobody does."""
    return next((_start(t) for t in r.analysis.statements if _labelled(r, t)), None)


def addressed(r: Reader, told: list[Sighting]) -> tuple[str, ...]:
    """The two of whom one alone speaks, to the other one of the contact that the article tells before."""
    speakers = {t.source: None for t in _turns(r)}
    two = next((s.sides for s in told if len(s.sides) > 1), ())
    both = len(two) == 2 and all(r.kind.get(i) == "person" for i in two)
    return two if both and len(speakers) == 1 and not speakers.keys() - {*two} else ()


def together(r: Reader, told: list[Sighting]) -> Sighting | None:
    """The contact of which the text is the transcript; none where the article tells of one in its own voice before it."""
    sides, turns = r.company, _turns(r)
    if not sides or any(len(s.sides) > 1 and s.hit.start < _start(turns[0]) for s in told):
        return None
    for cue in r.groups.get("greeting", ()):
        if r.speaker(cue.first) in sides:
            s = Sighting(cue, _kind(r, cue, turns[0]), cue.first, cue.last, cue.last, noun=False)
            firsts = [next(t for t in turns if t.source == side) for side in sides]
            s.sides, s.rule = sides, RULE
            s.side_spans = tuple(t.source_span for t in firsts if t.source_span is not None)
            words = ((cue.start, cue.end),)
            s.put("status", "ongoing", words, "told as they speak")
            if r.published is not None:
                s.put("date", r.published, words, "told as they speak: the day of publication")
            if (place := _scene(r, turns[0])) is not None:
                s.put("place", r.analysis.text[slice(*place)], (place,), "scene of the transcript")
            return s
    return None


def settle(r: Reader, sightings: list[Sighting], turns: tuple[str, ...]) -> None:
    """ "I look forward to our talk": what those who speak in turns say of a contact of theirs, with no other date, is of this one.

    Where one alone speaks, only what a noun tells of it is.
    """
    for s in sightings:
        mine = len(s.sides) > 1 and s.kind != "visit" and {*s.sides} <= {*r.company} and bool(turns or s.noun)
        if mine and s.value("date") in (None, r.published) and s.value("status") in _UNDONE:
            s.fields.pop("status")
            s.again = False


def _scene(r: Reader, opening: Statement) -> Span | None:
    """The first line before the turns, where it is a name alone ("Oval Office")."""
    line = r.analysis.text.split("\n", 1)[0]
    start, end = len(line) - len(line.lstrip(_MARKUP)), len(line.rstrip(_MARKUP))
    tokens = [r.tokens[k] for k in r.analysis.document.tokens_in(start, end)]
    named = tokens and tokens[0].capitalised and not any(t.text in ".:;!?" for t in tokens)
    timed = any(t.span[0] < end for t in r.analysis.times)
    return (start, end) if named and not timed and 0 < end - start < _LONG and end < _start(opening) else None


def _turns(r: Reader) -> list[Statement]:
    return [t for t in r.analysis.statements if _labelled(r, t)]


def _labelled(r: Reader, t: Statement) -> bool:
    return not t.cue and t.source_span is not None and r.analysis.text.startswith(":", t.source_span[1])


def _start(t: Statement) -> int:
    return t.source_span[0] if t.source_span is not None else t.content[0][0]


def _of_different_states(r: Reader, turns: list[Statement]) -> list[str]:
    """The persons who speak, the first of each state; who speaks for no state must bear an office."""
    first: dict[str, str] = {}
    for t in turns:
        a: Actor | None = r.actor(t.source)
        if a is not None and a.kind == "person" and (of := a.country or a.office):
            first.setdefault(of, a.id)
    return list(first.values())


def _kind(r: Reader, cue: Hit, opening: Statement) -> ContactKind:
    """A video call where the words of welcome, or what stands before the first turn, tell of the means."""
    sentence = r.sentence(cue.first)
    near = (h for h in r.groups.get("means", ()) if h.start < _start(opening) or r.sentence(h.first) is sentence)
    return "video_call" if any(isinstance(h.entry, Means) and h.entry.kind == "video_call" for h in near) else "meeting"
