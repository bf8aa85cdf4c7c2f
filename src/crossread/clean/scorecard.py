"""Score cards: a table of points for each feature, learned by `training/cleaning/facts.py`, read from models/facts.json.

A candidate's score is the sum of its points; 0 is what "none of them" scores. A card says why a candidate won: the features
that lifted it most above the others.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REASONS = 2  # features that are named
TELLS = 0.3  # points above the other candidates from which on a feature is a reason


@dataclass(frozen=True, slots=True)
class Card:
    """Points by feature: of value x those at the number of edges that are no greater than x."""

    features: tuple[str, ...]
    edges: tuple[tuple[float, ...], ...]
    points: tuple[tuple[float, ...], ...]
    none: float  # the score of "no candidate is right"

    def score(self, row: Sequence[float]) -> float:
        """How much better a candidate is than none; `row` has a value for each feature."""
        total = -self.none
        for value, edges, points in zip(row, self.edges, self.points, strict=True):
            total += points[bisect_right(edges, value)]
        return total

    def reasons(self, rows: Sequence[Sequence[float]], chosen: int) -> list[str]:
        """The features that speak most for the chosen row, against the mean of all rows, the strongest first."""
        gains = []
        for at, (edges, points) in enumerate(zip(self.edges, self.points, strict=True)):
            found = [points[bisect_right(edges, row[at])] for row in rows]
            mean = (sum(found) - found[chosen]) / (len(found) - 1) if len(found) > 1 else 0.0
            gains.append((found[chosen] - mean, self.features[at]))
        return [name for gain, name in sorted(gains, reverse=True) if gain >= TELLS]


@cache
def card(name: str) -> Card:
    """One of the cards of models/facts.json."""
    return of(_cards()[name])


@cache
def _cards() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((files("crossread") / "models" / "facts.json").read_text("utf-8"))
    return found


def of(table: dict[str, object]) -> Card:
    """A card from its table: {"none": 0.1, "features": {"distance": {"edges": […], "points": […]}}}."""
    features = table["features"]
    none = table["none"]
    assert isinstance(features, dict)
    assert isinstance(none, float)
    return Card(
        tuple(features),
        tuple(tuple(one["edges"]) for one in features.values()),
        tuple(tuple(one["points"]) for one in features.values()),
        none,
    )


def told(reasons: Sequence[str], words: dict[str, str]) -> str:
    """The reasons that have words, as a list in words; empty where none has."""
    found = [words[name] for name in reasons if name in words]
    return ", ".join(dict.fromkeys(found[:REASONS]))
