"""Fits the weights of crossread.cluster.likeness and prints them: they are few, and stand in that file as constants.

    python training/likeness.py EVENTS.jsonl TOPICS.jsonl

EVENTS.jsonl: one event a line, with `articles`: [{"text", "title", "outlet", "date"}]. TOPICS.jsonl: one article a line,
with `tokens`, `sentence` (its number, token by token), `event_cluster` and `topic`. Needs crossread installed and nothing
else. Fitted on each half of the events and scored on the other, then on both: the last column is what the constants are.

Where a page of TOPICS begins with its address, the address is left out: only one of the two events of a topic has such
pages, so that having one would tell the events apart by where their pages were collected.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from crossread.cluster import likeness
from crossread.cluster.contrast import Apart
from crossread.cluster.linkage import groups
from crossread.cluster.pairs import Pairs
from crossread.model import Article, Block, Found, Page

EVENTS = 1074  # of the shuffled events: a tenth is held out for benchmarks/quality/stories.py
SEED = 5
THRESHOLDS = (-2.5, -2.0, -1.75, -1.5, -1.25, -1.0, -0.5)  # log odds from which articles are joined
PENALTY = 3.0  # of the squared weights of features of like spread, the base apart
# Measured to tell one text from a form filled in with other names. Weighed beside the names that are many, it would say
# that few names are more telling than many.
# How much a snippet tells is set by hand.
UNWEIGHED = [likeness.NAMES.index(name) for name in ("names covered", "too short")]
TOPIC_WEIGHT = 2.0  # of a pair of TOPICS, which has fewer

QUOTES = {"``": '"', "''": '"'}


class Part(NamedTuple):
    """Articles compared."""

    events: list[object]  # of each article
    pairs: list[tuple[int, int]]
    rows: np.ndarray  # of each pair, what is measured of it
    one_text: np.ndarray  # of each pair
    apart: Apart
    dated: bool


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
    """An article of a tokenised corpus, a sentence a line, without the address it may begin with."""
    groups_ = groupby(zip(row["sentence"], row["tokens"], strict=True), key=itemgetter(0))
    lines = [" ".join(QUOTES.get(token, token) for _, token in group) for _, group in groups_]
    if lines[0].startswith("http"):
        lines = lines[1:]
    text = re.sub(r" ([,.;:!?]|'s\b|n't\b)", r"\1", "\n".join(lines))
    return article({"text": text, "title": "", "outlet": row["id"], "date": ""})


def compared(made: Mapping[Article, object], dated: bool) -> Part:
    """The pairs worth comparing, and what is measured of them."""
    ordered = sorted(made, key=lambda each: each.id)
    pairs = Pairs()
    numbers = pairs.take(ordered, {})
    found, rows, one_text = [], [], []
    for number in numbers:
        others, shared = pairs.worth(number)
        if others:
            rows.append(likeness.features(pairs.window, number, others, shared))
            found += [(other, number) for other in others]
            one_text += likeness.same_text(rows[-1], shared).tolist()
        pairs.window.enlist(number)
    apart = Apart(pairs.window)
    return Part([made[each] for each in ordered], found, np.concatenate(rows), np.array(one_text), apart, dated)


def without_days(rows: np.ndarray) -> np.ndarray:
    """The same pairs as if no article carried a day."""
    rows = rows.copy()
    rows[:, -(len(likeness.GAPS) + 1) :] = 0.0
    return rows


def table(part: Part) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, truth and weights of the pairs that are not one text for the most part, with days and without."""
    rows = part.rows[~part.one_text]
    truth = np.array([part.events[a] == part.events[b] for a, b in part.pairs], dtype=float)[~part.one_text]
    weights = np.full(len(rows), 1.0 if part.dated else TOPIC_WEIGHT)
    if not part.dated:
        return rows, truth, weights
    return np.concatenate([rows, without_days(rows)]), np.tile(truth, 2), np.tile(weights, 2)


def fitted(parts: Sequence[Part]) -> np.ndarray:
    """Logistic regression by Newton's method."""
    rows, truth, counts = (np.concatenate(column) for column in zip(*map(table, parts), strict=True))
    rows[:, UNWEIGHED] = 0.0
    spread = rows.std(axis=0)
    spread[0] = 1.0
    spread[spread == 0] = 1.0
    scaled = rows / spread
    weights, penalty = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * PENALTY
    penalty[0, 0] = 1e-6
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (counts * (chance - truth)) + penalty @ weights
        weights = weights - np.linalg.solve(
            (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled + penalty, slope
        )
    return weights / spread


def bcubed(part: Part, weights: np.ndarray, dated: bool, least: float) -> float:
    odds = np.clip((part.rows if dated else without_days(part.rows)) @ weights, likeness.FLOOR, likeness.CEILING)
    odds[part.one_text] = likeness.CEILING
    near = {pair: value for pair, value in zip(part.pairs, odds.tolist(), strict=True) if value > likeness.FLOOR}
    sums, sizes = [0.0, 0.0], Counter(part.events)
    for group in groups(len(part.events), near, least, likeness.FLOOR, part.apart):
        for member in group:
            same = sum(part.events[member] == part.events[other] for other in group)
            sums[0] += same / len(group)
            sums[1] += same / sizes[part.events[member]]
    precision, recall = (total / len(part.events) for total in sums)
    return 2 * precision * recall / (precision + recall)


def halves(events: Path, topics: Path) -> Iterator[list[Part]]:
    """Two halves of the data, neither sharing an event with the other."""
    rows = [json.loads(line) for line in events.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(rows)
    short = [json.loads(line) for line in topics.read_text("utf-8").splitlines()]
    numbers = sorted({row["topic"] for row in short}, key=int)
    for half in range(2):
        dated = {article(row): event["event"] for event in rows[half:EVENTS:2] for row in event["articles"]}
        chosen = set(numbers[half::2])
        undated = {tokens(row): row["event_cluster"] for row in short if row["topic"] in chosen}
        yield [compared(dated, True), compared(undated, False)]


def main() -> None:
    both = list(halves(Path(sys.argv[1]), Path(sys.argv[2])))
    found = [fitted(half) for half in both]
    print("BCubed F1 of each half, fitted on the other, for joining from", *THRESHOLDS)
    for half, weights in zip(both, reversed(found), strict=True):
        for part in half:
            for dated in (True, False) if part.dated else (False,):
                scores = [f"{bcubed(part, weights, dated, least):.3f}" for least in THRESHOLDS]
                print(f"{len(part.events)} articles {'with' if dated else 'without'} days:", *scores)
    found.append(fitted([*both[0], *both[1]]))
    for name, values in zip(likeness.NAMES, zip(*found, strict=True), strict=True):
        print(f"{name:22}", *(f"{value:7.2f}" for value in values))


if __name__ == "__main__":
    main()
