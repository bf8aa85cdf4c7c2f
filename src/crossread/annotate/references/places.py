"""Which of many places overlap a place: sorted once, so that long texts with many mentions stay quick to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Places(Generic[Item]):
    """Places [start, end) with something at each."""

    def __init__(self, places: Iterable[tuple[int, int, Item]]) -> None:
        self._places = sorted(places, key=lambda place: place[:2])
        self._starts = [start for start, _, _ in self._places]
        self._longest = max((end - start for start, end, _ in self._places), default=0)

    def touching(self, start: int, end: int) -> list[tuple[int, int, Item]]:
        """Those that share a character with [start, end), in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [place for place in self._places[first:last] if place[1] > start]
