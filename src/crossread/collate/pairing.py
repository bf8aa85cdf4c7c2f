"""Scores pairs of statements: do the two report the same thing? With the reason in words.

Pairs come from a cheap sieve on sentence meaning; a logistic model over a dozen readable features scores them. Its weights
stand in models/same_claim.json, made by training/same_claim.py.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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
# Share of a statement's telling words that one statement of another article must have for the two to be compared at all:
# keeps 98 % of the true pairs of the annotated events and all that score as one claim on 48 other articles, and spares the
# network 11 and 43 % of the statements.
RELATED = 0.25
SMALL_COUNT = 4  # counts up to here mostly count known people ("both leaders", "the three men")

# Least score of two statements that give an amount of one measure and are tied, and of two translations of one utterance:
# amounts that differ are what readers look for, and the words around them may be far apart ("trade rose to …", "a 7 %
# increase, which amounts to …").
LIFTED = 0.7
TIED = (0.5, 0.08)  # meaning and word overlap that tie two amounts where neither speaker nor names do
TWINS = (0.45, 0.12)  # meaning and word overlap of two quotations of one speaker, each nearest to the other
FEATURES = (
    "meaning", "meaning_squared", "sentences", "across", "containment", "overlap", "bigrams", "entities_shared",
    "entities_apart", "figures_same", "figures_apart", "measures_same", "speaker_same", "speaker_apart", "voices_differ",
    "distance", "length_ratio", "speaker_and_meaning", "measures_and_meaning", "units_and_meaning",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


Row = tuple[int, int, tuple[float, ...]]  # two statements by their indices, features in the order of FEATURES


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their indices, how likely they report the same thing (0 to 1), and what that rests on."""

    first: int
    second: int
    score: float
    reason: str
    rivals: bool = False  # two amounts of one quantity on two people's word: may be one claim though of one article


@dataclass(frozen=True, slots=True)
class _View:
    """What is compared of a statement."""

    words: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    figures: frozenset[tuple[str, str, str]]
    measures: frozenset[tuple[str, str]]  # unit and what is measured, where that is known
    units: frozenset[str]  # of amounts that are no counts: money, speed, per cent
    length: int


def pairs(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Pair]:
    """Candidate pairs with their scores, best first. `names` maps story entity ids to names, for the reasons."""
    rows = feature_rows(statements)
    if not rows:
        return []
    import numpy as np  # noqa: PLC0415

    model = _model()
    matrix = np.array([row for _, _, row in rows], dtype=np.float64)
    logits = (matrix - model["mean"]) / model["scale"] @ model["weights"] + model["bias"]
    scores = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    twins = _twins(statements, rows)
    found = []
    for (i, j, row), raw in zip(rows, scores, strict=True):
        values = dict(zip(FEATURES, row, strict=True))
        one_quantity = _one_quantity(values, bool(set(statements[i].chain) & set(statements[j].chain)))
        rivals = bool(one_quantity and values["figures_apart"] and values["speaker_apart"])
        score = max(float(raw), LIFTED) if one_quantity or (i, j) in twins else float(raw)
        if score >= model["floor"]:
            found.append(Pair(i, j, round(score, 4), _reason(statements[i], statements[j], values, names), rivals))
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def _one_quantity(values: Mapping[str, float], one_word: bool) -> bool:
    """Whether two statements give an amount of the same: one measure, or one unit that is no count, and something that ties
    them. `one_word`: somebody stands in both chains."""
    tied = values["meaning"] >= TIED[0] and values["overlap"] >= TIED[1]
    if values["measures_same"]:
        return one_word or bool(values["entities_shared"]) or tied
    return bool(values["units_and_meaning"]) and tied


def _twins(statements: Sequence[Statement], rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Pairs of quotations of one speaker in two articles, each nearest to the other: one utterance in two translations."""
    nearest: dict[tuple[int, str], tuple[float, int]] = {}
    candidates = []
    for i, j, row in rows:
        values = dict(zip(FEATURES, row, strict=True))
        a, b = statements[i], statements[j]
        if not values["speaker_same"] or not (a.quoted and b.quoted) or a.article == b.article:
            continue
        closeness = values["meaning"] + values["overlap"]
        for one, other, article in ((i, j, b.article), (j, i, a.article)):
            nearest[one, article] = max(nearest.get((one, article), (0.0, -1)), (closeness, other))
        if values["meaning"] >= TWINS[0] and values["overlap"] >= TWINS[1]:
            candidates.append((i, j))
    return {
        (i, j)
        for i, j in candidates
        if nearest[i, statements[j].article][1] == j and nearest[j, statements[i].article][1] == i
    }


def feature_rows(statements: Sequence[Statement]) -> list[Row]:
    """(i, j, features in the order of FEATURES) for each pair i < j that the sieve lets through."""
    if len({statement.article for statement in statements}) < 2:
        return []
    import numpy as np  # noqa: PLC0415

    views = [_view(statement) for statement in statements]
    weights = _word_weights(views)
    own = _vectors(statements, _related([statement.article for statement in statements], views, weights))
    sentences = _sentence_vectors(statements, own)
    meaning, around, across = own @ own.T, sentences @ sentences.T, own @ sentences.T
    rows = []
    for i, j in zip(*np.nonzero(np.triu(meaning >= SIEVE, 1)), strict=True):
        a, b = statements[i], statements[j]
        if a.article == b.article and a.sentence == b.sentence:
            continue
        if meaning[i, j] < NEAR and not (views[i].words & views[j].words or views[i].figures & views[j].figures):
            continue
        cosines = (float(meaning[i, j]), float(around[i, j]), float(max(across[i, j], across[j, i])))
        rows.append((int(i), int(j), _features(a, b, views[i], views[j], cosines, weights)))
    return rows


def _related(articles: Sequence[str], views: Sequence[_View], weights: Mapping[str, float]) -> list[int]:
    """Statements that share words, an amount or a measure with some statement of another article. Running the network is
    most of the time that collate takes, and the others have no counterpart to be found."""
    import numpy as np  # noqa: PLC0415

    words = {word: column for column, word in enumerate(weights)}
    shares = np.zeros((len(views), len(words)), dtype=np.float32)
    for row, view in enumerate(views):
        for word in view.words:
            shares[row, words[word]] = math.sqrt(weights[word])
    shared = shares @ shares.T
    whole = np.maximum(np.diag(shared), 0.1)
    related = shared / np.minimum(whole[:, None], whole[None, :]) >= RELATED
    holders: dict[object, list[int]] = {}
    for row, view in enumerate(views):
        for key in (*view.figures, *view.measures):
            holders.setdefault(key, []).append(row)
    for rows in holders.values():
        related[np.ix_(rows, rows)] = True
    order = {article: number for number, article in enumerate(dict.fromkeys(articles))}
    numbers = np.array([order[article] for article in articles])
    related &= numbers[:, None] != numbers[None, :]
    return [int(row) for row in np.flatnonzero(related.any(axis=1))]


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
    shared = sum(weights[word] for word in x.words & y.words)
    left, right = sum(weights[word] for word in x.words), sum(weights[word] for word in y.words)
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


def _reason(a: Statement, b: Statement, values: Mapping[str, float], names: Mapping[str, str]) -> str:
    """What the two share, in words."""
    parts = [f"meaning {values['meaning']:.2f} alike"]
    if values["overlap"] >= 0.2:
        parts.append(f"{values['overlap']:.0%} of their telling words shared")
    shared = sorted(names[entity] for entity in a.entities & b.entities if entity in names)
    if shared:
        parts.append("both name " + ", ".join(shared[:3]))
    if values["figures_same"]:
        parts.append("the same figure")
    if values["figures_apart"]:
        parts.append("figures that differ" + (" of one measure" if values["measures_same"] else ""))
    if values["speaker_same"]:
        parts.append("the same speaker")
    return "; ".join(parts)


@cache
def _model() -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415

    raw = json.loads((files("crossread") / "models" / "same_claim.json").read_text("utf-8"))
    if tuple(raw["features"]) != FEATURES:
        raise RuntimeError("models/same_claim.json was made for other features: run training/same_claim.py")
    arrays: dict[str, np.ndarray[Any, Any]] = {
        name: np.array(raw[name], dtype=np.float64) for name in ("mean", "scale", "weights")
    }
    return {**arrays, "bias": float(raw["bias"]), "floor": float(raw["floor"]), "threshold": float(raw["threshold"])}


def threshold() -> float:
    """The mean score at which two groups of statements are taken for one claim."""
    return float(_model()["threshold"])
