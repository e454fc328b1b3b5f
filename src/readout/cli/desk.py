"""What the pages need of the rest of the house: coding an article, keeping it, names of countries, terms of office."""

from __future__ import annotations

from collections.abc import Callable

from readout.adding import coder_name
from readout.errors import InputError, LedgerError
from readout.ledger import Entry, Ledger
from readout.pipeline import Coder
from readout.record import Record
from readout.web.app import Site
from readout.web.ledger_library import LedgerLibrary
from readout.web.render import SETTABLE
from readout.world import World


class LedgerDesk:
    """Adds articles to a ledger and records corrections in it."""

    def __init__(self, ledger: Ledger, library: LedgerLibrary) -> None:
        self._ledger = ledger
        self._library = library
        self._coder = Coder()

    def add(self, text: str, outlet: str | None, published: str | None) -> str:
        """See :class:`readout.web.app.Desk`."""
        if not text.strip():
            raise InputError("there is no text", next_step="paste the article's text, or choose a file")
        record = self._coder.code(text.replace("\x00", "\ufffd"), published=published, outlet=outlet)
        (outcome,) = self._ledger.add([entry(record)])
        self._library.refresh()
        return outcome.id

    def correct(self, account: str, field: str, value: str, who: str, why: str) -> None:
        """See :class:`readout.web.app.Desk`."""
        if field not in SETTABLE:
            raise LedgerError(f"{field!r} cannot be set here", next_step="use `readout correct`")
        document, _, contact = account.rpartition("/")
        self._ledger.correct(document, "contacts", contact, who=who, why=why, field=field, to=value)
        self._library.refresh()


def entry(record: Record) -> Entry:
    """A record as the ledger takes it, with the version that made it."""
    return Entry(record=record, coder=coder_name())


def site(ledger: Ledger, desk: Callable[[Ledger, LedgerLibrary], LedgerDesk] | None) -> Site:
    """The site of a ledger; without ``desk`` it is read only."""
    library = LedgerLibrary(ledger)
    world = World()

    def offices(key: str) -> tuple[str, ...]:
        return tuple(
            f"{t.office} ({t.country}), {t.start or '?'} – {t.end or ''}"
            for t in sorted(world.who.terms(key), key=lambda t: t.start or "")
        )

    return Site(library, world.everyday, offices, desk(ledger, library) if desk else None)
