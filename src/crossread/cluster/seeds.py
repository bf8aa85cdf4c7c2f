"""Where bodies share runs of words: an index of all runs of five words, kept as sorted arrays that are merged as it grows.

A batch of bodies is looked up by binary search, so time grows with the words that arrive and hardly with those that are
kept. 16 bytes a word are kept: 20,000 articles of 500 words take 160 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from crossread.cluster.words import Words

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

GRAM = 5  # words: shorter runs are shared by chance ("at the end of"), longer ones miss edited sentences
COMMON = 200  # articles: a run that more of them hold, and more than this share of all, is a phrase of the language or
COMMON_SHARE = 0.01  # a site's own boilerplate
MUCH = 12  # runs of five words that two bodies share, from which on even those that many bodies hold are looked at
HELD = 8  # bodies that hold a run of two that share less: what more of them hold is a phrase ("told reporters on Monday that")
FIRST, LAST = 8, 24  # a run that many articles hold is followed from each to so many before it: the first, one of which
# may be the source, and the last; lines need no more


class Run(NamedTuple):
    """`length` words that stand in the bodies `first` and `second`, from the words `a` and `b` on."""

    first: int
    second: int
    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of GRAM words, ordered by hash, then by body and place."""

    hashes: NDArray[numpy.uint64]
    bodies: NDArray[numpy.uint32]  # number of the body
    places: NDArray[numpy.uint32]  # its word that the run begins with

    def __len__(self) -> int:
        return len(self.hashes)

    def only(self, wanted: NDArray[numpy.bool_]) -> Grams:
        return Grams(self.hashes[wanted], self.bodies[wanted], self.places[wanted])


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs that pairs of bodies share, one a row, ordered by second body, first body and place."""

    first: NDArray[numpy.int64]
    second: NDArray[numpy.int64]
    a: NDArray[numpy.int64]
    b: NDArray[numpy.int64]
    length: NDArray[numpy.int64]
    held: NDArray[numpy.int64]  # places of the window at which its rarest words stand

    def only(self, wanted: NDArray[numpy.bool_] | NDArray[numpy.int64]) -> Runs:
        """The rows that are marked, or those of these numbers in this order."""
        columns = (self.first, self.second, self.a, self.b, self.length, self.held)
        return Runs(*(column[wanted] for column in columns))


class Index:
    """The runs of all bodies kept. Bodies are numbered by who keeps them, each new one above all before it."""

    def __init__(self) -> None:
        self._levels: list[Grams] = []  # the older the larger

    def __len__(self) -> int:
        return sum(map(len, self._levels))

    def add(self, bodies: Mapping[int, Words]) -> Grams:
        """Takes in new bodies, given by their numbers; returns their runs."""
        new = grams(bodies)
        self._levels.append(new)
        while len(self._levels) > 1 and len(self._levels[-2]) < 2 * len(self._levels[-1]):
            younger, older = self._levels.pop(), self._levels.pop()
            self._levels.append(_merged(older, younger))
        return new

    def drop(self, bodies: Iterable[int]) -> None:
        """Forgets bodies, at once and altogether: what stays answers as if they had never been there."""
        import numpy as np  # noqa: PLC0415

        gone = np.array(sorted(bodies), dtype=np.uint32)
        if len(gone):
            levels = [level.only(_absent(level.bodies, gone)) for level in self._levels]
            self._levels = [level for level in levels if len(level)]

    def shared(self, new: Grams, count: int) -> Runs:
        """What runs of bodies that were just added stand in bodies before them. `count`: bodies kept in all."""
        import numpy as np  # noqa: PLC0415

        lows = [np.searchsorted(level.hashes, new.hashes) for level in self._levels]
        highs = [np.searchsorted(level.hashes, new.hashes, "right") for level in self._levels]
        before = np.zeros(len(new), dtype=np.int64)  # holders in the levels seen so far
        total = sum((high - low for low, high in zip(lows, highs, strict=True)), before)
        wanted = (total > 1) & (total <= max(COMMON, COMMON_SHARE * count))
        mine = _mine(new, total)
        found = []
        for level, low, high in zip(self._levels, lows, highs, strict=True):
            found.append(_followed(level, new, np.flatnonzero(wanted & (high > low)), (low, high, before, mine, total)))
            before = before + high - low
        return _joined([np.concatenate(column) for column in zip(*found, strict=True)]) if found else _none()


def _mine(new: Grams, total: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """How many holders of its run stand before each new run: all those kept but the new ones, and the new ones before it."""
    import numpy as np  # noqa: PLC0415

    begins = np.flatnonzero(np.append(True, new.hashes[1:] != new.hashes[:-1])) if len(new) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(begins, len(new)))
    rank = np.arange(len(new)) - np.repeat(begins, sizes)
    place: NDArray[numpy.int64] = total - np.repeat(sizes, sizes) + rank
    return place


def _followed(
    level: Grams, new: Grams, rows: NDArray[numpy.int64], ranks: tuple[NDArray[numpy.int64], ...]
) -> tuple[NDArray[numpy.int64], ...]:
    """Columns (first, second, a, b, holders) of equal runs of one level and of new bodies."""
    import numpy as np  # noqa: PLC0415

    low, high, before, mine, total = (each[rows] for each in ranks)
    sizes = high - low
    source = np.repeat(np.arange(len(rows)), sizes)
    within = np.arange(len(source)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    rank, held = before[source] + within, total[source]
    near = (rank < FIRST) | (rank >= mine[source] - LAST)
    places, source = (low[source] + within)[near], rows[source[near]]
    held = held[near]
    first, second = level.bodies[places].astype(np.int64), new.bodies[source].astype(np.int64)
    earlier = first < second
    columns = (first, second, level.places[places].astype(np.int64), new.places[source].astype(np.int64), held)
    return tuple(column[earlier] for column in columns)


def grams(bodies: Mapping[int, Words]) -> Grams:
    """The runs of bodies given by their numbers. A run that a caption breaks is none."""
    import numpy as np  # noqa: PLC0415

    kept = [(number, body) for number, body in bodies.items() if len(body) >= GRAM]
    if not kept:
        return Grams(np.zeros(0, np.uint64), np.zeros(0, np.uint32), np.zeros(0, np.uint32))
    lengths = np.array([len(body) for _, body in kept])
    owners = np.repeat(np.arange(len(kept), dtype=np.uint32), lengths)
    words = np.concatenate([body.numbers for _, body in kept]).astype(np.uint64) + np.uint64(1)
    starts = np.cumsum(lengths) - lengths
    broken = np.zeros(len(words) + 1, dtype=bool)  # whether a word begins a body, or a stretch behind a caption
    broken[starts] = True
    for start, (_, body) in zip(starts.tolist(), kept, strict=True):
        broken[[start + place for place in body.breaks]] = True
    count = len(words) - GRAM + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(GRAM):
        # multiplication by an odd constant (2^64 over the golden ratio) spreads the numbers over 64 bits
        mixed = (mixed ^ words[offset : offset + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    stretch = np.cumsum(broken[:-1])
    whole = np.flatnonzero(stretch[:count] == stretch[GRAM - 1 :])
    order = whole[np.argsort(mixed[whole], kind="stable")]
    numbers = np.array([number for number, _ in kept], dtype=np.uint32)
    return Grams(mixed[order], numbers[owners[order]], (order - starts[owners[order]]).astype(np.uint32))


def _merged(older: Grams, younger: Grams) -> Grams:
    """Both in one order; of equal runs the older bodies' first."""
    import numpy as np  # noqa: PLC0415

    places = np.searchsorted(older.hashes, younger.hashes, "right")
    return Grams(
        np.insert(older.hashes, places, younger.hashes),
        np.insert(older.bodies, places, younger.bodies),
        np.insert(older.places, places, younger.places),
    )


def _absent(bodies: NDArray[numpy.uint32], gone: NDArray[numpy.uint32]) -> NDArray[numpy.bool_]:
    import numpy as np  # noqa: PLC0415

    stays: NDArray[numpy.bool_] = np.ones(int(max(bodies.max(initial=0), gone.max())) + 1, dtype=bool)
    stays[gone] = False
    return stays[bodies]


def _none() -> Runs:
    import numpy as np  # noqa: PLC0415

    return Runs(*(np.zeros(0, dtype=np.int64) for _ in range(6)))


def _joined(columns: Sequence[NDArray[numpy.int64]]) -> Runs:
    """Runs that follow one another word by word become one."""
    import numpy as np  # noqa: PLC0415

    first, second, a, b, held = columns
    if not len(first):
        return _none()
    pair = (second - second.min()) * (first.max() + 1) + first  # one number is sorted faster than four
    diagonal = pair * (a.max() + b.max() + 1) + (b - a + a.max())
    order = np.lexsort((a, diagonal))
    first, second, a, b, held = (column[order] for column in columns)
    same = (np.diff(diagonal[order]) == 0) & (np.diff(a) == 1)
    begins = np.flatnonzero(np.append(True, ~same))
    lengths = np.diff(np.append(begins, len(a))) + GRAM - 1
    held = np.minimum.reduceat(held, begins)
    first, second, a, b = (column[begins] for column in (first, second, a, b))
    order = np.lexsort((b, a, pair[order][begins]))
    return _telling(Runs(first, second, a, b, lengths, held).only(order))


def _telling(runs: Runs) -> Runs:
    """The runs that are no mere phrases: all those of a pair that shares much, otherwise those that few bodies hold."""
    import numpy as np  # noqa: PLC0415

    begins = np.flatnonzero(np.append(True, (np.diff(runs.first) != 0) | (np.diff(runs.second) != 0)))
    shared = np.add.reduceat(runs.length - GRAM + 1, begins)
    much = np.repeat(shared >= MUCH, np.diff(np.append(begins, len(runs.first))))
    return runs.only(much | (runs.held <= HELD))
