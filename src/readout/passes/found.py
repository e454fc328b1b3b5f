"""A mention as it is found in the text, before anybody knows whom it means."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from readout.record import Span

MentionKind: TypeAlias = Literal["name", "titled", "office", "description", "pronoun", "clitic", "collective", "state"]
FoundKind: TypeAlias = Literal["person", "state", "organ", "organisation", "agency", "group", "pronoun", "collective"]


class Found(msgspec.Struct, gc=False):
    """What the words themselves say of a mention.

    ``tokens`` is the half-open range of token indices. ``name`` is a person's name as written, without title; ``words`` are all of
    a title that stands alone. ``office``
    is the field's English term of the title, ``roles`` the who's-who's. ``code`` is that of the state, organisation or
    organ named, in or beside the title. ``oblique``: the title is not in the nominative, so the name is not either.
    ``weak``: the code is that of the reader's own state, for want of another in the words.
    ``national``: the title is in an organ of state ("head of the fiscal agency of the ministry of finance"), or the body or source of
    the state spoken of ("local media", a party). ``usual``: the code is that of the one state where the title is usual.
    ``proper``: a title alone has a capital, as that of the reader's own head of state has.
    ``foreign``: the title is of a state or body that no table knows, so that no other may be supplied.
    ``open``: the title needs a portfolio or an institution, whose words may stand where a name might.
    ``complete``: it has its portfolio. ``personal``: the title is one of those whose holders serve somebody.
    ``full``: the name of an institution with its noun written out, where it is shortened ("Kedubes" for "Kedutaan Besar").
    ``byname``: a nickname of an organisation, or the capital where it sits. ``within``: an institution of the body of the code.
    ``ranked``: the name stands behind a military rank.
    ``relative``: somebody of the family of a person better known; the surname alone is that person's.
    ``refers``: a description that points back, to a state, a body or an unnamed source ("that country"), or the government of the
    state that the document is about.
    ``number`` counts those meant by a pronoun or collective (0: more than one, unknown how many).
    """

    tokens: tuple[int, int]
    span: Span
    head: Span
    kind: MentionKind
    what: FoundKind
    name: str = ""
    words: str = ""
    office: str = ""
    roles: tuple[str, ...] = ()
    leader: bool = False
    many: bool = False
    code: str = ""
    former: bool = False
    oblique: bool = False
    titled: bool = False
    gender: str = ""
    number: int = 1
    alias: str = ""
    strong: bool = True
    weak: bool = False
    national: bool = False
    usual: bool = False
    proper: bool = False
    foreign: bool = False
    open: bool = False
    complete: bool = False
    personal: bool = False
    full: str = ""
    byname: bool = False
    within: bool = False
    ranked: bool = False
    relative: bool = False
    refers: Literal["", "state", "group", "ruling", "body"] = ""
