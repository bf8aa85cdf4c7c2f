"""What is compared of two statements: a row of readable features for each pair that a cheap sieve lets through."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from crossread import knowledge
from crossread.text import fold

if TYPE_CHECKING:
    import numpy as np

    from crossread.collate.statements import Statement
    from crossread.model import Figure, Span

SIEVE = 0.30  # cosine below which a pair is not looked at: keeps 98 % of true pairs (measured on nine annotated events)
NEAR = 0.5  # cosine below which a pair must share a telling word or a figure to be looked at
# Cosine of two statements' sketches and twice their shared telling words: below, their meaning is not worked out. Keeps 99 % of
# the pairs that score as one claim (597 of 604 on 28 events), and spares the network 54 % of the statements.
RELATED = 1.0
SMALL_COUNT = 4  # counts up to here mostly count known people ("both leaders", "the three men")
FEATURES = (
    "meaning", "meaning_squared", "sentences", "across", "containment", "overlap", "bigrams", "entities_shared",
    "entities_apart", "figures_same", "figures_apart", "measures_same", "speaker_same", "speaker_apart", "voices_differ",
    "distance", "length_ratio", "speaker_and_meaning", "measures_and_meaning", "units_and_meaning",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


Row = tuple[int, int, tuple[float, ...]]  # two statements by their indices, features in the order of FEATURES


@dataclass(frozen=True, slots=True)
class _View:
    """What is compared of a statement."""

    words: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    figures: frozenset[tuple[str, str, str]]
    measures: frozenset[tuple[str, str]]  # unit and what is measured, where that is known
    units: frozenset[str]  # of amounts that are no counts: money, speed, per cent
    length: int


def feature_rows(statements: Sequence[Statement]) -> list[Row]:
    """(i, j, features in the order of FEATURES) for each pair i < j that the sieve lets through."""
    if len({statement.article for statement in statements}) < 2:
        return []
    import numpy as np  # noqa: PLC0415

    views = [_view(statement) for statement in statements]
    weights = _word_weights(views)
    own = _vectors(statements, _candidates(statements, views, weights))
    sentences = _sentence_vectors(statements, own)
    meaning, around, across = own @ own.T, sentences @ sentences.T, own @ sentences.T
    rows = []
    first, second = np.nonzero(np.triu(meaning >= SIEVE, 1))
    for i, j, near in zip(first.tolist(), second.tolist(), meaning[first, second].tolist(), strict=True):
        a, b = statements[i], statements[j]
        if a.article == b.article and a.sentence == b.sentence:
            continue
        if near < NEAR and not (views[i].words & views[j].words or views[i].figures & views[j].figures):
            continue
        cosines = (near, float(around[i, j]), float(max(across[i, j], across[j, i])))
        rows.append((i, j, _features(a, b, views[i], views[j], cosines, weights)))
    return rows


def _candidates(statements: Sequence[Statement], views: Sequence[_View], weights: Mapping[str, float]) -> list[int]:
    """Statements that share words and, roughly, meaning, or else an amount or a measure, with some statement of another
    article. Running the network is most of the time that collate takes, and the others have no counterpart to be found."""
    import numpy as np  # noqa: PLC0415

    from crossread.meaning import sketch  # noqa: PLC0415

    sketches = sketch([statement.meaning for statement in statements])
    possible = sketches @ sketches.T + 2 * _shared_words(views, weights) >= RELATED
    holders: dict[object, list[int]] = {}
    for row, view in enumerate(views):
        for key in (*view.figures, *view.measures):
            holders.setdefault(key, []).append(row)
    for rows in holders.values():
        possible[np.ix_(rows, rows)] = True
    order = {article: number for number, article in enumerate(dict.fromkeys(each.article for each in statements))}
    numbers = np.array([order[statement.article] for statement in statements])
    possible &= numbers[:, None] != numbers[None, :]
    return [int(row) for row in np.flatnonzero(possible.any(axis=1))]


def _shared_words(views: Sequence[_View], weights: Mapping[str, float]) -> np.ndarray[Any, Any]:
    """The share of their telling words, by weight, that each two statements have in common: [views, views]."""
    import numpy as np  # noqa: PLC0415

    words = {word: column for column, word in enumerate(sorted(weights))}
    held = np.zeros((len(views), len(words)), dtype=np.float32)
    for row, view in enumerate(views):
        for word in view.words:
            held[row, words[word]] = math.sqrt(weights[word])
    held /= np.maximum(np.linalg.norm(held, axis=1, keepdims=True), math.sqrt(0.1))
    return held @ held.T


def _vectors(statements: Sequence[Statement], rows: Sequence[int]) -> np.ndarray[Any, Any]:
    """The meaning of the statements in `rows`; zeros, which are like nothing, for the others."""
    import numpy as np  # noqa: PLC0415

    from crossread.meaning import WIDTH, embed  # noqa: PLC0415

    vectors = np.zeros((len(statements), WIDTH), dtype=np.float32)
    vectors[list(rows)] = embed([statements[row].meaning for row in rows])
    return vectors


def _sentence_vectors(statements: Sequence[Statement], own: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """For each statement the mean direction of the statements of its sentence: what stands around it, without running the
    network a second time."""
    import numpy as np  # noqa: PLC0415

    members: dict[Span, list[int]] = {}
    for i, statement in enumerate(statements):
        members.setdefault(statement.sentence, []).append(i)
    means = np.array([own[members[statement.sentence]].mean(axis=0) for statement in statements])
    unit: np.ndarray[Any, Any] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return unit


def _view(statement: Statement) -> _View:
    stop = knowledge.words("stop_words")
    tokens = [match[0] for match in _WORD.finditer(fold(statement.meaning))]
    kept = [_stem(token) for token in tokens if token not in stop]
    return _View(
        words=frozenset(kept),
        bigrams=frozenset(pairwise(tokens)),
        figures=frozenset((f.unit, str(f.low), str(f.high)) for f in statement.figures),
        measures=frozenset(_measure(f) for f in statement.figures if f.measures and _tells(f)),
        units=frozenset(f.unit for f in statement.figures if f.unit not in {"count", "ordinal", "rank", "age"}),
        length=len(tokens),
    )


def _measure(figure: Figure) -> tuple[str, str]:
    return figure.unit, _stem((figure.measures or "").split()[-1])


def _tells(figure: Figure) -> bool:
    """Whether a figure says something of its own: "the two leaders" and "the 47th president" do not."""
    low = figure.low if figure.low is not None else figure.high
    return figure.unit not in {"ordinal", "rank"} and (
        figure.unit != "count" or (low is not None and low > SMALL_COUNT)
    )


def _stem(word: str) -> str:
    """Plural and verb endings off, crudely: only words of one story are compared with one another."""
    for ending in ("'s", "ings", "ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
    return word


def _word_weights(views: Sequence[_View]) -> Mapping[str, float]:
    """Rarer among the story's statements weighs more; never below .1."""
    counts = Counter(word for view in views for word in view.words)
    return {word: max(0.1, math.log((1 + len(views)) / (1 + count))) for word, count in counts.items()}


def _features(
    a: Statement, b: Statement, x: _View, y: _View, cosines: tuple[float, float, float], weights: Mapping[str, float]
) -> tuple[float, ...]:
    # Exact sums: sets have no order of their own.
    shared = math.fsum(weights[word] for word in x.words & y.words)
    left, right = math.fsum(weights[word] for word in x.words), math.fsum(weights[word] for word in y.words)
    bigrams = len(x.bigrams & y.bigrams) / max(1, min(len(x.bigrams), len(y.bigrams)))
    both_named = bool(a.entities and b.entities)
    both_figures = bool(x.figures and y.figures)
    both_said = bool(a.chain and b.chain)
    return (
        cosines[0],
        cosines[0] ** 2,
        cosines[1],
        cosines[2],
        shared / max(0.1, min(left, right)),
        shared / max(0.1, left + right - shared),
        bigrams,
        len(a.entities & b.entities) / max(1, min(len(a.entities), len(b.entities))),
        float(both_named and not a.entities & b.entities),
        float(both_figures and bool(x.figures & y.figures)),
        float(both_figures and not x.figures & y.figures),
        float(bool(x.measures & y.measures)),
        float(both_said and a.chain[-1] == b.chain[-1]),
        float(both_said and a.chain[-1] != b.chain[-1]),
        float((a.attribution is None) != (b.attribution is None)),
        abs(a.position - b.position),
        min(x.length, y.length) / max(1, x.length, y.length),
        cosines[0] * float(both_said and a.chain[-1] == b.chain[-1]),
        cosines[0] * float(bool(x.measures & y.measures)),
        cosines[0] * float(bool(x.units & y.units)),
    )
