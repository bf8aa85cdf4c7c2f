"""Which articles of a window are one story by now: only what new pairs touch is linked anew."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from crossread.cluster.contrast import Apart
from crossread.cluster.likeness import FLOOR
from crossread.cluster.linkage import groups
from crossread.cluster.pairs import Pairs

# Log odds from which articles are joined, in a window of MANY: between the best for long articles with days and for those
# without (training/likeness.py). It falls by SLOPE for each e-fold fewer articles: five saved pages are more likely to be
# of one event than two pages drawn out of a thousand.
LEAST, MANY, SLOPE, LOWEST = -1.5, 450, 0.25, -2.5
TOGETHER = 1500  # articles linked anew at once: bounds what one batch costs where everything hangs together


def least(count: int) -> float:
    """The log odds from which two articles of a window of `count` are joined.

    >>> least(5), least(1000)
    (-2.5, -1.25)
    """
    return min(LEAST, max(LOWEST, LEAST - SLOPE * math.log(MANY / max(1, count))))


def linked(pairs: Pairs, touched: Iterable[int], mates: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """All articles that hang together with the touched ones, in groups, one a story: each in order of its articles' ids.

    `mates`: the articles of the window that are in one story with an article by now.
    """
    lowest = least(len(pairs.window))
    found: list[list[int]] = []
    seen: set[int] = set()
    for number in touched:
        if number not in seen:
            component = _component(pairs, number, lowest, mates, seen)
            found += _groups(pairs, component, lowest)
    return found


def _component(
    pairs: Pairs, start: int, lowest: float, mates: Callable[[int], Iterable[int]], seen: set[int]
) -> list[int]:
    """What is reached from an article over pairs that may be joined, whole stories at a time, TOGETHER at most."""
    seen.add(start)
    found, place = [start], 0
    while place < len(found):
        number = found[place]
        place += 1
        ahead = [other for other, value in pairs.near[number].items() if value >= lowest] if place < TOGETHER else []
        for other in sorted({*ahead, *mates(number)}):
            if other not in seen:
                seen.add(other)
                found.append(other)
    return found


def _groups(pairs: Pairs, component: Sequence[int], lowest: float) -> list[list[int]]:
    """Average linkage of a component. Its members are put in the order of their ids, not of their arrival."""
    ordered = sorted(component, key=lambda number: pairs.reuse.bodies[number].article.id)
    place = {number: each for each, number in enumerate(ordered)}
    near = {
        (here, there): value
        for number, here in place.items()
        for other, value in pairs.near[number].items()
        if other < number and (there := place.get(other)) is not None
    }
    apart = Apart(pairs.window, ordered)
    return [[ordered[each] for each in group] for group in groups(len(ordered), near, lowest, FLOOR, apart)]
