"""Average linkage over the pairs that matter: groups are joined while their members are alike on average.

A pair that is not given counts as being as unlike as can be. The answer does not depend on the order of the pairs.

Two groups whose members are each much more alike among themselves than across are two events of one kind, even where the
average is enough to join them.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

from crossread.cluster.window import COMPARED

# Chosen by cross-validation: BCubed F1 rises from .948 to .952 on long articles with days, from .903 to .910 without, from
# .916 to .924 on short ones with two events of one kind under each topic.
LEAST = 2  # articles of each group: one article has no likeness of its own
LOOSER = 3.0  # so much less alike across than within the looser group
TIGHT = 9.5  # likeness above the floor at which a group is as tight as can be: texts of one agency are no event apart

Pair = tuple[int, int]
Apart = Callable[[Sequence[int], Sequence[int]], bool]


def groups(
    count: int, likeness: Mapping[Pair, float], least: float, floor: float, apart: Apart | None = None
) -> list[list[int]]:
    """The numbers 0 to count - 1 in groups, each in order.

    `floor`: likeness of pairs not given, below all that are. `apart`: whether two groups are different events whatever
    their pairs say; they may be joined once they have grown.

    >>> groups(4, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): 1.0}, least=0.0, floor=-6.0)
    [[0, 1, 2], [3]]
    """
    members = {number: [number] for number in range(count)}
    near: dict[int, dict[int, tuple[float, int]]] = {number: {} for number in range(count)}
    within = dict.fromkeys(range(count), (0.0, 0))  # of each group, what its pairs have in sum, and how many count
    for (first, second), value in likeness.items():
        near[first][second] = near[second][first] = value - floor, 1
    heap = [(floor - value, min(pair), max(pair)) for pair, value in likeness.items() if value >= least]
    heapq.heapify(heap)
    while heap:
        unlike, first, second = heapq.heappop(heap)
        if first not in members or second not in members or _mean(members, near, first, second) != -unlike:
            continue  # one of the two has been joined to another meanwhile: its pairs stand in the heap anew
        if _loose(members, within, first, second, -unlike) or (apart and apart(members[first], members[second])):
            continue
        _count(members, near, within, first, second)
        _join(members, near, first, second)
        for other in near[first]:
            mean = _mean(members, near, first, other)
            if mean >= least - floor:
                heapq.heappush(heap, (-mean, min(first, other), max(first, other)))
    return [sorted(group) for _, group in sorted(members.items())]


def _mean(
    members: dict[int, list[int]], near: dict[int, dict[int, tuple[float, int]]], first: int, second: int
) -> float:
    """Mean likeness above the floor. An article is compared with COMPARED others at most, so that no more pairs count."""
    return near[first][second][0] / _counted(members, near, first, second)


def _counted(
    members: dict[int, list[int]], near: dict[int, dict[int, tuple[float, int]]], first: int, second: int
) -> int:
    one, other = len(members[first]), len(members[second])
    return max(near[first][second][1], min(one * other, COMPARED * min(one, other)))


def _loose(
    members: dict[int, list[int]], within: dict[int, tuple[float, int]], first: int, second: int, across: float
) -> bool:
    """Whether two groups are far less alike than the members of each."""
    if min(len(members[first]), len(members[second])) < LEAST:
        return False
    return across < min(TIGHT, *(total / count for total, count in (within[first], within[second]))) - LOOSER


def _count(
    members: dict[int, list[int]],
    near: dict[int, dict[int, tuple[float, int]]],
    within: dict[int, tuple[float, int]],
    first: int,
    second: int,
) -> None:
    """The pairs across two groups that are joined are within the first from now on."""
    (one, here), (other, there) = within[first], within.pop(second)
    within[first] = one + other + near[first][second][0], here + there + _counted(members, near, first, second)


def _join(
    members: dict[int, list[int]], near: dict[int, dict[int, tuple[float, int]]], first: int, second: int
) -> None:
    """The second group goes into the first, which keeps its number."""
    members[first] += members.pop(second)
    for other, (total, known) in near.pop(second).items():
        del near[other][second]
        if other != first:
            before, pairs = near[first].get(other, (0.0, 0))
            near[first][other] = near[other][first] = before + total, pairs + known
