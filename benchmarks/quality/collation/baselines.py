"""Cosines with average linkage, each at the threshold that is best for it on these very events.

Two cosines: of words weighted by how rare they are in the event (TF-IDF), and of meaning (MiniLM, crossread.meaning.embed).
Three sets of statements: whole sentences, crossread's own statements, and the gold's spans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from benchmarks.quality.collation.claims import predicted_pairs, standing
from benchmarks.quality.collation.fitting import f1
from benchmarks.quality.collation.gold import Event, Place, true_pairs
from benchmarks.quality.collation.reading import Reading
from benchmarks.quality.story_baselines import average, tfidf

from crossread.meaning import embed

SETS = ("sentences", "own statements", "given statements")
THRESHOLDS = [step / 40 for step in range(4, 38)]
Told = list[tuple[Place, str]]


def _meaning(texts: Sequence[str]) -> Any:
    vectors = embed(texts)
    return np.maximum(vectors @ vectors.T, 0.0)


METHODS: Mapping[str, Callable[[Sequence[str]], Any]] = {"tf-idf": tfidf, "meaning": _meaning}


def baselines(readings: Sequence[Reading]) -> dict[str, tuple[float, Counter[str]]]:
    """`METHOD, SET` -> the best threshold and its pair counts over all events."""
    found = {}
    for statements in SETS:
        told = [_told(reading, statements) for reading in readings]
        for name, cosines in METHODS.items():
            sums = {threshold: Counter[str]() for threshold in THRESHOLDS}
            for reading, event in zip(readings, told, strict=True):
                for threshold, counts in _counts(reading.event, event, cosines).items():
                    sums[threshold] += counts
            best = max(THRESHOLDS, key=lambda t: f1(sums[t]["both"], sums[t]["predicted"], sums[t]["gold"]))
            found[f"{name}, {statements}"] = best, sums[best]
    return found


def _told(reading: Reading, statements: str) -> Told:
    """The statements of a set, with their words."""
    articles = {article.id: article.page for article in reading.articles}
    if statements == "sentences":
        spans = [span for notes in reading.notes for span in notes.sentences]
    else:
        spans = [s.span for s in (reading.own if statements == "own statements" else reading.given)]
    return [((articles[s.page].key or "", s.start, s.end), articles[s.page].words(s)) for s in spans]


def _counts(event: Event, told: Told, cosines: Callable[[Sequence[str]], Any]) -> dict[float, Counter[str]]:
    """Pair counts at every threshold."""
    stands = [stood_for for where, _ in told for stood_for in standing([[where]], event)]
    truth, found = true_pairs(event), {}
    for threshold, labels in average(cosines([words for _, words in told]), THRESHOLDS).items():
        claims: dict[int, dict[Place, None]] = {}
        for label, places in zip(labels, stands, strict=True):
            claims.setdefault(label, {}).update(dict.fromkeys(places))
        ours = predicted_pairs([list(claim) for claim in claims.values()])
        found[threshold] = Counter(both=len(ours & truth), predicted=len(ours), gold=len(truth))
    return found
