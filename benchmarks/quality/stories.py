"""How well articles are put into stories: `python -m benchmarks.quality.stories`.

Data: stories/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout).

allsides   the articles of a tenth of the events, two or three outlets on each, drawn by a fixed seed; the weights were fitted
           on the other nine tenths, of which one article each of DISTRACTING events is put among them. The clusters are
           silver, and two events may be two days of one affair.
ecbplus    short articles, two events of one kind under each topic, no days. The weights were fitted on them too, so the fair
           figure is that of training/likeness.py, which fits on one half of the topics and scores the other. Pages of one of
           the two events begin with their address, which is left out: having one would tell the events apart.

Scores: BCubed precision, recall and F1, of the articles held out; F1 over all pairs of articles; adjusted Rand index. The
stream gets the articles in ten orders, TOGETHER at a time: means, and the Rand index between any two orders. Others in the
same run, each at the threshold that is best for it on the dev part, which is made of articles that are not scored: TF-IDF and
MiniLM with average linkage, TF-IDF with Louvain (networkx of the extra `bench`; skipped by name where it is absent).
Crossread's threshold is fixed.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.quality.story_baselines import METHODS

from crossread.cluster import cluster
from crossread.cluster.names import face
from crossread.cluster.stream import Stream
from crossread.model import Article, Block, Found, Page

SEED = 5  # the same as in training/likeness.py, which takes the first FITTED events of that shuffle
FITTED = 1074
DISTRACTING = 240  # other events, with one article each
DEV = 120  # events of these on which the others' thresholds are chosen
DEV_TOPICS, TOPICS = 6, 14  # of ecbplus, by number: on which thresholds are chosen, and which are scored
ORDERS = 10
TOGETHER = 20  # articles that a stream gets at once
LINE = re.compile(r"[^\n]*\S[^\n]*")

Scores = dict[str, float]


class Part(NamedTuple):
    """Articles and the event of each."""

    articles: list[Article]
    events: list[str]
    scored: int  # articles, the first: the others are distractors


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
    print(f"{'':52}BCubed P     R    F1   pairs F1    ARI   ms an article")
    return {name: _measured(name, *parts) for name, parts in sets.items()}


def _measured(name: str, dev: Part, held: Part) -> dict[str, Scores]:
    started = time.process_time()
    found = cluster(held.articles)
    story = {article.id: each.id for each in found.stories for article in each.articles}
    took = 1000 * (time.process_time() - started) / len(held.articles)
    scores = {
        "crossread": _scores([story[article.id] for article in held.articles], held.events, held.scored) | {"ms": took}
    }
    _print(name, held, "crossread", scores["crossread"])
    scores["stream"] = _stream(held)
    _print(name, held, f"stream, {ORDERS} orders", {k: v for k, v in scores["stream"].items() if k != "orders_rand"})
    print(f"{'':40}Rand index between two orders: {scores['stream']['orders_rand']:.3f}")
    for method, make in METHODS.items():
        best = _best(make, dev, held)
        if best is None:
            print(f"{name:24}{method}: not installed, skipped")
            continue
        scores[method] = best
        _print(name, held, method, best)
    return scores


def _print(name: str, held: Part, method: str, values: Scores) -> None:
    row = "  ".join(f"{value:6.3f}" for value in values.values())
    print(f"{name:24}{len(held.articles):4} articles  {method:18}{row}", flush=True)


def _stream(held: Part) -> Scores:
    """Means over the orders, with the smallest mean agreement `orders_rand` between two of them."""
    found = []
    started = time.process_time()
    for seed in range(ORDERS):
        articles = list(held.articles)
        random.Random(seed).shuffle(articles)
        with Stream(window=None) as stream:
            for start in range(0, len(articles), TOGETHER):
                stream.add(articles[start : start + TOGETHER])
            story = stream.stories()
        found.append([story[article.id] for article in held.articles])
    took = 1000 * (time.process_time() - started) / len(held.articles) / ORDERS
    each = [_scores(labels, held.events, held.scored) for labels in found]
    means = {name: round(float(np.mean([scores[name] for scores in each])), 4) for name in each[0]}
    agreement = [_scores(one, other)["rand"] for one, other in combinations(found, 2)]
    return means | {"ms": took, "orders_rand": round(float(np.mean(agreement)), 4)}


def _best(make: Callable[..., Mapping[float, Sequence[int]] | None], dev: Part, held: Part) -> Scores | None:
    """The scores of another method at the threshold that is best for it on the dev part; None where it is not there."""
    chosen = make([_words(each) for each in dev.articles], [face(each) for each in dev.articles])
    if chosen is None:
        return None
    least = max(chosen, key=lambda each: _scores(chosen[each], dev.events, dev.scored)["bcubed_f1"])
    found = make([_words(each) for each in held.articles], [face(each) for each in held.articles])
    assert found is not None
    return _scores(found[least], held.events, held.scored)


def _words(article: Article) -> str:
    return f"{article.title.value if article.title else ''} {article.text}"


def _allsides(path: Path, dated: bool) -> tuple[Part, Part]:
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(events)
    others = [event | {"articles": event["articles"][:1]} for event in events[DEV : DEV + DISTRACTING]]
    return _events(events[:DEV], others, dated), _events(events[FITTED:], others, dated)


def _events(events: Sequence[Mapping], others: Sequence[Mapping], dated: bool) -> Part:
    rows = [(row, event["event"]) for event in (*events, *others) for row in event["articles"]]
    articles = [
        _article(
            row["text"],
            {"title": row["title"], "outlet": row["outlet"], "published": row["date"] if dated else None},
        )
        for row, _ in rows
    ]
    return Part(articles, [event for _, event in rows], sum(len(event["articles"]) for event in events))


def _ecbplus(path: Path) -> tuple[Part, Part]:
    read = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    rows = sorted(read, key=lambda row: (int(row["topic"]), row["id"]))
    topics = list(dict.fromkeys(row["topic"] for row in rows))
    return _short(rows, topics[-DEV_TOPICS:]), _short(rows, topics[:TOPICS])


def _short(rows: Sequence[Mapping], topics: Sequence[object]) -> Part:
    chosen = [row for row in rows if row["topic"] in topics]
    articles = [_article(_without_address(_text(row)), {"key": row["id"]}) for row in chosen]
    return Part(articles, [row["event_cluster"] for row in chosen], len(chosen))


def _without_address(text: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if first.startswith("http") else text


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


def _scores(found: Sequence[object], truth: Sequence[object], scored: int | None = None) -> Scores:
    size = len(truth)
    chosen = list(zip(found, truth, strict=True))[:scored]
    both, ours, theirs = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    precision = sum(both[pair] / ours[pair[0]] for pair in chosen) / len(chosen)
    recall = sum(both[pair] / theirs[pair[1]] for pair in chosen) / len(chosen)
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
