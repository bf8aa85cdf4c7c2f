"""What was read of articles, and the text that they share, in few bytes: sent from one process to another, and stored.

Packing takes a twentieth of the time that reading takes. The words are numbers of a vocabulary, which is sent and stored by itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from crossread.cluster import words
from crossread.cluster.lines import Evidence
from crossread.cluster.names import Profile
from crossread.cluster.passages import Alignment
from crossread.cluster.words import Words
from crossread.model import Article, Passage, Span

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

LISTS = ("words", "names", "lead", "headline", "figures", "dates", "weekdays", "months", "calendar", "early", "years")
VALUES = ("weights", "counts")

Rows = list[list[Any]]  # passages of one pair of articles


def body(read: Words, profile: Profile) -> bytes:
    """A body and its profile, without the article."""
    return msgspec.msgpack.encode(
        (
            _fields(read),
            profile.day,
            [getattr(profile, name).astype("i4").tobytes() for name in LISTS],
            [getattr(profile, name).tobytes() for name in VALUES],
            profile.meaning.tobytes(),
        )
    )


def read_body(article: Article, packed: bytes) -> tuple[Words, Profile]:
    """The same again. `article`: the one it was read of."""
    import numpy as np  # noqa: PLC0415

    fields, day, lists, values, meaning = msgspec.msgpack.decode(packed)
    found: dict[str, Any] = {name: _wide(each) for name, each in zip(LISTS, lists, strict=True)}
    found |= {name: np.frombuffer(each) for name, each in zip(VALUES, values, strict=True)}
    return _made(article, fields), Profile(day=day, **found, meaning=np.frombuffer(meaning, dtype="f4"))


def words_of(read: Words) -> bytes:
    """A body alone."""
    return msgspec.msgpack.encode(_fields(read))


def read_words(article: Article, packed: bytes) -> Words:
    """The same again."""
    return _made(article, msgspec.msgpack.decode(packed))


def _fields(read: Words) -> tuple[Any, ...]:
    lists = (each.tobytes() for each in (read.numbers, read.starts, read.ends, read.sentences))
    return *lists, read.inside, read.weak, read.says, read.breaks


def _made(article: Article, fields: Sequence[Any]) -> Words:
    import numpy as np  # noqa: PLC0415

    numbers, starts, ends, sentences, inside, weak, says, breaks = fields
    return Words(
        article=article,
        numbers=np.frombuffer(numbers, dtype="i4"),
        letters=words.letters(np.frombuffer(numbers, dtype="i4")),
        starts=array("I", starts),
        ends=array("I", ends),
        inside=inside,
        weak=weak,
        says=says,
        sentences=array("I", sentences),
        breaks=tuple(breaks),
    )


def _wide(packed: bytes) -> NDArray[numpy.int64]:
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(packed, dtype="i4").astype(np.int64)


def passages(found: Iterable[Alignment]) -> Rows:
    """What one pair of articles shares, without the two."""
    return [
        [
            *(each.passage.spans[0].start, each.passage.spans[0].end, each.passage.spans[1].start),
            *(each.passage.spans[1].end, each.passage.similarity, each.passage.quotation),
            *(each.size, each.prose, each.packed),
        ]
        for each in found
    ]


def read_passages(rows: Rows, numbers: tuple[int, int], pages: tuple[str, str]) -> list[Alignment]:
    """The same again. `numbers`, `pages`: of the two articles."""
    (first, second), (one, other) = numbers, pages
    return [
        Alignment(
            Passage((Span(one, a, end_a), Span(other, b, end_b)), similarity, quotation),
            *(first, second, packed, size, prose),
        )
        for a, end_a, b, end_b, similarity, quotation, size, prose, packed in rows
    ]


def shared(found: Sequence[Alignment]) -> bytes:
    """What pairs of articles share, those of one pair next to one another."""
    pairs = groupby(found, key=attrgetter("first", "second"))
    return msgspec.msgpack.encode([(*numbers, passages(group)) for numbers, group in pairs])


def read_shared(packed: bytes, bodies: Mapping[int, Words]) -> list[Alignment]:
    """The same again. `bodies`: by number."""
    return [
        each
        for first, second, rows in msgspec.msgpack.decode(packed)
        for each in read_passages(rows, (first, second), (bodies[first].article.id, bodies[second].article.id))
    ]


def with_others(found: Iterable[tuple[str, Sequence[Alignment], Evidence | None]]) -> bytes:
    """What one article shares with others, to be stored: the other's id, the passages, and what lines need of them."""
    rows = [(other, passages(group), evidence[2:] if evidence else None) for other, group, evidence in found]
    return msgspec.msgpack.encode(rows)


def read_with_others(packed: bytes) -> list[tuple[str, Rows, list[Any] | None]]:
    """The same again, as rows: `read_passages` and `evidence` make values of them."""
    return msgspec.msgpack.decode(packed, type=list[tuple[str, Rows, list[Any] | None]])


def evidence(pair: tuple[int, int], row: Sequence[Any]) -> Evidence:
    """What lines need to know of a pair, from the row that was stored."""
    *known, sides = row
    return Evidence._make((*pair, *known, tuple(map(tuple, sides))))
