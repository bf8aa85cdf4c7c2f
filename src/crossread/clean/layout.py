"""The lines of a page, and a collector's prefix in front of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossread.text import fold

_NEXT = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")

# " date 2025-01-22 …" in front of a page's first line: written by whoever collected it, not by the outlet.
_COLLECTED = re.compile(r"\s*date[ :]+(?P<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)(?=\s|$)")

# A line takes about 60 microseconds here: what stands behind so many is not looked at. The longest of 828
# news pages, flattened with all that stands around the article, has 3,060.
LINES = 50_000
# Menus and buttons stand on every page of a site, and many on every site: of the lines of 414 pages of 200 sites six in ten
# stood on an earlier page. So what is found out of a short line is kept.
SHORT = 100  # characters
REMEMBERED = 20_000  # lines: some 6 MB


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
    head = text[:400]  # no entry of a list is longer
    words = " ".join(_WORD.findall(head.lower()))
    if any(map(head.__contains__, "0123456789")) or not head.isascii():
        words = _DIGITS.sub("#", words)
    return words or ("× " if "×" in text else "© " if "©" in text else "")


def lines(text: str, begin: int = 0, most: int | None = None) -> list[Line]:
    """The lines with something in them, from `begin` on; all, or the first `most`."""
    found: list[Line] = []
    at, apart = begin, True
    for raw in (text[begin:] if begin else text).splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at if raw[0] == stripped[0] else at + len(raw) - len(raw.lstrip())
            keyed = _known(stripped) if len(stripped) <= SHORT else _keyed(stripped)
            found.append(Line(start, start + len(stripped), stripped, keyed, apart))
            if len(found) == most:
                break
        apart = not stripped
        at += len(raw)
    return found


def rest(text: str, found: Sequence[Line]) -> tuple[int, int] | None:
    """What stands behind the last of these lines; None where nothing does."""
    begin = found[-1].end if found else len(text)
    first = _NEXT.search(text, begin)
    return (first.start(), len(text.rstrip())) if first else None


def _keyed(stripped: str) -> str:
    return ("© " if stripped[0] == "©" else "") + key(stripped)


_known = lru_cache(REMEMBERED)(_keyed)
