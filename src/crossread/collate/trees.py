"""Boosted trees, read from numbers: what training/same_claim.py learned, without the library that learned it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np


class Trees(NamedTuple):
    """One row a tree. A node asks whether a feature is at most a limit; where it goes from there is another node of its row,
    or, as -1 - n, leaf n."""

    feature: np.ndarray[Any, Any]  # int [trees, nodes]
    limit: np.ndarray[Any, Any]  # float64 [trees, nodes]
    below: np.ndarray[Any, Any]  # int [trees, nodes]: where to go when the feature is at most the limit
    above: np.ndarray[Any, Any]
    leaf: np.ndarray[Any, Any]  # float64 [trees, leaves]: added up over the trees, the logarithm of the odds


def read(raw: Mapping[str, Any]) -> Trees:
    """The trees of a JSON object with the fields of Trees; rows may be of different lengths."""
    import numpy as np  # noqa: PLC0415

    def table(name: str, kind: type) -> np.ndarray[Any, Any]:
        rows = raw[name]
        filled: np.ndarray[Any, Any] = np.zeros((len(rows), max(map(len, rows))), dtype=kind)
        for number, row in enumerate(rows):
            filled[number, : len(row)] = row
        return filled

    whole = {name: table(name, np.int64) for name in ("feature", "below", "above")}
    return Trees(limit=table("limit", np.float64), leaf=table("leaf", np.float64), **whole)


def chances(trees: Trees, rows: Sequence[Sequence[float]]) -> np.ndarray[Any, Any]:
    """The chance of each row of features, 0 to 1: float64 [rows]. Each row's answer is its own."""
    import numpy as np  # noqa: PLC0415

    if not rows:
        return np.zeros(0)
    values = np.asarray(rows, dtype=np.float64)
    number = np.arange(len(trees.feature))[None]
    at = np.zeros((len(values), len(trees.feature)), dtype=np.int64)
    while (at >= 0).any():
        node = np.maximum(at, 0)
        asked = np.take_along_axis(values, trees.feature[number, node], axis=1)
        further = np.where(asked <= trees.limit[number, node], trees.below[number, node], trees.above[number, node])
        at = np.where(at >= 0, further, at)
    total = np.cumsum(trees.leaf[number, -1 - at], axis=1)[
        :, -1
    ]  # one order of summing, whatever rows are asked together
    found: np.ndarray[Any, Any] = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return found
