"""How well articles are put into stories: `python -m benchmarks.quality.stories`.

Data: stories/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout). allsides: full articles of two or
three outlets on each of some hundred events, drawn by a fixed seed from events that the weights were not fitted on; the
clusters are silver, and two events may be two days of one affair. ecbplus: short articles, two events of one kind under each
topic, no days.

Scores: BCubed precision, recall and F1; F1 over pairs of articles; adjusted Rand index. Baseline in the same run: TF-IDF of
title and text, cosine, average linkage, at the threshold that is best for it on this very data.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from crossread.cluster import cluster
from crossread.cluster.linkage import groups
from crossread.model import Article, Block, Found, Page

ARTICLES = 300
SEED = 5  # the same as in training/likeness.py, which takes the first FITTED events of that shuffle
FITTED = 520
THRESHOLDS = [step / 40 for step in range(2, 24)]
LINE = re.compile(r"[^\n]*\S[^\n]*")
WORD = re.compile(r"\w+")

Scores = dict[str, float]


def main() -> dict[str, dict[str, Scores]]:
    """Prints the table; returns scores by data set and method, {} where there is no data."""
    folder = Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data")) / "stories"
    if not (folder / "allsides.train.jsonl").exists():
        print(f"stories: no data in {folder}")
        return {}
    sets = {
        "allsides": _allsides(folder / "allsides.train.jsonl", dated=True),
        "allsides without days": _allsides(folder / "allsides.train.jsonl", dated=False),
        "ecbplus": _ecbplus(folder / "ecbplus.train.jsonl"),
    }
    print(f"{'':46}BCubed P     R    F1   pairs F1    ARI  seconds    cpu")
    return {name: _measured(name, articles, events) for name, (articles, events) in sets.items()}


def _measured(name: str, articles: Sequence[Article], events: Sequence[str]) -> dict[str, Scores]:
    started, used = time.perf_counter(), time.process_time()
    found = cluster(articles)
    took = {"seconds": time.perf_counter() - started, "cpu_seconds": time.process_time() - used}
    story = {article.id: each.id for each in found.stories for article in each.articles}
    baseline = max((_scores(labels, events) for labels in _baselines(articles)), key=lambda scores: scores["bcubed_f1"])
    scores = {
        "crossread": _scores([story[article.id] for article in articles], events) | took,
        "tfidf": baseline,
    }
    for method, values in scores.items():
        row = "  ".join(f"{value:6.3f}" for value in values.values())
        print(f"{name:24}{len(articles):4} articles  {method:10}{row}")
    return scores


def _allsides(path: Path, dated: bool) -> tuple[list[Article], list[str]]:
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(events)
    articles, truth = [], []
    for event in events[FITTED:]:
        for row in event["articles"]:
            said = {"title": row["title"], "outlet": row["outlet"], "published": row["date"] if dated else None}
            articles.append(_article(row["text"], said))
            truth.append(event["event"])
        if len(articles) >= ARTICLES:
            break
    return articles, truth


def _ecbplus(path: Path) -> tuple[list[Article], list[str]]:
    """Articles of the topics that come first by number, all of each topic."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    chosen, topics = [], set()
    for row in sorted(rows, key=lambda row: (int(row["topic"]), row["id"])):
        if row["topic"] not in topics and len(chosen) >= ARTICLES:
            break
        topics.add(row["topic"])
        chosen.append(row)
    return [_article(_text(row), {"key": row["id"]}) for row in chosen], [row["event_cluster"] for row in chosen]


def _text(row: Mapping) -> str:
    """Tokens to text, a sentence a line."""
    lines = defaultdict(list)
    for token, sentence in zip(row["tokens"], row["sentence"], strict=True):
        lines[sentence].append({"``": '"', "''": '"'}.get(token, token))
    joined = "\n".join(" ".join(tokens) for _, tokens in sorted(lines.items()))
    return re.sub(r" ([,.;:!?]|'s\b|n't\b)", r"\1", joined)


def _article(text: str, said: Mapping[str, str | None]) -> Article:
    """The text as a body, a paragraph a line."""
    page = Page.of(text, "benchmark", as_is=True, **said)
    blocks = tuple(Block("paragraph", page.span(*found.span())) for found in LINE.finditer(text))
    known = {
        name: Found(value, None, "carrier") for name in ("title", "outlet", "published") if (value := said.get(name))
    }
    return Article(page, blocks, **known)


def _baselines(articles: Sequence[Article]) -> Iterator[list[int]]:
    """TF-IDF, cosine and average linkage, at each threshold."""
    counts = [Counter(WORD.findall(f"{a.title.value if a.title else ''} {a.text}".lower())) for a in articles]
    places = {word: place for place, word in enumerate(sorted({word for each in counts for word in each}))}
    matrix = np.zeros((len(articles), len(places)), dtype=np.float32)
    for row, each in zip(matrix, counts, strict=True):
        for word, count in each.items():
            row[places[word]] = 1 + math.log(count)
    matrix *= np.log(len(articles) / (matrix > 0).sum(0))
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    alike = matrix @ matrix.T
    pairs = {(i, j): float(alike[i, j]) for i in range(len(articles)) for j in range(i + 1, len(articles))}
    for least in THRESHOLDS:
        labels = [0] * len(articles)
        for label, group in enumerate(groups(len(articles), pairs, least, 0.0)):
            for member in group:
                labels[member] = label
        yield labels


def _scores(found: Sequence[object], truth: Sequence[str]) -> Scores:
    size = len(truth)
    both, ours, theirs = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    precision = sum(count * count / ours[label] for (label, _), count in both.items()) / size
    recall = sum(count * count / theirs[event] for (_, event), count in both.items()) / size
    shared, mine, gold = (sum(math.comb(count, 2) for count in each.values()) for each in (both, ours, theirs))
    expected = mine * gold / math.comb(size, 2)
    return {
        "bcubed_precision": round(precision, 4),
        "bcubed_recall": round(recall, 4),
        "bcubed_f1": round(2 * precision * recall / (precision + recall), 4),
        "pairs_f1": round(2 * shared / (mine + gold), 4),
        "rand": round((shared - expected) / ((mine + gold) / 2 - expected), 4),
    }


if __name__ == "__main__":
    main()
