"""The function words of the contacts topic, compiled once for each pack."""

from __future__ import annotations

from readout.packs import Pack
from readout.packs.schema.contacts import Contacts
from readout.text import normalise

QUOTES = frozenset('"“”„«»＂')
HYPHENS = frozenset("-–—‐‑/")


class Words:
    """Word lists of ``lexicon/contacts.toml`` as sets of normal forms, and its switches; ``oblique`` are all words that govern a noun."""

    addressed: frozenset[str]
    agency: frozenset[str]
    article: frozenset[str]
    beside: frozenset[str]
    between: frozenset[str]
    bodiless: frozenset[str]
    companion: frozenset[str]
    complement: frozenset[str]
    conjunction: frozenset[str]
    credit: frozenset[str]
    definite: frozenset[str]
    delegation: frozenset[str]
    determiner: frozenset[str]
    during: frozenset[str]
    either: frozenset[str]
    eve: frozenset[str]
    first_person: frozenset[str]
    going: frozenset[str]
    lands: frozenset[str]
    heads: frozenset[str]
    future: frozenset[str]
    inclusion: frozenset[str]
    later: frozenset[str]
    meanwhile: frozenset[str]
    membership: frozenset[str]
    modifier: frozenset[str]
    no_place: frozenset[str]
    occasion: frozenset[str]
    origin: frozenset[str]
    our: frozenset[str]
    own: frozenset[str]
    place: frozenset[str]
    possessive: frozenset[str]
    purpose: frozenset[str]
    relation: frozenset[str]
    relative: frozenset[str]
    report: frozenset[str]
    second_person: frozenset[str]
    separate: frozenset[str]
    sequence: frozenset[str]
    setting: frozenset[str]
    setting_near: frozenset[str]
    since: frozenset[str]
    spoken_to: frozenset[str]
    stop: frozenset[str]
    subordinate: frozenset[str]
    telling: frozenset[str]
    title_link: frozenset[str]
    together: frozenset[str]
    toward: frozenset[str]
    vague: frozenset[str]
    we: frozenset[str]
    whom: frozenset[str]
    whose: frozenset[str]
    your: frozenset[str]
    lower_titles: bool
    inflected: bool
    tenseless: bool
    owner_before: bool
    owner_after: bool

    def __init__(self, pack: Pack) -> None:
        topic = pack.topic(Contacts)
        for name in self.__annotations__:
            value = getattr(topic, name)
            setattr(self, name, value if isinstance(value, bool) else _set(value))
        self.oblique = _set(topic.locative) | self.companion | self.origin | self.toward | self.addressed


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normalise, words))
