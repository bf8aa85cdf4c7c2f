"""Which story a group of articles is, when articles are linked anew."""

import pytest

from crossread.cluster.membership import Membership


def placed(*rounds):
    """Articles by number, grouped anew in each round; the stories of the last round by a letter of their first article."""
    membership = Membership()
    changed = []
    for groups in rounds:
        changed = membership.place(groups, lambda number: f"article {number}")
    return membership, changed


def stories(membership):
    return sorted(sorted(numbers) for numbers in membership.members.values() if numbers)


def test_a_group_keeps_the_story_that_most_of_it_comes_from():
    membership, changed = placed([[1, 2, 3], [4]], [[1, 2, 3, 4, 5]])
    ((story, new, others),) = changed
    assert story == membership.story[1]
    assert new == [5]
    assert list(others.values()) == [[4]]


def test_the_larger_part_keeps_the_story_when_it_splits():
    membership, changed = placed([[1, 2, 3]], [[1], [2, 3]])
    ((story, new, others),) = changed
    assert membership.story[2] == membership.story[3]
    assert (story, new, list(others)) == (membership.story[1], [], [membership.story[2]])
    assert stories(membership) == [[1], [2, 3]]


def test_two_groups_never_take_one_story():
    membership, _ = placed([[1, 2, 3, 4]], [[1, 2], [3, 4]])
    assert membership.story[1] != membership.story[3]


@pytest.mark.parametrize("groups", [[[1], [2]], [[2], [1]]])
def test_ids_depend_on_the_first_article_alone(groups):
    membership, _ = placed(groups)
    assert membership.story[1] == placed([[1]])[0].story[1]


def test_what_has_left_the_window_counts_when_stories_merge():
    membership, _ = placed([[1, 2, 3], [4, 5]])
    old = membership.story[1]
    membership.seal([1, 2])
    membership.place([[3, 4, 5]], str)
    assert membership.story[4] == old
