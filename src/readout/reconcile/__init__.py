"""Across documents: which accounts are of one contact, who tells what, and where they differ."""

from readout.reconcile.account import Account
from readout.reconcile.conditionals import conditionals
from readout.reconcile.contacts import ReconciledContact, Topic, accounts_of, reconcile
from readout.reconcile.draft import Finding, Related, figures, own_findings, quotations
from readout.reconcile.fields import FIELDS, FieldView, Telling
from readout.reconcile.match import Match, match
from readout.reconcile.pledges import Fate, Happened, Pledge, Said, happened, pledges, with_fates
from readout.reconcile.spelling import names

__all__ = [
    "FIELDS",
    "Account",
    "Fate",
    "FieldView",
    "Finding",
    "Happened",
    "Match",
    "Pledge",
    "ReconciledContact",
    "Related",
    "Said",
    "Telling",
    "Topic",
    "accounts_of",
    "conditionals",
    "figures",
    "happened",
    "match",
    "names",
    "own_findings",
    "pledges",
    "quotations",
    "reconcile",
    "with_fates",
]
