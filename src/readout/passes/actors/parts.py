"""The parts of a titled phrase while it is read, and what they make together."""

from __future__ import annotations

import msgspec

from readout.packs.schema.offices import Portfolio, Title

# Roles of those who lead a state.
_LEADERS = ("head-of-state", "head-of-government")


class Parts(msgspec.Struct):
    """What has been read of a titled phrase: up to ``at``, the last token taken is ``at - 1``.

    ``national``: the title is in an organ of state that the words do not give to any one state.
    ``foreign``: it is of a state or body that no table knows. ``several``: the title's form may be a plural in
    another case, so that without a name behind it several are meant. ``loose``: what state the office is of is not said.
    ``embodied``: the office is in an institution, so that an open title is no state's head.
    """

    at: int
    titles: list[Title] = msgspec.field(default_factory=list)
    portfolios: list[Portfolio] = msgspec.field(default_factory=list)
    codes: list[str] = msgspec.field(default_factory=list)
    title_at: int = -1
    former: bool = False
    acting: bool = False
    deputy: bool = False
    oblique: bool = False
    national: bool = False
    foreign: bool = False
    regional: bool = False
    several: bool = False
    loose: bool = False
    embodied: bool = False

    def region(self, code: str) -> None:
        """The title is of a region: of the state it lies in, if it lies in one ("GBR/region"), and no office of that state."""
        self.foreign = self.regional = True
        if "/" in code:
            self.codes.append(code.partition("/")[0])


def office_of(p: Parts) -> str:
    """The field's English term for the office read."""
    if not p.titles:
        return ""
    office = p.titles[0].office
    if p.titles[0].open and p.portfolios and office.endswith(("minister", "secretary")):
        *before, last = office.rsplit(" ", 1)
        office = " ".join([*before, p.portfolios[0].office, last])
    elif p.titles[0].open and p.portfolios and p.portfolios[0].head:
        office = p.portfolios[0].head
    return f"deputy {office}" if p.deputy and not office.startswith(("deputy", "vice")) else office


def roles_of(p: Parts) -> tuple[str, ...]:
    """The who's-who's roles of the office read; a deputy's are not those of the office itself."""
    if not p.titles or p.regional:
        return ()
    if p.deputy or (p.titles[0].open and p.titles[0].office.startswith("deputy")):
        return tuple(f"deputy-{r}" for t in p.titles for r in t.roles if r == "foreign-minister")
    if p.titles[0].open and p.portfolios:
        ministerial = p.titles[0].office.endswith(("minister", "secretary")) or p.portfolios[0].head
        return p.portfolios[0].roles if ministerial else ()
    roles = dict.fromkeys(r for t in p.titles for r in t.roles)
    return tuple(r for r in roles if not (p.embodied and p.titles[0].open and r in _LEADERS))
