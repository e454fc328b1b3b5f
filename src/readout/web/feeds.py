"""Contacts as feeds: Atom for readers, iCalendar for what is planned."""

from __future__ import annotations

import io
from collections.abc import Sequence

from readout.exports import atom, calendar
from readout.reconcile import Account

FEEDS = {"atom": "application/atom+xml", "ics": "text/calendar"}


def feed(form: str, accounts: Sequence[Account]) -> bytes:
    """The contacts of some accounts in a form of :data:`FEEDS`."""
    stream = io.StringIO()
    made = atom.Atom(stream) if form == "atom" else calendar.Calendar(stream)
    for a in accounts:
        made.add(a.record, a.contact)
    made.finish()
    return stream.getvalue().encode("utf-8", "replace")
