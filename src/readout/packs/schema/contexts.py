"""``lexicon/contexts.toml``: words that tell what an event is about, by PLOVER context."""

from __future__ import annotations

from readout.packs.schema.base import Entry, Topic


class Contexts(Topic, frozen=True, kw_only=True):
    """Words by context; a group has the name of one of PLOVER's 37 contexts. Those that words settle poorly have no group."""

    military: tuple[Entry, ...] = ()
    intelligence: tuple[Entry, ...] = ()
    election: tuple[Entry, ...] = ()
    economic: tuple[Entry, ...] = ()
    human_rights: tuple[Entry, ...] = ()
    diplomatic: tuple[Entry, ...] = ()
    territory: tuple[Entry, ...] = ()
    peacekeeping: tuple[Entry, ...] = ()
    health: tuple[Entry, ...] = ()
    asylum: tuple[Entry, ...] = ()
    migration: tuple[Entry, ...] = ()
    disasters: tuple[Entry, ...] = ()
    natural_resource: tuple[Entry, ...] = ()
    environment: tuple[Entry, ...] = ()
    technology: tuple[Entry, ...] = ()
    terrorism: tuple[Entry, ...] = ()
    cbrn: tuple[Entry, ...] = ()
    cyber: tuple[Entry, ...] = ()
    misinformation: tuple[Entry, ...] = ()
    corruption: tuple[Entry, ...] = ()
    illegal_drugs: tuple[Entry, ...] = ()
    trafficking: tuple[Entry, ...] = ()
