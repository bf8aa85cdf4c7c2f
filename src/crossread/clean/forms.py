"""What form and place of a unit make of it, wherever the page comes from: heading, standfirst, a second copy's head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from crossread.clean import creditlines, placelines
from crossread.clean.units import Unit
from crossread.model import BlockKind

LONG_HEADING = 14  # words
HEAD = 3  # lines above a second copy: headline, standfirst, date
STANDFIRST = 35  # words
HEADER = 4  # units between a standfirst and the line that says who wrote the article, or when


def outside(unit: Unit) -> BlockKind:
    """The kind of a unit that is not the article's text."""
    if unit.sign in ("caption", "byline", "dateline"):
        return unit.sign
    if creditlines.credit(unit.text):
        return "credit"
    if (unit.sign == "text" and unit.count >= 5) or unit.sign == "clock":
        return "other-story"
    return "boilerplate"


def between_copies(found: Sequence[Unit], kinds: list[BlockKind], repeated: Sequence[bool]) -> None:
    """A second copy is marked; lines right above it that are no sentence are its head, no part of the first copy."""
    for index, copy in enumerate(repeated):
        if not copy:
            continue
        kinds[index] = "repeat"
        above = index - 1
        while above >= max(0, index - HEAD) and not repeated[above] and not found[above].terminal:
            if kinds[above] in ("paragraph", "heading"):
                kinds[above] = "other-story"
            above -= 1


def standfirst(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """A line or two in front of the first paragraph, above the byline or the date, or that is no sentence."""
    body = [index for index in range(first, last + 1) if kinds[index] in ("paragraph", "other-story")]
    if len(body) < 3:
        return
    for position, index in enumerate(body[:2]):
        unit = found[index]
        if unit.count > STANDFIRST or placelines.placed(unit.text):
            return
        following = found[index + 1 : min(index + 1 + HEADER, body[position + 1])]
        headed = any(other.sign in ("byline", "dateline") for other in following)
        if headed or (position == 0 and not unit.terminal and unit.count >= 8 and found[body[1]].terminal):
            for at in body[: position + 1]:
                kinds[at] = "standfirst"


def headings(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Short lines in the article that are no sentence, with a longer text below."""
    body = [index for index in range(first, last + 1) if kinds[index] == "paragraph"]
    for index, following in pairwise(body):
        unit = found[index]
        if unit.count <= 2 and unit.text.islower():
            kinds[index] = "boilerplate"  # names of icons ("amp", "play_arrow") that were taken for text
            continue
        if unit.text[0] not in '•-–*·"“‘' and heads(unit, found[following]):
            kinds[index] = "heading"


def heads(unit: Unit, following: Unit) -> bool:
    """Whether a line has the form of a heading of what follows: short, no sentence, and the longer text below."""
    bare = not unit.terminal and unit.count <= LONG_HEADING and unit.text[-1] not in ",;-–—"
    return bare and following.count > unit.count
