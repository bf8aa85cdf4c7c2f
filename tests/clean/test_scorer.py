"""Which units make up the article: the set with the highest expected F1, and the network on pages it never saw."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean import scorer
from crossread.clean.units import Unit


def unit(count: int) -> Unit:
    return Unit(0, 1, "a", (0, 0), "text", count, 0.4, True, "a")


def expected(chosen, told, words):
    """F1 as `article` reckons it: expected words right, over the words taken and those expected to be the article's."""
    right = sum(w * t for c, t, w in zip(chosen, told, words, strict=True) if c)
    taken = sum(w for c, w in zip(chosen, words, strict=True) if c)
    return 2 * right / (taken + sum(w * t for t, w in zip(told, words, strict=True)) + 1e-9)


@given(st.lists(st.tuples(st.floats(0.21, 1), st.integers(1, 60)), min_size=1, max_size=8))
def test_no_other_set_is_expected_to_be_better(pairs):
    told = np.array([share for share, _ in pairs], dtype=np.float32)
    words = [count for _, count in pairs]
    chosen = scorer.likeliest(told, [unit(count) for count in words])
    best = max(expected(other, told, words) for other in product((True, False), repeat=len(words)))
    assert expected(chosen, told, words) >= best - 1e-6


def test_a_copy_is_never_taken_and_nothing_below_the_least_share():
    told = np.array([0.99, 0.99, 0.1], dtype=np.float32)
    chosen = scorer.article(told, [unit(30)] * 3, [False, True, False])
    assert chosen.tolist() == [True, False, False]


def test_a_page_without_an_article_has_none():
    told = np.full(5, 0.05, dtype=np.float32)
    assert not scorer.article(told, [unit(3)] * 5, [False] * 5).any()


def test_a_sentence_in_two_minds_is_kept_where_the_article_stands_around_it_or_goes_on():
    told = np.array([0.1, 0.9, 0.32, 0.95, 0.25, 0.25, 0.1], dtype=np.float32)
    chosen = scorer.article(told, [unit(40)] * 4 + [unit(12)] + [unit(3)] + [unit(12)], [False] * 7)
    assert chosen.tolist() == [False, True, True, True, True, False, False]
