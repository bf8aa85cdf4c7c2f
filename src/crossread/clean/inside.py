"""Furniture inside a paragraph: pages that were collected as one long line have their buttons in the midst of it."""

from __future__ import annotations

import re

LONG = 300  # characters: shorter paragraphs are lines of their own, and were judged as such
_FURNITURE = re.compile(
    r"(?:Click to (?:share|email)[^()]{0,80}\(Opens in new window\)\s?)+"
    r"|Advertisement(?: Continue reading the main story)?(?= [A-Z“\"])|Continue reading the main story"
    r"|Media playback is (?:un)?supported on (?:your|this) device|Enlarge this image toggle caption"
    r"|Skip Ad Ad Loading\.\.\.(?: x Embed x Share)?|Story [Cc]ontinue[sd] [Bb]elow(?: Advertisement)?"
    r"|Article continues below(?: advertisement)?|Read or [Ss]hare this story: https?://\S{1,200}"
    r"|Follow (?:[A-Z][\w.'’-]{0,30} ){1,4}on (?:Twitter|X|Facebook):? ?@?\w{1,30}|\APhoto(?= [A-Z]{3})|Read more:?\Z"
)


def cut(text: str) -> list[tuple[int, int, bool]]:
    """Start and end of each piece of a paragraph, and whether it is text; one piece where nothing is to be cut.

    >>> cut("Short. Read more")
    [(0, 16, True)]
    """
    if len(text) < LONG:
        return [(0, len(text), True)]
    pieces: list[tuple[int, int, bool]] = []
    at = 0
    for match in _FURNITURE.finditer(text):
        pieces += [(at, match.start(), True), (match.start(), match.end(), False)]
        at = match.end()
    pieces.append((at, len(text), True))
    return [piece for start, end, is_text in pieces if (piece := _bare(text, start, end, is_text))]


def _bare(text: str, start: int, end: int, is_text: bool) -> tuple[int, int, bool] | None:
    """A piece without the white space around it; None where nothing is left."""
    run = text[start:end]
    if not run.strip():
        return None
    return start + len(run) - len(run.lstrip()), end - len(run) + len(run.rstrip()), is_text
