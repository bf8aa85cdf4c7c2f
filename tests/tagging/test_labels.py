"""The best sequence of labels never goes on what has not begun."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.tagging import labels

SCORES = arrays(np.float32, st.tuples(st.integers(0, 6), st.just(5)), elements=st.floats(-4, 4, width=32))


def test_runs() -> None:
    chances = np.full((6, 5), -9.0, np.float32)
    for row, label in enumerate([1, 2, 0, 3, 1, 2]):
        chances[row, label] = 0.0
    assert labels.runs(chances) == [(0, 0, 2), (1, 3, 4), (0, 4, 6)]


def test_what_has_not_begun_does_not_go_on() -> None:
    chances = np.log(np.array([[0.9, 0.02, 0.02, 0.03, 0.03], [0.1, 0.3, 0.5, 0.05, 0.05]], np.float32))
    assert labels.runs(chances) == [(0, 1, 2)]


@given(SCORES)
def test_runs_are_in_order_and_apart(scores: np.ndarray) -> None:
    found = labels.runs(labels.log_chances(scores))
    assert all(0 <= first < last <= len(scores) for _, first, last in found)
    assert all(before[2] <= after[1] for before, after in itertools.pairwise(found))


@given(arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=st.floats(-4, 4, width=32)))
def test_likeliest_is_the_best_of_all_that_make_sense(scores: np.ndarray) -> None:
    chances = labels.log_chances(scores)

    def total(sequence: tuple[int, ...]) -> float:
        return float(sum(chances[row, label] for row, label in enumerate(sequence)))

    def sense(sequence: tuple[int, ...]) -> bool:
        pairs = zip((0, *sequence), sequence, strict=False)
        return all(not label or label % 2 or before in (label, label - 1) for before, label in pairs)

    best = max(total(one) for one in itertools.product(range(5), repeat=len(scores)) if sense(one))
    found = tuple(labels._likeliest(chances.tolist()))
    assert sense(found)
    assert abs(total(found) - best) < 1e-4
