"""The pages: each takes a library and a look, and gives HTML; ``None`` where there is no such thing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import combinations

from readout.reconcile import reconcile
from readout.reconcile.account import identity
from readout.reconcile.when import days
from readout.record import Actor, Record
from readout.web.annotate import marks, paragraphs
from readout.web.contact_page import ContactPage, contact_page, if_then, said
from readout.web.library import Held, Library, contacts
from readout.web.render import Look, render
from readout.web.timeline import svg

# How many things a page lists: enough to read, and small enough to be quick at any size of ledger.
HOME, LISTED = 12, 200
_AROUND = timedelta(days=10)


def home(library: Library, look: Look) -> str:
    """What is new and what contradicts."""
    recent = contacts(library, limit=LISTED)
    differing = [c for c in recent if c.discrepancies]
    return render(
        "home.html", look, latest=library.latest(HOME), contacts=recent[:HOME], differing=differing[: HOME // 2]
    )


def contact_list(library: Library, look: Look, sides: tuple[str, ...] = ()) -> str:
    """The contacts of some sides with their timeline and balance, or all of the newest."""
    found = contacts(library, sides, LISTED)
    pairs = Counter(pair for c in found for pair in combinations(sorted(c.countries), 2))
    title = " – ".join(look.country(s) for s in sides)
    return render(
        "contacts.html", look, contacts=found, sides=sides, svg=svg(found, title) if sides else "",
        dyads=[] if sides else [(a, b, n) for (a, b), n in pairs.most_common(30)],
        balance=_events(library, sides) if len(sides) == 2 else [],
    )  # fmt: skip


def _events(library: Library, sides: tuple[str, ...]) -> list[object]:
    """The events between two sides that the newest documents tell, each once."""
    records = {a.document: a.record for a in library.accounts(sides, limit=LISTED)}
    seen: dict[tuple[object, ...], object] = {}
    for record in records.values():
        for e in record.events:
            if set(sides) <= {*e.actor, *e.recipient}:
                seen.setdefault((e.actor, e.recipient, e.type, e.date, e.status), e)
    return list(seen.values())


def find_contact(library: Library, key: str) -> ContactPage | None:
    """The reconciled contact to which an account belongs, found among the contacts of its sides near its date."""
    document, _, contact_id = key.rpartition("/")
    record = library.record(document)
    contact = next((c for c in record.contacts if c.id == contact_id), None) if record else None
    if record is None or contact is None:
        return None
    countries = [a.country for p in contact.parties if (a := record.actor(p)) and a.country][:2]
    published = record.document.published
    span = days(contact.date) or days(published.value if published else None)
    since, until = ((span[0] - _AROUND).isoformat(), (span[1] + _AROUND).isoformat()) if span else (None, None)
    accounts = library.accounts(countries, since, until)
    for found in reconcile(accounts, library.pins(accounts)):
        if key in found.accounts:
            return contact_page(found, accounts)
    return None


def contact(library: Library, look: Look, key: str) -> str | None:
    """A contact's page: the two sides' accounts side by side."""
    page = find_contact(library, key)
    return render("contact.html", look, page=page) if page else None


def article(library: Library, look: Look, document: str) -> str | None:
    """An article with its spans, and its record beside it."""
    record = library.record(document)
    if record is None:
        return None
    held = Held(document, record)
    return render(
        "article.html", look, document=document, record=record, lines=paragraphs(record.document.text, marks(record)),
        statements=[said(held, s) for s in record.statements],
        commitments=[if_then(held, k) for k in record.commitments],
    )  # fmt: skip


def actor(library: Library, look: Look, key: str, offices: tuple[str, ...] = ()) -> str | None:
    """An actor's statements and commitments, newest first."""
    shelf = library.of_actor(key)
    found: Actor | None = next((a for h in shelf for a in h.record.actors if identity(a) == key), None)
    if found is None:
        return None
    return render(
        "actor.html", look, actor=found, offices=offices,
        statements=[said(h, s) for h in shelf for s in h.record.statements if _is(h.record, s.source, key)],
        commitments=[if_then(h, k) for h in shelf for k in h.record.commitments if _is(h.record, k.issuer, key)],
    )  # fmt: skip


def _is(record: Record, actor_id: str, key: str) -> bool:
    held = record.actor(actor_id)
    return held is not None and identity(held) == key


def commitments(library: Library, look: Look) -> str:
    """Warnings, promises and demands of the newest documents."""
    rows = [if_then(h, k) for h in library.latest(LISTED) for k in h.record.commitments]
    return render("commitments.html", look, commitments=rows[:LISTED])


def search(library: Library, look: Look, query: str) -> str:
    """Documents that hold all words of the query."""
    return render("search.html", look, query=query, found=library.search(query) if query.strip() else [])


def review(library: Library, look: Look) -> str:
    """What a person should look at: contacts whose accounts differ, and checks that failed."""
    differing = [c for c in contacts(library, limit=LISTED) if c.discrepancies]
    failed = [(h, k) for h in library.latest(LISTED) for k in h.record.checks if not k.ok]
    return render("review.html", look, differing=differing, failed=failed)


def add(look: Look, problem: str | None = None) -> str:
    """The form for a new article; ``problem`` says what was wrong with the last one."""
    return render("add.html", look, problem=problem)


def message(look: Look, words: str) -> str:
    """A page that says one thing."""
    return render("message.html", look, message=words)
