"""What of ours stands for what of the gold's, and how counts become figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.quality.collation.gold import Place

FIT = 0.5  # share of the shorter of two places that both must hold for one to stand for the other
SAME = 0.5  # intersection over union at which two places are the same
SHOWN = 150  # characters of a place that are printed


@dataclass
class Judged:
    """What one measure found in one event."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)  # wrong and missed items, in words for the screen


def shared(a: Place, b: Place) -> int:
    """Characters that two places have in common."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def overlap(a: Place, b: Place) -> float:
    """Intersection over union of two places, 0 to 1."""
    common = shared(a, b)
    return common / (a[2] - a[1] + b[2] - b[1] - common)


def fits(a: Place, b: Place) -> bool:
    """Whether two places share at least half of the shorter."""
    return shared(a, b) >= FIT * min(a[2] - a[1], b[2] - b[1])


def best(place: Place, others: Iterable[Place]) -> Place | None:
    """Of the places that fit, the one of the largest intersection over union; the first of equals."""
    fitting_ones = [other for other in others if fits(place, other)]
    return max(fitting_ones, key=lambda other: overlap(place, other), default=None)


def fitting(place: Place, gold: Sequence[tuple[int, Place]]) -> tuple[int, Place] | None:
    """The gold statement, with the number of its claim, that a place stands for."""
    found = best(place, (other for _, other in gold))
    return next(((number, other) for number, other in gold if other == found), None) if found else None


def paired(ours: int, theirs: int, likeness: dict[tuple[int, int], float]) -> dict[int, int]:
    """Pairs one of ours with one of theirs, the most alike first. Gives theirs -> ours."""
    left, right = set(range(ours)), set(range(theirs))
    found = {}
    for (i, j), _ in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            found[j] = i
    return found


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def f1(both: float, predicted: float, gold: float) -> float:
    return 2 * both / (predicted + gold) if predicted + gold else 0.0


def short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
