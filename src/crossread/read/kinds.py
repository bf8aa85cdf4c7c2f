"""What kind of file this is, by its content first and by its name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from crossread.read.decode import mark

Kind = Literal["text", "html", "json", "lines", "table"]

# First bytes of formats that people keep beside articles; at most the first 16 bytes matter.
_MAGIC = (
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"BM", "bitmap image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\x01\0", "icon"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive or Office document"),
    (b"PK\x05\x06", "empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
    (b"{\\rtf", "RTF document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"\x28\xb5\x2f\xfd", "zstandard archive"),
    (b"Rar!", "RAR archive"),
    (b"SQLite format 3", "SQLite database"),
    (b"PAR1", "Parquet table"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"OggS", "Ogg sound"),
    (b"ID3", "MP3 sound"),
    (b"fLaC", "FLAC sound"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"\0\x01\0\0", "font"),
    (b"OTTO", "font"),
    (b"bplist", "Apple property list"),
)
# Magic words that a text could begin with ("BMW …", "Rar!"): these count only with a byte that no text holds.
_COULD_BE_TEXT = frozenset({b"BM", b"GIF8", b"OTTO", b"PAR1", b"BZh", b"ID3", b"OggS", b"fLaC", b"wOFF", b"wOF2"})

# Text files that are not articles: what a browser saves beside a page, and carriers that are not read yet.
_OTHER = {
    "css": "style sheet",
    "js": "script",
    "mjs": "script",
    "map": "source map",
    "svg": "SVG image",
    "xml": "XML",
    "rss": "RSS feed",
    "atom": "Atom feed",
    "warc": "WARC archive without a record at its start",
    "mht": "MHTML archive without a page at its start",
    "mhtml": "MHTML archive without a page at its start",
    "rtf": "RTF document",
    "py": "program",
    "sh": "program",
    "toml": "settings",
    "yaml": "settings",
    "yml": "settings",
    "ini": "settings",
}
_BY_SUFFIX: dict[str, Kind] = {"json": "json", "jsonl": "lines", "ndjson": "lines", "csv": "table", "tsv": "table"}
PAGE_SUFFIXES = ("txt", "text", "md", "html", "htm", "xhtml")  # files that a sidecar can stand beside
_PACKED = frozenset({"gz", "gzip", "bz2", "xz", "zst", "zstd"})  # suffixes of compressed files
_HTML_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml"})

_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>|<!--.{0,4000}?-->)", re.S)
_HTML_START = re.compile(r"\s*<(?:!doctype\s{1,9}html|html|head|body)\b", re.I)
_TAG = re.compile(r"</?(?:p|div|span|a|br|h[1-6]|article|section|main|meta|title|ul|li|table|img)\b[^<>]{0,500}>", re.I)
_LOOKED_AT = 8192  # characters: a doctype stands in the first few hundred; three tags of a fragment within a screen


def suffix_of(name: str) -> str:
    """The suffix that tells what is in a file, lower case: "jsonl" for "a.jsonl" and for "a.jsonl.gz"."""
    path = PurePath(name)
    packed = path.suffix.lower().lstrip(".") in _PACKED
    return PurePath(path.stem if packed else path.name).suffix.lower().lstrip(".")


def unfit(name: str, head: bytes) -> str | None:
    """Why a file cannot hold an article, in words; None where it may."""
    if what := _binary(head):
        return f"binary file ({what})"
    if what := _OTHER.get(suffix_of(name)):
        return f"unsupported kind ({what})"
    start = head.lstrip()[:512].lower()
    if (start.startswith(b"<?xml") and b"<html" not in head.lower()) or start.startswith((b"<rss", b"<feed")):
        return "unsupported kind (XML)"
    return None


def kind(name: str, head: bytes) -> Kind:
    """How to read a file that is not unfit. The suffix says what a record file is; where there is none, the content."""
    suffix = suffix_of(name)
    if by_suffix := _BY_SUFFIX.get(suffix):
        return by_suffix
    if not suffix and re.match(rb'\s*(?:\{\s*"|\[\s*\{\s*")', head):
        return "json"
    return "text"


def is_html(name: str, text: str) -> bool:
    """Whether a text is markup: it begins as a document does, or is a fragment of at least three tags. A text that
    quotes a tag or two stays a text."""
    start = text[:_LOOKED_AT]
    while prologue := _PROLOGUE.match(start):
        start = start[prologue.end() :]
    start = start.lstrip()
    if _HTML_START.match(start):
        return True
    enough = 1 if suffix_of(name) in _HTML_SUFFIXES else 3
    begins = start.startswith("<") or enough == 1
    return begins and len(_TAG.findall(start)) >= enough


def _binary(head: bytes) -> str | None:
    if mark(head):
        return None
    controls = any(byte in head for byte in (0, 1, 2, 3, 4, 5, 6))
    for magic, what in _MAGIC:
        if head.startswith(magic) and (controls or magic not in _COULD_BE_TEXT):
            return what
    if head[4:8] == b"ftyp":
        return "MP4 video"
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return f"{head[8:12].decode().strip()} file"
    return "NUL bytes" if 0 in head else None
