"""The ledger: documents and records in SQLite or PostgreSQL, each once, with their history and people's corrections."""

from readout.ledger.copies import Copy
from readout.ledger.corrections import Correction
from readout.ledger.engine import DEFAULT
from readout.ledger.entries import Coding, Entry, Fate, Outcome, StoredDocument
from readout.ledger.ledger import Ledger
from readout.ledger.lists import Item, Lists, Wanted
from readout.ledger.quarantine import Quarantined
from readout.ledger.query import Filter, Layer
from readout.ledger.search import Found
from readout.ledger.similar import Similar
from readout.ledger.verify import Fault
from readout.record.identity import canonical, document_id

__all__ = [
    "DEFAULT",
    "Coding",
    "Copy",
    "Correction",
    "Entry",
    "Fate",
    "Fault",
    "Filter",
    "Found",
    "Item",
    "Layer",
    "Ledger",
    "Lists",
    "Outcome",
    "Quarantined",
    "Similar",
    "StoredDocument",
    "Wanted",
    "canonical",
    "document_id",
]
