"""The lines of a page, and a collector's prefix in front of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.text import fold

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NEXT = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")

# " date 2025-01-22 …" in front of a page's first line: written by whoever collected it, not by the outlet.
_COLLECTED = re.compile(r"\s*date[ :]+(?P<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)(?=\s|$)")

# A line takes about 60 microseconds here: what stands behind so many is not looked at. The longest of 828
# news pages, flattened with all that stands around the article, has 3,060.
LINES = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it."""

    start: int  # code points into the page's text
    end: int
    text: str
    key: str  # its words, lower case, digits as #, one blank between: what word lists are asked with
    apart: bool  # True: an empty line, or nothing, stands before it


def collected(text: str) -> re.Match[str] | None:
    """The collector's prefix at the head of a page, with its group `date`; None where there is none."""
    return _COLLECTED.match(text)


def low(text: str) -> str:
    """`fold`, quicker for the texts of most pages."""
    return text.lower() if text.isascii() else fold(text)


def key(text: str) -> str:
    """A line as word lists hold it.

    >>> key("  Read more: 12 Comments »")
    'read more # comments'
    """
    words = " ".join(_WORD.findall(low(text[:400])))  # no entry of a list is longer
    words = _DIGITS.sub("#", words)
    return words or ("× " if "×" in text else "© " if "©" in text else "")


def lines(text: str, begin: int = 0, most: int | None = None) -> list[Line]:
    """The lines with something in them, from `begin` on; all, or the first `most`."""
    found: list[Line] = []
    last = begin
    for match in _LINE.finditer(text, begin):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = text[last : match.start()]
        apart = not found or gap.replace("\r\n", "\n").count("\n") > 1 or gap.count("\r") > 1
        found.append(Line(start, start + len(stripped), stripped, _keyed(stripped), apart))
        last = start + len(stripped)
        if len(found) == most:
            break
    return found


def rest(text: str, found: Sequence[Line]) -> tuple[int, int] | None:
    """What stands behind the last of these lines; None where nothing does."""
    begin = found[-1].end if found else len(text)
    first = _NEXT.search(text, begin)
    return (first.start(), len(text.rstrip())) if first else None


def _keyed(stripped: str) -> str:
    return ("© " if stripped[0] == "©" else "") + key(stripped)
