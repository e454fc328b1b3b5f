"""Across documents: which accounts are of one contact, who tells what, and where they differ."""

from readout.reconcile.account import Account
from readout.reconcile.contacts import ReconciledContact, Topic, accounts_of, reconcile
from readout.reconcile.draft import Finding, Related, figures, own_findings, quotations
from readout.reconcile.fields import FIELDS, FieldView, Telling
from readout.reconcile.match import Match, match

__all__ = [
    "FIELDS",
    "Account",
    "FieldView",
    "Finding",
    "Match",
    "ReconciledContact",
    "Related",
    "Telling",
    "Topic",
    "accounts_of",
    "figures",
    "match",
    "own_findings",
    "quotations",
    "reconcile",
]
