"""Who wrote the article, out of the lines near its head and behind its end."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.clean import scorecard, writers
from crossread.clean.nearby import Text
from crossread.clean.parts import Anatomy
from crossread.model import Page
from crossread.text import fold

MANY = 12  # authors
TOGETHER = 8  # lines between authors that each have a line of their own
CUES = ("line that is only a name", "name below a byline's “By”", "byline", "line on who the writer is")
# What the features say for a name, for `Found.how`.
REASONS = {
    "headline": "near the headline",
    "date": "beside the date",
    "given": "begins with a given name",
    "line below": "the line below it is a post, a date or an account",
    "line above": "by the line above it",
    "rest": "nothing but a post, an outlet or a date behind it",
    "life": "a line below the article says who the writer is",
    "address": "the name stands in the address",
    "page": "said again on the page",
    "begin": "close to the first paragraph",
    "place": "above the article",
}
Author = tuple[int, int, str, str]  # start, end, name, how


def authors(anatomy: Anatomy, near: Sequence[Text], headline: int | None, page: Page) -> list[Author]:
    """Each author and how it was found; empty where the page names none. `near`: `nearby.lines` of the page."""
    made = writers.candidates(near)
    if not made:
        return []
    card = scorecard.card("author")
    values = writers.rows(anatomy, near, made, (headline, page.text, page.url))
    scores = [card.score(row) for row in values]
    best = max(range(len(made)), key=scores.__getitem__)
    if scores[best] <= 0:
        return []
    why = scorecard.told(card.reasons(values, best), REASONS)
    found = [(start, end, name, _how(made[best].cue, why)) for start, end, name in made[best].names]
    for at, other in enumerate(made):
        if at != best and scores[at] > 0 and beside(made[best], other):
            found += [(start, end, name, _how(other.cue, "")) for start, end, name in other.names]
    return _once(found)


def beside(best: writers.Writers, other: writers.Writers) -> bool:
    """Whether another candidate names more authors of the same article: said as the first are, near to them."""
    return best.cue == other.cue < 3.0 and abs(other.line - best.line) <= TOGETHER


def _how(cue: float, why: str) -> str:
    return f"{CUES[int(cue)]}: {why}" if why else CUES[int(cue)]


def _once(found: list[Author]) -> list[Author]:
    """Each name once, in the order of the page."""
    names: dict[str, Author] = {}
    for one in found:
        names.setdefault(" ".join(fold(one[2]).split()), one)
    return sorted(names.values())[:MANY]
