"""Average linkage over the pairs that matter: groups are joined while their members are alike on average.

A pair that is not given counts as being as unlike as can be. The answer does not depend on the order of the pairs.

Two groups whose members are each much more alike among themselves than across are two events of one kind, even where the
average is enough to join them.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence

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
    joined = _Joined(count)
    for (first, second), value in likeness.items():
        joined.near[first][second] = joined.near[second][first] = value - floor, 1
    heap = [(floor - value, min(pair), max(pair)) for pair, value in likeness.items() if value >= least]
    heapq.heapify(heap)
    members = joined.members
    while heap:
        unlike, first, second = heapq.heappop(heap)
        if first not in members or second not in members or joined.mean(first, second) != -unlike:
            continue  # one of the two has been joined to another meanwhile: its pairs stand in the heap anew
        if joined.loose(first, second, -unlike) or (apart and apart(members[first], members[second])):
            continue
        joined.join(first, second)
        for mean, other in joined.means(first, least - floor):
            heapq.heappush(heap, (-mean, first, other) if first < other else (-mean, other, first))
    return [sorted(group) for _, group in sorted(members.items())]


class _Joined:
    """Groups by the smallest of their numbers, and how alike they are: all likeness is counted from the floor on."""

    def __init__(self, count: int) -> None:
        self.members = {number: [number] for number in range(count)}
        # Of each group, with what others it has pairs that are known: their likeness in sum, and how many they are
        self.near: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
        self._within = [(0.0, 0)] * count  # of each group, what its pairs have in sum, and how many count
        self._sizes = [1] * count

    def mean(self, first: int, second: int) -> float:
        """Mean likeness of two groups of which a pair is known."""
        return self.near[first][second][0] / self._counted(first, second)

    def means(self, first: int, least: float) -> Iterator[tuple[float, int]]:
        """The mean likeness of a group with each other one of which it is `least`, at least."""
        size, sizes = self._sizes[first], self._sizes
        for other, (total, known) in self.near[first].items():
            theirs = sizes[other]
            # The same as _counted, which is asked too often to be called here.
            count = size * theirs if size <= COMPARED >= theirs else COMPARED * min(size, theirs)
            mean = total / (known if known > count else count)
            if mean >= least:
                yield mean, other

    def _counted(self, first: int, second: int) -> int:
        """Pairs that count. An article is compared with COMPARED others at most, so that no more do."""
        one, other = self._sizes[first], self._sizes[second]
        return max(self.near[first][second][1], min(one * other, COMPARED * min(one, other)))

    def loose(self, first: int, second: int, across: float) -> bool:
        """Whether two groups are far less alike than the members of each."""
        if min(self._sizes[first], self._sizes[second]) < LEAST:
            return False
        within = (total / count for total, count in (self._within[first], self._within[second]))
        return across < min(TIGHT, *within) - LOOSER

    def join(self, first: int, second: int) -> None:
        """The second group goes into the first, which keeps its number."""
        near = self.near
        (one, here), (other, there) = self._within[first], self._within[second]
        counted = self._counted(first, second)
        self._within[first] = one + other + near[first][second][0], here + there + counted
        self.members[first] += self.members.pop(second)
        self._sizes[first] += self._sizes[second]
        ours, theirs = near[first], near[second]
        del ours[second], theirs[first]
        for place, (total, known) in theirs.items():
            before, pairs = ours.get(place, (0.0, 0))
            ours[place] = near[place][first] = before + total, pairs + known
            del near[place][second]
        theirs.clear()
