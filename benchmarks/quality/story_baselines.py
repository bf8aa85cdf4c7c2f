"""What stories.py measures beside crossread: plain ways to put articles into stories, at every threshold.

Each method takes the texts of articles and their faces (title and lead) and returns the label of every article by threshold,
or None where what it needs is not installed.
"""

from __future__ import annotations

import importlib
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

WORD = re.compile(r"\w+")
COSINES = [step / 40 for step in range(2, 24)]  # of TF-IDF
MEANINGS = [step / 40 for step in range(12, 36)]  # of MiniLM
SEED = 5  # Louvain visits articles in an order drawn by chance

Labels = dict[float, list[int]]


def tfidf(texts: Sequence[str]) -> np.ndarray:
    """Cosines of all pairs of texts, of words weighed by TF-IDF: [len(texts), len(texts)]."""
    counts = [Counter(WORD.findall(text.lower())) for text in texts]
    places = {word: place for place, word in enumerate(sorted({word for each in counts for word in each}))}
    matrix = np.zeros((len(texts), len(places)), dtype=np.float32)
    for row, each in zip(matrix, counts, strict=True):
        for word, count in each.items():
            row[places[word]] = 1 + math.log(count)
    matrix *= np.log(len(texts) / (matrix > 0).sum(0))
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    return matrix @ matrix.T


def average(alike: np.ndarray, thresholds: Sequence[float]) -> Labels:
    """Average linkage: the groups are joined down to each threshold."""
    count = len(alike)
    mean = alike.astype(np.float64).copy()
    np.fill_diagonal(mean, -1.0)
    sizes, labels = np.ones(count), list(range(count))
    found: Labels = {}
    for threshold in sorted(thresholds, reverse=True):
        while True:
            first, second = divmod(int(mean.argmax()), count)
            if mean[first, second] < threshold:
                break
            row = (sizes[first] * mean[first] + sizes[second] * mean[second]) / (sizes[first] + sizes[second])
            row[mean[first] < 0] = row[mean[second] < 0] = -1.0
            mean[first], mean[:, first], mean[second], mean[:, second] = row, row, -1.0, -1.0
            sizes[first] += sizes[second]
            labels = [first if label == second else label for label in labels]
        found[threshold] = labels
    return found


def louvain(alike: np.ndarray, thresholds: Sequence[float]) -> Labels | None:
    """Communities of the graph of all pairs that are alike enough, by the method of Louvain."""
    try:
        networkx = importlib.import_module("networkx")
    except ImportError:
        return None
    found: Labels = {}
    for threshold in thresholds:
        graph = networkx.Graph()
        graph.add_nodes_from(range(len(alike)))
        pairs = np.argwhere(np.triu(alike >= threshold, 1)).tolist()
        graph.add_weighted_edges_from((a, b, float(alike[a, b])) for a, b in pairs)
        labels = [0] * len(alike)
        for label, group in enumerate(networkx.community.louvain_communities(graph, seed=SEED)):
            for member in group:
                labels[member] = label
        found[threshold] = labels
    return found


def _tfidf_linkage(texts: Sequence[str], _: Sequence[str]) -> Labels | None:
    return average(tfidf(texts), COSINES)


def _tfidf_louvain(texts: Sequence[str], _: Sequence[str]) -> Labels | None:
    return louvain(tfidf(texts), COSINES)


def _meaning_linkage(_: Sequence[str], faces: Sequence[str]) -> Labels | None:
    from crossread import meaning  # noqa: PLC0415

    vectors = meaning.embed(faces)
    return average(np.maximum(vectors @ vectors.T, 0.0), MEANINGS)


METHODS: dict[str, Callable[[Sequence[str], Sequence[str]], Labels | None]] = {
    "TF-IDF, linkage": _tfidf_linkage,
    "MiniLM, linkage": _meaning_linkage,
    "TF-IDF, Louvain": _tfidf_louvain,
}
