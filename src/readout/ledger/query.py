"""Questions to the layers: which contacts, statements, commitments and events, by sides, days, kind, actor and words."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, TypeAlias

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, column, func, or_, select, text, tuple_
from sqlalchemy import table as sql_table

from readout.errors import LedgerError
from readout.ledger.days import days
from readout.ledger.schema import LAYERS, actor, document, dyad, role
from readout.ledger.search import is_complete, match_all
from readout.world import Who

Layer: TypeAlias = Literal["contact", "statement", "commitment", "event"]

# Which roles count as "by": who meets, says, threatens. Events name codes, no actors of the text.
_BY = {"contact": ("party",), "statement": ("source",), "commitment": ("issuer",)}
_ABOUT = {
    "contact": ("topics", "quote"),
    "statement": ("words",),
    "commitment": ("condition", "consequence"),
    "event": ("quote",),
}
_KIND = {"contact": "kind", "statement": "type", "commitment": "kind", "event": "type"}
_HIDDEN = frozenset({"document", "first_day", "last_day"})


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask for; everything left out does not restrict.

    ``between`` holds one or two sides (alpha-3 codes, or an organisation's name). ``since`` and ``until`` are ISO dates, partial
    ones too; a row counts where any day it may be about lies between them (its date of publication where it tells
    none). ``kind`` is the kind of contact or commitment, the type of statement or event; ``by`` a part of an actor's name, a
    Wikidata id or a state's code; ``about`` words of which each must begin a word of the row's own words or topics.
    Rows come newest first.
    """

    between: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    status: str | None = None
    by: str | None = None
    about: str | None = None
    outlet: str | None = None
    document: str | None = None
    limit: int | None = None
    offset: int = 0


def find(connection: Connection, layer: Layer, asked: Filter) -> list[dict[str, Any]]:
    """The rows of a layer, of current versions, as plain dictionaries with their document's id, outlet and date."""
    table = LAYERS[layer]
    columns = [c for c in table.c if c.name not in _HIDDEN]
    of_document = (document.c.outlet, document.c.published, document.c.title, document.c.uri)
    query = select(document.c.id.label("document"), *columns, *of_document)
    query = query.join(document, document.c.key == table.c.document).where(document.c.current)
    first: ColumnElement[str] = table.c.first_day
    last: ColumnElement[str] = table.c.last_day
    if asked.between:
        pair = _between(layer, asked.between)
        if len(asked.between) == 1:  # one side alone may stand in several pairs of one row
            keys = select(dyad.c.document, dyad.c.item).where(pair)
            query = query.where(tuple_(table.c.document, table.c.id).in_(keys))
        else:
            query = query.join(dyad, and_(dyad.c.document == table.c.document, dyad.c.item == table.c.id)).where(pair)
            first, last = dyad.c.first_day, dyad.c.last_day  # so that rows of other days are left out before the join
    query = query.where(*_conditions(connection, layer, asked, first, last))
    query = query.order_by(last.desc(), table.c.document.desc(), table.c.id).limit(asked.limit).offset(asked.offset)
    return [dict(row._mapping) for row in connection.execute(query)]


def _between(layer: Layer, sides: tuple[str, ...]) -> ColumnElement[bool]:
    wanted = sorted({s.upper() for s in sides})
    if len(wanted) == 1:
        return and_(dyad.c.layer == layer, or_(dyad.c.side_a == wanted[0], dyad.c.side_b == wanted[0]))
    if len(wanted) != 2:
        raise LedgerError("between takes one or two sides", where=", ".join(sides))
    return and_(dyad.c.layer == layer, dyad.c.side_a == wanted[0], dyad.c.side_b == wanted[1])


def _conditions(
    connection: Connection, layer: Layer, asked: Filter, first: ColumnElement[str], last: ColumnElement[str]
) -> list[ColumnElement[bool]]:
    table = LAYERS[layer]
    made: list[ColumnElement[bool]] = []
    if asked.since:
        made.append(last >= _day(asked.since)[0])
    if asked.until:
        made += [first <= _day(asked.until)[1], first != ""]
    if asked.kind:
        made.append(table.c[_KIND[layer]] == asked.kind)
    if asked.status:
        if "status" not in table.c:
            raise LedgerError(f"a {layer} has no status")
        made.append(table.c.status == asked.status)
    if asked.outlet:
        made.append(document.c.outlet == asked.outlet)
    if asked.document:
        made.append(document.c.id == asked.document)
    if asked.by:
        made.append(_by(connection, layer, asked.by))
    if asked.about:
        made += _about(connection, layer, asked, asked.about)
    return made


def _day(value: str) -> tuple[str, str]:
    if (found := days(value)) is None:
        raise LedgerError(f"not a date: {value!r}", next_step="write it as 2021, 2021-12 or 2021-12-30")
    return found


@cache
def _who() -> Who:
    return Who()


def _by(connection: Connection, layer: Layer, who: str) -> ColumnElement[bool]:
    table = LAYERS[layer]
    if layer == "event":
        return table.c.actor == who.upper()
    # an entity stands under one of its names, in any script: the who's-who knows whom the others mean
    entities = [person.id for person in _who().named(who)]
    names = or_(actor.c.folded.contains(who.casefold(), autoescape=True), actor.c.entity.in_(entities))
    is_code = len(who) == 3 and who.isupper()
    wanted = select(actor.c.key).where(or_(actor.c.country == who if is_code else names, actor.c.entity == who))
    holds = and_(role.c.layer == layer, role.c.role.in_(_BY[layer]), role.c.actor.in_(wanted))
    keys = select(role.c.document, role.c.item).where(holds)
    return tuple_(table.c.document, table.c.id).in_(keys)


def _about(connection: Connection, layer: Layer, asked: Filter, words: str) -> list[ColumnElement[bool]]:
    """Each word in the row's own words; where nothing else narrows the rows, the full text does first."""
    table = LAYERS[layer]
    sqlite = connection.dialect.name == "sqlite"
    fold = func.fold if sqlite else func.lower
    own = [fold(func.coalesce(table.c[c], "")) for c in _ABOUT[layer]]
    made = [or_(*(c.contains(word.casefold(), autoescape=True) for c in own)) for word in words.split()]
    question = match_all(words, prefix=True)
    if question and sqlite and not (asked.between or asked.by or asked.document) and is_complete(connection):
        full_text = sql_table("document_words", column("rowid"))
        matched = text("document_words MATCH :about_question").bindparams(about_question=question)
        made.append(table.c.document.in_(select(full_text.c.rowid).where(matched)))
    return made
