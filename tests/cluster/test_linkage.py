"""Groups by average linkage."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.linkage import groups


def test_a_chain_is_not_a_group():
    # 0 and 1, 2 and 3 are close; 1 and 2 are a little alike: on average the two groups are not
    assert groups(4, {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 0.5}, least=0.0, floor=-6.0) == [[0, 1], [2, 3]]


def test_an_average_above_the_least_joins():
    likeness = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.0, (0, 3): 1.0, (1, 2): 1.0, (1, 3): -1.0}
    assert groups(4, likeness, least=0.0, floor=-6.0) == [[0, 1, 2, 3]]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-6, 6).map(float),
)


@given(PAIRS, st.randoms())
def test_everyone_is_in_one_group_whatever_the_order_of_the_pairs(pairs, draw):
    found = groups(8, pairs, least=0.0, floor=-6.0)
    assert sorted(member for group in found for member in group) == list(range(8))
    shuffled = list(pairs.items())
    draw.shuffle(shuffled)
    assert groups(8, dict(shuffled), least=0.0, floor=-6.0) == found


@given(PAIRS)
def test_no_two_groups_that_are_left_are_alike(pairs):
    found = groups(8, pairs, least=0.0, floor=-6.0)
    for i, first in enumerate(found):
        for second in found[i + 1 :]:
            across = [pairs.get((min(a, b), max(a, b)), -6.0) for a in first for b in second]
            assert sum(across) / len(across) < 1e-9
