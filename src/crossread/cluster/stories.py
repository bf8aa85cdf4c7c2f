"""Stories: which articles report the same happening. The same articles in any order give the same stories."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from crossread import clock
from crossread.cluster.likeness import FLOOR, Likeness
from crossread.cluster.linkage import groups
from crossread.cluster.order import earliest_first, published
from crossread.cluster.words import Words
from crossread.model import Article, Line, Passage, Story

# Log odds from which articles are joined, in a run of MANY. It falls by SLOPE for each e-fold fewer articles: five
# saved pages are more likely to be of one event than two pages drawn out of a thousand.
LEAST, MANY, SLOPE, LOWEST = -1.0, 450, 0.35, -2.5
TITLE_LENGTH = 200  # characters of a first sentence that stands in for a headline
WORDS_NAMED = 5  # rare words that the reason names


def find(bodies: Sequence[Words], likeness: Likeness) -> list[list[int]]:
    """The places of the bodies in groups, one a story."""
    count = len(bodies)
    least = min(LEAST, max(LOWEST, LEAST - SLOPE * math.log(MANY / max(1, count))))
    return groups(count, likeness.pairs, least, FLOOR)


def stories(
    bodies: Sequence[Words],
    found: Sequence[Sequence[int]],
    likeness: Likeness,
    passages: Sequence[Passage],
    lines: Sequence[Line],
) -> list[Story]:
    """Stories with the text their articles share, the one that begins first first."""
    owner = {bodies[place].article.id: number for number, group in enumerate(found) for place in group}
    within: dict[int, list[Passage]] = {}
    for passage in passages:
        first, second = (owner[span.page] for span in passage.spans)
        if first == second:
            within.setdefault(first, []).append(passage)
    made = [
        _story(bodies, group, likeness, tuple(within.get(number, ())), _lines_of(number, owner, lines))
        for number, group in enumerate(found)
    ]
    rank = {article.id: place for place, article in enumerate(earliest_first(body.article for body in bodies))}
    return sorted(made, key=lambda story: rank[story.articles[0].id])


def _story(
    bodies: Sequence[Words],
    group: Sequence[int],
    likeness: Likeness,
    passages: tuple[Passage, ...],
    lines: tuple[Line, ...],
) -> Story:
    articles = earliest_first(bodies[place].article for place in group)
    digest = hashlib.sha256("\0".join(sorted(article.id for article in articles)).encode()).hexdigest()
    return Story(
        id=digest[:16],
        title=_title(bodies, group, likeness),
        articles=articles,
        passages=passages,
        lines=lines,
        reason=_reason(bodies, group, likeness, passages),
    )


def _lines_of(number: int, owner: dict[str, int], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of one story; of a line that runs through several stories, the part in this one."""
    parts = []
    for line in lines:
        here = tuple(article for article in line.articles if owner[article] == number)
        if len(here) > 1:
            parts.append(Line(line.id, here, line.origin, line.reason))
    return tuple(parts)


def _title(bodies: Sequence[Words], group: Sequence[int], likeness: Likeness) -> str:
    """The headline of the article nearest to all others; where no article has one, the first sentence of that article."""
    ordered = sorted(group, key=lambda place: (-_central(place, group, likeness), bodies[place].article.id))
    for place in ordered:
        title = bodies[place].article.title
        if title and title.value.strip():
            return title.value
    return next(
        (first for place in ordered if (first := _first_sentence(bodies[place]))),
        bodies[ordered[0]].article.page.origin,
    )


def _central(place: int, group: Sequence[int], likeness: Likeness) -> float:
    return sum(likeness.pairs.get((min(place, other), max(place, other)), FLOOR) for other in group if other != place)


def _first_sentence(body: Words) -> str:
    """The words of the first sentence of a body, on one line."""
    if not len(body):
        return ""
    last = next((place for place, number in enumerate(body.sentences) if number != body.sentences[0]), len(body)) - 1
    words = body.article.text[body.starts[0] : body.ends[last]]
    return " ".join(words.split())[:TITLE_LENGTH]


def _reason(bodies: Sequence[Words], group: Sequence[int], likeness: Likeness, passages: Sequence[Passage]) -> str:
    """Why these articles are one story, in words."""
    if len(group) == 1:
        return "no other article is near enough"
    parts = [f"share the words {_common(group, likeness)}"]
    apart = _days([bodies[place].article for place in group])
    if apart is not None:
        parts.append("appeared on one day" if apart == 0 else f"appeared within {apart + 1} days")
    sharing = len({tuple(span.page for span in passage.spans) for passage in passages})
    if sharing:
        parts.append(f"{sharing} of {math.comb(len(group), 2)} pairs share a passage")
    return "; ".join(parts)


def _common(group: Sequence[int], likeness: Likeness) -> str:
    """The rare words that most pairs of the story have in common."""
    weights: dict[str, float] = defaultdict(float)
    for first, second in combinations(group[:20], 2):  # the first 20 by id: enough to find what they are about
        ours, theirs = likeness.words[first], likeness.words[second]
        for word in ours.keys() & theirs.keys():
            weights[word] += ours[word] * theirs[word]
    ranked = sorted(weights, key=lambda word: (-round(weights[word], 9), word))
    return ", ".join(ranked[:WORDS_NAMED])


def _days(articles: Sequence[Article]) -> int | None:
    """Days between the first and the last article of those that carry a day; None for fewer than two."""
    days = sorted(day for article in articles if (day := clock.day(published(article))))
    return (days[-1] - days[0]).days if len(days) > 1 else None
