"""Bytes to text. The text is exactly what the bytes say: no newline is translated, nothing is normalised."""

from __future__ import annotations

import codecs
import re

# UTF-32 stands before UTF-16: its mark begins with the same two bytes.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHIFTED = frozenset({"iso2022_jp", "iso2022_kr"})  # encodings that switch alphabets by escapes, all in 7 bits
_ESCAPES = ("unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape")
_NOT_OF_THE_WEB = frozenset(("idna", "punycode", "utf-7", "mbcs", *_ESCAPES))
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 131_072  # bytes: what resiliparse itself looks at by default


def mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with, and the encoding it means."""
    return next(((bom, encoding) for bom, encoding in MARKS if data.startswith(bom)), None)


def decoded(data: bytes, *, markup: bool = False, label: str | None = None) -> str:
    """The text of a file. A byte order mark decides, then strict UTF-8, then `label` (what a declaration or a server
    says, where the bytes bear it out), then detection (for markup its own charset declaration first). Bytes that mean
    nothing become U+FFFD; the mark is no part of the text."""
    if marked := mark(data):
        bom, encoding = marked
        return whole_characters(data[len(bom) :].decode(encoding, "replace"))
    said = labelled(label)
    if said in _SHIFTED and b"\x1b" in data:  # plain ASCII to look at
        return data.decode(said, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return whole_characters(data.decode(said or "utf-8"))
    except UnicodeDecodeError:
        return data.decode(encoding_of(data, markup=markup), "replace")


def labelled(label: str | None) -> str | None:
    """The encoding that a label means on the web, by Python's name; None for none, and for Python's own inventions."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        b" ".decode(name)  # Python's own codecs turn bytes into bytes, some of them
    except (LookupError, ValueError):
        return None
    if name in _NOT_OF_THE_WEB or name.startswith(("utf-16", "utf-32")):  # those have a mark, or the label is wrong
        return None
    return "cp1252" if name in ("ascii", "iso8859-1") else name


def encoding_of(data: bytes, *, markup: bool = False) -> str:
    """The encoding of bytes without a mark, by Python's name."""
    if _is_damaged_utf8(data):
        return "utf-8"
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415

    name = detect_encoding(data[:_SAMPLE], from_html_meta=markup) or "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def whole_characters(text: str) -> str:
    """The same text with each half of a surrogate pair as U+FFFD: such a half cannot be written in any file."""
    return _SURROGATE.sub("\ufffd", text)


def _is_damaged_utf8(data: bytes) -> bool:
    """UTF-8 that was cut or hurt somewhere: valid longer sequences outnumber the bad bytes ten to one. In a one-byte
    encoding a valid sequence is a coincidence (two accented letters of fitting values side by side)."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good >= 10 * bad
