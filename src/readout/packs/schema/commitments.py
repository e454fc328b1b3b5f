"""``lexicon/commitments.toml``: words by which an issuer binds itself, asks of others, warns or refuses."""

from __future__ import annotations

from typing import Literal

from readout.packs.schema.base import Entry, Topic
from readout.record import CommitmentKind


class CommitmentWord(Entry, frozen=True, kw_only=True):
    """Words that make a statement a commitment of this kind.

    As ``cue`` they are the verb that attributes the statement ("urged", "denied"). As ``mark`` they stand inside the content; ``subject`` tells whose act it
    must be: the issuer's ``own`` side, an ``other`` actor named there, either of them (``named``), anything but the own
    side (``foreign``), nobody who is named (``unnamed``: "help *will be sent*"), ``any``. ``only_with`` limits a word to statements that
    also hold a condition, a word of harm or a hostile ``act``, or
    to an issuer that is a person or a state (``agent``; an event "prompts", too). ``without``: not with one of these within four words ("would
    *have*"). ``head`` words count as the first of a sentence only ("*Stop* this war"). ``noun`` words open their own consequence ("their *commitment* to ...").
    """

    kind: CommitmentKind
    without: tuple[str, ...] = ()
    subject: Literal["own", "other", "named", "foreign", "unnamed", "any"] = "any"
    noun: bool = False
    head: bool = False
    only_with: Literal["condition", "harm", "act", "agent"] | None = None


class Commitments(Topic, frozen=True, kw_only=True):
    """Words of commitments.

    ``own`` words stand for the issuer's side ("we", "pihaknya"); ``own_told`` words do so only where somebody else tells
    it, outside direct speech ("she"). ``hostile`` acts turn a promise or an offer into a threat
    ("ready to retaliate"). ``menace`` nouns ("war", "tariffs") are what a verb may threaten with.
    ``harm`` tells of bad consequences: a warning where the issuer does not bring them about.
    ``help`` words tell that a hostile act behind them is one for somebody ("help to *fight* the fires"), whom none threatens
    ("to defend *Riyadh*"). A demand whose verb has an ``asked`` word behind it is a question.
    ``nobody`` words open a clause whose subject they deny ("*nobody* will attack").
    ``bidden`` words at the head of what is warned of make a demand of it ("warned them *not to* ...").
    ``wish`` words make a hope or an opinion of what would be a promise ("*I think* we will").
    ``whom`` words stand before the one meant ("sanctions *on* Norway").
    ``plain`` phrases hold a word of the other groups and bind nobody. ``until`` words stand before the day of a deadline
    ("by"), ``within`` words before its length ("within").
    """

    cue: tuple[CommitmentWord, ...] = ()
    mark: tuple[CommitmentWord, ...] = ()
    own: tuple[Entry, ...] = ()
    own_told: tuple[Entry, ...] = ()
    hostile: tuple[Entry, ...] = ()
    menace: tuple[Entry, ...] = ()
    harm: tuple[Entry, ...] = ()
    help: tuple[Entry, ...] = ()
    asked: tuple[Entry, ...] = ()
    nobody: tuple[Entry, ...] = ()
    whom: tuple[Entry, ...] = ()
    wish: tuple[Entry, ...] = ()
    bidden: tuple[Entry, ...] = ()
    plain: tuple[Entry, ...] = ()
    until: tuple[Entry, ...] = ()
    within: tuple[Entry, ...] = ()
