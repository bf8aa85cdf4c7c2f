"""Which pairs of statements are compared at all: a rough score over everything, a block at a time, and the best are kept.

Every statement is a candidate for every other, so that this is all matrix products; what is kept grows with the statements,
not with their pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crossread.collate.views import View

if TYPE_CHECKING:
    import numpy as np

    from crossread.collate.statements import Statement
    from crossread.model import Span

# Cosine of two statements' sketches and twice their shared telling words: below, their meaning is not worked out. Of four
# annotated events it keeps 97 % of the true pairs; 1.0 kept 83 %, and .6 keeps 99 % at the cost of all statements.
RELATED = 0.7
SIEVE = 0.2  # cosine of the statements, or of one with the other's sentence: below, a pair is not looked at
KEPT = 20  # pairs kept for each statement, the best by their rough score; nine of ten true pairs of the same events
BLOCK = 512  # statements compared with all others at a time: bounds the memory
COLUMNS = 4096  # words that are told apart; where a story has more, some share a column
ROUGH = (
    "meaning", "sentences", "across", "containment", "overlap", "entities_shared", "figures_same", "measures_same",
    "distance", "length_ratio",
)  # fmt: skip


class Candidate(NamedTuple):
    """Two statements by their indices, the first the smaller, and what was compared of all pairs: in the order of ROUGH."""

    first: int
    second: int
    score: float  # the rough chance that they report one thing
    rough: tuple[float, ...]


def candidates(
    statements: Sequence[Statement], views: Sequence[View], weights: Mapping[str, float], model: Mapping[str, Any]
) -> list[Candidate]:
    """The pairs worth comparing, by their indices. `model`: mean, scale, weights and bias over ROUGH."""
    import numpy as np  # noqa: PLC0415

    kept: dict[tuple[int, int], Candidate] = {}
    for first, second, rough in pairs(statements, tables(statements, views, weights)):
        logits = (rough - model["mean"]) / model["scale"] @ model["weights"] + model["bias"]
        scores = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        order = np.lexsort((second, -scores, first))
        begins = np.flatnonzero(np.diff(first[order], prepend=-1))  # where the pairs of each statement begin
        place = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order)))
        for at in order[(place < KEPT) & (scores[order] >= model["floor"])].tolist():
            i, j = sorted((int(first[at]), int(second[at])))
            if (i, j) not in kept:
                kept[i, j] = Candidate(i, j, round(float(scores[at]), 6), tuple(rough[at].tolist()))
    return sorted(kept.values())


class Tables(NamedTuple):
    """A row for each statement that may have a counterpart."""

    which: np.ndarray[Any, Any]  # the statements' indices
    own: np.ndarray[Any, Any]  # meaning [rows, 384]
    sentences: np.ndarray[Any, Any]  # the same of what stands around it
    words: np.ndarray[Any, Any]  # square roots of the weights of the words that it shares with some other statement
    entities: np.ndarray[Any, Any]  # 0 or 1, like what follows
    figures: np.ndarray[Any, Any]
    measures: np.ndarray[Any, Any]
    totals: np.ndarray[Any, Any]  # [rows] summed weight of all of its words
    places: np.ndarray[Any, Any]
    lengths: np.ndarray[Any, Any]


def tables(statements: Sequence[Statement], views: Sequence[View], weights: Mapping[str, float]) -> Tables:
    """What is compared of all pairs at once."""
    import numpy as np  # noqa: PLC0415

    from crossread.meaning import embed  # noqa: PLC0415

    words = _words(views, weights)
    totals = np.array([sum(weights[word] for word in sorted(each.words)) for each in views], dtype=np.float32)
    which = _related(statements, views, words, totals)
    kept = [statements[row] for row in which]
    own = embed([statement.meaning for statement in kept])
    return Tables(
        which,
        own,
        _sentence_vectors(kept, own),
        words[which],
        _flags([statement.entities for statement in statements])[which],
        _flags([view.figures for view in views])[which],
        _flags([view.measures for view in views])[which],
        totals[which],
        np.array([statement.position for statement in kept], dtype=np.float32),
        np.array([max(1, views[row].length) for row in which], dtype=np.float32),
    )


def pairs(
    statements: Sequence[Statement], t: Tables
) -> Iterator[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]]:
    """(indices of the first statements, of the second, features [pairs, len(ROUGH)]) of the pairs that may be looked at, block by
    block: each pair twice, once from either side."""
    import numpy as np  # noqa: PLC0415

    articles = _numbers([statements[row].article for row in t.which])
    sentences = _numbers([statements[row].sentence for row in t.which])
    named = t.entities.sum(axis=1)
    for start in range(0, len(t.which), BLOCK):
        rows = slice(start, start + BLOCK)
        meaning = t.own[rows] @ t.own.T
        across = np.maximum(t.own[rows] @ t.sentences.T, t.sentences[rows] @ t.own.T)
        allowed = (np.maximum(meaning, across) >= SIEVE) & (meaning > 0)
        allowed &= (articles[rows, None] != articles[None]) | (sentences[rows, None] != sentences[None])
        i, j = np.nonzero(allowed)
        a, b = i + start, j
        around, shared = (t.sentences[rows] @ t.sentences.T)[i, j], (t.words[rows] @ t.words.T)[i, j]
        parts = (
            meaning[i, j],
            around,
            across[i, j],
            shared / np.maximum(0.1, np.minimum(t.totals[a], t.totals[b])),
            shared / np.maximum(0.1, t.totals[a] + t.totals[b] - shared),
            (t.entities[rows] @ t.entities.T)[i, j] / np.maximum(1.0, np.minimum(named[a], named[b])),
            (t.figures[rows] @ t.figures.T)[i, j] > 0,
            (t.measures[rows] @ t.measures.T)[i, j] > 0,
            np.abs(t.places[a] - t.places[b]),
            np.minimum(t.lengths[a], t.lengths[b]) / np.maximum(t.lengths[a], t.lengths[b]),
        )
        yield t.which[a], t.which[b], np.stack(parts, axis=-1).astype(np.float64)


def _numbers(keys: Sequence[object]) -> np.ndarray[Any, Any]:
    import numpy as np  # noqa: PLC0415

    order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return np.array([order[key] for key in keys])


def _flags(found: Sequence[frozenset[Any]]) -> np.ndarray[Any, Any]:
    """1 where a row has a value, a column for each value that two rows share."""
    import numpy as np  # noqa: PLC0415

    counts: dict[object, int] = {}
    for values in found:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    columns = {value: number for number, value in enumerate(value for value, count in counts.items() if count > 1)}
    flags = np.zeros((len(found), max(1, len(columns))), dtype=np.float32)
    for row, values in enumerate(found):
        for value in values:
            if value in columns:
                flags[row, columns[value]] = 1.0
    return flags


def _words(views: Sequence[View], weights: Mapping[str, float]) -> np.ndarray[Any, Any]:
    """[statements, columns]: the square roots of the weights of words that two statements have, so that a product sums the weights
    of shared words."""
    import numpy as np  # noqa: PLC0415

    counts = Counter(word for view in views for word in view.words)
    shared = sorted(word for word, count in counts.items() if count > 1)
    columns = {word: number % COLUMNS for number, word in enumerate(shared)}
    held = np.zeros((len(views), max(1, min(COLUMNS, len(columns)))), dtype=np.float32)
    for row, view in enumerate(views):
        for word in view.words & columns.keys():
            held[row, columns[word]] = math.sqrt(weights[word])
    return held


def _related(
    statements: Sequence[Statement],
    views: Sequence[View],
    words: np.ndarray[Any, Any],
    totals: np.ndarray[Any, Any],
) -> np.ndarray[Any, Any]:
    """Statements that share words and, roughly, meaning, or else an amount or a measure, with some statement of another
    article, by their indices. Running the network is most of the time that collate takes, and the others have no counterpart to
    be found."""
    import numpy as np  # noqa: PLC0415

    from crossread.meaning import sketch  # noqa: PLC0415

    sketches = sketch([statement.meaning for statement in statements])
    telling = words / np.sqrt(np.maximum(totals, 0.1))[:, None]
    articles = _numbers([statement.article for statement in statements])
    found = np.zeros(len(statements), dtype=bool)
    for start in range(0, len(statements), BLOCK):
        rows = slice(start, start + BLOCK)
        near = sketches[rows] @ sketches.T + 2 * telling[rows] @ telling.T >= RELATED
        found[rows] = (near & (articles[rows, None] != articles[None])).any(axis=1)
    holders: dict[object, set[int]] = {}
    for row, view in enumerate(views):
        for key in (*view.figures, *view.measures):
            holders.setdefault(key, set()).add(row)
    for rows_ in holders.values():
        if len({statements[row].article for row in rows_}) > 1:
            found[list(rows_)] = True
    return np.flatnonzero(found)


def _sentence_vectors(statements: Sequence[Statement], own: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """For each statement the mean direction of the statements of its sentence: what stands around it, without running the
    network a second time."""
    import numpy as np  # noqa: PLC0415

    if not statements:
        return own
    members: dict[Span, list[int]] = {}
    for i, statement in enumerate(statements):
        members.setdefault(statement.sentence, []).append(i)
    means = np.array([own[members[statement.sentence]].mean(axis=0) for statement in statements])
    unit: np.ndarray[Any, Any] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return unit
