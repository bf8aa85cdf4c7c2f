"""Amounts whose neighbours show that they are not to be compared: where something lies, and what comes on top of other amounts."""

from __future__ import annotations

import re

from crossread.collate.compare_figures import dimension
from crossread.collate.differences.told import Told
from crossread.model import Figure

# "20 miles east of Marrow", "five kilometres from the border": a place told by its distance from another.
AWAY = re.compile(
    r"[\s-]+(?:(?:(?:north|south|east|west)[\w-]*|away|inland|offshore|outside|off|down|up|upriver|downriver|out)\s+)?"
    r"(?:of|from|off|outside)\s+(?:the\s+)?(?P<place>[\w.’'-]+(?:\s+[A-Z][\w.’'-]*)*)"
)
DIRECTION = re.compile(r"[\s-]+(?P<way>(?:north|south|east|west)[\w-]*)")
ON_TOP_BEFORE = re.compile(r"\b(?:another|additional|further|extra)\s+(?:some\s+|about\s+)?$", re.I)
ON_TOP_BEHIND = re.compile(r"\s+(?:more|extra|additional|further)\b(?!\s+than)", re.I)
REACH = 24  # characters before an amount in which "another" is looked for


def comparable(a: Told, b: Told, one: Figure, other: Figure) -> bool:
    """Whether two amounts may be told of one thing, as far as the words beside them show."""
    return _position(a, one) == _position(b, other) and _on_top(a, one) == _on_top(b, other)


def _position(told: Told, figure: Figure) -> tuple[str, str] | None:
    """The direction ("" where none is told) and the place that a distance counts from; None for other amounts."""
    if dimension(figure.unit) != "length":
        return None
    text, end = told.article.text, figure.span.end
    found = AWAY.match(text, end)
    if found is None:
        return None
    way = DIRECTION.match(text, end)
    return (way["way"].lower() if way else ""), found["place"].lower()


def _on_top(told: Told, figure: Figure) -> bool:
    """ "Another 10,000 troops", "300 more": not how many there are."""
    text, span = told.article.text, figure.span
    return bool(ON_TOP_BEFORE.search(text[max(0, span.start - REACH) : span.start])) or bool(
        ON_TOP_BEHIND.match(text, span.end)
    )
