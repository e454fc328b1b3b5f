"""``lexicon/cues.toml``: the words that attribute a statement to its source."""

from __future__ import annotations

from typing import Literal, TypeAlias

from readout.packs.schema.base import Entry, Topic
from readout.record import Medium

CueClass: TypeAlias = Literal[
    "neutral", "assertion", "warning", "denial", "demand", "promise", "accusation", "agreement", "criticism", "praise",
    "announcement", "question", "belief", "report",
]  # fmt: skip
Takes: TypeAlias = Literal["clause", "that", "infinitive", "phrase", "about", "claim", "object"]
Order: TypeAlias = Literal["both", "before", "after"]


class Cue(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A cue.

    ``takes``: what can be its content beside a quotation, which every cue takes: a bare ``clause``, a clause only after a
    complementiser, comma or colon (``that``), an ``infinitive``, a noun ``phrase``, a phrase only behind a preposition (``about``),
    a phrase only where its head is a noun that claims something (``claim``: "discussed the need for C"), an infinitive behind
    whom it moves (``object``: "pressed S to C", S included). ``order``: where the source stands
    (``before`` the cue, ``after`` it, or ``both``). ``addressee``: a noun phrase between the cue and its
    complementiser is spoken to ("told X that"). ``medium``: how the words were brought, where the cue tells.
    ``acts``: it tells of an act as often as of words, and is a cue only as the finite verb of a main clause ("supported the plan",
    not "by supporting Ukraine", "as Israel defends itself"). ``suffers``: behind a noun its past form before an infinitive or "of" is a
    passive ("a man accused of C", "fighters believed to C").
    """

    class_: CueClass = "neutral"
    takes: tuple[Takes, ...] = ("clause",)
    order: Order = "both"
    addressee: bool = False
    acts: bool = False
    suffers: bool = False
    medium: Medium | None = None


class Cues(Topic, frozen=True, kw_only=True):
    """Cues by their construction.

    ``verb``: a clause's verb ("S said that C", "C, said S"). ``preposition``: takes the source right after it
    ("according to S, C"). ``passive``: the source follows as agent, with or without its word ("C, disampaikan (oleh) S").
    ``possessive``: holds its source as a pronoun ("по его словам"). ``impersonal``: a verb form that names no source, the sides
    of a readout are meant ("отмечено C"). ``written``: a verb form whose source is the maker of the document it
    names ("в заявлении МИД говорится, что C"). ``noun``: a noun that holds the content ("S's claim that C").
    """

    verb: tuple[Cue, ...] = ()
    preposition: tuple[Cue, ...] = ()
    passive: tuple[Cue, ...] = ()
    possessive: tuple[Cue, ...] = ()
    impersonal: tuple[Cue, ...] = ()
    written: tuple[Cue, ...] = ()
    noun: tuple[Cue, ...] = ()
