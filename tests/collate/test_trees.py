"""Boosted trees from numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate import trees

# Is feature 0 at most .5? If so leaf -1; else: is feature 1 at most 2? Leaf 0 or leaf 3. And a tree that is one leaf.
RAW = {
    "feature": [[0, 1], [0]],
    "limit": [[0.5, 2.0], [0.0]],
    "below": [[-1, -2], [-1]],
    "above": [[1, -3], [-1]],
    "leaf": [[-1.0, 0.0, 3.0], [0.25]],
}


@pytest.mark.parametrize(
    ("row", "total"), [((0.5, 9.0), -0.75), ((0.4, 0.0), -0.75), ((0.6, 2.0), 0.25), ((0.6, 2.1), 3.25)]
)
def test_leaves_are_added_up(row, total):
    assert trees.chances(trees.read(RAW), [row])[0] == pytest.approx(1 / (1 + math.exp(-total)))


def test_no_rows():
    assert trees.chances(trees.read(RAW), []).shape == (0,)


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(-5, 5)), min_size=1, max_size=6))
def test_each_row_has_its_own_answer(rows):
    model = trees.read(RAW)
    together = trees.chances(model, rows)
    assert [trees.chances(model, [row])[0] for row in rows] == together.tolist()
