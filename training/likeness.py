"""Fits the weights of crossread.cluster.likeness and prints them: they are few, and stand in that file as constants.

    python training/likeness.py EVENTS.jsonl TOPICS.jsonl

EVENTS.jsonl: one event a line, with `articles`: [{"text", "title", "outlet", "date"}]. TOPICS.jsonl: one article a line,
with `tokens`, `sentence` (its number, token by token), `event_cluster` and `topic`. Needs crossread installed and nothing
else. Fitted on each half of the data and scored on the other, then on both: the last column is what the constants are.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from crossread.cluster import likeness, lines, linkage, passages, words
from crossread.model import Article, Block, Found, Page

EVENTS = 400  # about 940 articles: half a minute
SEED = 5
THRESHOLDS = (-2.5, -2.0, -1.5, -1.0, -0.5, 0.0)  # log odds from which articles are joined
PENALTY = 1.0  # of the squared weights, the base apart
NAMES = ["base", "meaning", "rare", *(f"within {most} days" for most, _ in likeness.GAPS), "far", "quotation", "prose"]

QUOTES = {"``": '"', "''": '"'}
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


def tokens(row: Mapping[str, list]) -> Article:
    """An article of a tokenised corpus, a sentence a line."""
    groups = groupby(zip(row["sentence"], row["tokens"], strict=True), key=itemgetter(0))
    lines = [" ".join(QUOTES.get(token, token) for _, token in group) for _, group in groups]
    text = re.sub(r" ([,.;:!?]|'s\b|n't\b)", r"\1", "\n".join(lines))
    return article({"text": text, "title": "", "outlet": row["id"], "date": ""})


def compared(made: Mapping[Article, object]) -> tuple[list[object], Pairs]:
    """The event of each article, and the features of the pairs worth comparing."""
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


def table(events: Sequence[object], pairs: Pairs, dated: Sequence[bool]) -> tuple[np.ndarray, np.ndarray]:
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


def bcubed(events: Sequence[object], pairs: Pairs, weights: np.ndarray, dated: bool, least: float) -> float:
    odds = {
        pair: likeness.CEILING
        if known.one_text
        else min(likeness.CEILING, max(likeness.FLOOR, float(np.array(row(known, dated)) @ weights)))
        for pair, known in pairs.items()
    }
    sums = [0.0, 0.0]
    for group in linkage.groups(len(events), odds, least, likeness.FLOOR):
        for member in group:
            same = sum(events[member] == events[other] for other in group)
            sums[0] += same / len(group)
            sums[1] += same / events.count(events[member])
    precision, recall = (total / len(events) for total in sums)
    return 2 * precision * recall / (precision + recall)


def halves(events: Path, topics: Path) -> Iterator[list[tuple[list[object], Pairs, bool]]]:
    """Two halves of the data, neither sharing an event with the other: each a list of (events, pairs, whether dated)."""
    rows = [json.loads(line) for line in events.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(rows)
    short = [json.loads(line) for line in topics.read_text("utf-8").splitlines()]
    numbers = sorted({row["topic"] for row in short}, key=int)
    for half in range(2):
        dated = {article(row): event["event"] for event in rows[half:EVENTS:2] for row in event["articles"]}
        chosen = set(numbers[half::2])
        undated = {tokens(row): row["event_cluster"] for row in short if row["topic"] in chosen}
        yield [(*compared(dated), True), (*compared(undated), False)]


def weights_of(parts: Iterable[tuple[list[object], Pairs, bool]]) -> np.ndarray:
    tables = [table(events, pairs, (True, False) if dated else (False,)) for events, pairs, dated in parts]
    return fitted(np.concatenate([rows for rows, _ in tables]), np.concatenate([truth for _, truth in tables]))


def main() -> None:
    both = list(halves(Path(sys.argv[1]), Path(sys.argv[2])))
    found = [weights_of(half) for half in both]
    for half, weights in zip(both, reversed(found), strict=True):
        for events, pairs, dated in half:
            for with_days in (True, False) if dated else (False,):
                scores = [f"{bcubed(events, pairs, weights, with_days, least):.3f}" for least in THRESHOLDS]
                print(f"{len(events)} articles {'with' if with_days else 'without'} days, BCubed F1:", *scores)
    found.append(weights_of([*both[0], *both[1]]))
    for name, values in zip(NAMES, zip(*found, strict=True), strict=True):
        print(f"{name:16}", *(f"{value:7.2f}" for value in values))


if __name__ == "__main__":
    main()
