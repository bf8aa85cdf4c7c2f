"""Fits score cards: points for ranges of each feature, so that the right candidate of a page scores above the others and "none".

A conditional logistic model: the chance of a candidate is softmax over the candidates of its page and "none of them". Several
candidates may be right; then their chances are summed. Points are held small and neighbouring ranges alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from crossread.clean.scorecard import Card, of

RANGES = 8  # of a feature at most, with about as many candidates in each
SMALL = 0.001  # weight of the squared points; .0005 to .005 give the same figures within .01
ALIKE = 0.004  # weight of the squared steps between neighbouring ranges
STEPS, RATE = 150, 0.1  # of Adam, on all pages at once; 250 give the same figures within .005


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one page: features, and which of them are right."""

    rows: np.ndarray  # (candidates, features)
    right: np.ndarray  # (candidates,) of bool


def fit(features: Sequence[str], examples: Sequence[Example], rarer: float = 0.0) -> Card:
    """The card that fits best; `rarer`: how much less often "none" is right than among the examples, in log odds."""
    return of(table(features, examples, rarer))


def table(features: Sequence[str], examples: Sequence[Example], rarer: float = 0.0) -> dict[str, object]:
    """The card that fits best, as models/facts.json holds it."""
    used = [example for example in examples if len(example.right)]
    values = np.vstack([example.rows for example in used])
    edges = [_edges(values[:, at]) for at in range(values.shape[1])]
    firsts = np.concatenate([[0], np.cumsum([len(one) + 1 for one in edges])])
    points, none = _points(_codes(values, edges, firsts), firsts, used)
    cards = {
        name: {
            "edges": [round(float(e), 4) for e in edges[at]],
            "points": [round(float(p), 3) for p in points[firsts[at] : firsts[at + 1]]],
        }
        for at, name in enumerate(features)
    }
    return {"none": round(float(none) - rarer, 3), "features": cards}


def _edges(column: np.ndarray) -> list[float]:
    """Where the ranges of a feature meet: between all its values where they are few, else between quantiles."""
    values = np.unique(column)
    if len(values) > RANGES:
        marks = np.quantile(column, np.linspace(0, 1, RANGES + 1)[1:-1], method="nearest")
        marks = np.unique(marks[marks < values[-1]])
    else:
        marks = values[:-1]
    return [float(mark + values[np.searchsorted(values, mark, side="right")]) / 2 for mark in marks]


def _codes(values: np.ndarray, edges: Sequence[Sequence[float]], firsts: np.ndarray) -> np.ndarray:
    """For each candidate and feature, the number of its range among all ranges of all features."""
    ranges = [np.searchsorted(one, values[:, at], side="right") + firsts[at] for at, one in enumerate(edges)]
    return np.stack(ranges, axis=1)


def _points(codes: np.ndarray, firsts: np.ndarray, examples: Sequence[Example]) -> tuple[np.ndarray, float]:
    """Points of all ranges, and of "none", by Adam."""
    sizes = [len(example.right) for example in examples]
    page = np.repeat(np.arange(len(examples)), sizes)
    right = np.concatenate([example.right for example in examples]).astype(float)
    weights = np.zeros(firsts[-1] + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = _gradient(weights, codes, page, right) + _held(weights, firsts)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights[:-1], float(weights[-1])


def _gradient(weights: np.ndarray, codes: np.ndarray, page: np.ndarray, right: np.ndarray) -> np.ndarray:
    pages = int(page[-1]) + 1
    scores = weights[codes].sum(axis=1)
    top = np.full(pages, weights[-1])
    np.maximum.at(top, page, scores)
    mass, none = np.exp(scores - top[page]), np.exp(weights[-1] - top)
    total = np.bincount(page, mass, pages) + none
    good = np.bincount(page, mass * right, pages)
    has = np.bincount(page, right, pages) > 0
    wanted = np.where(right > 0, mass / np.where(has, good, 1.0)[page], 0.0)
    off = mass / total[page] - wanted
    gradient = np.zeros_like(weights)
    for at in range(codes.shape[1]):
        gradient += np.bincount(codes[:, at], off, len(weights))
    gradient[-1] = (none / total - ~has).sum()
    return gradient / pages


def _held(weights: np.ndarray, firsts: np.ndarray) -> np.ndarray:
    held = SMALL * weights
    held[-1] = 0.0
    for first, last in pairwise(firsts):
        steps = ALIKE * np.diff(weights[first:last])
        held[first : last - 1] -= steps
        held[first + 1 : last] += steps
    return held
