"""Stories as values: their titles, and in words why their articles belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread import clock
from crossread.cluster.likeness import FLOOR
from crossread.cluster.order import published
from crossread.cluster.pairs import Pairs
from crossread.cluster.words import Words
from crossread.model import Article

if TYPE_CHECKING:
    from crossread.cluster.names import Numbers, Values

TITLE_LENGTH = 200  # characters of a first sentence that stands in for a headline
WORDS_NAMED = 5  # rare words that the reason names
SAMPLE = 20  # articles of a story, the first by id: enough to find what they are about


def title(pairs: Pairs, group: Sequence[int]) -> str:
    """The headline of the article nearest to all others; where no article has one, the first sentence of that article."""
    bodies = pairs.reuse.bodies
    ordered = sorted(group, key=lambda number: (-_central(pairs, number, group), bodies[number].article.id))
    for number in ordered:
        found = bodies[number].article.title
        if found and found.value.strip():
            return found.value
    return next(
        (first for number in ordered if (first := _first_sentence(bodies[number]))),
        bodies[ordered[0]].article.page.origin,
    )


def reason(pairs: Pairs, group: Sequence[int]) -> str:
    """Why these articles are one story, in words."""
    if len(group) == 1:
        return "no other article is near enough"
    parts = [f"share the words {', '.join(common(pairs, group))}"]
    days = apart([pairs.reuse.bodies[number].article for number in group])
    if days is not None:
        parts.append("appeared on one day" if days == 0 else f"appeared within {days + 1} days")
    members = set(group)
    sharing = sum(len(members & pairs.shared[number].keys()) for number in group if number in pairs.shared)
    if sharing:
        parts.append(f"{sharing} of {math.comb(len(group), 2)} pairs share a passage")
    return "; ".join(parts)


def joined(pairs: Pairs, number: int, group: Sequence[int]) -> str:
    """Why an article is in its story, in words: what it shares with the article nearest to it."""
    others = [other for other in group if other != number]
    bodies, near = pairs.reuse.bodies, pairs.near[number]
    nearest = min(others, key=lambda other: (-near.get(other, FLOOR), bodies[other].article.id))
    one, other = bodies[number].article, bodies[nearest].article
    parts = [f"nearest to {other.label}: shares the words {', '.join(common(pairs, [number, nearest]))}"]
    days = apart([one, other])
    if days is not None:
        parts.append("appeared on one day" if days == 0 else f"{days} day{'s' * (days > 1)} apart")
    if (min(number, nearest), max(number, nearest)) in pairs.alignments:
        parts.append("shares a passage")
    return "; ".join(parts)


def common(pairs: Pairs, group: Sequence[int]) -> list[str]:
    """The rare words that most pairs of the articles have in common, the weightiest first."""
    import numpy as np  # noqa: PLC0415

    bodies = pairs.reuse.bodies
    chosen = sorted(group, key=lambda number: bodies[number].article.id)[:SAMPLE]
    vectors = [_vector(pairs, number) for number in chosen]
    words, places = np.unique(np.concatenate([numbers for numbers, _ in vectors]), return_inverse=True)
    values = np.concatenate([weights for _, weights in vectors])
    # What all pairs share of a word: the square of the sum, without the squares of the summands.
    both = np.round(np.bincount(places, values) ** 2 - np.bincount(places, values**2), 9)
    forms = pairs.window.forms
    ranked = sorted(np.flatnonzero(both).tolist(), key=lambda each: (-both[each], forms[words[each]]))
    return [forms[words[each]] for each in ranked[:WORDS_NAMED]]


def _vector(pairs: Pairs, number: int) -> tuple[Numbers, Values]:
    """The words of an article weighed by rarity, of length 1."""
    import numpy as np  # noqa: PLC0415

    profile = pairs.window.profiles[number]
    weights = profile.weights * pairs.window.rarity[profile.words]
    return profile.words, weights / max(float(np.sqrt((weights * weights).sum())), 1e-9)


def _central(pairs: Pairs, number: int, group: Sequence[int]) -> float:
    near = pairs.near[number]
    return sum(near.get(other, FLOOR) for other in group if other != number)


def _first_sentence(body: Words) -> str:
    """The words of the first sentence of a body, on one line."""
    if not len(body):
        return ""
    last = next((place for place, number in enumerate(body.sentences) if number != body.sentences[0]), len(body)) - 1
    words = body.article.text[int(body.starts[0]) : int(body.ends[last])]
    return " ".join(words.split())[:TITLE_LENGTH]


def apart(articles: Sequence[Article]) -> int | None:
    """Days between the first and the last article of those that carry a day; None for fewer than two."""
    days = sorted(day for article in articles if (day := clock.day(published(article))))
    return (days[-1] - days[0]).days if len(days) > 1 else None
