"""How large an input may be. Whatever is larger is dropped by name and never loaded whole."""

from __future__ import annotations

MEGABYTE = 1_000_000

# The longest article known to us is under 0.3 MB of text; 64 MB leaves room for a saved log of pages and still fits in
# memory several times over. A record is one article, with its markup: 8 MB.
TEXT = 64 * MEGABYTE  # bytes of one text, HTML or JSON file
RECORD = 8 * MEGABYTE  # bytes of one JSON line, table row or record
TAGS = 200_000  # tags of one HTML page: a long news page has some 5,000; 400,000 took 11 s to extract (2026-11-21)
FEED = 16 * MEGABYTE  # bytes of one feed or outline: feeds of news have some 0.5 MB, of whole archives 10 MB
FEED_TAGS = 1_000_000  # tags of one feed, its articles' own among them: they take some 150 MB as a tree
ENTRIES = 10_000  # entries of one feed or outline, addresses of one list
ATTRIBUTES = 5_000  # of one tag: a news page has some 60; the parser's time grows with their square, 200,000 took 2 min
TAG = 20_000  # characters behind a "<" before attributes are counted: 5,000 of them take more
HEAD = 65_536  # bytes that decide what kind of file this is

# Compressed inputs. JSON lines and logs of pages pack to a tenth, the most repetitive of them to a fiftieth; gzip can
# reach 1,000 times, the others 10,000 and more. The bound counts once more than TEXT has come out.
EXPANSION = 200
WINDOW = 128 * MEGABYTE  # bytes that xz may ask for to unpack: its strongest preset takes 65 MB
FILES = 10_000  # files of one ZIP archive: exports of newspaper databases hold some hundreds


def megabytes(size: int) -> str:
    """A size in words: "64 MB"."""
    return f"{size / MEGABYTE:g} MB"
