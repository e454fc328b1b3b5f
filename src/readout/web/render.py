"""Pages as HTML: Jinja2 with autoescape on, so that the text of an article is never more than text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context

from readout.reconcile import FIELDS
from readout.reconcile.account import identity
from readout.reconcile.when import length
from readout.record import Contact, ContactKind, ContactStatus, Record, Spans
from readout.web import words_of

FOLDER = Path(__file__).parent
# A dateline ends with a dash, within as many characters of its place as an outlet's name takes.
_DASH = re.compile(r"\s[-–—]+\s")
_DATELINE = 60
STATIC = FOLDER / "static"
# Fields of a contact that a person may set on its page, and the values of those that are a choice.
SETTABLE = frozenset({"kind", "status", "date", "start", "end", "duration", "place"})
CHOICES = {"kind": get_args(ContactKind), "status": get_args(ContactStatus)}


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are made: interface language, how an address is written, names of countries, and whether the site is
    live (has forms and search) or static. ``data`` is the address of the page's data.
    """

    ui: str
    url: Callable[[str], str]
    country: Callable[[str], str]
    live: bool = True
    csrf: str = ""
    data: str | None = None


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(["html"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["country"] = _country
    return made


@pass_context
def _country(context: Context, code: str) -> str:
    """The everyday name of a country in the language of the page's look."""
    return str(context["country_name"](code))


_ENVIRONMENT = _environment()


def render(template: str, look: Look, **context: Any) -> str:
    """Render a template of ``templates/``; a variable that a template lacks is an error, never an empty string."""
    return _ENVIRONMENT.get_template(template).render(
        country_name=look.country,
        w=words_of.words(look.ui),
        ui=look.ui,
        url=look.url,
        live=look.live,
        csrf=look.csrf,
        data=look.data,
        term=lambda v: words_of.term(look.ui, v),
        value=lambda f, v: words_of.value(look.ui, f, v),
        length=length,
        heading=heading,
        anchor=anchor,
        key=identity,
        names=names,
        fields=FIELDS,
        kinds=CHOICES["kind"],
        choices=CHOICES,
        settable=SETTABLE,
        contact_value=contact_value,
        **context,
    )


def heading(record: Record) -> str:
    """The title of a document, or the first words of its text after the dateline."""
    if record.document.title:
        return record.document.title
    text = record.document.text
    dateline = record.document.dateline
    start = 0
    if dateline and dateline.evidence:
        place = dateline.evidence[0][1]
        dash = _DASH.search(text, place, place + _DATELINE)
        start = dash.end() if dash else place
    body = " ".join(text[start : start + 200].split()).lstrip("-–—,() ")
    return body if len(body) < 90 else body[:89].rsplit(" ", 1)[0] + "…"


def anchor(spans: Spans | None) -> str:
    """The address within an article of the first of some spans."""
    return f"#s-{spans[0][0]}" if spans else ""


def names(record: Record, actors: Sequence[str]) -> list[str]:
    """The names of actors."""
    return [a.name for i in actors if (a := record.actor(i)) is not None]


def contact_value(record: Record, contact: Contact, field: str) -> str | None:
    """A field of one document's contact as a string, as reconcile tells it; ``None`` where it is not told."""
    raw = getattr(contact, field)
    if raw is None:
        return None
    if field == "initiator":
        actor = record.actor(raw)
        return actor.name if actor else None
    if field == "ordinal":
        return f"{raw.value} within {raw.within}" if raw.within else str(raw.value)
    if field == "public":
        return "public" if raw else "not public"
    return str(raw)
