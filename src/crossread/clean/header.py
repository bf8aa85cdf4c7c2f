"""Title and standfirst: which line above (or between two copies of) the article is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.clean import outlets, placelines
from crossread.clean.parts import Anatomy, Part
from crossread.text import fold

WORDS = (3, 32)  # a headline has between; British tabloids write the longest
LONG_TITLE = 18  # words from which on a headline is rather a standfirst
REACH = 30  # units above the article in which its headline stands; menus of phones lie between
LEAD = 6  # paragraphs that a headline shares words with
ENOUGH = 1.5  # score below which no line is taken for a headline: then the page has none
_NAMED = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+$")
SLUG_SHARE = 0.6  # share of a headline's words that its address has too
BELOW_HEAD = 2.5  # as ENOUGH, for the first paragraph itself, where nothing above is a headline
_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[^\W\d_]{4,}")  # headlines are short: four letters tell already


def title(anatomy: Anatomy, url: str | None) -> int | None:
    """The part that is the headline; None where no line is one."""
    parts = anatomy.parts
    if not anatomy.found:
        return None
    lead = _lead(anatomy)
    slug = set(_WORD.findall(fold(url or "")))
    best, chosen = ENOUGH, None
    for index in _candidates(anatomy):
        score = _score(parts, index, anatomy, lead, slug)
        if score > best:
            best, chosen = score, index
    return _first_line(anatomy, lead, slug) if chosen is None else chosen


def _first_line(anatomy: Anatomy, lead: set[str], slug: set[str]) -> int | None:
    """The first unit of the article, where it is a headline that ends like a sentence ("… again?", "… at last!")."""
    unit = anatomy.parts[anatomy.begin].unit
    sentence = unit.text.endswith(".") and ". " not in unit.text
    if anatomy.begin == anatomy.end or sentence or unit.count > LONG_TITLE or placelines.placed(unit.text):
        return None
    following = anatomy.parts[anatomy.begin + 1].unit
    if following.count < unit.count and not _NAMED.match(following.text):
        return None
    return anatomy.begin if _score(anatomy.parts, anatomy.begin, anatomy, lead, slug) > BELOW_HEAD else None


def telling(text: str) -> set[str]:
    return set(_TELLING.findall(text.lower()))


def _lead(anatomy: Anatomy) -> set[str]:
    body = [part for part in anatomy.parts[anatomy.begin : anatomy.end + 1] if part.kind == "paragraph"]
    return set().union(*(telling(part.unit.text) for part in body[:LEAD]))


def _candidates(anatomy: Anatomy) -> list[int]:
    """Lines above the first paragraph, and lines that stand beside a second copy of the article."""
    above = list(range(max(0, anatomy.begin - REACH), anatomy.begin))
    copies = [index for index, part in enumerate(anatomy.parts) if part.kind == "repeat"]
    beside = [i for i in range(max(0, copies[0] - 3), copies[0]) if i > anatomy.end] if copies else []
    return above + [index for index in beside if index not in above]


def _score(parts: Sequence[Part], index: int, anatomy: Anatomy, lead: set[str], slug: set[str]) -> float:
    unit = parts[index].unit
    count = len(_WORD.findall(unit.text))
    fits = unit.sign in ("text", "furniture") and WORDS[0] <= count <= WORDS[1] and len(unit.text) <= 260
    if not fits or (unit.sign == "furniture" and not unit.text.isupper()) or parts[index].kind == "credit":
        return 0.0
    own = telling(unit.text)
    share = len(own & lead) / len(own) if own else 0.0
    if slug and len(_slugged(unit.text) & slug) >= SLUG_SHARE * len(_slugged(unit.text)) and count >= 4:
        share = max(share, 1.0) + 1.0
    signed = index + 1 < len(parts) and parts[index + 1].kind in ("byline", "dateline") and index < anatomy.begin
    if (share == 0.0 and not (signed and count >= 4)) or _tags(unit.text) or (count <= 5 and outlets.begins(unit.text)):
        return 0.0
    score = 1.0 + 3.0 * share
    score += _followed(parts, index, anatomy)
    score -= 0.04 * abs(anatomy.begin - index) if index < anatomy.begin else 0.0
    score += _paired(parts, index, lead)
    return score - _sentence(unit.text, count) - 0.6 * max(0, 5 - count)


def _tags(text: str) -> bool:
    """A list of topics: "Rivers, Northland, Flood protection, Ada Example"."""
    pieces = [piece.split() for piece in text.split(",")]
    return len(pieces) >= 4 and sum(len(piece) <= 3 for piece in pieces) * 4 >= len(pieces) * 3


def _paired(parts: Sequence[Part], index: int, lead: set[str]) -> float:
    """Of two such lines one below the other the first is the headline, the second the standfirst."""
    score = 0.0
    if index + 1 < len(parts) and _speaks(parts[index + 1], lead):
        score += 0.5
    if index > 0 and _speaks(parts[index - 1], lead):
        score -= 1.0
    return score


def _speaks(part: Part, lead: set[str]) -> bool:
    own = telling(part.unit.text)
    return (
        part.kind in ("other-story", "standfirst")
        and WORDS[0] < part.unit.count <= 60
        and len(own & lead) * 3 >= len(own) > 0
        and not _tags(part.unit.text)
    )


def _slugged(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if len(word) > 2}


def _sentence(text: str, count: int) -> float:
    """What speaks for a standfirst: a full stop, length, a beginning as sentences have it."""
    penalty = 2.0 if text.endswith((".", ".”", '."', ";")) and not text.endswith("...") else 0.0
    penalty += 1.2 if count > LONG_TITLE else 0.0
    return penalty + (0.8 if count > 12 and text.startswith(("The ", "A ", "An ", "It ", "He ", "She ")) else 0.0)


def _followed(parts: Sequence[Part], index: int, anatomy: Anatomy) -> float:
    """What stands close behind a headline: byline, date, a standfirst, the article."""
    score = 0.0
    behind = parts[index + 1 : index + 6]
    if any(part.kind in ("byline", "dateline") for part in behind):
        score += 1.5 if behind[0].kind in ("byline", "dateline") else 1.2
    if any(part.kind == "repeat" for part in behind[:3]) and index > anatomy.end:
        score += 1.0
    if behind and behind[0].kind in ("standfirst", "other-story") and behind[0].unit.count > 6:
        score += 0.4
    if any(part.kind == "byline" for part in parts[max(0, index - 3) : index]):
        score -= 1.2
    twin = parts[index].unit.key
    if any(part.unit.key == twin for part in [*parts[max(0, index - 6) : index], *behind]):
        score += 0.7
    return score


def standfirsts(anatomy: Anatomy, headline: int) -> list[int]:
    """Lines between headline and article (or its byline) that sum it up."""
    found = []
    lead = _lead(anatomy)
    for index in range(headline + 1, min(len(anatomy.parts), headline + 4)):
        part = anatomy.parts[index]
        if part.kind == "standfirst" or (index == anatomy.begin and part.kind == "paragraph"):
            break
        own = telling(part.unit.text)
        close = len(own & lead) * 4 >= len(own) or _above_copy(anatomy, index)
        sums_up = close and 6 <= part.unit.count <= 60
        if part.kind == "other-story" and part.unit.sign == "text" and sums_up and not placelines.clock(part.unit.text):
            found.append(index)
    return found


def _above_copy(anatomy: Anatomy, index: int) -> bool:
    """Whether a second copy of the article begins right below."""
    return index + 1 < len(anatomy.parts) and anatomy.parts[index + 1].kind == "repeat"
