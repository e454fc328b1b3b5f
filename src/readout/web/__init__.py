"""Pages from the ledger: contacts with their accounts side by side, articles with their evidence."""
