"""Mastheads by name and by address, and which one a page says it is of. Fails closed: unsure is None."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from crossread import mastheads
from crossread.clean.layout import key
from crossread.text import fold

if TYPE_CHECKING:
    from crossread.clean.parts import Anatomy

EDGE = 14  # units at the head and at the foot of a page where its name stands
ENOUGH = 2  # votes an outlet needs
ALONE = "line that is only its name"
LONG = 200  # characters of a line that is asked for a name
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


def named(text: str) -> str | None:
    """The outlet that a text is the name of, nothing else; None for other texts."""
    row = mastheads.names().get(mastheads.plain(text))
    return row["name"] if row else None


@cache
def _long() -> re.Pattern[str]:
    """Names of two words and more, which nobody writes by chance."""
    names = sorted((name for name in mastheads.names() if " " in name), key=len, reverse=True)
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
    row = mastheads.at(url)
    return row["name"] if row else None


def by_page(anatomy: Anatomy) -> tuple[str, int, int, str] | None:
    """The outlet a page says it is of: name, start, end, how. None where no name or several stand there."""
    votes: Counter[str] = Counter()
    once: set[str] = set()  # a word that is a name too stands in several menus of a page, and tells no more there
    places: dict[str, tuple[int, int, int, str]] = {}
    for start, end, name, weight, how in _evidence(anatomy):
        row = mastheads.names()[mastheads.plain(name)]
        if row["kind"] == "agency":
            continue
        votes[row["name"]] += 0 if name in once else weight
        once |= {name} if weight == 1 and how == ALONE else set()
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
    says, names = _says(), _first_words()
    for index, part in enumerate(parts):
        unit = part.unit
        first, _, rest = unit.key.partition(" ")
        if first == "the":
            first = rest.partition(" ")[0]
        if part.kind in _BODY or len(unit.text) > LONG:
            continue
        telling = first in says or "©" in unit.text or "copyright" in unit.key or "rights reserved" in unit.key
        if not (telling or first in names):
            continue
        for match, weight, how in _statements(unit.text) if telling else ():
            found += _known(unit.start + match.start("name"), match["name"], weight, how)
        if first in names:
            if index < EDGE or index >= len(parts) - EDGE or anatomy.begin - EDGE <= index < anatomy.begin:
                found += _line(unit.start, unit.text)
            found += _glued(unit.start, unit.text)
    return found


_BODY = frozenset(["paragraph", "heading", "repeat", "title"])


@cache
def _says() -> frozenset[str]:
    """First words of lines in which a page says whose it is, besides its copyright."""
    mine = (
        "c follow sign subscribe download get join welcome about support contact advertise more thank read latest from"
    )
    return frozenset(f"source quelle fuente fonte источник {mine}".split())


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
    """First words of all names, as lines' keys begin."""
    return frozenset(word for name in mastheads.names() if (word := key(name).partition(" ")[0]))


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
        return [
            (begin, begin + len(head), head, 2 if " " in mastheads.plain(head) else 1, "line that is only its name")
        ]
    return [(begin, begin + len(head), head, 2, "line with its name and the date")] if re.search(r"\d{4}", text) else []


def _glued(begin: int, text: str) -> list[tuple[int, int, str, int, str]]:
    """A name with a writer's glued to it: "The Example PostAda Sample"."""
    end = _at_head(text)
    if end and text[end : end + 1].isupper():
        return [(begin, begin + end, text[:end], 2, "line with its name and a writer's")]
    return []
