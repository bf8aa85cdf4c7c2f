"""How far a reading can be trusted: the networks' chances made into shares that come true.

Networks are surer than they are right. The weights in models/tagger.json, fitted on development articles that the networks
were not trained on, turn their chances into one: of all attributions (names) given .8, about eight in ten are right. See
docs/tagger.md for the table. training/tagger/calibrate.py makes the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache

from crossread.tagging.weights import stored

LEAST = 1e-4  # chances are kept so far from 0 and 1


def of_told(chances: Sequence[float], sourced: bool, inner: bool) -> float:
    """The chance that an attribution is whole: the right source, and content that overlaps the right one by half or more.

    `chances` are the networks' of the source, the cue and the content; `sourced`: there is a source; `inner`: it stands in
    another's content.
    """
    weights = _weights()["told"]
    values = (1.0, *(odds(chance) for chance in chances), float(sourced), float(inner))
    return _share(weights, values)


def of_name(chance: float, type: str) -> float:
    """The chance that a name has exactly these ends and this type."""
    weights = _weights()["name"]
    return _share(
        weights, (1.0, odds(chance), float(type == "organisation"), float(type in ("event", "work", "other")))
    )


def odds(chance: float) -> float:
    """Logarithm of the odds."""
    held = min(1 - LEAST, max(LEAST, chance))
    return math.log(held / (1 - held))


def _share(weights: Sequence[float], values: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, values, strict=True))))


@cache
def _weights() -> dict[str, list[float]]:
    weights: dict[str, list[float]] = json.loads(stored("tagger.json"))
    return weights
