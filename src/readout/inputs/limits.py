"""How much of an input is read before it is refused: hostile and broken files end as one line, not as a full machine."""

from __future__ import annotations

MIB = 1024 * 1024

# Bytes of one document, after decompression. The longest news pages seen are near 5 MB.
MAX_BYTES = 20 * MIB
# Characters of one article's text.
MAX_TEXT = 1_000_000
# Decompressed bytes for one compressed byte, once a stream is past the first MiB; real text reaches about 30.
MAX_RATIO = 200
# Open elements inside one another; libxml2 drops what lies deeper than 256 without a word.
MAX_DEPTH = 250
# Seconds and bytes of memory for making the text of one page, in a process of its own.
MAX_SECONDS = 20.0
MAX_MEMORY = 2048 * MIB
