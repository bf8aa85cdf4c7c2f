"""How well a story is linked to the earlier one that it follows up: `python -m benchmarks.quality.follow_ups`.

news       the articles of stories/allsides.train of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout)
           that carry a day, in a stream in the order of their days. Labels: labels/follow_ups.jsonl, pairs of stories judged
           by a reader (see labels/follow_ups.md). The weights were fitted on the dev part alone.
made up    a stream of made-up articles, in which it is known which story follows up which.

Precision: of the links that a labelled story was given and that were judged, those to a story that it follows up. Recall: of
the stories drawn without regard to links that follow up one that was judged, those linked to such a one. Beside it, on the
same stories: the nearest earlier story by TF-IDF cosine, at the threshold that is best for it on the dev part.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.quality.stories import _article
from benchmarks.speed import made_articles

from crossread.cluster.follow import REMEMBERED
from crossread.cluster.stream import Stream
from crossread.model import Article, Clustering, Story

LABELS = Path(__file__).parent / "labels" / "follow_ups.jsonl"
FOLLOW_UP = "follow-up"
GIVEN = (
    "given"  # a pair drawn among the links that crossread gave: it says how many are right, and not how many are missed
)
TOGETHER = 20  # articles that the stream gets at once
MADE = 1400  # made-up articles in a week of few and small stories, so that many of them are followed up
DAILY, SIZES = 200, made_articles.SIZES[:4]
STEPS = 100  # thresholds tried between 0 and 1
WORD = re.compile(r"\w+")

Links = Mapping[str, str]  # story to the earlier one that it follows up


class Label(NamedTuple):
    """What a reader says of two stories of the stream."""

    later: str
    earlier: str
    label: str
    part: str
    drawn: str


class Score(NamedTuple):
    """Of links: precision, recall and F1; those given and those of them that nobody judged."""

    precision: float
    recall: float
    f1: float
    given: int
    unjudged: int


def main(*, quick: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table; returns figures by method, and those of made-up articles; {} where there is no data."""
    path = folder() / "allsides.train.jsonl"
    figures = {}
    print(f"{'':28}{'part':6}{'links':>6}{'unjudged':>9}      P     R    F1")
    if path.exists():
        articles = dated(path)
        clustering, labels = told(articles)
        links = {story.id: story.follows for story in clustering.stories if story.follows}
        figures["crossread"] = _printed("crossread", links, labels)
        figures["tfidf"] = _printed("nearest by TF-IDF", nearest(clustering, labels), labels)
    else:
        print(f"follow_ups: no data in {folder()}")
    figures["made up"] = made_up(MADE // 2 if quick else MADE)
    return figures


def dated(path: Path) -> dict[str, Article]:
    """The articles that carry a day, by the corpus's id, in the order of their days."""
    events = map(json.loads, path.read_text("utf-8").splitlines())
    rows = [row for event in events for row in event["articles"] if row["date"]]
    rows.sort(key=lambda row: (row["date"], row["abp_id"]))
    return {
        row["abp_id"]: _article(row["text"], {"title": row["title"], "outlet": row["outlet"], "published": row["date"]})
        for row in rows
    }


def told(articles: Mapping[str, Article]) -> tuple[Clustering, list[Label]]:
    """The stories of a stream of the articles, and the labels of them."""
    with Stream() as stream:
        feed(stream, list(articles.values()))
        return stream.clustering(), labels_of(articles, stream.stories())


def feed(stream: Stream, articles: Sequence[Article]) -> None:
    for start in range(0, len(articles), TOGETHER):
        stream.add(articles[start : start + TOGETHER])


def labels_of(articles: Mapping[str, Article], story: Mapping[str, str]) -> list[Label]:
    """The labels by story: each pair of articles stands for the stories they are in. Raises KeyError for an unknown one."""
    rows = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return [
        Label(
            story[articles[row["later"]].id],
            story[articles[row["earlier"]].id],
            row["label"],
            row["part"],
            row["drawn"],
        )
        for row in rows
    ]


def scored(links: Links, labels: Sequence[Label]) -> Score:
    """Links of stories held against labels."""
    verdict = {(each.later, each.earlier): each.label for each in labels}
    given = [(story, links[story]) for story in dict.fromkeys(each.later for each in labels) if story in links]
    judged = [verdict[pair] for pair in given if pair in verdict]
    right = judged.count(FOLLOW_UP)
    following = {each.later for each in labels if each.label == FOLLOW_UP and each.drawn != GIVEN}
    found = sum(verdict.get(pair) == FOLLOW_UP for pair in given if pair[0] in following)
    if not right:
        return Score(0.0, 0.0, 0.0, len(given), len(given) - len(judged))
    precision, recall = right / len(judged), found / max(1, len(following))
    f1 = 2 * precision * recall / (precision + recall)
    return Score(precision, recall, f1, len(given), len(given) - len(judged))


def nearest(clustering: Clustering, labels: Sequence[Label]) -> Links:
    """Each labelled story's nearest earlier one by TF-IDF, where it is near enough: at the threshold best for the dev part."""
    vectors = _vectors({story.id: _text(story) for story in clustering.stories})
    days = {story.id: _days(story) for story in clustering.stories}
    found: dict[str, tuple[float, str]] = {}
    for later in {each.later for each in labels}:
        begins = days[later][0]
        ahead = [each for each, (first, last) in days.items() if first < begins <= last + REMEMBERED]
        if ahead:
            found[later] = max((_dot(vectors[later], vectors[each]), each) for each in ahead)
    dev = [each for each in labels if each.part == "dev"]

    def at(least: float) -> Links:
        return {later: each for later, (likeness, each) in found.items() if likeness >= least}

    return at(max((step / STEPS for step in range(STEPS)), key=lambda least: scored(at(least), dev).f1))


def made_up(count: int) -> dict[str, float]:
    """Precision and recall of follow-ups in a stream of so many made-up articles; they are printed."""
    size = sum(size * weight for size, weight in enumerate(SIZES, 1)) / sum(SIZES)
    with patch.multiple(made_articles, DAILY=DAILY, SIZES=SIZES, MEAN_SIZE=size):
        made = list(made_articles.stream(count))
    true = {each.article.id: each.story for each in made}
    follows = {each.story: each.follows for each in made if each.follows is not None}
    with Stream() as stream:
        stream.add([each.article for each in made])
        stories = [story for story in stream.clustering().stories if story.articles]
    opened = {story.id: Counter(true[each.id] for each in story.articles).most_common(1)[0][0] for story in stories}
    given = {(opened[story.id], opened[story.follows]) for story in stories if story.follows}
    wanted = {(story, ahead) for story, ahead in follows.items() if ahead in set(true.values())}
    right = len(given & wanted)
    precision, recall = right / max(1, len(given)), right / max(1, len(wanted))
    among = f"of {len(wanted)} among {len(set(true.values()))} stories"
    print(f"{'made up':28}{'':6}{len(given):6}{'':9}  {precision:.3f} {recall:.3f} {among}")
    return {"precision": precision, "recall": recall}


def _printed(name: str, links: Links, labels: Sequence[Label]) -> dict[str, float]:
    figures = {}
    for part in ("dev", "held"):
        score = scored(links, [each for each in labels if each.part == part])
        print(
            f"{name:28}{part:6}{score.given:6}{score.unjudged:9}  {score.precision:.3f} {score.recall:.3f} {score.f1:.3f}"
        )
        figures |= {f"{part} precision": score.precision, f"{part} recall": score.recall}
    return figures


def _text(story: Story) -> str:
    return " ".join(f"{each.title.value if each.title else ''} {each.text}" for each in story.articles)


def _days(story: Story) -> tuple[int, int]:
    """The first and the last of a story's days, since the year 1."""
    days = [each.published.value[:10] for each in story.articles if each.published]
    return date.fromisoformat(min(days)).toordinal(), date.fromisoformat(max(days)).toordinal()


def _vectors(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """TF-IDF vectors of length 1."""
    counts = {name: Counter(WORD.findall(text.casefold())) for name, text in texts.items()}
    holders = Counter(word for count in counts.values() for word in count)
    vectors: dict[str, dict[str, float]] = defaultdict(dict)
    for name, count in counts.items():
        vector = {word: (1 + math.log(n)) * math.log(len(counts) / holders[word]) for word, n in count.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors[name] = {word: value / length for word, value in vector.items()}
    return vectors


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other.get(word, 0.0) for word, value in one.items())


def folder() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data")) / "stories"


if __name__ == "__main__":
    main()
