"""Lines that stand beside the report: captions, credits of photographs, boxes, teasers in capitals. Who is named there is
nobody's "he"."""

from __future__ import annotations

import re

from crossread.text import in_capitals

LONGEST = 500  # characters; a line of a report that mentions a photographer is longer
AGENCIES = r"(?:Getty|Reuters|AP|AFP|EPA|PA|Shutterstock|Alamy|Rex|Zuma|Corbis|iStock|Xinhua|Bloomberg|Anadolu)"
BESIDE = re.compile(
    r"^\W*(?:(?:Photo(?:graph)?s?|Pictures?|Images?|Video|Illustration|Composite|Graphic|Credit|Caption)\s*(?::|\bby\b|[cC]redit)"
    r"|Facebook Twitter|Play Video|Show Hide|Quick guide|Read more\b|Related:|See also:|Advertisement\b)"
    rf"|\b(?:Photo(?:graph)?|Picture|Image|Credit)s?: ?[A-Z]|/ ?{AGENCIES}\b(?: Images)?"
    rf"|\({AGENCIES}(?: Images| Photo)?[^)]{{0,40}}\)\s*$"
)


def beside(text: str, start: int) -> bool:
    """Whether the line in which a place stands is a caption, a credit or the heading of a box.

    >>> beside("Photograph: Ana Ruiz/Getty Images", 0), beside("Ana Ruiz came.", 0)
    (True, False)
    """
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : len(text) if end < 0 else end]
    return len(line) <= LONGEST and (bool(BESIDE.search(line)) or in_capitals(line))
