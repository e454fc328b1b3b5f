"""Words inside XML: escaped, without the characters that XML 1.0 cannot hold, and with carriage returns that a parser keeps."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Everything but the characters of XML 1.0 (section 2.2).
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> str:
    """``text`` for an element or a quoted attribute; what XML cannot hold becomes U+FFFD, one for one.

    A carriage return is written as a reference: parsers make one line end of two plain characters (XML 1.0, 2.11), which would move all offsets.
    """
    return escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;", "\r": "&#13;"})
