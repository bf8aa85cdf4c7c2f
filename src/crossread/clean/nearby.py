"""The lines around the head of an article and behind its end: where pages say who wrote it, and when."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.clean import bylines, layout
from crossread.clean.parts import Anatomy

ABOVE = 10  # units above headline and article
REACH = 50  # units above those, in which only bylines and dates are looked at
INSIDE = 8  # units into the article: some pages put byline and date below its first paragraph
BELOW = 12  # units behind the article: "About the author"
LONG = 900  # characters of a paragraph on who the writer is; no longer one is looked at
CUE = 24  # characters of a line that only says "By"


@dataclass(frozen=True, slots=True)
class Text:
    """A line near the article."""

    index: int  # of its part
    start: int  # code points into the page's text
    text: str
    key: str


def lines(anatomy: Anatomy, headline: int | None) -> list[Text]:
    """The lines around the head of the article and behind its end, in order."""
    parts = anatomy.parts
    head = headline if headline is not None and headline <= anatomy.end else anatomy.begin
    first = max(0, min(head - ABOVE, anatomy.begin - ABOVE))
    middle = min(len(parts), anatomy.begin + INSIDE)
    last = min(len(parts), anatomy.end + 1 + BELOW)
    found: list[Text] = []
    for index in [*_farther(anatomy, first), *range(first, middle), *range(max(middle, anatomy.end), last)]:
        unit = parts[index].unit
        if len(unit.text) > LONG:
            continue
        if "\n" not in unit.text:
            found.append(Text(index, unit.start, unit.text, unit.key))
            continue
        at = unit.start
        for line in unit.text.split("\n"):
            text = line.strip()
            if text:
                found.append(Text(index, at + line.index(text), text, layout.key(text)))
            at += len(line) + 1
    return found


def _farther(anatomy: Anatomy, first: int) -> list[int]:
    """Bylines and dates farther above, each with the lines above and below it: "By", a name; "Updated", a date."""
    parts = anatomy.parts
    found: set[int] = set()
    for index in range(max(0, first - REACH), first):
        unit = parts[index].unit
        if unit.sign in ("byline", "dateline") or (len(unit.text) < CUE and bylines.asks(unit.key)):
            found.update((index - 1, index, index + 1))
    return sorted(index for index in found if 0 <= index < first)


def asks(line: Text) -> bool:
    """Whether a line only says that the writer's name follows."""
    return len(line.text) < CUE and bylines.asks(line.key)
