"""``lexicon/offices.toml``: offices and titles, portfolios, and the nouns that name organs and institutions."""

from __future__ import annotations

from typing import Literal

from readout.packs.schema.base import Entry, Topic


class Title(Entry, frozen=True, kw_only=True):
    """A title. ``office`` is the field's English term for it, as records write it.

    ``roles`` are the roles of the who's-who whose holders bear the title, likeliest first. ``leader``: the holder leads
    a state, so that "both leaders" may mean it. ``open``: the title needs a portfolio or an institution to be complete
    ("minister", "head of"); its office is then "<portfolio> minister". ``many`` hold it at a time: without a name it is an
    unnamed source, not a person. ``country`` (alpha-3) is the only state with an office of that title.
    ``former``: the word itself says that the office is over. ``personal``: the holder serves somebody whose name may follow ("juru bicara Trump"). ``sent``: the holder is sent
    somewhere, so that a state behind a link other than an ``owner`` is not the holder's ("ambassador to Chile").
    """

    office: str
    roles: tuple[str, ...] = ()
    leader: bool = False
    open: bool = False
    many: bool = False
    country: str = ""
    former: bool = False
    personal: bool = False
    sent: bool = False


class Portfolio(Entry, frozen=True, kw_only=True):
    """What a minister or ministry is for; ``office`` is the English word for it, ``roles`` those of the minister.

    ``head`` is the office of the head of it, where that is no "<office> minister" ("head of state").
    """

    office: str
    roles: tuple[str, ...] = ()
    head: str = ""


class Organ(Entry, frozen=True, kw_only=True):
    """A noun that opens or closes the name of an institution; ``kind`` is that of the actor.

    ``full`` is the noun that these words shorten, so that both name one institution. ``national``: it is of the state spoken of where no other is told, as parties are.
    ``whole``: no person's name follows it, so that all capitals behind it belong to the name ("PT"). ``sent``: it stands in another state than its own, so that a state behind a link other than an ``owner`` is not its own.
    """

    kind: Literal["government", "organisation", "agency"] = "organisation"
    sent: bool = False
    whole: bool = False
    national: bool = False
    full: str = ""


class Offices(Topic, frozen=True, kw_only=True):
    """Titles and what stands around them.

    ``feature`` are nouns of seas, straits, corridors and treaties that bear names of states; ``contest`` are those of elections,
    before which an office is nobody's.
    ``closing`` are nouns with a capital that close the name of an institution in a text of any language ("Brookings Institution").
    ``plural`` are titles of several ("presidents"). ``honorific`` stand before a name and give no office, ``rank`` are those of them
    by which a lone surname is an officer's, ``former``
    mark an office that is over or not yet held, ``acting`` one held for the time being, ``deputy`` the second in an office. ``link``
    joins a title to its state or institution, ``owner`` are those links that tell whose it is ("of"), ``particle`` are lower-case words inside names. ``state_before``: what
    of a state may stand before the title. ``suffix`` may follow a name after a
    comma ("Jr."). ``facility`` are nouns of places and things that bear names
    of persons ("Sultan Qaboos Grand Mosque"). ``home`` is the state (alpha-3) whose office-holders are meant where none is
    said and the who's-who has the name; ``domestic``: most news in the language is of that state. ``institution_word`` may stand inside the name of an institution,
    ``then`` may stand between a title and the name of who bore it at the time told, ``purpose`` are words that tell what one is for and that dictionaries lack.
    """

    title: tuple[Title, ...] = ()
    plural: tuple[Title, ...] = ()
    portfolio: tuple[Portfolio, ...] = ()
    organ: tuple[Organ, ...] = ()
    closing: tuple[Organ, ...] = ()
    honorific: tuple[Entry, ...] = ()
    rank: tuple[Entry, ...] = ()
    former: tuple[Entry, ...] = ()
    acting: tuple[Entry, ...] = ()
    deputy: tuple[Entry, ...] = ()
    link: tuple[Entry, ...] = ()
    owner: tuple[Entry, ...] = ()
    particle: tuple[Entry, ...] = ()
    suffix: tuple[Entry, ...] = ()
    facility: tuple[Entry, ...] = ()
    feature: tuple[Entry, ...] = ()
    contest: tuple[Entry, ...] = ()
    institution_word: tuple[Entry, ...] = ()
    then: tuple[Entry, ...] = ()
    purpose: tuple[Entry, ...] = ()
    state_before: Literal["no", "adjective", "any"] = "no"
    home: str | None = None
    domestic: bool = False
