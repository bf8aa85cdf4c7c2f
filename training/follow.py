"""Fits the weights of crossread.cluster.follow and prints them: they are few, and stand in that file as constants.

    python -m training.follow EVENTS.jsonl

EVENTS.jsonl: the corpus that benchmarks/quality/labels/follow_ups.jsonl speaks of. Fitted on the dev part of these labels;
the part that is held back is not looked at. Each line after the weights is a threshold: at these log odds so many stories
of the dev part are linked, so many of them rightly.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from benchmarks.quality.follow_ups import FOLLOW_UP, TOGETHER, Label, dated, labels_of

from crossread.cluster.follow import FEATURES, SHARED, Features
from crossread.cluster.stream import Stream
from crossread.model import Article

PENALTY = 0.3  # of the squared weights, the base apart
STEPS = 50  # of Newton's method: it is done after ten
THRESHOLDS = (-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)

Compared = Mapping[str, Mapping[str, Features]]  # by story and earlier story: their features


def measured(articles: Mapping[str, Article]) -> tuple[Compared, list[Label]]:
    """What each story was compared with when it last changed, and the labels."""
    compared = {}
    listed = list(articles.values())
    with Stream() as stream:
        for start in range(0, len(listed), TOGETHER):
            changed = {each.story for each in stream.add(listed[start : start + TOGETHER])}
            compared |= {story: stream._faces.compared(story) for story in changed}
        return compared, [each for each in labels_of(articles, stream.stories()) if each.part == "dev"]


def fitted(rows: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the base last."""
    rows = np.column_stack([rows, np.ones(len(rows))])
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([PENALTY] * (rows.shape[1] - 1) + [0.0])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (truth - chance) - penalty @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def print_links(weights: np.ndarray, compared: Compared, labels: Sequence[Label]) -> None:
    verdict = {(each.later, each.earlier): each.label for each in labels}
    best = {}
    for story in {each.later for each in labels}:
        near = compared.get(story, {})
        found = [(float(np.dot(weights, (*row, 1.0))), other) for other, row in near.items() if row[0] >= SHARED]
        best |= {story: max(found)} if found else {}
    for least in THRESHOLDS:
        links = [verdict.get((story, other), "?") for story, (value, other) in best.items() if value >= least]
        print(f"{least:5}  {len(links):4} links  {links.count(FOLLOW_UP):4} right  {links.count('?'):4} not judged")


def main() -> None:
    compared, labels = measured(dated(Path(sys.argv[1])))
    pairs = [(each, compared.get(each.later, {}).get(each.earlier)) for each in labels]
    known = [(each, row) for each, row in pairs if row is not None]
    weights = fitted(np.array([row for _, row in known]), np.array([each.label == FOLLOW_UP for each, _ in known]))
    print(f"{len(known)} of {len(labels)} pairs were compared")
    print("  ".join(f"{name} {value:.2f}" for name, value in zip((*FEATURES, "base"), weights, strict=True)))
    print_links(weights, compared, labels)


if __name__ == "__main__":
    main()
