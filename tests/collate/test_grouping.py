"""Grouping: average linkage with what must stay apart kept apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.grouping import groups
from crossread.collate.pairing import Pair


def pairs(*found: tuple[int, int, float]) -> list[Pair]:
    return [Pair(i, j, score, "") for i, j, score in found]


def test_joins_what_scores_above_the_threshold() -> None:
    assert groups("abc", pairs((0, 1, 0.9), (1, 2, 0.2)), 0.5) == [(0, 1), (2,)]


def test_a_pair_that_was_not_scored_counts_as_nothing_alike() -> None:
    assert groups("abc", pairs((0, 1, 0.9), (1, 2, 0.6)), 0.5) == [(0, 1), (2,)]


def test_two_statements_of_one_article_join_only_when_they_repeat_each_other() -> None:
    assert groups("aab", pairs((0, 1, 0.7), (0, 2, 0.8), (1, 2, 0.8)), 0.5) == [(0, 2), (1,)]
    assert groups("aab", pairs((0, 1, 0.97), (0, 2, 0.8), (1, 2, 0.8)), 0.5) == [(0, 1, 2)]


def test_an_article_that_gives_both_sides_of_a_dispute_may_have_both_in_one_claim() -> None:
    found = pairs((0, 2, 0.8), (1, 2, 0.8))
    assert groups("aab", [*found, Pair(0, 1, 0.6, "", rivals=True)], 0.5) == [(0, 1, 2)]


@given(st.permutations(range(8)))
def test_the_order_of_the_pairs_does_not_matter(order: list[int]) -> None:
    found = pairs(*((i, j, ((i * 7 + j * 13) % 10) / 10) for i in range(8) for j in range(i + 1, 8)))
    shuffled = [found[k % len(found)] for k in order] + [pair for k, pair in enumerate(found) if k not in order]
    assert groups("abcdefgh", shuffled, 0.5) == groups("abcdefgh", found, 0.5)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)), max_size=40))
def test_a_partition(raw: list[tuple[int, int, float]]) -> None:
    unique = {(min(i, j), max(i, j)): score for i, j, score in raw if i != j}
    found = groups("aabbccddee", [Pair(i, j, s, "") for (i, j), s in unique.items()], 0.4)
    assert sorted(i for group in found for i in group) == list(range(10))
