"""The rows of the tables, and how they are read. Compiled by ``scripts/compile_world.py``; origins stand in NOTICE."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import msgspec

from readout.errors import WorldError

DATA = Path(__file__).parent / "data"

NameKind: TypeAlias = Literal["country", "organisation", "armed-group", "group", "region", "seat", "agency"]
# How a tenure stands to a date: ``stale`` is after the day on which an open row was last confirmed.
Standing: TypeAlias = Literal["before", "held", "stale", "after"]

T = TypeVar("T", "Name", "Person", "Tenure")


class Name(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A form of a name in a language.

    ``code`` is an ISO alpha-3 code for a state, ``IGO:UN`` for an organisation, ``ARM:ISIS`` for an armed group or
    movement, ``RUS/head-of-state`` for a seat or organ, ``AGY:RUS:tass`` for an agency or outlet, ``ORG:USA:BOEING`` for a party, company
    or institute; ``ARM:YEM:HOUTHI`` is a movement of one state. ``form_type``: name, variant,
    abbrev, nickname, adjective, metonym, capital-metonym. ``ambiguous`` forms need context to be believed.
    """

    code: str
    kind: NameKind
    form: str
    form_type: str
    language: str
    ambiguous: bool
    source: str

    @property
    def country(self) -> str | None:
        """Alpha-3 code of the state that the name belongs to; ``None`` for organisations of several."""
        return state_of(self.code) or None


def state_of(code: str) -> str:
    """The state of a code: of a state or seat itself, of a movement, party or company that is one state's; else empty.

    Agencies and outlets speak for no state.
    """
    kind, _, rest = code.partition(":")
    if rest:
        home, _, body = rest.partition(":")
        return home if body and kind != "AGY" else ""
    return kind.partition("/")[0]


class Person(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A person; ``id`` is a Wikidata QID where one is known, else our own. ``family`` may be empty: not known."""

    id: str
    name: str
    family: str
    aliases: tuple[str, ...]
    country: str


class Tenure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One term of office. Dates are ISO at the precision known; an empty ``end`` means: not ended by ``as_of``."""

    person: str
    country: str
    role: str
    office: str
    start: str
    end: str
    as_of: str
    source: str
    end_source: str


def standing(tenure: Tenure, date: str) -> Standing:
    """How a term stands to a date (ISO, may be partial): compared at the precision that both have."""
    if _before(date, tenure.start):
        return "before"
    if tenure.end:
        return "after" if _before(tenure.end, date) else "held"
    return "stale" if tenure.as_of and _before(tenure.as_of, date) else "held"


def _before(a: str, b: str) -> bool:
    n = min(len(a), len(b))
    return a[:n] < b[:n]


def load(name: str, kind: type[T]) -> list[T]:
    """The rows of a compiled table."""
    path = DATA / f"{name}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[kind])  # type: ignore[valid-type]
    except (OSError, msgspec.MsgspecError) as e:
        raise WorldError(f"cannot be read: {e}", where=path, next_step="run scripts/compile_world.py") from e


_COLUMNS = ("person", "country", "role")


def read_csv(path: Path) -> tuple[list[Person], list[Tenure]]:
    """Persons and terms of a user's CSV: columns as in our ``tenures.csv``; ``person``, ``country``, ``role`` needed.

    ``person_id``, ``office``, ``from``, ``to``, ``as_of``, ``source`` and ``aliases`` (separated by ``|``) may be left out.
    """
    persons: dict[str, Person] = {}
    tenures: list[Tenure] = []
    for line, row in _rows(path):
        if missing := [c for c in _COLUMNS if not row.get(c)]:
            raise WorldError(f"no value for {', '.join(missing)}", where=f"{path}:{line}")
        get = {k: (v or "").strip() for k, v in row.items() if k}.get
        name, country = str(get("person")), str(get("country"))
        who = get("person_id") or f"u-{country.lower()}-{'-'.join(name.lower().split())}"
        aliases = tuple(a for a in (get("aliases") or "").split("|") if a)
        persons.setdefault(who, Person(who, name, get("family_name") or "", aliases, country))
        source = get("source") or path.name
        tenures.append(
            Tenure(who, country, str(get("role")), get("office") or "", get("from") or "", get("to") or "", get("as_of") or "", source, source)
        )  # fmt: skip
    return list(persons.values()), tenures


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as f:
            reader = csv.DictReader(f)
            if missing := [c for c in _COLUMNS if c not in (reader.fieldnames or ())]:
                raise WorldError(
                    f"no column {', '.join(missing)}", where=f"{path}:1", next_step="columns as in docs/who.md"
                )
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError) as e:
        raise WorldError(f"cannot be read: {e}", where=path) from e
