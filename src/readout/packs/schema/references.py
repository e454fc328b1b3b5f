"""``lexicon/references.toml``: pronouns, collectives, descriptions, unnamed sources."""

from __future__ import annotations

from typing import Literal

from readout.packs.schema.base import Entry, Topic


class Pronoun(Entry, frozen=True, kw_only=True):
    """A pronoun of the third person; ``gender`` is empty where the language marks none."""

    number: Literal["one", "many"] = "one"
    gender: Literal["", "m", "f"] = ""


class References(Topic, frozen=True, kw_only=True):
    """How a text speaks of actors without their names.

    ``clitic`` are the clitics of the pack that stand for a person. ``both`` are the words for two; with ``leaders`` they
    mean the two persons last named, with ``sides`` their states. ``description`` is a noun that with a state means its
    leader, ``government`` one that with a state means the state. ``official`` are nouns of unnamed sources, ``quantifier``
    and ``modifier`` what may stand before and beside them. ``demonstrative`` points back ("that official").
    ``place_preposition`` before a capital makes it a place. ``conjunction`` joins names. ``article`` may open a phrase.
    ``escort`` are nouns beside the name of an armed group or organisation that belong to the mention ("Houthi rebels").
    ``currency`` are nouns of money beside which a state is no actor ("dolar AS"). ``many`` are those of ``official`` that are a source alone where they speak
    ("according to witnesses"). ``speaker`` are words for the one who speaks ("I"): no name holds one.
    ``ruling`` are words of ``government`` that alone mean the government of the state that the document is about.
    ``local`` are words by which a source is of the state spoken of ("local media", "police"). ``delegation`` are
    nouns of a state's people at a meeting, ``comprises`` the words that list or lead them. ``age`` are the words before and behind the number of somebody's years.
    """

    pronoun: tuple[Pronoun, ...] = ()
    clitic: tuple[str, ...] = ()
    both: tuple[Entry, ...] = ()
    leaders: tuple[Entry, ...] = ()
    sides: tuple[Entry, ...] = ()
    description: tuple[Entry, ...] = ()
    government: tuple[Entry, ...] = ()
    official: tuple[Entry, ...] = ()
    quantifier: tuple[Entry, ...] = ()
    modifier: tuple[Entry, ...] = ()
    demonstrative: tuple[Entry, ...] = ()
    place_preposition: tuple[Entry, ...] = ()
    conjunction: tuple[Entry, ...] = ()
    article: tuple[Entry, ...] = ()
    escort: tuple[Entry, ...] = ()
    currency: tuple[Entry, ...] = ()
    many: tuple[Entry, ...] = ()
    speaker: tuple[Entry, ...] = ()
    ruling: tuple[Entry, ...] = ()
    local: tuple[Entry, ...] = ()
    delegation: tuple[Entry, ...] = ()
    comprises: tuple[Entry, ...] = ()
    age: tuple[Entry, ...] = ()
