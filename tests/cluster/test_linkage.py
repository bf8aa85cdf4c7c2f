"""Groups by average linkage."""

import math

from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.linkage import LOOSER, TIGHT, groups


def test_a_chain_is_not_a_group():
    # 0 and 1, 2 and 3 are close; 1 and 2 are a little alike: on average the two groups are not
    assert groups(4, {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 0.5}, least=0.0, floor=-6.0) == [[0, 1], [2, 3]]


def test_an_average_above_the_least_joins():
    likeness = {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.0, (0, 3): 1.0, (1, 2): 1.0, (1, 3): -1.0}
    assert groups(4, likeness, least=0.0, floor=-6.0) == [[0, 1, 2, 3]]


def two_groups(within, across):
    """Four and four: the likeness of pairs within each group, and of those across."""
    return {(a, b): within if (a < 4) == (b < 4) else across for a in range(8) for b in range(a + 1, 8)}


def test_two_close_groups_that_are_far_less_alike_across_stay_apart():
    assert groups(8, two_groups(within=3.5, across=0.2), least=-1.5, floor=-6.0) == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert groups(8, two_groups(within=2.0, across=0.2), least=-1.5, floor=-6.0) == [list(range(8))]


def test_two_texts_of_one_event_are_one_group_however_alike_the_printings_of_each():
    assert groups(8, two_groups(within=6.0, across=1.0), least=-1.5, floor=-6.0) == [list(range(8))]


def test_one_article_has_no_likeness_of_its_own():
    likeness = {(a, b): 3.5 if b < 4 else 0.0 for a in range(5) for b in range(a + 1, 5)}
    assert groups(5, likeness, least=-1.5, floor=-6.0) == [[0, 1, 2, 3, 4]]


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
            inner = [
                sum(pairs.get((a, b), -6.0) for a in group for b in group if a < b) / math.comb(len(group), 2)
                for group in (first, second)
                if len(group) > 1
            ]
            apart = min(TIGHT - 6.0, *inner) - LOOSER if len(inner) == 2 else 0.0
            assert sum(across) / len(across) < max(0.0, apart) + 1e-9


def plainly(count, likeness, least, floor):
    """The same by laying every two groups beside each other at each step."""
    members, parted = {number: [number] for number in range(count)}, set()

    def mean(one, other):
        found = [likeness.get((min(a, b), max(a, b)), floor) - floor for a in members[one] for b in members[other]]
        return sum(found) / len(found)

    def within(one):
        group = sorted(members[one])
        return [likeness.get((a, b), floor) - floor for a in group for b in group if a < b]

    while True:
        pairs = [(-mean(a, b), a, b) for a in members for b in members if a < b and (a, b) not in parted]
        unlike, first, second = min(pairs, default=(0.0, 0, 0))
        if -unlike < least - floor:
            return [sorted(group) for _, group in sorted(members.items())]
        inner = [within(first), within(second)]
        if all(inner) and -unlike < min(TIGHT, *(sum(each) / len(each) for each in inner)) - LOOSER:
            parted.add((first, second))
            continue
        members[first] += members.pop(second)
        parted = {pair for pair in parted if first not in pair}


@given(PAIRS)
def test_the_groups_are_those_of_laying_every_two_beside_each_other(pairs):
    assert groups(8, pairs, least=-2.0, floor=-6.5) == plainly(8, pairs, least=-2.0, floor=-6.5)
