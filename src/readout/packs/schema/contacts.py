"""``lexicon/contacts.toml``: how the language tells of calls, meetings, visits, talks and letters.

Groups of entries are phrases found by the one scan of the text. The word lists (plain tuples of single words) are
function words that the contacts pass looks up token by token while it reads around a phrase.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from readout.packs.schema.base import Entry, Topic
from readout.record import ContactKind, ContactStatus

Frame: TypeAlias = Literal["with", "object", "from", "place", "invite"]


class ContactNoun(Entry, frozen=True, kw_only=True):
    """A noun for a contact ("panggilan telepon"). ``weak`` nouns also mean other things: they need both sides near.

    ``standing`` nouns also tell of a lasting relation ("dialogue"): they need a word or a time that makes it one contact.
    ``open`` nouns do not tell whether one meets or calls. ``assembly`` nouns ("KTT", "summit") may stand with one organisation alone, whose members are the sides.
    """

    kind: ContactKind
    weak: bool = False
    assembly: bool = False
    open: bool = False
    standing: bool = False


class ContactVerb(Entry, frozen=True, kw_only=True):
    """A verb of contact, and where its other side stands.

    ``with``: after a companion word ("bertemu dengan X"), or both sides before it; ``bare`` allows the other side right
    after the verb. ``object``: right after the verb ("menelepon X"). ``from``: after a word of origin ("menerima telepon
    dari X"). ``place``: a state or its capital ("berkunjung ke X"). ``invite``: right after the verb, with the
    place to come to behind it. ``passive`` verbs have the host after a word of
    agency ("disambut oleh X"). ``initiator`` says which side asked for it,
    ``status`` what the form of the verb says where no word by it says more ("met").
    """

    kind: ContactKind
    frame: Frame = "with"
    bare: bool = False
    passive: bool = False
    weak: bool = False
    initiator: Literal["subject", "partner"] | None = None
    status: ContactStatus | None = None


class Means(Entry, frozen=True, kw_only=True):
    """A phrase for the means ("lewat telepon"), which makes a contact of that kind of one whose means are open."""

    kind: ContactKind


class StatusCue(Entry, frozen=True, kw_only=True):
    """A phrase that settles the status of a contact it stands by; ``near`` is how many words may stand between.

    What an ``earlier`` phrase introduces was before the rest of its clause ("will build on the call"); a ``cross`` phrase
    tells of what may be done in the contact, too ("could sign it during the visit").
    """

    status: ContactStatus
    near: int = 4
    earlier: bool = False
    cross: bool = False


class OrdinalWord(Entry, frozen=True, kw_only=True):
    """A spelled-out ordinal and its number."""

    value: int


class Contacts(Topic, frozen=True, kw_only=True):
    """Contact words, and the function words around them.

    ``light`` verbs take a contact noun as object ("mengadakan"), ``happen`` verbs as subject ("berlangsung").
    ``status`` cues stand before the contact's word, ``outcome`` cues after it in its clause. The one who asked for it
    stands after an ``initiative`` phrase, before a ``bidding`` noun that a word of ``setting`` opens ("*at* Stubb's *request*") and before an ``asking`` verb. ``begin``, ``finish`` and ``last`` introduce start, end and duration, ``moved`` the date to which a contact was put. ``head`` words introduce topics,
    ``discuss`` verbs make a contact of what is discussed with a person. Letters are ``sent`` by and ``got`` by somebody. ``closed`` and
    ``open`` tell whether the content is public, ``pair_link`` is the
    vowel that joins two adjectives of states in one word, ``pair_ending`` the length of such an adjective's ending.
    ``bodiless`` names organisations
    that hold no summits of their own (the United Nations). ``follow`` introduce an earlier contact that this one follows.
    ``title_link`` words stand inside long titles (written small where ``lower_titles``), ``since`` words open the time
    in which an ordinal counts up to now, ``meanwhile`` words a clause at the time of the main clause, ``relative`` words
    a clause about the one named before them, ``relation`` words tell what one is to the other ("counterpart").
    ``beside`` words stand before an assembly in which others meet. ``whom`` words open a clause that tells what was done with the one named before it. ``lands`` words mean the states of a body. ``going`` verbs stand before the place to which somebody travels.
    ``heads`` are plural words for those who act for states ("ministers"). Where the language is ``inflected``, its order of words is free; verbs of a
    ``tenseless`` one do not tell what is past. ``setting_near`` words make a contact the setting from right before it only.
    ``whose`` words one about what is theirs, ``delegation`` words name those who negotiate together.
    ``inclusion`` words bring examples of a topic; a topic of ``vague`` words alone tells nothing.
    ``later`` words say that the rest of a time is meant ("later this week"), ``either`` words join two times or clauses ("or").
    ``during`` words open what goes on at the same time. ``no_place`` words open no name of a place. ``eve`` words stand before a contact to come.
    ``occasion`` words open what somebody is joined for, ``separate`` words say that each other side has a contact of its own.
    ``second_person`` words mean the one spoken to, or nobody known; ``spoken_to`` are all forms of them. ``own``, ``your`` and ``our`` are possessives
    of the speaker, of the one spoken to, of both.
    ``future`` words open what is to be done, ``together`` words bring one beside whom, not to whom, somebody speaks, ``sequence`` words another contact of the same one ("then").
    ``joining`` phrases are conjunctions of several words. ``greeting`` phrases are said to somebody who is there.
    ``never`` phrases hide the contact words inside them ("call for"), ``mute`` phrases the status cues ("declined to comment on").
    Who does not ``join`` a contact is absent from it. Where ``sport`` words stand, teams meet, not states.
    ``report`` words tell of news, ``untrue`` phrases call it false.
    """

    noun: tuple[ContactNoun, ...] = ()
    verb: tuple[ContactVerb, ...] = ()
    light: tuple[Entry, ...] = ()
    attend: tuple[Entry, ...] = ()
    means: tuple[Means, ...] = ()
    status: tuple[StatusCue, ...] = ()
    ordinal: tuple[OrdinalWord, ...] = ()
    outcome: tuple[StatusCue, ...] = ()
    initiative: tuple[Entry, ...] = ()
    bidding: tuple[Entry, ...] = ()
    asking: tuple[Entry, ...] = ()
    begin: tuple[Entry, ...] = ()
    finish: tuple[Entry, ...] = ()
    last: tuple[Entry, ...] = ()
    moved: tuple[Entry, ...] = ()
    head: tuple[Entry, ...] = ()
    discuss: tuple[Entry, ...] = ()
    sent: tuple[Entry, ...] = ()
    got: tuple[Entry, ...] = ()
    closed: tuple[Entry, ...] = ()
    open: tuple[Entry, ...] = ()
    follow: tuple[Entry, ...] = ()
    greeting: tuple[Entry, ...] = ()
    joining: tuple[Entry, ...] = ()
    again: tuple[Entry, ...] = ()
    never: tuple[Entry, ...] = ()
    mute: tuple[Entry, ...] = ()
    join: tuple[Entry, ...] = ()
    sport: tuple[Entry, ...] = ()
    untrue: tuple[Entry, ...] = ()
    report: tuple[str, ...] = ()
    both: tuple[Entry, ...] = ()
    companion: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    no_place: tuple[str, ...] = ()
    locative: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    membership: tuple[str, ...] = ()
    conjunction: tuple[str, ...] = ()
    determiner: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    subordinate: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    second_person: tuple[str, ...] = ()
    spoken_to: tuple[str, ...] = ()
    your: tuple[str, ...] = ()
    our: tuple[str, ...] = ()
    we: tuple[str, ...] = ()
    bodiless: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    title_link: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    meanwhile: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    occasion: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    eve: tuple[str, ...] = ()
    inclusion: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    delegation: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    inflected: bool = False
    tenseless: bool = False
    setting_near: tuple[str, ...] = ()
    lower_titles: bool = False
    pair_link: str = ""
    pair_ending: int = 0
    owner_before: bool = False
    owner_after: bool = True
