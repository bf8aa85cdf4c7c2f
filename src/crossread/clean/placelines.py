"""Lines and beginnings that say when and from where a report was written, and lines that are an item of a feed."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import dates
from crossread.text import fold

LONG = 220  # characters
STRANGE = 2  # words besides the date, weekdays, "published", "min read": an outlet's name, a post
FEW = 3  # of them, where known words stand beside them in a line of at most 8
_LETTERS = re.compile(r"[^\W\d_]+")
_AGE = r"(?:s|m|h|d|w|mo|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)"
_CLOCK = re.compile(
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\.?)?(?:\s*\([^)]{{0,30}}\))?|\d{{1,4}}\s?{_AGE}\.? ago"
    r"|(?:an?|one|two|three) (?:minute|hour|day|week|month)s? ago|yesterday|today|just now|last (?:week|month))\s*[|·•-]?$",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30}){0,2}"
# "LONDON (AP) —", "KYIV, Jan 21 (Reuters) -", "Moscow —": in front of a report's first words
_PLACED = re.compile(
    rf"(?:{_PLACE},?\s)?(?:\w{{3,9}}\.? \d{{1,2}},?\s)?\((?P<agency>[A-Z][\w/ .-]{{1,40}})\)\s?[-–—:]{{1,2}}"
    r"|(?:[A-Z]{3,}[A-Z.'’ -]{0,30}|[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{2,20})?)(?:, [A-Z][\w.'’ -]{1,30}){0,2}"
    r"\s?(?:[–—]|--|- )\s?(?=[A-Z\"“‘])"
)
_UPDATED = re.compile(r"(?:updated|published|posted)(?: at| on)?:? ?\d{1,2}[:.]\d\d", re.IGNORECASE)
_PLACE_ONLY = re.compile(r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30})? ?\([A-Z][\w ]{1,20}\)\s?[-–—]{0,2}")


@cache
def _around() -> frozenset[str]:
    return frozenset(knowledge.toml("dates")["around"]["words"])


def dateline(text: str) -> bool:
    """A line that only says when the page appeared (and how long it takes to read), or from where ("Moscow (CNN)")."""
    if len(text) > LONG:
        return False
    if len(text) < 60 and text[-1] in ")-–—" and _PLACE_ONLY.fullmatch(text):
        return True
    if _UPDATED.match(text):
        return len(text) < 60
    found = dates.find(text)
    if not found:
        return False
    rest = list(text)
    for dated in found:
        rest[dated.start : dated.end] = " " * (dated.end - dated.start)
    left = _LETTERS.findall(fold("".join(rest)))
    strange = sum(word not in _around() for word in left)
    return strange <= STRANGE or (strange <= FEW and len(left) > strange and len(left) <= 8)


def clock(text: str) -> bool:
    """A line that is a time of day or an age ("4:50 PM", "3 hours ago"): an item of a feed."""
    return len(text) <= 40 and _CLOCK.match(text) is not None


def placed(text: str) -> re.Match[str] | None:
    """The place and agency in front of a report's first words; group `agency` is None where none is named."""
    return _PLACED.match(text[:160])
