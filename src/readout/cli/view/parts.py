"""What the sections of the view are built from: the article on show, styles, and the line of quoted words."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.text import Text
from rich.theme import Theme

from readout.cli.view.words import clean, quote
from readout.record import Actor, Record, Spans
from readout.world import World

THEME = Theme(
    {
        "label": "dim",
        "name": "bold",
        "role": "default",
        "quoted": "italic cyan",
        "why": "dim magenta",
        "heading": "bold",
        "held": "green",
        "planned": "yellow",
        "refused": "red",
        "ok": "bold green",
        "wrong": "bold red",
        "faint": "dim",
    }
)
# From this many columns on, things stand beside each other: two sides, a value and its words.
WIDE = 100
_WORLD = World()


@dataclass(frozen=True)
class Showing:
    """One record on show: ``explain`` adds the rule behind each value, and its spans."""

    record: Record
    explain: bool = False
    shown: set[str] = field(default_factory=set)

    def name(self, actor_id: str | None) -> str:
        """The name of an actor, a dash where there is none."""
        actor = self.record.actor(actor_id)
        return clean(actor.name) if actor else "–"

    def party(self, actor_id: str | None) -> str:
        """The name of an actor; of a government or group, with its state where the name is not that state's in English."""
        actor = self.record.actor(actor_id)
        name = self.name(actor_id)
        if actor is None or actor.kind in ("person", "agency") or not actor.country:
            return name
        return name if country(actor.country) in (name, actor.country) else f"{name} ({country(actor.country)})"

    def titled(self, actor: Actor) -> Text:
        """Name, office and country on one line."""
        role = [clean(actor.office)] if actor.office else []
        if actor.country and clean(actor.name) != country(actor.country):
            role.append(country(actor.country))
        line = Text.assemble((clean(actor.name), "name"))
        return line.append(f"  {', '.join(role)}", style="label") if role else line

    def evidence(self, spans: Spans, rule: str | None = None) -> Text:
        """The quoted words, and under ``--explain`` where they stand and which rule read them."""
        line = Text.assemble((quote(self.record, spans), "quoted"))
        if self.explain:
            where = " ".join(f"[{s}, {e})" for s, e in spans)
            line.append(f"  {where}{f' {rule}' if rule else ''}", style="why")
        return line

    def rule(self, rule: str | None) -> Text | None:
        """The rule behind an object, shown under ``--explain``."""
        return Text(f"rule {rule}", style="why") if self.explain and rule else None


def country(code: str) -> str:
    """The English name of a state or organisation, its code where the tables have none."""
    return _WORLD.everyday(code, "en")
