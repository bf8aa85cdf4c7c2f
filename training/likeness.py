"""Fits the weights of crossread.cluster.likeness and prints them: they are few, and stand in that file as constants.

    python training/likeness.py STORIES.jsonl

STORIES.jsonl: one event a line, with `articles`: [{"text", "title", "outlet", "date"}]. Needs crossread installed and
nothing else. Fitted twice, on two halves of a sample; each half is scored with the weights of the other.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from crossread.cluster import likeness, lines, linkage, passages, words
from crossread.cluster.stories import LEAST
from crossread.model import Article, Block, Found, Page

EVENTS = 520  # about 1,220 articles: a minute
SEED = 5
PENALTY = 1.0  # of the squared weights, the base apart
NAMES = ["base", "meaning", "rare", *(f"within {most} days" for most, _ in likeness.GAPS), "far", "quotation", "prose"]

Pairs = Mapping[tuple[int, int], likeness.Features]


def article(row: Mapping[str, str]) -> Article:
    page = Page.of(row["text"], "training", outlet=row["outlet"], as_is=True)
    blocks, place = [], 0
    for line in row["text"].splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph", page.span(place, place + len(line.rstrip()))))
        place += len(line)
    found = {
        ours: Found(row[theirs], None, "carrier")
        for ours, theirs in (("title", "title"), ("published", "date"))
        if row[theirs]
    }
    return Article(page, tuple(blocks), outlet=Found(row["outlet"], None, "carrier"), **found)


def compared(events: Sequence[Mapping]) -> tuple[list[int], Pairs]:
    """The event of each article, and the features of the pairs worth comparing."""
    made = {article(row): number for number, event in enumerate(events) for row in event["articles"]}
    ordered = sorted(made, key=lambda each: each.id)
    bodies, vocabulary = words.every(ordered, ())
    alignments = passages.find(bodies, vocabulary)
    quoting = frozenset((each.first, each.second) for each in alignments if each.passage.quotation)
    weights = likeness.weigh(bodies, vocabulary)
    pairs = likeness.features(bodies, weights, lines.evidence(bodies, alignments), quoting)
    return [made[each] for each in ordered], pairs


def row(known: likeness.Features, dated: bool) -> list[float]:
    gaps = [0.0] * (len(likeness.GAPS) + 1)
    if dated and known.days is not None:
        place = (i for i, (most, _) in enumerate(likeness.GAPS) if known.days <= most)
        gaps[next(place, len(likeness.GAPS))] = 1.0
    return [1.0, known.meaning, math.sqrt(max(0.0, known.rare)), *gaps, float(known.quotation), float(known.prose)]


def table(events: Sequence[int], pairs: Pairs, dated: Sequence[bool]) -> tuple[np.ndarray, np.ndarray]:
    """Features and truth of the pairs that are not one text for the most part, once for each of `dated`."""
    chosen = [(pair, known) for pair, known in pairs.items() if not known.one_text]
    rows = [row(known, with_days) for with_days in dated for _, known in chosen]
    truth = [events[first] == events[second] for _ in dated for (first, second), _ in chosen]
    return np.array(rows), np.array(truth, dtype=float)


def fitted(rows: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method."""
    weights, penalty = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * PENALTY
    penalty[0, 0] = 0.0
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - truth) + penalty @ weights
        weights = weights - np.linalg.solve((rows * (chance * (1 - chance))[:, None]).T @ rows + penalty, slope)
    return weights


def bcubed(events: Sequence[int], pairs: Pairs, weights: np.ndarray, dated: bool) -> float:
    odds = {
        pair: likeness.CEILING
        if known.one_text
        else min(likeness.CEILING, max(likeness.FLOOR, float(np.array(row(known, dated)) @ weights)))
        for pair, known in pairs.items()
    }
    sums = [0.0, 0.0]
    for group in linkage.groups(len(events), odds, LEAST, likeness.FLOOR):
        for member in group:
            same = sum(events[member] == events[other] for other in group)
            sums[0] += same / len(group)
            sums[1] += same / events.count(events[member])
    precision, recall = (total / len(events) for total in sums)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    events = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(events)
    halves = [compared(events[: EVENTS // 2]), compared(events[EVENTS // 2 : EVENTS])]
    found = [fitted(*table(*half, dated=(True, False))) for half in halves]
    for name, values in zip(NAMES, zip(*found, strict=True), strict=True):
        print(f"{name:16}", *(f"{value:7.2f}" for value in values), f"mean {sum(values) / 2:7.2f}")
    for half, weights in zip(halves, reversed(found), strict=True):
        print("BCubed F1 on the other half:", *(f"{bcubed(*half, weights, dated):.3f}" for dated in (True, False)))


if __name__ == "__main__":
    main()
