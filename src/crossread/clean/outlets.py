"""Mastheads by name and by address, and which one a page says it is of. Fails closed: unsure is None."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

from crossread import knowledge
from crossread.clean.parts import Anatomy
from crossread.text import fold

EDGE = 14  # units at the head and at the foot of a page where its name stands
ENOUGH = 2  # votes an outlet needs
LONG = 200  # characters of a line that is asked for a name
_SUFFIX = re.compile(r"^(?:www\d?|m|amp|edition|mobile|en|english|eng|de|fr|es|ru|ar|uk|us|news|beta|web)\.")
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:by )?(?:\d{4}(?:\s?[-–]\s?(?:\d{2,4}|present))?)?[\s,.]*(?:by )?(?P<name>[^.|,©\d\n]{2,60})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^(?P<name>[^.|,©\d]{2,50})[.,]? (?:all rights reserved|\d{4})", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|источник)\s*[:：]\s*(?P<name>[^,;|]{2,60}?)(?=\s*(?:[,;|]|$|\sand\s|\s[-–—]\s))",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:follow|sign up (?:for|to)|subscribe to|download|get|join|welcome to|about|support|contact|advertise (?:with|on|in)"
    r"|more (?:from|on)|thank you for reading|read more (?:at|on)|the latest from|from)\s+(?:the )?(?P<name>.{2,50})",
    re.IGNORECASE,
)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return knowledge.table("outlets")


@cache
def _names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for row in _rows():
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                names.setdefault(_plain(name), row)
    return names


@cache
def _domains() -> dict[str, str]:
    return {domain: row["name"] for row in _rows() for domain in row["domains"].split("|") if domain}


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(fold(name).split()).strip(" .-|•·"))


def named(text: str) -> str | None:
    """The outlet that a text is the name of, nothing else; None for other texts."""
    row = _names().get(_plain(text))
    return row["name"] if row else None


@cache
def _long() -> re.Pattern[str]:
    """Names of two words and more, which nobody writes by chance."""
    names = sorted((name for name in _names() if " " in name), key=len, reverse=True)
    return re.compile(rf"(?:the )?(?P<name>{'|'.join(map(re.escape, names))})")


def begins(text: str) -> bool:
    """Whether a text begins with an outlet's name of two words or more."""
    return _at_head(text[:60]) is not None


def _at_head(text: str) -> int | None:
    """Where a long name at the head of a text ends, at the end of a word or where a capital is glued to it."""
    view = fold(text)
    match = _long().match(view)
    if match is None or len(view) != len(text):
        return None
    return None if text[match.end() : match.end() + 1].islower() else match.end()


def by_address(url: str | None) -> str | None:
    """The outlet at an address, by its domain.

    >>> by_address("https://www.bbc.co.uk/news/articles/x1"), by_address("not an address")
    ('BBC News', None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    host = host.lower()
    while host:
        if host in _domains():
            return _domains()[host]
        host = host.partition(".")[2]
    return None


def by_page(anatomy: Anatomy) -> tuple[str, int, int, str] | None:
    """The outlet a page says it is of: name, start, end, how. None where no name or several stand there."""
    votes: Counter[str] = Counter()
    places: dict[str, tuple[int, int, int, str]] = {}
    for start, end, name, weight, how in _evidence(anatomy):
        row = _names()[_plain(name)]
        if row["kind"] == "agency":
            continue
        votes[row["name"]] += weight
        if row["name"] not in places or weight > places[row["name"]][0]:
            places[row["name"]] = (weight, start, end, how)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    _, start, end, how = places[ranked[0][0]]
    return ranked[0][0], start, end, how


def _evidence(anatomy: Anatomy) -> list[tuple[int, int, str, int, str]]:
    """Places where a page names an outlet as its own: start, end, the words, weight, how."""
    found: list[tuple[int, int, str, int, str]] = []
    parts = anatomy.parts
    for index, part in enumerate(parts):
        unit = part.unit
        if part.kind in ("paragraph", "heading", "repeat", "title") or len(unit.text) > LONG:
            continue
        for match, weight, how in _statements(unit.text):
            found += _known(unit.start + match.start("name"), match["name"], weight, how)
        words = unit.text.lower().removeprefix("the ").split(None, 1)
        if words and _begins_name(words[0]):
            if index < EDGE or index >= len(parts) - EDGE or anatomy.begin - EDGE <= index < anatomy.begin:
                found += _line(unit.start, unit.text)
            found += _glued(unit.start, unit.text)
    return found


def _statements(text: str) -> list[tuple[re.Match[str], int, str]]:
    """Copyright, source and the like in one line: the match with its group `name`, its weight, how."""
    lower = text.lower()
    found: list[tuple[re.Match[str] | None, int, str]] = []
    if "©" in text or "copyright" in lower or "(c)" in lower:
        found.append((_OWNER.search(text), 3, "copyright line"))
    if "rights reserved" in lower:
        found.append((_RIGHTS.match(text), 3, "copyright line"))
    found.append((_SOURCE.match(text), 3, "source line"))
    found.append((_MINE.match(text), 1, "line of the page's furniture"))
    return [(match, weight, how) for match, weight, how in found if match]


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in _names())


def _begins_name(word: str) -> bool:
    """Whether a name may begin with this word, another word glued to it or not."""
    return fold(word).rstrip(".,•·|-") in _first_words()


def _known(begin: int, words: str, weight: int, how: str) -> list[tuple[int, int, str, int, str]]:
    """The name in a piece of a line: the whole piece, or a long name at its head."""
    bare = words.strip()
    start = begin + len(words) - len(words.lstrip())
    if named(bare):
        return [(start, start + len(bare), bare, weight, how)]
    end = _at_head(bare)
    return [(start, start + end, bare[:end], weight, how)] if end else []


def _line(begin: int, text: str) -> list[tuple[int, int, str, int, str]]:
    """A line that is only the name, or name and date: "The Example Post - 1/22/2025".

    A name of one word ("Time", "People") may be a menu's too: alone it is half the evidence that is asked for.
    """
    head = re.split(r"\s+[-–—|]\s+", text, maxsplit=1)[0].rstrip(" •·")
    if not named(head):
        return []
    if head == text.rstrip(" •·"):
        return [(begin, begin + len(head), head, 2 if " " in _plain(head) else 1, "line that is only its name")]
    return [(begin, begin + len(head), head, 2, "line with its name and the date")] if re.search(r"\d{4}", text) else []


def _glued(begin: int, text: str) -> list[tuple[int, int, str, int, str]]:
    """A name with a writer's glued to it: "The Example PostAda Sample"."""
    end = _at_head(text)
    if end and text[end : end + 1].isupper():
        return [(begin, begin + end, text[:end], 2, "line with its name and a writer's")]
    return []
