"""Which agencies the text is credited to: in the byline, before its first words, in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from crossread.clean import agencies, bylines, creditlines, placelines
from crossread.clean.parts import Anatomy

BELOW = 8  # units below the article in which its credit stands
ABOVE = 8  # units above it
PARAGRAPHS = 12  # at the head of the article that may begin with place and agency; captions of galleries stand above
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[^.]{0,60}", re.IGNORECASE)
_UNLISTED = re.compile(
    r"[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}"
)  # "(Example Wire) —": an agency by its place
_TRAILING = re.compile(r"(?:[-–—(/]\s?)(?P<agency>[A-Z][\w ’'./-]{1,40}?)\)?\.?$")


def credits(anatomy: Anatomy, signed: Collection[int] = ()) -> list[tuple[int, int, str, str]]:
    """Start, end, agency and how it was found; each agency once. A photo's credit is none.

    `signed`: parts that turned out to be bylines besides those that look like one.
    """
    parts = anatomy.parts
    if not anatomy.found:
        return []
    found: list[tuple[int, int, str, str]] = []
    body = [i for i in range(anatomy.begin, anatomy.end + 1) if parts[i].kind == "paragraph"]
    for index in body[:PARAGRAPHS]:
        found += _placed(parts[index].unit.start, parts[index].unit.text)
    for index in body[-1:]:
        found += _trailing(parts[index].unit.start, parts[index].unit.text)
    below = _below(anatomy)
    for index in [*range(max(0, anatomy.begin - ABOVE), anatomy.end + 1), *below]:
        part = parts[index]
        if part.kind == "byline" and index not in below[3:]:
            found += [(*each, "byline") for each in _in_byline(part.unit.start, part.unit.text)]
        elif index in signed:
            found += [(*each, "byline") for each in agencies.find(part.unit.text, part.unit.start)]
        elif part.kind == "credit":
            found += _in_credit(part.unit.start, part.unit.text)
    for index in below:
        found += _copyright(parts[index].unit.start, parts[index].unit.text)
    return _once(found)


def _below(anatomy: Anatomy) -> list[int]:
    """The parts below the article; a second copy of it is passed over."""
    behind = [i for i in range(anatomy.end + 1, len(anatomy.parts)) if anatomy.parts[i].kind != "repeat"]
    return behind[:BELOW]


def _once(found: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    first: dict[str, tuple[int, int, str, str]] = {}
    for each in found:
        first.setdefault(each[2], each)
    named = [each for each in first.values() if each[2] != agencies.UNNAMED]
    return sorted(named or list(first.values()))


def _in_byline(begin: int, text: str) -> list[tuple[int, int, str]]:
    at = bylines.byline(text)
    return agencies.find(text[at:], begin + at) if at is not None else []


def _placed(begin: int, text: str) -> list[tuple[int, int, str, str]]:
    match = placelines.placed(text)
    if match is None or match["agency"] is None:
        return []
    at, name = begin + match.start("agency"), match["agency"].strip()
    found = agencies.find(name, at)
    if not found and _UNLISTED.fullmatch(name):
        return [(at, at + len(name), name, "before the first words of the report; not a listed agency")]
    return [(*each, "before the first words of the report") for each in found]


def _trailing(begin: int, text: str) -> list[tuple[int, int, str, str]]:
    match = _TRAILING.search(text, max(0, len(text) - 60))
    if match is None or not agencies.named(match["agency"]):
        return []
    return [
        (*each, "behind the last words of the report")
        for each in agencies.find(match["agency"], begin + match.start("agency"))
    ]


def _in_credit(begin: int, text: str) -> list[tuple[int, int, str, str]]:
    span = creditlines.credit(text)
    if span is None:
        return []
    return [(*each, "credit line") for each in agencies.find(text[span[0] : span[1]], begin + span[0])]


def _copyright(begin: int, text: str) -> list[tuple[int, int, str, str]]:
    match = _COPYRIGHT.search(text[:400])
    if match is None:
        return []
    return [(*each, "copyright line below the article") for each in agencies.find(match.group(), begin + match.start())]
