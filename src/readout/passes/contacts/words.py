"""The function words of the contacts topic, compiled once for each pack."""

from __future__ import annotations

from readout.packs import Pack
from readout.packs.schema.contacts import Contacts
from readout.text import normalise

QUOTES = frozenset('"“”„«»＂')
HYPHENS = frozenset("-–—‐‑/")


class Words:
    """Word lists of ``lexicon/contacts.toml`` as sets of normal forms."""

    def __init__(self, pack: Pack) -> None:
        topic = pack.topic(Contacts)
        self.companion = _set(topic.companion)
        self.possessive = _set(topic.possessive)
        self.sequence = _set(topic.sequence)
        self.together = _set(topic.together)
        self.between = _set(topic.between)
        self.origin = _set(topic.origin)
        self.agency = _set(topic.agency)
        self.toward = _set(topic.toward)
        self.place = _set(topic.place)
        self.oblique = _set(topic.locative) | self.companion | self.origin | self.toward | _set(topic.addressed)
        self.addressed = _set(topic.addressed)
        self.membership = _set(topic.membership)
        self.telling = _set(topic.telling)
        self.conjunction = _set(topic.conjunction)
        self.determiner = _set(topic.determiner)
        self.modifier = _set(topic.modifier)
        self.purpose = _set(topic.purpose)
        self.definite = _set(topic.definite)
        self.subordinate = _set(topic.subordinate)
        self.setting = _set(topic.setting)
        self.complement = _set(topic.complement)
        self.stop = _set(topic.stop)
        self.article = _set(topic.article)
        self.own = _set(topic.own)
        self.first_person = _set(topic.first_person)
        self.second_person = _set(topic.second_person)
        self.spoken_to = _set(topic.spoken_to)
        self.your, self.our = _set(topic.your), _set(topic.our)
        self.we = _set(topic.we)
        self.credit = _set(topic.credit)
        self.bodiless = _set(topic.bodiless)
        self.title_link = _set(topic.title_link)
        self.future = _set(topic.future)
        self.meanwhile = _set(topic.meanwhile)
        self.relation = _set(topic.relation)
        self.relative = _set(topic.relative)
        self.whose = _set(topic.whose)
        self.delegation = _set(topic.delegation)
        self.inclusion = _set(topic.inclusion)
        self.vague = _set(topic.vague)
        self.report = _set(topic.report)
        self.later, self.either = _set(topic.later), _set(topic.either)
        self.eve = _set(topic.eve)
        self.occasion = _set(topic.occasion)
        self.separate = _set(topic.separate)
        self.during = _set(topic.during)
        self.no_place = _set(topic.no_place)
        self.since = _set(topic.since)
        self.lower_titles = topic.lower_titles
        self.owner_before = topic.owner_before
        self.owner_after = topic.owner_after


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normalise, words))
