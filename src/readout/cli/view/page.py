"""The whole page of one record."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from readout.cli.view.contacts import card
from readout.cli.view.parts import Showing
from readout.cli.view.said import commitments, statements
from readout.cli.view.words import clean, day
from readout.record import Event, Record

_PLANNED = ("planned", "proposed")
_EVENT_STYLES = {"occurred": "held", "planned": "planned", "hypothetical": "planned", "denied": "refused"}
_ARROWS = {"CONSULT": "↔", "AGREE": "↔", "COOPERATE": "↔"}


def show(console: Console, record: Record, *, name: str, language: str, explain: bool = False) -> None:
    """Print a record for people. ``name`` is the place the article came from, ``language`` the name of its language."""
    showing = Showing(record, explain)
    for part in _page(showing, name, language, console.width):
        console.print(part)
    console.print()


def _page(showing: Showing, name: str, language: str, width: int) -> Iterator[RenderableType]:
    record = showing.record
    yield _title(record, name)
    yield _document(showing, name, language)
    planned = [c for c in record.contacts if c.status in _PLANNED]
    for contact in record.contacts:
        if contact not in planned:
            yield card(showing, contact, width)
    if planned:
        yield _heading("What is planned")
        yield from (card(showing, c, width) for c in planned)
    if record.statements:
        yield _heading("Who says what")
        yield _inset(statements(showing, width))
    if record.commitments:
        yield _heading("If → then")
        yield _inset(commitments(showing))
    if record.events:
        yield _heading("Events (PLOVER)")
        yield _inset(_events(showing))
    if record.checks:
        yield _heading("Checks")
        yield _inset(_checks(showing))
    if showing.explain:
        yield from _behind(showing)
    if not any((record.contacts, record.statements, record.commitments, record.events)):
        yield Text("Nothing about diplomacy was found in this article.", style="faint")


def _behind(showing: Showing) -> Iterator[RenderableType]:
    """What stands behind the page, under ``--explain``: who was meant by which words, and every time expression."""
    if showing.record.actors:
        yield _heading("Actors")
        yield _inset(_actors(showing))
    if showing.record.times:
        yield _heading("Times")
        yield _inset(_times(showing))


def _actors(showing: Showing) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for actor in showing.record.actors:
        basis = f"{actor.id} {actor.kind} · by {actor.basis}{f', last seen {actor.as_of}' if actor.as_of else ''}"
        head = Group(showing.titled(actor), Text(basis, style="label"))
        table.add_row(head, showing.evidence(actor.mentions, actor.rule))
    return table


def _times(showing: Showing) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for timex in showing.record.times:
        instant = " ".join(filter(None, (timex.zone, f"= {timex.utc}" if timex.utc else None)))
        value = " ".join(filter(None, (timex.value, timex.mod)))
        table.add_row(Text(value), Text(instant, style="label"), showing.evidence((timex.span,), timex.rule))
    return table


def _title(record: Record, name: str) -> RenderableType:
    title = record.document.title or record.document.outlet or name
    return Rule(Text(f"{clean(title)} ", style="heading"), characters="━", style="faint", align="left")


def _heading(words: str) -> RenderableType:
    return Padding(Rule(Text(words, style="heading"), style="faint", align="left"), (1, 0, 0, 0))


def _inset(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))


def _document(showing: Showing, name: str, language: str) -> RenderableType:
    document = showing.record.document
    said = [clean(document.outlet)] if document.outlet and document.title else []
    said += [language] + ([f"from {clean(document.dateline.place)}"] if document.dateline else []) + [clean(name)]
    parts: list[RenderableType] = [Text(" · ".join(said), style="label")]
    published = document.published
    if published is None:
        parts.append(Text.assemble(("Published ", "label"), "date not known: the article does not settle it"))
        return Group(*parts)
    line = Text.assemble(("Published ", "label"), (day(published.value), "name"), (f" · {published.basis}", "label"))
    parts.append(line)
    if published.proof:
        reasons = Table.grid(padding=(0, 1, 0, 0))
        for reason in published.proof:
            reasons.add_row(Text("·", style="label"), Text(clean(reason), style="label"))
        parts.append(_inset(reasons))
    if published.evidence and (not published.proof or showing.explain):
        parts.append(Padding(showing.evidence(published.evidence), (0, 0, 0, 2)))
    return Group(*parts)


def _events(showing: Showing) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for event in showing.record.events:
        table.add_row(*_event(event))
        if showing.explain:
            table.add_row("", "", "", showing.evidence(event.evidence, event.rule))
    return table


def _event(event: Event) -> tuple[RenderableType, ...]:
    actors, recipients = " ".join(event.actor), " ".join(event.recipient)
    ends = f"{actors} {_ARROWS.get(event.type, '→')} {recipients}" if recipients else actors
    kind = f"{event.type}{f' ({event.mode})' if event.mode else ''}"
    style = _EVENT_STYLES[event.status]
    return Text(ends, style="name"), Text(kind), Text(day(event.date), style="label"), Text(event.status, style=style)


def _checks(showing: Showing) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1)
    for check in showing.record.checks:
        mark = Text("✓", style="ok") if check.ok else Text("✗", style="wrong")
        told: list[RenderableType] = [Text(clean(check.message))]
        if check.evidence:
            told.append(showing.evidence(check.evidence))
        table.add_row(mark, Group(*told))
    return table
