"""A dyad's contacts on a line, as inline SVG drawn on the server; a table beside it says the same in words.

Held contacts are filled, planned ones hollow, those called off crossed out. A date known only to a month or a period is
a bar as long as the doubt. Larger dots took longer. Heights tell the means (calls above the line, meetings on it, letters below).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from math import sqrt

from readout.reconcile import ReconciledContact
from readout.reconcile.when import days, minutes

WIDTH, HEIGHT, MARGIN = 720, 120, 28
_LANES = {"phone_call": 34, "video_call": 34, "letter": 82}
_LINE = 58
_VOID = frozenset({"cancelled", "declined", "denied"})


@dataclass(frozen=True, slots=True)
class Dot:
    """A contact on the line: its place in pixels, how wide the doubt is, and its state."""

    contact: ReconciledContact
    x: float
    width: float
    y: int
    state: str

    @property
    def radius(self) -> float:
        """In pixels: 5, and up to 11 the longer it took (its area grows with the length; three hours are the most)."""
        lasted = minutes(self.contact.value("duration"))
        return 5 + 6 * sqrt(min(lasted or 0, 180) / 180)


def dots(contacts: Sequence[ReconciledContact]) -> tuple[list[Dot], list[tuple[float, str]]]:
    """The dots of the dated contacts and the ticks (position, label) of the line under them."""
    dated = [(c, d) for c in contacts if (d := days(c.value("date"))) is not None]
    if not dated:
        return [], []
    first = min(d[0] for _, d in dated) - timedelta(days=3)
    last = max(d[1] for _, d in dated) + timedelta(days=3)
    scale = (WIDTH - 2 * MARGIN) / max((last - first).days, 1)

    def place(day: date) -> float:
        return MARGIN + (day - first).days * scale

    found = [
        Dot(c, place(d[0]), max((d[1] - d[0]).days * scale, 0.0), _LANES.get(c.value("kind") or "", _LINE), _state(c))
        for c, d in dated
    ]
    return found, [(place(t), label) for t, label in _ticks(first, last)]


def _state(contact: ReconciledContact) -> str:
    status = contact.value("status") or "held"
    return "void" if status in _VOID else "planned" if status in ("planned", "proposed") else "held"


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Beginnings of months, thinned out so that labels have room; of years where the line is long."""
    months: list[date] = []
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            months.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    if not months:
        return [(first, first.isoformat()), (last, last.isoformat())]
    step = max(1, -(-len(months) // 8))
    return [(m, m.strftime("%Y-%m")) for m in months[::step]]


def svg(contacts: Sequence[ReconciledContact], title: str) -> str:
    """The line as an SVG element; the empty string where no contact has a date."""
    found, ticks = dots(contacts)
    if not found:
        return ""
    parts = [
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">',
        f'<line class="axis" x1="{MARGIN}" y1="98" x2="{WIDTH - MARGIN}" y2="98"/>',
    ]
    for x, label in ticks:
        parts.append(f'<line class="axis" x1="{x:.1f}" y1="95" x2="{x:.1f}" y2="101"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="114" text-anchor="middle">{escape(label)}</text>')
    parts += [_mark(d) for d in found]
    return "".join([*parts, "</svg>"])


def _mark(d: Dot) -> str:
    label = escape(f"{d.contact.value('date')} {(d.contact.value('kind') or '').replace('_', ' ')}, {d.state}")
    shape = (
        f'<rect x="{d.x - 4:.1f}" y="{d.y - 5}" width="{d.width + 8:.1f}" height="10" rx="5"/>'
        if d.width
        else f'<circle cx="{d.x:.1f}" cy="{d.y}" r="{d.radius:.1f}"/>'
    )
    cross = f'<path d="M{d.x - 6:.1f} {d.y - 6}l12 12m0 -12l-12 12"/>' if d.state == "void" else ""
    return f'<g class="dot {d.state}"><title>{label}</title>{shape}{cross}</g>'
