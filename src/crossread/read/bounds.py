"""How large an input may be. Whatever is larger is dropped by name and never loaded whole."""

from __future__ import annotations

MEGABYTE = 1_000_000

# The longest article known to us is under 0.3 MB of text; 64 MB leaves room for a saved log of pages and still fits in
# memory several times over. A record is one article, with its markup: 8 MB.
TEXT = 64 * MEGABYTE  # bytes of one text, HTML or JSON file
RECORD = 8 * MEGABYTE  # bytes of one JSON line, table row or record
TAGS = 200_000  # tags of one HTML page: a long news page has some 5,000; 400,000 took 11 s to extract (2026-11-21)
HEAD = 65_536  # bytes that decide what kind of file this is


def megabytes(size: int) -> str:
    """A size in words: "64 MB"."""
    return f"{size / MEGABYTE:g} MB"
