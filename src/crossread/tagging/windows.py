"""Windows: runs of whole sentences that the network reads at one time, overlapping so that every word has words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LENGTH = 254  # word pieces in a window, besides the marks for begin and end
OVERLAP = (
    32  # word pieces that neighbouring windows share at most, in whole sentences; 48 finds no more and takes 5 % longer
)


def windows(length: int, sentences: Sequence[int]) -> Iterator[tuple[int, int]]:
    """[start, end) of each window over `length` word pieces whose sentences begin at `sentences`.

    Every piece lies in one window at least. A sentence that is longer than a window is cut.
    """
    borders = [*sentences, length]
    here = 0
    while here < len(borders) - 1:
        start, last = borders[here], here + 1
        while last < len(borders) - 1 and borders[last + 1] - start <= LENGTH:
            last += 1
        end = borders[last]
        yield start, min(end, start + LENGTH)
        at = start + LENGTH - OVERLAP
        while at + OVERLAP < end:
            yield at, min(end, at + LENGTH)
            at += LENGTH - OVERLAP
        if last >= len(borders) - 1:
            return
        following = last
        while following - 1 > here and end - borders[following - 1] <= OVERLAP:
            following -= 1
        here = following
