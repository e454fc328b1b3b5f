"""What each side says, and what it threatens or promises."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli.view.parts import WIDE, Showing, country
from readout.cli.view.words import clean, day, listed, passage
from readout.record import Commitment, Record, Statement

_OTHERS = "Others"


def sides(record: Record) -> dict[str, list[Statement]]:
    """The statements by the side of their source: its country, its organisation, or others; in order of the text."""
    out: dict[str, list[Statement]] = {}
    for statement in record.statements:
        out.setdefault(_side(record, statement), []).append(statement)
    others = out.pop(_OTHERS, None)
    return {**out, _OTHERS: others} if others else out


def _side(record: Record, statement: Statement) -> str:
    source = record.actor(statement.source)
    behalf = record.actor(statement.on_behalf_of)
    for actor in (source, behalf):
        if actor and actor.country:
            return country(actor.country)
        if actor and actor.kind == "organisation":
            return clean(actor.name)
    return _OTHERS


def statements(showing: Showing, width: int) -> RenderableType:
    """All statements, two sides beside each other where there is room."""
    blocks = [_block(showing, side, said) for side, said in sides(showing.record).items()]
    if width < WIDE or len(blocks) < 2:
        return Group(*_apart(blocks))
    table = Table.grid(padding=(0, 4, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for i in range(0, len(blocks), 2):
        if i:
            table.add_row("", "")
        table.add_row(blocks[i], blocks[i + 1] if i + 1 < len(blocks) else "")
    return table


def _apart(blocks: list[RenderableType]) -> list[RenderableType]:
    return [part for i, block in enumerate(blocks) for part in ([""] if i else []) + [block]]


def _block(showing: Showing, side: str, said: list[Statement]) -> RenderableType:
    return Group(Text(side, style="bold underline"), *(_statement(showing, s) for s in said))


def _statement(showing: Showing, statement: Statement) -> RenderableType:
    words = passage(showing.record, statement.content)
    content = Text(f"“{words}”") if statement.type == "direct" else Text(words)
    if statement.type != "indirect":
        content.stylize("quoted")
    parts: list[RenderableType] = [_head(showing, statement), Padding(content, (0, 0, 0, 2))]
    if showing.explain and statement.cue:
        cue = showing.evidence(statement.cue, statement.rule)
        parts.append(Padding(Text.assemble(("cue ", "why"), cue), (0, 0, 0, 2)))
    return Group(*parts)


def _head(showing: Showing, statement: Statement) -> Text:
    """Who says it, in which capacity, how, and through whom."""
    source = showing.record.actor(statement.source)
    head = Text.assemble((showing.name(statement.source), "name"))
    if statement.joint_with:
        head.append(f" with {listed(showing.name(a) for a in statement.joint_with)}", style="role")
    marks = [clean(source.office)] if source and source.office else []
    if statement.on_behalf_of:
        marks.append(f"for {showing.name(statement.on_behalf_of)}")
    if statement.medium:
        marks.append(f"in a {statement.medium}" if statement.medium != "social" else "on social media")
    if statement.addressee:
        marks.append(f"to {showing.name(statement.addressee)}")
    for link in statement.via:
        marks.append(f"via {showing.name(link.actor)}{f', {day(link.date)}' if link.date else ''}")
    for mark in marks:
        head.append(f" · {mark}", style="label")
    return head


def commitments(showing: Showing) -> RenderableType:
    """Warnings, threats, promises and demands as if → then."""
    return Group(*_apart([_commitment(showing, k) for k in showing.record.commitments]))


def _commitment(showing: Showing, commitment: Commitment) -> RenderableType:
    head = Text.assemble((commitment.kind.capitalize(), "bold"), " by ", (showing.party(commitment.issuer), "name"))
    if commitment.target:
        head.append_text(Text.assemble(" to ", (showing.party(commitment.target), "name")))
    if commitment.deadline:
        head.append(f" · by {day(commitment.deadline)}", style="label")
    rows = Table.grid(padding=(0, 1, 0, 0), expand=True)
    rows.add_column(width=6, style="label")
    rows.add_column(ratio=1)
    if commitment.condition:
        rows.add_row("  if", _words(showing, commitment.condition))
    if commitment.consequence:
        rows.add_row("  →" if commitment.condition else "", _words(showing, commitment.consequence))
    rule = showing.rule(commitment.rule)
    return Group(head, rows, *([rule] if rule else []))


def _words(showing: Showing, spans: tuple[tuple[int, int], ...]) -> Text:
    text = Text.assemble((passage(showing.record, spans), "quoted"))
    if showing.explain:
        text.append("  " + " ".join(f"[{s}, {e})" for s, e in spans), style="why")
    return text
