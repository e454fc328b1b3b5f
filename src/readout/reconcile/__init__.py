"""Across documents: which accounts are of one contact, who tells what, and where they differ."""

from readout.reconcile.account import Account
from readout.reconcile.contacts import ReconciledContact, Topic, accounts_of, reconcile
from readout.reconcile.fields import FIELDS, FieldView, Telling
from readout.reconcile.match import Match, match

__all__ = [
    "FIELDS",
    "Account",
    "FieldView",
    "Match",
    "ReconciledContact",
    "Telling",
    "Topic",
    "accounts_of",
    "match",
    "reconcile",
]
