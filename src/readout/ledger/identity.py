"""Which document is which in a ledger: the article that versions share, and texts that a database can keep exactly."""

from __future__ import annotations

from readout.errors import LedgerError
from readout.record.identity import canonical, digest


def article_id(uri: str | None, otherwise: str) -> str:
    """What the versions of one article share: its address made canonical, or nothing but the document itself."""
    return digest("article", canonical(uri)) if uri else otherwise


def check_storable(text: str) -> None:
    """Refuse text that no database keeps exactly: NUL characters and lone surrogates.

    The readers of ``inputs`` replace both one for one, so only a record made elsewhere can hold them.
    """
    if "\x00" in text:
        raise LedgerError(
            "the text holds a NUL character",
            where=f"character {text.index(chr(0))}",
            next_step="replace it by U+FFFD before coding, as readout's own readers do",
        )
    try:
        text.encode()
    except UnicodeEncodeError as e:
        raise LedgerError(
            "the text holds a lone surrogate",
            where=f"character {e.start}",
            next_step="replace it by U+FFFD before coding, as readout's own readers do",
        ) from e
