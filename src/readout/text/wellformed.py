"""Text that can be written down: what no encoding can hold is replaced, one for one, so that offsets stay."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def well_formed(text: str) -> str:
    """``text`` with U+FFFD for each lone surrogate (half of a character, left by a broken decoder)."""
    return text if text.isascii() else _SURROGATE.sub(_REPLACEMENT, text)
