"""What a stream stores of shared text and of stories, and back: lists that JSON can hold."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from crossread.cluster import packed
from crossread.cluster.follow import Face
from crossread.cluster.lines import Evidence
from crossread.cluster.pairs import Pairs
from crossread.cluster.reading import Batch
from crossread.cluster.state import Row
from crossread.model import Passage, Span


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
    if known is None:
        return None
    meaning = base64.b64encode(known.meaning).decode("ascii")
    return [known.first, known.last, list(known.words.items()), sorted(known.names), meaning]


def read_face(row: Sequence[Any]) -> Face:
    return Face(row[0], row[1], dict(row[2]), frozenset(row[3]), base64.b64decode(row[4]))


def restore(pairs: Pairs, words: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """Takes the articles of a window in again, with what was found out of their pairs. Returns their numbers."""
    pairs.vocabulary.learn(words)
    read = [packed.read_body(row.article, row.read) for row in rows]
    bodies, profiles = [body for body, _ in read], [profile for _, profile in read]
    numbers = pairs.retake(Batch([row.article for row in rows], bodies, profiles))
    for number, row in zip(numbers, rows, strict=True):
        pairs.relist(number, row.keys)
        for other, odds in row.near:
            there = pairs.reuse.numbers.get(other)
            if there is not None:
                pairs.near[number][there] = pairs.near[there][number] = odds
        for other, passages, known in packed.read_with_others(row.shared):
            there = pairs.reuse.numbers.get(other)
            if there is not None:
                pair = there, number
                evidence = packed.evidence(pair, known) if known else None
                pairs.put(pair, packed.read_passages(passages, pair, (other, row.article.id)), evidence)
    return numbers
