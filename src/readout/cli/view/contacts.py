"""Contacts as cards: who, when in both zones, at whose request, about what, each with the words that say so."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from readout.cli.view.parts import WIDE, Showing
from readout.cli.view.words import clean, clock, day, duration, instant, nth, offset
from readout.record import Contact, Record

_KINDS = {
    "phone_call": "Phone call", "video_call": "Video call", "meeting": "Meeting", "visit": "Visit", "summit": "Summit",
    "talks": "Talks", "letter": "Letter", "contact": "Contact",
}  # fmt: skip
_STYLES = {
    "held": "held", "ongoing": "held", "planned": "planned", "proposed": "planned", "cancelled": "refused",
    "declined": "refused", "denied": "refused",
}  # fmt: skip


def card(showing: Showing, contact: Contact, width: int) -> RenderableType:
    """One contact."""
    style = _STYLES[contact.status]
    title = Text.assemble((_KINDS[contact.kind], "bold"), " · ", (contact.status, style))
    rows = Table.grid(padding=(0, 2, 0, 0), expand=True)
    rows.add_column(style="label", no_wrap=True)
    rows.add_column(ratio=1)
    if width >= WIDE:
        rows.add_column(ratio=1)
    for label, values, words in _rows(showing, contact):
        if width >= WIDE and values.renderables:
            rows.add_row(label, values, words)
        else:
            rows.add_row(label, Group(*values.renderables, *words.renderables))
    parties = [showing.titled(a) for p in contact.parties if (a := showing.record.actor(p))]
    return Panel(
        Group(*parties, "", rows) if rows.row_count else Group(*parties),
        title=title, title_align="left", subtitle=Text(contact.id, style="faint"), subtitle_align="right",
        box=box.ROUNDED, border_style=style, padding=(0, 1),
    )  # fmt: skip


def _rows(showing: Showing, contact: Contact) -> list[tuple[str, Group, Group]]:
    """Label, values, and the words that say so, for each thing that is told of the contact."""
    told: list[tuple[str, tuple[str, ...], list[str]]] = [
        ("When", ("date", "start", "end", "duration"), _when(showing.record, contact)),
        ("Where", ("place",), [clean(contact.place)] if contact.place else []),
        ("Asked for by", ("initiator",), [showing.name(contact.initiator)] if contact.initiator else []),
        ("Count", ("ordinal",), [_ordinal(contact)] if contact.ordinal else []),
        ("About", ("topics",), [" · ".join(map(clean, contact.topics))] if contact.topics else []),
        ("Public", ("public",), _public(contact)),
        ("After", ("follows",), [_follows(showing, contact)] if contact.follows else []),
    ]
    first = _words(showing, contact, ("kind", "status", *(["parties"] if showing.explain else [])), [])
    out = [("Told as", Group(), first)] if first.renderables else []
    for label, fields, lines in told:
        if lines:
            out.append((label, Group(*map(Text, lines)), _words(showing, contact, fields, lines)))
    return out


def _words(showing: Showing, contact: Contact, fields: tuple[str, ...], lines: list[str]) -> Group:
    """The words that say so; those that stand on the card already are not said twice."""
    parts: list[RenderableType] = []
    spans = tuple(dict.fromkeys(s for f in fields for s in contact.evidence.get(f, ())))
    if not showing.explain:
        value = " ".join(lines).casefold()
        spans = tuple(s for s in spans if clean(showing.record.quote(s)).casefold() not in value)
    words = showing.evidence(spans)
    key = f"{contact.id}:{words.plain}"
    if spans and (showing.explain or key not in showing.shown):
        showing.shown.add(key)
        parts.append(words)
    if showing.explain:
        parts += [Text(f"{f}: {contact.why[f]}", style="why") for f in fields if f in contact.why]
    return Group(*parts)


def _when(record: Record, contact: Contact) -> list[str]:
    start, end = instant(contact.start), instant(contact.end)
    lasted = duration(contact.duration) if contact.duration else ""
    if start is None:
        return [" · ".join(filter(None, (day(contact.date), lasted)))] if contact.date or lasted else []
    lines = []
    zone = local_zone(record, contact)
    if zone:
        local = start.astimezone(zone)
        place = str(zone).rsplit("/", 1)[-1].replace("_", " ")
        lines.append(f"{day(local.date().isoformat())}, {_hours(local, end)} {place} ({offset(local)})")
    utc = f"{_hours(start.astimezone(UTC), end)} UTC"
    lines.append(utc if zone else f"{day(start.date().isoformat())}, {utc}")
    if lasted:
        lines[-1] += f" · {lasted}"
    return lines


def _hours(start: datetime, end: datetime | None) -> str:
    return clock(start) if end is None else f"{clock(start)}–{clock(end.astimezone(start.tzinfo))}"


def local_zone(record: Record, contact: Contact) -> ZoneInfo | None:
    """The zone in which the text tells the contact's clock: that of a time expression for the same instant."""
    for timex in record.times:
        if timex.utc in (contact.start, contact.end) and timex.zone not in (None, "UTC", "Etc/UTC", "GMT", "Etc/GMT"):
            try:
                return ZoneInfo(timex.zone or "UTC")
            except (ZoneInfoNotFoundError, ValueError):
                return None
    return None


def _ordinal(contact: Contact) -> str:
    assert contact.ordinal
    within = f" in {day(contact.ordinal.within)}" if contact.ordinal.within else ""
    return f"{nth(contact.ordinal.value)}{within}"


def _public(contact: Contact) -> list[str]:
    if contact.public is None:
        return []
    return ["its content is made public" if contact.public else "no: its content stays undisclosed"]


def _follows(showing: Showing, contact: Contact) -> str:
    earlier = next((c for c in showing.record.contacts if c.id == contact.follows), None)
    if earlier is None:
        return ""
    return f"{_KINDS[earlier.kind].lower()} {earlier.id}{f', {day(earlier.date)}' if earlier.date else ''}"
