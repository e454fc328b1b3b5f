"""``readout check``: reads a draft before it is printed, alone and against a ledger."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import timedelta

from readout import inputs, packs
from readout.cli.findings import FORMS, Checked
from readout.errors import InputError
from readout.ledger import Ledger
from readout.pipeline import Coder
from readout.reconcile import Account, Finding, conditionals, figures, names, own_findings, quotations
from readout.reconcile.account import identity
from readout.reconcile.when import days
from readout.record import Record
from readout.web.library import Library
from readout.world import Who

HELP = "check a draft: dates, zones, lengths, titles, names, counts, quotations, figures others print"
_LEVELS = {"error": 2, "warning": 1, "note": 0}
# Statements of each speaker of a draft that its quotations are held against.
_QUOTED = 100
_AROUND = timedelta(days=10)


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``readout check``."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="drafts: text files, or - for standard input")
    parser.add_argument("--ledger", metavar="FILE|URL", help="hold the drafts against this ledger too")
    parser.add_argument("--language", metavar="CODE", help="language of the drafts; told from the text when left out")
    parser.add_argument("--published", metavar="DATE", help="date of publication of the drafts (ISO)")
    parser.add_argument("--format", default="text", choices=tuple(FORMS), help="default: %(default)s")
    parser.add_argument(
        "--fail-on", default="error", choices=tuple(_LEVELS), help="least level that makes the exit status 1"
    )


def run(args: argparse.Namespace) -> int:
    """Check every draft; status 1 where a finding reaches ``--fail-on`` or a draft cannot be read."""
    coder, who = Coder(), Who()
    library = _library(args.ledger)
    checked: list[Checked] = []
    failed = False
    for article in (a for path in args.paths for a in inputs.read(path)):
        if isinstance(article, InputError):
            sys.stderr.write(f"readout: {article}\n")
            failed = True
            continue
        published = args.published or article.published
        record = coder.code(article.text, args.language or article.language, published, outlet=article.outlet)
        nominatives = packs.load(record.document.language).inflection.nominatives
        checked.append(Checked(article.where, record, findings(record, library, names(record, who, nominatives))))
    sys.stdout.write(FORMS[args.format](checked))
    worst = max((_LEVELS[f.level] for c in checked for f in c.findings), default=-1)
    return 1 if failed or worst >= _LEVELS[args.fail_on] else 0


def _library(where: str | None) -> Library | None:
    if where is None:
        return None
    from readout.web.ledger_library import LedgerLibrary

    return LedgerLibrary(Ledger(where, create=False, read_only=True))


def findings(record: Record, library: Library | None, spelt: Sequence[Finding] = ()) -> list[Finding]:
    """All findings on a draft, in the order of its text; without a library only its own checks and names."""
    found = [*own_findings(record), *spelt]
    if library is not None:
        accounts = _accounts(record, library)
        found += figures(record, accounts)
        speakers = {identity(a) for s in record.statements if (a := record.actor(s.source))}
        others = {h.id: h.record for key in sorted(speakers) for h, _ in library.statements_of(key, _QUOTED)}
        found += quotations(record, list(others.items()))
        found += conditionals(record, list((others | {a.document: a.record for a in accounts}).items()))
    return sorted(found, key=lambda f: (f.evidence[:1], f.kind))


def _accounts(record: Record, library: Library) -> list[Account]:
    """Accounts of others that may be of a contact of the draft: of its sides, near its date."""
    published = record.document.published
    found: dict[str, Account] = {}
    for contact in record.contacts:
        countries = [a.country for p in contact.parties if (a := record.actor(p)) and a.country][:2]
        span = days(contact.date) or days(published.value if published else None)
        since, until = ((span[0] - _AROUND).isoformat(), (span[1] + _AROUND).isoformat()) if span else (None, None)
        found |= {a.key: a for a in library.accounts(countries, since, until)}
    return list(found.values())
