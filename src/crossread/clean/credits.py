"""Which agencies the text is credited to: in the byline, before its first words, in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from crossread.clean import agencies, attached, bylines, captions, creditlines
from crossread.clean.parts import Anatomy

BELOW = 8  # units below the article in which its credit stands
ABOVE = 8  # units above it
PARAGRAPHS = 12  # at the head of the article that may begin with place and agency; captions of galleries stand above
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[^.]{0,60}", re.IGNORECASE)

Credited = attached.Credited


def credits(anatomy: Anatomy, signed: Collection[int] = ()) -> list[Credited]:
    """Start, end, agency and how it was found; each agency once. A photo's credit is none.

    `signed`: parts that turned out to be bylines besides those that look like one.
    """
    parts = anatomy.parts
    if not anatomy.found:
        return []
    found: list[Credited] = []
    body = [i for i in range(anatomy.begin, anatomy.end + 1) if parts[i].kind == "paragraph"]
    for index in body[:PARAGRAPHS]:
        found += _moved(parts[index].unit.start, attached.leading(parts[index].unit.text))
    for index in body[-1:]:
        found += _moved(parts[index].unit.start, attached.trailing(parts[index].unit.text))
    below = _below(anatomy)
    for index in [*range(max(0, anatomy.begin - ABOVE), anatomy.end + 1), *below]:
        part = parts[index]
        if part.kind == "byline" and index not in below[3:]:
            found += [(*each, "byline") for each in _in_byline(part.unit.start, part.unit.text)]
        elif index in signed and not captions.caption(part.unit.text):
            found += [(*each, "byline") for each in agencies.find(part.unit.text, part.unit.start)]
        elif part.kind == "credit" and not _of_a_photo(anatomy, index):
            found += _in_credit(part.unit.start, part.unit.text)
    for index in below:
        found += _copyright(parts[index].unit.start, parts[index].unit.text)
    return _once(found)


def _moved(begin: int, found: list[Credited]) -> list[Credited]:
    return [(start + begin, end + begin, name, how) for start, end, name, how in found]


def _of_a_photo(anatomy: Anatomy, index: int) -> bool:
    """Whether a line that is only an agency's sign stands under a picture: below its caption, or amid the article.

    Photographs are credited to "AP" and "REUTERS"; "The Associated Press" is how a text is.
    """
    parts = anatomy.parts
    text = parts[index].unit.text
    if creditlines.worded(text) or (" " in text.strip(" ()") and not text.isupper()):
        return False
    captioned = index > 0 and parts[index - 1].kind == "caption"
    return captioned or anatomy.begin < index < anatomy.end


def _below(anatomy: Anatomy) -> list[int]:
    """The parts below the article; a second copy of it is passed over."""
    behind = [i for i in range(anatomy.end + 1, len(anatomy.parts)) if anatomy.parts[i].kind != "repeat"]
    return behind[:BELOW]


def _once(found: list[Credited]) -> list[Credited]:
    first: dict[str, Credited] = {}
    for each in found:
        first.setdefault(each[2], each)
    named = [each for each in first.values() if each[2] != agencies.UNNAMED]
    return sorted(named or list(first.values()))


def _in_byline(begin: int, text: str) -> list[tuple[int, int, str]]:
    at = bylines.byline(text)
    return agencies.find(text[at:], begin + at) if at is not None else []


def _in_credit(begin: int, text: str) -> list[Credited]:
    span = creditlines.credit(text)
    if span is None:
        return []
    return [(start + begin, end + begin, name, "credit line") for start, end, name in creditlines.named(text, *span)]


def _copyright(begin: int, text: str) -> list[Credited]:
    match = _COPYRIGHT.search(text[:400])
    if match is None:
        return []
    return [(*each, "copyright line below the article") for each in agencies.find(match.group(), begin + match.start())]
