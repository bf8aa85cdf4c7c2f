"""Where the article stands: a worth for each unit, the run that is worth most, and how far it goes on to both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.clean.units import Unit

RICH = 0.24  # share of function words from which on a line is running text (English news: .35 to .5; menus: under .1)
FULL = 60  # words: what a paragraph counts at most, so that one long notice does not outweigh an article
COST: dict[str, float] = {
    "furniture": -6,
    "related": -20,
    "end": -70,
    "caption": -2,
    "byline": -12,
    "dateline": -16,
    "clock": -14,
}
SHORT = -5.0  # a short line that is no sentence: a heading in the article, a button or a link outside
FIRST_SHARE = 0.35  # of the best part's worth: an earlier part of that worth is the article, the later one another
ALIKE = 0.3  # share of a paragraph's telling words that the article has too; below it a paragraph counts in part
TELLING = re.compile(r"[^\W\d_]{5,}")  # words of five letters and more: names and nouns, hardly a function word


def worth(unit: Unit) -> float:
    """What a unit adds to an article: about its words where it is running text, a cost where it is not."""
    if unit.sign != "text":
        return COST[unit.sign]
    if unit.count >= 8 and unit.density >= RICH:
        return min(unit.count, FULL) * (1.0 if unit.terminal else 0.35)
    if unit.count >= 3 and unit.terminal:
        return min(unit.count, FULL) * 0.4 if unit.density >= RICH / 2 else 0.0
    if unit.count >= 20 and unit.density >= RICH / 2:
        return 2.0
    return SHORT


def worths(found: Sequence[Unit]) -> list[float]:
    """Worth of each unit, where a lone sentence among short lines (a teaser below its headline) counts little."""
    plain = [worth(unit) for unit in found]
    rich = [value >= 8 for value in plain]
    smoothed = list(plain)
    for index, unit in enumerate(found):
        if plain[index] <= 0 or unit.count > 45:
            continue
        near = [rich[i] for i in range(max(0, index - 3), min(len(found), index + 4)) if i != index]
        if sum(near) <= 1:
            smoothed[index] = plain[index] * 0.35
    return smoothed


def densest(values: Sequence[float], begin: int = 0, end: int | None = None) -> tuple[float, int, int] | None:
    """The run with the greatest sum in values[begin:end]: the sum, first and last inclusive; None without any worth."""
    best: tuple[float, int, int] | None = None
    total, start = 0.0, begin
    for index in range(begin, len(values) if end is None else end):
        if total <= 0:
            total, start = 0.0, index
        total += values[index]
        if total > (best[0] if best else 0.0):
            best = (total, start, index)
    return best


def core(found: Sequence[Unit], values: Sequence[float]) -> tuple[int, int] | None:
    """The densest part between two endings; an earlier part of about that worth wins, for what follows an ending
    is another article."""
    cuts = [-1, *(i for i, unit in enumerate(found) if unit.sign == "end"), len(found)]
    parts = [part for a, b in pairwise(cuts) if (part := densest(values, a + 1, b))]
    if not parts:
        return None
    top = max(part[0] for part in parts)
    chosen = next(part for part in parts if part[0] >= top * FIRST_SHARE)
    return chosen[1], chosen[2]


def telling(text: str) -> set[str]:
    return set(TELLING.findall(text.lower()))
