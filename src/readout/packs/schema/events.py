"""``lexicon/events.toml``: words that tell of events, by PLOVER type."""

from __future__ import annotations

from typing import Literal

from readout.packs.schema.base import Entry, Topic


class EventWord(Entry, frozen=True, kw_only=True):
    """Words that tell of an event of the type in whose group they stand.

    ``form`` says where its ends are: a ``verb`` has its actor before and its recipient behind it, a ``passive`` the other way
    round, a ``noun`` beside it ("Russia's *invasion* of Ukraine"), ``both`` is a
    verb or a noun, a ``bond`` joins its two parties on either side ("signed an
    agreement with"), a ``head`` opens what somebody says ("expressed *concern* about China"), a ``blame`` word says
    anywhere in it that what the party before it does is wrong, an ``address`` is said to the one spoken to ("*thank you for* ..."), a ``claim`` owns up to
    an act ("claimed *responsibility for the attack*"). ``mode`` is PLOVER's. ``shared``: where it names nobody, it is told of the two
    who meet or talk in the article, if it tells of no others ("documents *were signed*"); a noun of
    two who stand side by side is ("the A-B *war*", "*perang* A dan B"). ``carried``: it counts only behind a
    verb of giving ("*sent* weapons to"). ``verbal``: of a person by an office it is done by words ("*attacked* the minister").
    ``things``: a verb counts only with one of the ``thing`` words of this name beside it ("*withdrew* its last *troops*"), and then before
    its wider meaning. ``suffers``: who is named right behind a noun suffers it («обстрел *Харькова*»), who does it is an adjective before
    it or stands behind it as an agent does.
    """

    form: Literal["verb", "passive", "noun", "both", "bond", "head", "blame", "address", "claim"] = "verb"
    mode: str | None = None
    shared: bool = False
    carried: bool = False
    verbal: bool = False
    things: str | None = None
    suffers: bool = False


class Thing(Entry, frozen=True, kw_only=True):
    """Nouns for what verbs are done with, by which a verb means its type; ``name`` is that of the kind."""

    name: str


class Place(Entry, frozen=True, kw_only=True):
    """Names of a place that stands for an actor without being its name ("West Bank"); ``code`` is that of the event."""

    code: str


class Events(Topic, frozen=True, kw_only=True):
    """Event words by type, and the small words by which their ends are told.

    ``toward`` words stand before whom something is done to ("against"); ``agent`` words before who does it ("by");
    ``oblique`` words before parties that are neither subject nor object ("in", "from"), ``locative`` words before those of them that are a place
    or an origin, a ``companion`` word before who is joined by a ``bond``. ``plain`` phrases hold an event word and tell of no event
    ("strike a balance"). ``harm`` nouns name what is done to
    somebody: who is named behind them and a ``toward`` word is the victim, not the one to blame; so
    with what may ``befall`` somebody ("concern about the *crisis* in"). ``own`` words stand for the one who speaks or the subject, ``mine`` those of them for the
    speaker alone. ``facing`` words stand between a
    victim and what it suffers ("aid to A *in the face of* B's blockade"). A word behind a ``determiner`` is no
    verb. ``light`` verbs carry a noun out ("*launched* an attack on"): its ends are theirs. ``undo`` verbs take back what a noun names: of a sanction that
    is a concession; ``give`` verbs hand it over, ``offer`` verbs promise it. ``money`` phrases hold the name of a state and mean a
    currency, or a number. ``involvement`` nouns stand for an act told before ("denied any *role*"). Behind a ``doer`` word
    stands who is to do what a noun asks for ("the withdrawal *of*"). Behind an ``auxiliary`` a verb is passive, unless it has one of the endings
    ``progressive``. Where words have no tags, those with a ``verb_beginning`` are verbs, but for
    ``no_verb``. ``finite`` endings show a verb right between two parties. ``bare_agent``: who does what a passive tells may stand right behind it. ``possessor`` is the side on which the owner of a
    noun stands. With a ``mutual`` word beside it two subjects do it to each other; behind a ``between`` word stand the two whom a noun
    joins ("cooperation *between* A and B", "*ditandatangani* A dan B"). ``target`` nouns are what is attacked: who is named behind them owns it ("serangan *kilang minyak* Saudi"). An ``including`` word
    behind a comma names one of those meant before it. What an ``intent`` names ("*plan* to invade") is
    to come. A sentence with a word of ``tale`` tells of sport or of a story. A contact by a word of
    ``summons`` is disapproval.
    Before a ``side`` word stands who does what a passive tells («с российской *стороны*»).

    Where nouns have cases: a verb with one of the endings ``passive_endings`` is a passive; a party whose word has one of the
    ``agent_endings`` may be its agent, one of the ``object_endings`` no subject, one of the ``dative_endings`` is given what a noun names;
    behind a word of place it is a place only with one of the ``place_endings`` («в *Сирии*», not «в *Сирию*»).
    """

    possessor: Literal["before", "after", "both"] = "both"
    bare_agent: bool = False
    finite: tuple[str, ...] = ()
    progressive: tuple[str, ...] = ()
    verb_beginning: tuple[str, ...] = ()
    no_verb: tuple[str, ...] = ()
    passive_endings: tuple[str, ...] = ()
    agent_endings: tuple[str, ...] = ()
    object_endings: tuple[str, ...] = ()
    dative_endings: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    thing: tuple[Thing, ...] = ()
    agree: tuple[EventWord, ...] = ()
    consult: tuple[EventWord, ...] = ()
    support: tuple[EventWord, ...] = ()
    concede: tuple[EventWord, ...] = ()
    cooperate: tuple[EventWord, ...] = ()
    aid: tuple[EventWord, ...] = ()
    retreat: tuple[EventWord, ...] = ()
    request: tuple[EventWord, ...] = ()
    accuse: tuple[EventWord, ...] = ()
    reject: tuple[EventWord, ...] = ()
    threaten: tuple[EventWord, ...] = ()
    protest: tuple[EventWord, ...] = ()
    sanction: tuple[EventWord, ...] = ()
    mobilize: tuple[EventWord, ...] = ()
    coerce: tuple[EventWord, ...] = ()
    assault: tuple[EventWord, ...] = ()
    toward: tuple[Entry, ...] = ()
    agent: tuple[Entry, ...] = ()
    oblique: tuple[Entry, ...] = ()
    locative: tuple[Entry, ...] = ()
    companion: tuple[Entry, ...] = ()
    plain: tuple[Entry, ...] = ()
    harm: tuple[Entry, ...] = ()
    befall: tuple[Entry, ...] = ()
    own: tuple[Entry, ...] = ()
    mine: tuple[Entry, ...] = ()
    determiner: tuple[Entry, ...] = ()
    auxiliary: tuple[Entry, ...] = ()
    light: tuple[Entry, ...] = ()
    undo: tuple[Entry, ...] = ()
    doer: tuple[Entry, ...] = ()
    money: tuple[Entry, ...] = ()
    involvement: tuple[Entry, ...] = ()
    place: tuple[Place, ...] = ()
    facing: tuple[Entry, ...] = ()
    mutual: tuple[Entry, ...] = ()
    between: tuple[Entry, ...] = ()
    target: tuple[Entry, ...] = ()
    including: tuple[Entry, ...] = ()
    intent: tuple[Entry, ...] = ()
    give: tuple[Entry, ...] = ()
    offer: tuple[Entry, ...] = ()
    side: tuple[Entry, ...] = ()
    tale: tuple[Entry, ...] = ()
    summons: tuple[Entry, ...] = ()
