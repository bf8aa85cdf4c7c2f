"""What a stream stores of shared text and of stories, and back: lists that JSON can hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossread.cluster.follow import Face
from crossread.cluster.lines import Evidence
from crossread.cluster.pairs import Pairs
from crossread.cluster.passages import Alignment, Block
from crossread.cluster.state import Row
from crossread.model import Passage, Span


def alignments(found: Sequence[Alignment]) -> list[list[Any]]:
    """What one pair of articles shares."""
    return [[*passage(each.passage), each.blocks, each.size, each.prose] for each in found]


def passage(found: Passage) -> list[Any]:
    first, second = found.spans
    ends = [first.page, first.start, first.end, second.page, second.start, second.end]
    return [*ends, found.similarity, found.quotation]


def read_passage(row: Sequence[Any]) -> Passage:
    return Passage((Span(*row[:3]), Span(*row[3:6])), row[6], row[7])


def evidence(found: Evidence | None) -> list[Any]:
    """What lines need to know of a pair, without the places of its bodies."""
    return list(found[2:]) if found else []


def face(known: Face | None) -> list[Any] | None:
    return [known.first, known.last, list(known.names.items())] if known else None


def read_face(row: Sequence[Any]) -> Face:
    return Face(row[0], row[1], dict(row[2]))


def restore(pairs: Pairs, words: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """Takes the articles of a window in again, with what was found out of their pairs. Returns their numbers."""
    pairs.vocabulary.learn(words)
    known = {row.article.id: row.annotations for row in rows if row.annotations}
    numbers = pairs.retake([row.article for row in rows], known)
    for number, row in zip(numbers, rows, strict=True):
        pairs.relist(number, row.keys)
        for other, odds in row.near:
            there = pairs.reuse.numbers.get(other)
            if there is not None:
                pairs.near[number][there] = pairs.near[there][number] = odds
    found = [
        Alignment(read_passage(each), there, number, tuple(Block(*block) for block in each[8]), *each[9:])
        for number, row in zip(numbers, rows, strict=True)
        for other, shared in row.shared
        if (there := pairs.reuse.numbers.get(other)) is not None
        for each in shared
    ]
    pairs.share(found)
    return numbers
