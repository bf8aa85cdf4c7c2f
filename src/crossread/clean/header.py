"""Title and standfirst: which line above (or between two copies of) the article is its headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean import headlines, placelines, scorecard
from crossread.clean.headlines import Candidate, telling
from crossread.clean.parts import Anatomy

LEAD = 6  # paragraphs that a standfirst shares words with
SUMS_UP = (6, 60)  # words of a standfirst
# What the features say for a headline, for `Found.how`; the others speak against the lines that lost.
REASONS = {
    "distance": "close above the article",
    "between": "nearest to the article",
    "share": "shares words with the first paragraphs",
    "shared": "shares words with the first paragraphs",
    "first": "shares words with the first paragraph",
    "rank": "shares most words with the first paragraphs",
    "slug": "its words stand in the address",
    "slugged": "its words stand in the address",
    "slug rank": "its words stand in the address",
    "byline below": "above the byline",
    "date below": "above the date",
    "twins": "said again on the page",
    "inside": "said again in another line",
    "words": "as long as headlines are",
    "stop": "no full stop",
    "capitals": "its capitals",
    "sentence below": "above a sentence",
    "words below": "above a longer line",
    "share below": "above a line that sums it up",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a page."""

    index: int  # of its part
    start: int  # code points into the page's text
    end: int
    how: str


def title(anatomy: Anatomy, url: str | None) -> Headline | None:
    """The headline of an article; None where no line is one. `url`: the page's address, where it is known."""
    if not anatomy.found:
        return None
    found = headlines.candidates(anatomy)
    if not found:
        return None
    card = scorecard.card("title with address" if headlines.slug(url) else "title")
    values = headlines.rows(anatomy, found, url)
    scores = [card.score(row) for row in values]
    best = max(range(len(found)), key=scores.__getitem__)
    if scores[best] <= 0:
        return None
    best = _first_of(found, scores, best, anatomy.begin)
    chosen = found[best]
    why = scorecard.told(card.reasons(values, best), REASONS)
    return Headline(
        chosen.index, chosen.start, chosen.end, f"headline of the article: {why}" if why else "headline of the article"
    )


def _first_of(found: Sequence[Candidate], scores: Sequence[float], best: int, begin: int) -> int:
    """Between two copies of an article the first of several lines below one another: the others are standfirsts."""
    while best and found[best].origin != begin and found[best - 1].origin == found[best].origin:
        if found[best - 1].index != found[best].index - 1 or scores[best - 1] <= 0:
            break
        best -= 1
    return best


def _lead(anatomy: Anatomy) -> set[str]:
    body = [part for part in anatomy.parts[anatomy.begin : anatomy.end + 1] if part.kind == "paragraph"]
    return set().union(*(telling(part.unit.text) for part in body[:LEAD]))


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
        sums_up = close and SUMS_UP[0] <= part.unit.count <= SUMS_UP[1]
        if part.kind == "other-story" and part.unit.sign == "text" and sums_up and not placelines.clock(part.unit.text):
            found.append(index)
    return found


def _above_copy(anatomy: Anatomy, index: int) -> bool:
    """Whether a second copy of the article begins right below."""
    return index + 1 < len(anatomy.parts) and anatomy.parts[index + 1].kind == "repeat"
