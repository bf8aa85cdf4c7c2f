"""Groups statements into claims: average linkage over the scored pairs, with what must not be joined kept apart."""

from __future__ import annotations

import heapq
from collections.abc import Container, Sequence

from crossread.collate.pairing import Pair

SAME_ARTICLE = 0.95  # two statements of one article are one claim only where they repeat each other: lead and body


def groups(articles: Sequence[str], pairs: Sequence[Pair], threshold: float) -> list[tuple[int, ...]]:
    """Partition of range(len(articles)) into claims, each sorted, in order of their first member.

    `articles[i]` is the article of statement i. Two groups join when the mean score of all pairs across them is at least
    `threshold` (a pair not among `pairs` scores 0) and no two statements of one article would meet that neither repeat each
    other nor give rival amounts of one quantity. The answer does not depend on the order of `pairs`.
    """
    score = {(pair.first, pair.second): pair.score for pair in pairs}
    repeats = {(pair.first, pair.second) for pair in pairs if pair.score >= SAME_ARTICLE or pair.rivals}
    members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(articles))}
    sums: dict[int, dict[int, float]] = {i: {} for i in members}
    for (i, j), value in score.items():
        sums[i][j] = sums[j][i] = value
    heap = [(-value, i, j) for (i, j), value in sorted(score.items()) if value >= threshold]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -value != _mean(sums, members, i, j):
            continue
        if not _may_meet(members[i], members[j], articles, repeats):
            continue
        _join(i, j, members, sums)
        for other in sums[i]:
            mean = _mean(sums, members, i, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    return sorted(members.values())


def _mean(sums: dict[int, dict[int, float]], members: dict[int, tuple[int, ...]], i: int, j: int) -> float:
    return round(sums[i].get(j, 0.0) / (len(members[i]) * len(members[j])), 9)


def _may_meet(
    a: tuple[int, ...], b: tuple[int, ...], articles: Sequence[str], repeats: Container[tuple[int, int]]
) -> bool:
    return all((min(i, j), max(i, j)) in repeats for i in a for j in b if articles[i] == articles[j])


def _join(i: int, j: int, members: dict[int, tuple[int, ...]], sums: dict[int, dict[int, float]]) -> None:
    """Group j becomes part of group i (i < j)."""
    members[i] = tuple(sorted(members[i] + members.pop(j)))
    for other, value in sums.pop(j).items():
        del sums[other][j]
        if other != i:
            sums[i][other] = sums[i].get(other, 0.0) + value
            sums[other][i] = sums[i][other]
