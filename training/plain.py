"""Sentences of news to train and measure on, from the corpora under shared/data. None of them goes into a file of crossread.

What the benchmark of stories measures on is left out of what is learned from: the allsides events after the first of the
shuffle that training/likeness.py fits on, and ECB+.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import sentencex

SHORTEST, LONGEST = 3, 90  # words: below, menus and captions; above, lists
EVENTS, SEED = 520, 5  # as in training/likeness.py


def rows(path: Path) -> Iterator[dict]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def events(data: Path) -> tuple[list[dict], list[dict]]:
    """The allsides events to learn from, and those to measure on."""
    found = list(rows(data / "stories" / "allsides.train.jsonl"))
    random.Random(SEED).shuffle(found)
    return found[:EVENTS], found[EVENTS:]


def articles(data: Path) -> list[dict]:
    """Articles with `title` and `text` to learn from: allsides and PolNeAR."""
    found = [article for event in events(data)[0] for article in event["articles"]]
    return [*found, *({"title": "", **row} for row in rows(data / "attribution" / "polnear.train.jsonl"))]


def sentences(data: Path) -> list[str]:
    """The different sentences of `articles` and of the Helsinki pages, in order of first appearance."""
    texts = [line for article in articles(data) for line in article["text"].splitlines()]
    texts += [line for row in rows(data / "reuse" / "helsinki_pages.dev.jsonl") for line in row["paragraphs"]]
    return list(dict.fromkeys(sentence for text in texts for sentence in split(text)))


def split(text: str) -> Iterator[str]:
    """The sentences of a paragraph that are neither too short nor too long."""
    for sentence in sentencex.segment("en", text):
        if SHORTEST <= len(sentence.split()) <= LONGEST:
            yield sentence.strip()


def crossing(data: Path, count: int) -> list[tuple[list[str], list[str]]]:
    """Sentences of the first and of the second article of `count` events to measure on, ten of each at most."""
    return [(opening(event["articles"][0]), opening(event["articles"][1])) for event in events(data)[1][:count]]


def opening(article: dict) -> list[str]:
    """The first ten sentences of an article."""
    return [sentence for line in article["text"].splitlines() for sentence in split(line)][:10]
