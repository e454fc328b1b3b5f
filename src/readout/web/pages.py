"""The pages: each takes a library and gives what its template and its JSON show; ``None`` where there is no such thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import combinations
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec.structs import asdict

from readout.ledger import Wanted
from readout.reconcile import Account, reconcile
from readout.reconcile.account import identity
from readout.reconcile.when import days
from readout.record import Actor, Commitment, Event, Record
from readout.web import answers
from readout.web.annotate import marks, paragraphs
from readout.web.contact_page import ContactPage, contact_page, made_in, said
from readout.web.library import Held, Library, contacts, reconciled
from readout.web.promises import over_time
from readout.web.render import Look, heading, render
from readout.web.timeline import svg

# How many things a page lists: enough to read, and small enough to be quick at any size of ledger.
HOME, LISTED = 10, 30
# Accounts behind a list of contacts, and behind a line of time.
ACCOUNTS, LINE = 40, 60
# Pages of a list that can be asked for.
DEEPEST = 300
_AROUND = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is written: its template with what it shows, and its data."""

    template: str
    data: Any
    context: dict[str, Any]

    def html(self, look: Look) -> str:
        """The page for a look."""
        return render(self.template, look, **self.context)


def encoded(page: Page) -> bytes:
    """The data of a page as JSON."""
    return page.data.to_json().encode() if isinstance(page.data, Record) else msgspec.json.encode(page.data)


def article_line(held: Held, words: str | None = None) -> answers.Article:
    """A document as a list shows it."""
    d = held.record.document
    return answers.Article(
        held.id, heading(held.record), d.outlet, d.published.value if d.published else None, d.language, words
    )


def home(library: Library) -> Page:
    """What is new and what contradicts."""
    recent = contacts(library, limit=ACCOUNTS)
    differing = [c for c in recent if c.discrepancies][: HOME // 2]
    latest = [article_line(h) for h in library.latest(HOME)]
    data = answers.Home(tuple(differing), tuple(recent[:HOME]), tuple(latest))
    return Page("home.html", data, {"latest": latest, "contacts": recent[:HOME], "differing": differing})


def contact_list(library: Library, sides: tuple[str, ...] = (), page: int = 1) -> Page:
    """The contacts of some sides with their timeline and balance, or all of the newest."""
    accounts = library.accounts(sides, limit=ACCOUNTS + 1, offset=(page - 1) * ACCOUNTS)
    found = reconciled(library, accounts[:ACCOUNTS])
    pairs = Counter(pair for c in found for pair in combinations(sorted(c.countries), 2))
    balance = _events(accounts, sides) if len(sides) == 2 else []
    more = len(accounts) > ACCOUNTS
    context = {
        "contacts": found, "sides": sides, "svg": partial(svg, found[:LINE]) if sides else None, "balance": balance,
        "dyads": [] if sides else [(a, b, n) for (a, b), n in pairs.most_common(30)], "page": page, "more": more,
    }  # fmt: skip
    return Page("contacts.html", answers.Contacts(page, more, tuple(found), tuple(balance)), context)


def _events(accounts: Sequence[Account], sides: tuple[str, ...]) -> list[Event]:
    """The events between two sides that these accounts' documents tell, each once."""
    seen: dict[tuple[object, ...], Event] = {}
    for record in {a.document: a.record for a in accounts}.values():
        for e in record.events:
            if set(sides) <= {*e.actor, *e.recipient}:
                seen.setdefault((e.actor, e.recipient, e.type, e.date, e.status), e)
    return list(seen.values())[:LISTED]


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
    accounts = list(library.accounts(countries, since, until, limit=2 * LINE))
    if all(a.key != key for a in accounts):
        accounts.append(Account(record, contact, None, document))
    for found in reconcile(accounts, library.pins(accounts)):
        if key in found.accounts:
            return contact_page(found, accounts)
    return None


def contact(library: Library, key: str) -> Page | None:
    """A contact's page: the two sides' accounts side by side."""
    page = find_contact(library, key)
    if page is None:
        return None
    promised = over_time(library, [c for a in page.accounts for c in _promised(a)])
    return Page("contact.html", page.contact, {"page": page, "commitments": promised})


def _promised(account: Account) -> Iterator[tuple[Held, Commitment]]:
    """The commitments of an article that were made in this contact."""
    record = account.record
    contacts_of = {s.id: s.contact for s in record.statements}
    for k in record.commitments:
        if made_in(account, contacts_of.get(k.statement or "")):
            yield Held(account.document, record), k


def article(library: Library, document: str) -> Page | None:
    """An article with its spans, and its record beside it."""
    record = library.record(document)
    if record is None:
        return None
    held = Held(document, record)
    context = {
        "document": document, "record": record, "lines": paragraphs(record.document.text, marks(record)),
        "statements": [said(held, s) for s in record.statements],
        "commitments": over_time(library, [(held, k) for k in record.commitments]), "active": _active(record),
    }  # fmt: skip
    return Page("article.html", record, context)


def _active(record: Record) -> set[str]:
    """The actors of a record that have a page: who speaks, takes part in a contact, or issues a commitment."""
    speaking, issuing = {s.source for s in record.statements}, {k.issuer for k in record.commitments}
    return speaking | issuing | {p for c in record.contacts for p in c.parties}


def actor(library: Library, key: str, offices: tuple[str, ...] = (), page: int = 1) -> Page | None:
    """An actor's offices, statements, commitments and contacts, newest first."""
    start = (page - 1) * LISTED
    statements = library.statements_of(key, LISTED + 1, start)
    accounts = library.contacts_of(key, LISTED, start)
    promised = library.commitments(LISTED, start, key)
    records = [h.record for h, _ in [*statements, *promised]] + [a.record for a in accounts]
    found: Actor | None = next((a for r in records for a in r.actors if identity(a) == key), None)
    if found is None:
        return None
    more = len(statements) > LISTED
    lines = [said(h, s) for h, s in statements[:LISTED]]
    met = reconciled(library, accounts)
    shown = over_time(library, promised)
    data = answers.ActorOf(
        key, found.name, found.kind, found.country, offices, page, more,
        tuple(answers.StatementOf(s.quotes[0].document if s.quotes else "", s.statement, tuple(q.words for q in s.quotes)) for s in lines),
        tuple(p.pledge for p in shown), tuple(met),
    )  # fmt: skip
    context = {
        "actor": found, "key_": key, "offices": offices, "statements": lines, "commitments": shown, "contacts": met,
        "page": page, "more": more,
    }  # fmt: skip
    return Page("actor.html", data, context)


def commitments(library: Library, page: int = 1) -> Page:
    """Warnings, promises and demands over time, the one said last first."""
    found = library.commitments(2 * LISTED + 1, (page - 1) * 2 * LISTED)
    more = len(found) > 2 * LISTED
    shown = over_time(library, found[: 2 * LISTED])
    data = answers.Commitments(page, more, tuple(p.pledge for p in shown))
    return Page("commitments.html", data, {"commitments": shown, "page": page, "more": more})


def search(library: Library, wanted: Wanted, page: int = 1) -> Page:
    """Documents that are wanted; none where nothing is asked for."""
    asked = wanted != Wanted()
    found = library.search(wanted, LISTED + 1, (page - 1) * LISTED) if asked else []
    more = len(found) > LISTED
    lines = [article_line(f.held, f.words) for f in found[:LISTED]]
    told = {"q": wanted.words, **{k: v for k, v in asdict(wanted).items() if k != "words"}}
    query = "".join(f"{k}={quote(str(v), safe='')}&" for k, v in told.items() if v)
    context = {"wanted": asdict(wanted), "asked": asked, "found": lines, "page": page, "more": more, "query": query}
    return Page("search.html", answers.Search(page, more, tuple(lines)), context)


def review(library: Library, page: int = 1) -> Page:
    """What a person should look at: contacts whose accounts differ, and checks that failed."""
    accounts = library.accounts(limit=ACCOUNTS, offset=(page - 1) * ACCOUNTS)
    differing = [c for c in reconciled(library, accounts) if c.discrepancies]
    held = library.failed(LISTED + 1, (page - 1) * LISTED)
    failed = [answers.Failed(article_line(h), tuple(k for k in h.record.checks if not k.ok)) for h in held[:LISTED]]
    more = len(held) > LISTED or len(accounts) == ACCOUNTS
    context = {"differing": differing, "failed": failed, "page": page, "more": more}
    return Page("review.html", answers.Review(page, more, tuple(differing), tuple(failed)), context)


def add(problem: str | None = None) -> Page:
    """The form for a new article; ``problem`` says what was wrong with the last one."""
    return Page("add.html", None, {"problem": problem})


def message(words: str) -> Page:
    """A page that says one thing."""
    return Page("message.html", None, {"message": words})
