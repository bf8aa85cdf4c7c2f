"""Sentences of news to train and measure on, from the corpora under shared/data. None of them goes into a file of crossread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import sentencex

SHORTEST, LONGEST = 3, 90  # words: below, menus and captions; above, lists


def texts(data: Path) -> Iterator[str]:
    """Paragraphs of reports: `allsides.train`, `polnear.train`, `ecbplus.train` and `helsinki_pages`."""
    for row in rows(data / "stories" / "allsides.train.jsonl"):
        yield from (paragraph for article in row["articles"] for paragraph in article["text"].splitlines())
    for row in rows(data / "attribution" / "polnear.train.jsonl"):
        yield from row["text"].splitlines()
    for row in rows(data / "reuse" / "helsinki_pages.dev.jsonl"):
        yield from row["paragraphs"]
    for row in rows(data / "stories" / "ecbplus.train.jsonl"):
        yield " ".join(row["tokens"])


def rows(path: Path) -> Iterator[dict]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sentences(data: Path) -> list[str]:
    """The different sentences of `texts`, in order of first appearance."""
    found: dict[str, None] = {}
    for paragraph in texts(data):
        for sentence in sentencex.segment("en", paragraph):
            if SHORTEST <= len(sentence.split()) <= LONGEST:
                found.setdefault(sentence.strip())
    return list(found)
