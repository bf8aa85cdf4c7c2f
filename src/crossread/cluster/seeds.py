"""Where two bodies share a run of words: an index of all runs of five words, joined along what they share.

Memory and time grow with the words read, not with the pairs of articles: 10,000 articles of 600 words are 6 million runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossread.cluster.words import Words

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

GRAM = 5  # words: shorter runs are shared by chance ("at the end of"), longer ones miss edited sentences
COMMON = 200  # articles: a run that more of them hold is a phrase of the language or a site's own boilerplate
NEIGHBOURS = 64  # a run shared by many articles is followed from each to so many others; lines need no more


class Run(NamedTuple):
    """`length` words that stand in the bodies `first` and `second`, from the words `a` and `b` on."""

    first: int
    second: int
    a: int
    b: int
    length: int


def runs(bodies: Sequence[Words]) -> Iterator[tuple[tuple[int, int], list[Run]]]:
    """For each pair of bodies that share words in a row: their places in `bodies`, and the runs in order of the first."""
    import numpy as np  # noqa: PLC0415

    hashes, owners, places = _grams(bodies)
    if not len(hashes):
        return
    order = np.lexsort((places, owners, hashes))
    hashes, owners, places = hashes[order], owners[order], places[order]
    kept = _shared(hashes)
    hashes, owners, places = hashes[kept], owners[kept], places[kept]
    pairs = [_pairs(hashes, owners, places, shift) for shift in range(1, NEIGHBOURS + 1)]
    yield from _joined(np.concatenate(pairs, axis=1)) if pairs else ()


def _grams(bodies: Sequence[Words]) -> tuple[NDArray[numpy.uint64], NDArray[numpy.int64], NDArray[numpy.int64]]:
    """Hash, body and first word of every run of GRAM words."""
    import numpy as np  # noqa: PLC0415

    hashes, owners, places = [], [], []
    for owner, body in enumerate(bodies):
        count = max(0, len(body) - GRAM + 1)
        mixed = np.zeros(count, dtype=np.uint64)
        for offset in range(GRAM):
            # multiplication by an odd constant (2^64 over the golden ratio) spreads the numbers over 64 bits
            mixed = (mixed ^ (body.numbers[offset : offset + count].astype(np.uint64) + np.uint64(1))) * np.uint64(
                0x9E3779B97F4A7C15
            )
            mixed ^= mixed >> np.uint64(29)
        stretches = np.array(body.pieces, dtype=np.int64)
        whole = np.flatnonzero(stretches[:count] == stretches[len(body) - count :])  # not broken by a caption
        hashes.append(mixed[whole])
        owners.append(np.full(len(whole), owner, dtype=np.int64))
        places.append(whole)
    if not hashes:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(hashes), np.concatenate(owners), np.concatenate(places)


def _shared(hashes: NDArray[numpy.uint64]) -> NDArray[numpy.bool_]:
    """Which of the sorted runs stand more than once and not too often."""
    import numpy as np  # noqa: PLC0415

    _, places, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    often = counts[places]
    wanted: NDArray[numpy.bool_] = (often > 1) & (often <= COMMON)
    return wanted


def _pairs(
    hashes: NDArray[numpy.uint64], owners: NDArray[numpy.int64], places: NDArray[numpy.int64], shift: int
) -> NDArray[numpy.int64]:
    """Rows (first, second, a, b) of equal runs that stand `shift` apart in the sorted index, in different bodies."""
    import numpy as np  # noqa: PLC0415

    same = np.flatnonzero((hashes[:-shift] == hashes[shift:]) & (owners[:-shift] != owners[shift:]))
    return np.stack([owners[same], owners[same + shift], places[same], places[same + shift]])


def _joined(pairs: NDArray[numpy.int64]) -> Iterator[tuple[tuple[int, int], list[Run]]]:
    """Runs that follow one another word by word become one."""
    import numpy as np  # noqa: PLC0415

    first, second, a, b = pairs
    order = np.lexsort((a, b - a, second, first))
    first, second, a, b = first[order], second[order], a[order], b[order]
    new = np.ones(len(a), dtype=bool)
    new[1:] = (np.diff(first) != 0) | (np.diff(second) != 0) | (np.diff(b - a) != 0) | (np.diff(a) != 1)
    begins = np.flatnonzero(new)
    lengths = np.diff(np.append(begins, len(a))) + GRAM - 1
    current: tuple[int, int] | None = None
    found: list[Run] = []
    columns = (first[begins], second[begins], a[begins], b[begins], lengths)
    for run in map(Run._make, zip(*(column.tolist() for column in columns), strict=True)):
        if (run.first, run.second) != current:
            if current:
                yield current, sorted(found, key=lambda each: (each.a, each.b))
            current, found = (run.first, run.second), []
        found.append(run)
    if current:
        yield current, sorted(found, key=lambda each: (each.a, each.b))
